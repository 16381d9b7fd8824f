"""Machines and accounts that one asks for and the other says below: `which server?`, `dk: seat-02, since monday`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.rule import spelled
from portal.redaction.rules.secrets.near_words import looks_secret
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.asked import ACCOUNTS, MACHINES, WHICH
from portal.redaction.rules.words.lexicon import is_unknown

SPEAKER = rb"[ \t>]*+(?:\[?[0-9][0-9:./ T-]{3,22}\]?[ \t]++)?(?:<[@+% ]?[A-Za-z_][A-Za-z0-9_.|-]{1,30}>|[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ,._'()-]{0,40}(?:\([0-9:]{4,8}\))?:)[ \t]++"
# Who speaks and when, alone on a line above what they say, or nothing.
HEADER = re.compile(
    rb"[ \t>]*+(?:[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ,._'()-]{1,40}[ ,]{1,3}(?:\xe2\x80\x94 )?\[?(?:[A-Za-z ]{2,12} )?(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},? )?[0-9]{1,2}[:.][0-9]{2}(?: ?[AaPp][Mm])?\]?)?[ \t\r\n]*+$"
)
STILL = rb"(?:(?i:it's|that's|still|it is|the|das ist|immer noch|noch|c'est|toujours|es|es la|sigue siendo|ancora|\xc3\xa8|det er|det \xc3\xa4r|fortfarande|nog|nog steeds|to|je to|st\xc3\xa1le|nadal|tot)[ ]){0,2}"
_THING = (
    rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:"
    + spelled(MACHINES)
    + rb"|(?P<account>"
    + spelled(ACCOUNTS)
    + rb"))(?![A-Za-z0-9\x80-\xff_-]| (?i:driver|model|type|version|treiber|modell|typ|cable|port|size|role|group))"
)
_WHICH_ONE = re.compile(rb"(?<![A-Za-z\x80-\xff])(?i:" + spelled(WHICH) + rb")(?![A-Za-z\x80-\xff])")
_ONE = re.compile(_THING)
# No sign of a question is needed where it begins so.
_BEGINS = re.compile(rb"(?:" + SPEAKER + rb")?" + _WHICH_ONE.pattern)
_SHORT = re.compile(SPEAKER + rb"[^\r\n]{0,24}?" + _THING + rb"[^\r\n]{0,12}\?$")
_WORD = rb"[\"'`]?([A-Za-z][A-Za-z0-9._-]{2,62}[A-Za-z0-9])"
_ANSWER = re.compile(SPEAKER + STILL + _WORD + rb"(?=[\"'`]?(?:[,;:!)(]|\.?[ \t]|\.?[\r\n]|\.?$))")
# Below a line that says who speaks.
_ALONE = re.compile(rb"[ \t>]*+" + _WORD + rb"[\"'`]?[.!]?[ \t\r\n]*+$")
_BOTH = rb"([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})(?: ?[/|,:] ?| )([^\s/]{5,64})[.!]?[ \t\r\n]*+$"
_LOGIN, _LOGIN_ALONE = re.compile(SPEAKER + STILL + _BOTH), re.compile(rb"[ \t>]*+" + _BOTH)
_LONGEST, _SHORTER, _MOST_LINES = 240, 80, 2


class Named(NamedTuple):
    """A machine or an account that somebody asked for, and how many lines came since."""

    kind: str
    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The first word of the answer, where it is no word of a sentence."""
        if HEADER.match(line) is not None:
            return [], self._replace(lines=self.lines + 1) if self.lines < _MOST_LINES else None
        both = login_in(line, self.lines > 0) if self.kind == "account" else []
        match = _ANSWER.match(line) or (_ALONE.match(line) if self.lines else None)
        if both or match is None or not _is_name(match[1]):
            return both, None
        told = is_account(match[1]) if self.kind == "account" else is_machine_name(match[1])
        return [Span(*match.span(1), self.kind)] if told else [], None


def _is_name(word: bytes) -> bool:
    """A digit, or a word that nobody knows, in small letters or with a sign inside."""
    built = word.islower() or re.search(rb"[._-]", word) is not None
    return has_digit(word) or (built and is_unknown(word))


def _mixed(word: bytes) -> bool:
    """A digit among letters, beside a capital behind a small letter or a sign."""
    return has_digit(word) and re.search(rb"[a-z][^a-z0-9\s]", word) is not None


def login_in(line: bytes, below: bool = False) -> list[Span]:  # noqa: FBT001, FBT002 - who speaks stands above
    """An account and its password in what somebody says: `still seat_rw / vine.Opal_81`."""
    match = _LOGIN.match(line) or (_LOGIN_ALONE.match(line) if below else None)
    if match is None or not (is_unknown(match[1]) and (looks_secret(match[2]) or _mixed(match[2]))):
        return []
    account = [Span(*match.span(1), "account")] if is_account(match[1]) else []
    return [*account, Span(*match.span(2), "password")]


def begun(line: bytes) -> Named | None:
    """What somebody asks for at the end of this line, which is short."""
    text = line.rstrip()
    if len(text) > _LONGEST or (text[-1:] != b"?" and (len(text) > _SHORTER or not _BEGINS.match(text))):
        return None
    which = _ONE.search(text) if _WHICH_ONE.search(text) else _SHORT.match(text)
    return None if which is None else Named("account" if which["account"] else "host")
