"""Secrets alone on the line below a command that prints one: `vault kv get -field=password kv/db`, `pass show db`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.values.placeholders import is_placeholder

_PROMPT = rb"^[ \t>]*+(?:[^\r\n]{0,80}?[$#%>] |[+] )?(?:sudo )?"
_BEGUN = re.compile(
    _PROMPT
    + rb"(?:vault (?:kv get|read) [^\r\n|]*-field[= ]|pass (?:show )?[a-z][A-Za-z0-9_.-]*/[A-Za-z0-9_./-]+[ \t]*+$|op (?:read|item get) [^\r\n]*(?:op://|password|--reveal)|bw get password |"
    rb"gcloud secrets versions access |security find-(?:generic|internet)-password [^\r\n]*-[a-z]*w|secret-tool lookup |kubectl get secrets?[^\r\n]*base64|oc get secrets?[^\r\n]*base64|"
    rb"az keyvault secret show [^\r\n]*value|aws (?:secretsmanager get-secret-value|ssm get-parameter) [^\r\n]*text|nmcli [^\r\n]*(?:psk|password)|cat [^\r\n|;&]*(?:password|secret|token|\.pgpass|api[_-]?key)[A-Za-z0-9_.-]*[ \t]*+$|"
    rb"(?:openssl rand|pwgen|apg|wg genkey|wg genpsk|head -c [0-9]+ /dev/u?random|uuidgen)(?: [^\r\n]*)?$|terraform output (?:-raw )?[a-z_]*(?:password|secret|token|key)|credstash get |chamber read |doppler secrets get |ansible-vault view |gopass show )"
)
_COMMANDS = tuple(
    b"vault |pass |ssm get|op read|op item|bw get|gcloud sec|security find|secret|nmcli|cat |rand|pwgen|apg|wg gen|uuidgen|terraform out|credstash|chamber|doppler".split(
        b"|"
    )
)
_VALUE = re.compile(rb"([!-~\x80-\xff]{6,512})[ \t]*+\r?\n?$")
# No secret is a name, a number or an address: some sign of it is neither a letter nor a digit, or it has both.
_MADE = re.compile(rb"(?![0-9./:]+$)(?=[^\s]*(?:[A-Za-z\x80-\xff][0-9]|[0-9][A-Za-z]|[!#$%&*+?^~=_/-]))")
_NEXT = re.compile(rb"[$#]|[^\r\n]*(?::|=|\.\.\.|</|[{}\[\]])\s*$|[A-Za-z-]+:$")
_MOST_LINES = 4


class Shown(NamedTuple):
    """A command whose answer may come in the lines below; how many lines came since."""

    lines: int = 0

    def claims(self, line: bytes) -> tuple[list[Span], "Shown | None"]:
        """The secret that this line is, alone on it; an address before it, as of `nmcli`, ends nothing."""
        match = _VALUE.match(line)
        if match is None or _NEXT.match(line) is not None:
            return [], None
        told = _MADE.match(match[1]) is not None and not is_placeholder(match[1])
        goes_on = self._replace(lines=self.lines + 1) if self.lines < _MOST_LINES else None
        return [Span(*match.span(1), "password")] if told else [], goes_on


def begun(line: bytes) -> Shown | None:
    """The command that this line is; few lines hold the word for one, and the rest is dear to look for."""
    return Shown() if any(map(line.__contains__, _COMMANDS)) and _BEGUN.match(line) else None
