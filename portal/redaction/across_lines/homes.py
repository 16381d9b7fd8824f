"""Home folders as a command lists them: `ls -l /home` above `drwx------ 2 jlund users 96 Oct 3 jlund`."""

import re
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.values.account_names import is_account

_ASKED = re.compile(rb"[^\r\n]{0,120}?\bls(?: -[A-Za-z]{1,8})* /(?:home|Users|export/home)/?[ \t\r\n]*+$")
_FOLDER = re.compile(
    rb"d[rwxsStT-]{9}[.+@]? [^\r\n]{10,120}? ([A-Za-z0-9_][A-Za-z0-9_.-]{1,63})/?[ \t\r\n]*+$"
)
_OTHER = re.compile(rb"total |[-dl][rwxsStT-]{9}")
_SHARED = frozenset((b"shared", b"public", b"guest", b"lost+found"))
_MOST = 200


class Homes(NamedTuple):
    """Folders of accounts that may still come, and how many lines of them came."""

    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """The account whose folder this line is; a line that lists nothing ends it."""
        if self.lines >= _MOST or _OTHER.match(line) is None:
            return [], None
        folder = _FOLDER.match(line)
        told = folder is not None and is_account(folder[1]) and folder[1].lower() not in _SHARED
        found = [Span(*folder.span(1), "account")] if folder is not None and told else []
        return found, self._replace(lines=self.lines + 1)


def begun(line: bytes) -> Homes | None:
    """The list of home folders that this line asks for."""
    return Homes() if b"ls " in line and _ASKED.match(line) is not None else None
