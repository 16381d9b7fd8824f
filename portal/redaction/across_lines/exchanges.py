"""Sign-ins that go on in the lines below: what a client answers a server.

Mail servers and directories are answered in base64 (SASL, RFC 4422), others with `PASS` (FTP, RFC 959;
POP3, RFC 1939).
"""

import base64
import binascii
import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.secrets.exchanges import ASKED
from portal.redaction.rules.values.placeholders import is_placeholder

_BEGUN = re.compile(rb"(?<![A-Za-z0-9_-])" + ASKED + rb"\"?(?:[ \t][A-Za-z0-9+/=]+)?[ \t\r\n]*+$")
# Who speaks stands before it in a recording: `C: `, `>>> `, `< unknown[10.4.1.7]: `.
_SPEAKER = rb"[ \t]*+(?:[^\r\n]{0,160}[:<>\]][ \t])?"
_SERVER = re.compile(_SPEAKER + rb"(?:[0-9]{3}|\+)(?:[ -][A-Za-z0-9+/=]*+)?[ \t\r\n]*+$")
_CLIENT = re.compile(_SPEAKER + rb"([A-Za-z0-9+/]{4,}={0,2})[ \t\r\n]*+$")
_WHO = re.compile(_SPEAKER + rb"USER [^\s]{1,128}+[ \t\r\n]*+$")
_WITH = re.compile(_SPEAKER + rb"PASS ([^\r\n]*[^\s])[ \t\r\n]*+$")
# What a server says meanwhile: `331 Please specify the password.`, `+OK`.
_REPLY = re.compile(_SPEAKER + rb"(?:[0-9]{3}[ -]|\+OK|-ERR)")
_COUNT, _MOST_WORDS = re.compile(rb"\$[0-9]{1,5}"), 2
_MOST_LINES = 8


class Exchange(NamedTuple):
    """A sign-in whose answers may still come, and how many of its lines came."""

    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The answer that this line is, and what goes on below; a line about something else ends it."""
        answer = _CLIENT.match(line)
        if answer is not None and _is_text(answer[1]):
            return [Span(*answer.span(1), "password")], self._after()
        return [], self._after() if _SERVER.match(line) is not None else None

    def _after(self) -> Self | None:
        return self._replace(lines=self.lines + 1) if self.lines < _MOST_LINES else None


class Announced(NamedTuple):
    """Who signs in is said, and the password may still come; how many lines came since."""

    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The password that this line is, and what goes on below; a line about something else ends it."""
        answer = _WITH.match(line)
        if answer is not None:
            told = not is_placeholder(answer[1])
            return [Span(*answer.span(1), "password")] if told else [], None
        goes_on = _REPLY.match(line) is not None and self.lines < _MOST_LINES
        return [], self._replace(lines=self.lines + 1) if goes_on else None


class Counted(NamedTuple):
    """The words behind `AUTH` as Redis sends them (RESP), each below its length: `$7`, `Opal77x`."""

    words: int = 0
    counted: bool = False

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The word that this line is, and what goes on below."""
        text = line.rstrip(b" \t\r\n")
        if not self.counted:
            return [], self._replace(counted=True) if _COUNT.fullmatch(text) else None
        after = self._replace(words=self.words + 1, counted=False)
        return [Span(0, len(text), "password")] if text else [], after if after.words < _MOST_WORDS else None


Signing = Exchange | Announced | Counted


def begun(line: bytes) -> Signing | None:
    """The sign-in that this line asks for."""
    if b"AUTH" in line or b"auth" in line:
        if line.strip() == b"AUTH":
            return Counted()
        if _BEGUN.search(line) is not None:
            return Exchange()
    return Announced() if b"USER " in line and _WHO.match(line) is not None else None


def _is_text(value: bytes) -> bool:
    """Whether base64 holds text, as names and passwords are, with the signs that part them."""
    try:
        text = base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return False
    return all(sign.isprintable() or sign in "\x00\x01" for sign in text)
