"""An account and its password where a command or a setting is handed both: `rabbitmqctl add_user harbor Opal77x`.

The password goes, whoever the account is: everybody knows `deploy`, and nobody may know what it signs in with.
"""

# ruff: noqa: E501 - a pattern is read as one piece

from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Rule, parts
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.placeholders import is_placeholder


class _Handed(Rule):
    """Named groups of which one is the password, and others the account and perhaps a machine."""

    def find(self, line: bytes) -> Iterator[Span]:
        """All of them, but no account that everybody knows."""
        for match in self.pattern.compiled.finditer(line):
            if is_placeholder(match["password"]):
                continue
            for group, kind in self.groups:
                if match.start(group) < match.end(group) and (kind != "account" or is_account(match[group])):
                    yield Span(*match.span(group), kind)


def _handed(pattern: bytes) -> Rule:
    made = parts(pattern)
    return _Handed(made.pattern, made.groups)


RULES: tuple[Rule, ...] = (
    _handed(rb"(?i)\brasdial (?:\"[^\"\r\n]{1,64}\"|'[^'\r\n]{1,64}'|[^\s'\"]{1,64}) (?P<account>[^\s]{1,64}) (?P<password>[^\s]{1,64})"),
    _handed(rb"(?i)\b(?:smbclient|rpcclient|smbmap|smbget|net rpc|winexe|wmic)\b.{0,200}?\s-U ?['\"]?(?:(?P<host>[A-Za-z0-9_.-]{1,32})[\\/]{1,2})?(?P<account>[^\s%'\"\\/]{1,64})%(?P<password>[^\s'\"]{1,128})"),
    _handed(rb"(?i)\blftp\b.{0,100}?\s-u ?['\"]?(?P<account>[^\s,'\"]{1,64}),(?P<password>[^\s'\"]{1,128})"),
    _handed(rb"(?i)\bconnect to [^\s]{1,64} user (?P<account>[^\s]{1,64}) using ['\"]?(?P<password>[^\s'\";]{1,128})"),
    _handed(rb"(?i)\becho ['\"]?(?P<account>[A-Za-z0-9_.-]{1,64}):(?P<password>[^\s'\"|]{1,128})['\"]? ?\| ?(?:sudo )?chpasswd"),
    _handed(rb"(?i)\bhtpasswd (?:-[a-z]{1,8} ){1,4}[^\s]{1,200} (?P<account>[^\s]{1,64}) (?P<password>[^\s]{1,128})"),
    _handed(rb"(?i)\brabbitmqctl\b.{0,80}?\b(?:add_user|change_password|authenticate_user) ['\"]?(?P<account>[^\s'\"]{1,64})['\"]? ['\"]?(?P<password>[^\s'\"]{1,128})"),
    _handed(rb"(?i)(?:^|[\s|;&($`])(?:https?|xhs?|curlie|hey|ab|oha) (?:[^|;&]{0,200}? )?(?:-a|--auth|-A)[ =]['\"]?(?P<account>[^\s:'\"]{1,64}):(?P<password>[^\s'\"]{1,128})"),
    _handed(rb"(?i)\bmc (?:--[a-z-]{2,20} )?(?:alias set|config host add) [^\s]{1,64} https?://[^\s]{1,200} ['\"]?(?P<account>[^\s'\"]{1,128})['\"]? ['\"]?(?P<password>[^\s'\"]{1,128})"),
    _handed(rb"(?i)\bauth\.user\.info ?[=:] ?['\"]?(?P<account>[^\s:'\"]{1,128}):(?P<password>[^\s'\"]{1,256})"),
    _handed(rb"(?i)\.logon [ \t]{0,4}(?:(?P<host>[A-Za-z0-9_.-]{1,64})/)?(?P<account>[^\s,;/]{1,64}),(?P<password>[^\s,;]{1,128})"),
    # Exim, to its database and to the server it hands mail on to; a check of Nagios; a loop of Ansible.
    _handed(rb"\b(?:mysql|pgsql|ibase|oracle)_servers[ \t]{0,8}=[ \t]{0,8}<?[ \t]{0,4}(?P<host>[A-Za-z0-9_.-]{1,128})(?:::[0-9]{2,5})?/[^/\s]{1,64}/(?P<account>[^/\s]{1,64})/(?P<password>[^\s:]{1,128})"),
    _handed(rb"\b(?:client|server)_send[ \t]{0,8}=[ \t]{0,8}\"?: (?P<account>[^\s:]{1,64}) : (?P<password>[^\s\"]{1,128})"),
    _handed(rb"(?i)^[ \t]{0,16}check_command[ \t]{1,40}check_(?:mysql|pgsql|postgres|oracle|mssql|mongodb|ldap|imap|smtp|pop|ftp|ssh|wmi|vmware|esxi)[a-z_]{0,20}!(?P<account>[^!\s]{1,64})!(?P<password>[^!\s]{3,128})"),
    _handed(rb"['\"](?:name|user|login)['\"]: ?['\"](?P<account>[^'\"\r\n]{1,64})['\"], ?['\"](?:pw|pwd|pass|passwd|password)['\"]: ?['\"](?P<password>[^'\"\r\n]{3,128})['\"]"),
)  # fmt: skip
