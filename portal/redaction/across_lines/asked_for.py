"""Codes and passwords that one asks for and the other says in the next line: `Agent: the four digits?`, `Visitor: 6180`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple, Self

from portal.redaction.across_lines.asked_names import HEADER, SPEAKER, login_in
from portal.redaction.findings import Span
from portal.redaction.rules.secrets.near_words import looks_secret

# Who answers quotes or lists: `> 3377`.
_QUOTED = re.compile(
    rb"[ \t]*+(?:>|-|\xe2\x80\x93) ?((?:[#*]?[0-9]{4,8}[#*]?)|[^\s]{6,64})(?:[.,;!] [^\r\n]*)?[ \t\r\n]*+$"
)
_BEGUN = re.compile(
    rb"(?:"
    + SPEAKER
    + rb"|(?=[^\r\n]*\?[ \t\r\n]*+$))"
    + rb"[^\r\n]{0,120}?(?i:\b(?:code|codes|koden|kode|kod|c\xc3\xb3digo|codice|k\xc3\xb3d|pin|puk|otp|tan|digits|ziffern|chiffres|d\xc3\xadgitos|cifre|cijfers|password|passcode|passwort|kennwort|kundenkennwort|codewort|mot de passe|contrase\xc3\xb1a|senha|wachtwoord|has\xc5\x82o|heslo|l\xc3\xb6senord|passord|salasana|jelsz\xc3\xb3|parola|safe word|code word|memorable word|alarm|ww|pw|use to get in|use to log in)\b)[^\r\n]{0,60}$"
)
_ENDS, _LONGEST = frozenset((b"?", b".")), 240
_ANSWER = re.compile(
    SPEAKER
    + rb"((?=[^\r\n]*[0-9])[#*]?[0-9A-Za-z]{2,12}(?:[ -][0-9A-Za-z]{2,8}){0,4}[#*]?|[^\s]{5,64})[.!]?[ \t\r\n]*+$"
)
_ALONE = re.compile(rb"[ \t>]*+([^\s]{4,64}?)[.!]?[ \t\r\n]*+$")
_CODE = re.compile(
    rb"[#*]?(?:[0-9]{4,10}[A-Z]?|[0-9]{2,4}(?:[ -][0-9]{2,4}){1,3}|(?=[A-Z0-9-]*[0-9])[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){1,4})[#*]?"
)


_MOST_LINES = 2


class Asked(NamedTuple):
    """A code or a password that somebody asked for, and how many lines came since."""

    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The code that this line says, with nothing besides but whose it is."""
        if HEADER.match(line) is not None:
            return [], self._replace(lines=self.lines + 1) if self.lines < _MOST_LINES else None
        login = login_in(line)
        if login:
            return login, None
        match = _ANSWER.match(line) or _QUOTED.match(line) or (_ALONE.match(line) if self.lines else None)
        if match is None or not (_CODE.fullmatch(match[1]) or _divided(match[1])):
            return [], None
        return [Span(*match.span(1), "password")], None


def _divided(value: bytes) -> bool:
    """What people make a secret of: signs or digits within letters, or words with dashes between."""
    return looks_secret(value) or re.fullmatch(rb"[A-Z][a-z]+(?:-[A-Za-z]+){1,4}", value) is not None


def begun(line: bytes) -> Asked | None:
    """What somebody asks for in this line, which is a sentence and short."""
    text = line.rstrip()
    if text[-1:] not in _ENDS or len(text) > _LONGEST:
        return None
    return Asked() if _BEGUN.match(line) else None
