"""Accounts and secrets in the files and talks of well-known services, each of which writes them in a form of its own."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Expression, Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"])


def _typed(match: re.Match[bytes]) -> bool:
    """What a script types in is a secret where it looks like one: a command is words, `show version`."""
    value = match["password"]
    return _real(match) and re.search(rb"[0-9!@#$%^&*+=~?]", value) is not None and value.isdigit() is False


def _by_lot(match: re.Match[bytes]) -> bool:
    """Letters and digits, as no words are."""
    return any(has_digit(part) for part in re.split(rb"[ -]", match[1])) and not match[1].isdigit()


class _Members(Rule):
    """Who belongs to a group of a system: `wheel:x:10:rlindqv,mossop`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """Each account of them."""
        for match in self.pattern.compiled.finditer(line):
            for one in _MEMBER.finditer(line, *match.span(1)):
                if is_account(one[0]):
                    yield Span(*one.span(), "account")


_MEMBER = re.compile(rb"[^,\s]+")
RULES: tuple[Rule, ...] = (
    # Who passes a proxy (OpenVPN), who may pass a router of SAP, whom a queue refused (IBM MQ).
    parts(rb"(?m)^[ \t]{0,16}(?:http-proxy|socks-proxy|auth)-user-pass (?P<account>[^\s/'\"]{1,64}) (?P<password>[^\s/][^\s]{2,127})(?=\s|$)"),
    rule("password", rb"(?:^|=)[PSK][0-9,]{0,6} [0-9A-Za-z.*:/-]{1,64} [0-9A-Za-z.*:/-]{1,64} (?:[0-9]{1,5}(?:\.[0-9]{1,5})?|sapdp[0-9]{2}|\*) ([^\s#]{4,64})\s{0,2}$", group=1),
    rule("account", rb"\bAMQ[0-9]{4}[A-Z]?: [^\r\n]{1,200},5='([^'\r\n]{2,64})'", group=1),
    # chap-secrets of PPP: client, server, secret, addresses.
    parts(rb"^[ \t]{0,8}\"?(?P<account>[^\s\"#]{1,64})\"?[ \t]{1,24}(?:\*|pptpd?|x?l2tpd)[ \t]{1,24}\"?(?P<password>[^\s\"]{3,128})\"?[ \t]{1,24}(?:\*|[0-9]{1,3}\.)", accept=_real),
    # psk.txt of racoon: a peer and the secret it shares.
    rule("password", rb"^(?:[0-9]{1,3}\.){3}[0-9]{1,3}[ \t]{1,8}(?P<password>(?![0-9.:/]+$)[^\s#]{6,128})[ \t]{0,4}$", accept=_typed, group="password"),
    # Users of FreeRADIUS and TACACS+.
    account(rb"^\"?NAME\"?[ \t]{1,8}(?:[A-Za-z]{2,12}-)Password[ \t]{0,4}[:=]{1,2}"),
    rule("password", rb"(?i)\b(?:login|enable|pap|chap|opap|ms-chap|global|arap) ?= ?(?:cleartext|des|crypt|clear|md5) ['\"]?(?P<password>[^\s'\"]{2,128})", accept=_real, group="password"),
    # Secrets of Nagios, of a wireless network as Windows shows it, of what SNMP is told at its first start.
    rule("password", rb"^\$USER[0-9]{1,3}\$=(?P<password>[^\s/$][^\s/]{1,127})[ \t]{0,4}$", accept=_real, group="password"),
    rule("password", rb"^[ \t]{1,8}Key Content[ ]{1,16}: (?P<password>[^\r\n]{8,63}?)[ \t]{0,4}$", accept=_real, group="password"),
    parts(rb"(?i)\bcreateUser (?:-e [^\s]{1,64} )?(?P<account>[^\s]{1,64}) (?:MD5|SHA(?:-?[0-9]{3})?) ['\"]?(?P<password>[^\s'\"]{2,128})['\"]?(?: (?:AES|DES)(?:[0-9]{3})? ['\"]?(?P<password2>[^\s'\"]{2,128}))?", accept=_real),
    # What sendmail signs in with at a relay, and what people tell the warden of a chat.
    parts(rb"\bAuthInfo:(?P<host>[A-Za-z0-9.-]{1,253})[ \t]{1,8}\"U:(?P<account>[^\"\r\n]{1,128})\"[ \t]{1,8}(?:\"I:[^\"\r\n]{1,128}\"[ \t]{1,8})?\"P=?:?(?P<password>[^\"\r\n]{1,128})\""),
    rule("password", rb"(?i)\bNickServ:? (?:IDENTIFY|REGISTER|GHOST|RECOVER)(?: [A-Za-z0-9_\[\]-]{1,32})?? (?P<password>[^\s]{3,128})[ \t]{0,4}(?:$|[\s'\"])", accept=_real, group="password"),
    # What a script types into a console, with the key that sends it.
    rule("password", rb"\bsend(?: --)? [\"{](?P<password>[^\s\"{}\\]{6,64})\\[rn][\"}]", accept=_typed, group="password"),
    rule("password", rb"\.(?:write|send|sendline|send_command)\(b?[\"'](?P<password>[^\s\"'\\<>{}()/:]{6,64})(?:\\r)?\\n[\"']", accept=_typed, group="password"),
    # What a program reads and writes, as strace prints it.
    rule("password", rb"\"PASS (?P<password>[^\"\\\r\n]{1,128})(?:\\r)?\\n\"", accept=_real, group="password"),
    account(rb"\"USER NAME(?:\\r)?\\n\""),
    rule("password", rb"\bread\([0-9]{1,3}, \"(?P<password>[^\s\"\\]{6,64})\\n\", [0-9]{1,6}\)", accept=_typed, group="password"),
    # A key in groups that gives everything back, and a number for a card or a telephone.
    rule("password", rb"(?i)\b(?:recovery|backup|restore|security|unlock|rescue) (?:key|code|phrase)s?(?: is|:|=)? ?['\"]?((?:[A-Za-z0-9]{4}[ -]){3,15}[A-Za-z0-9]{4})(?![A-Za-z0-9])", accept=_by_lot, group=1),
    rule("password", rb"(?i)\bpin[ -]?code[^:=\r\n]{0,20}[:=] ?([0-9]{4,8})(?![0-9A-Za-z.:-])", group=1),
    account(rb"\{(?:user|username|login), ?<{0,2}\"NAME\""),
    # A wireless network and its key: `SSID Moss-Guest, key kelp-2290`, `Wi-Fi: Moss-Guest / kelp-2290`.
    rule("password", rb"(?i)\b(?:ssid|wi-?fi|wlan)[ :=]{1,2}[\"']?[^\s,;/\"']{2,32}[\"']?(?: ?[,;] ?(?:key|pw|password|pass|psk|code)[ :=]{1,2}| / )[\"']?(?P<password>[^\s\"',;]{8,63})", accept=_typed, group="password"),
    # Members of groups (group(5)), who may act as others (sudoers), who holds files open (lsof).
    _Members(Expression(rb"^[a-z_][a-z0-9_.-]{0,31}:[x*!]{0,2}:[0-9]{1,10}:([A-Za-z0-9_][A-Za-z0-9_.,$@-]{1,2000})\s{0,3}$"), ((1, "account"),)),
    account(rb"^NAME[ \t]{1,16}[A-Z][A-Z0-9_-]{0,40}[ \t]{0,4}=[ \t]{0,4}\([A-Za-z0-9_:, ]{1,60}\)[ \t]"),
    account(rb"^[^\s]{1,64} {1,12}[0-9]{1,10} {1,12}(?:[0-9]{1,10} {1,12})?NAME {1,12}(?:cwd|rtd|txt|mem|DEL|NOFD|[0-9]{1,6}[a-zA-Z -]{0,3}) {1,12}(?:IPv[0-9]|REG|DIR|CHR|FIFO|unix|sock|a_inode|unknown|netlink|pack)"),
    # A command as the kernel's audit prints it, one argument after another.
    account(rb"\ba0=\"(?:/[a-z/]{1,40}/)?(?:mysql|mysqldump|mysqladmin|mariadb|psql|ssh|su|sudo)\".{0,400}? a[0-9]{1,2}=\"-[uUl]NAME\""),
    rule("host", rb"\ba[0-9]{1,2}=\"(?:-h|--host|-H|-S|--server)\" a[0-9]{1,2}=\"([A-Za-z][A-Za-z0-9._-]{1,253})\"", group=1),
)  # fmt: skip
