"""Accounts, machines and passwords where well-known programs write them, and in calls of program text."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Expression, Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import JUDGES, has_digit, kind_for
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.random_looking import is_drawn, is_mixed

_LEAST_HOST = 5
_OCTET = rb"[0-9A-Fa-f]{2}"
_MAC = rb"(?:" + _OCTET + rb":){5}" + _OCTET


def _numbered(match: re.Match[bytes]) -> bool:
    """A machine's name as firms number them, and neither a version nor `http2`."""
    name = match[1]
    bare = re.sub(rb"[0-9]+$", b"", name).lower()
    return (
        len(name) >= _LEAST_HOST
        and has_digit(name)
        and is_machine_name(name)
        and bare not in COMMON
        and re.fullmatch(rb"(?i)v?[0-9.]+[a-z]?|[a-z]{1,4}[0-9]{2,4}", name) is None
    )


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _told_account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and re.search(rb"[0-9._]", match[1].strip(b".")) is not None


def _pair(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"]) and is_account(match["account"])


def _set(match: re.Match[bytes]) -> bool:
    """Whether what is set is a secret, by its name; a second name (`access_token`, `refresh_token`) is none."""
    key, value = match[1].decode("utf-8", "replace"), match[2].decode("utf-8", "replace")
    if class_of_key(key) not in {"password", "token"} or is_placeholder(match[2]):
        return False
    return has_digit(match[2]) or class_of_key(value) is None


def _sets_account(match: re.Match[bytes]) -> bool:
    """`define('DB_USER', 'shop')`: a key of an account and its value, and no two keys."""
    key, value = match[1].decode(), match[2].decode("utf-8", "replace")
    told = class_of_key(key) == "account" and re.search("(?i)user|login", key) is not None
    return told and is_account(match[2]) and class_of_key(value) is None


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


class _Element(Rule):
    """`<key>value</key>` in a line of text, also as character data: the key says what the value is."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The values that fit their keys."""
        for match in self.pattern.compiled.finditer(line):
            key = class_of_key(match[1].rpartition(b":")[2].decode("utf-8", "replace"))
            if key in JUDGES and not is_placeholder(match[2].strip()):
                kind = kind_for(key, match[2].strip(), quoted=True)
                if kind is not None:
                    yield Span(*match.span(2), kind)


_ELEMENT = (
    rb"<([A-Za-z_][A-Za-z0-9_:.-]{1,60})(?: [^<>\r\n]{0,200})?>(?:<!\[CDATA\[)?([^<>\r\n]{1,512})(?:\]\]>)?</"
)
_HOLDING = _ELEMENT.replace(
    rb">(?:<!", rb">[ \t]{0,8}<(?i:val|value|string|text|content|data)(?: [^<>\r\n]{0,200})?>(?:<!", 1
)
_NAMED = (
    rb"<[A-Za-z_][A-Za-z0-9_:.-]{0,60} (?:[A-Za-z]{1,20}=\"[^\"<>\r\n]{0,80}\" ){0,2}(?:[Nn]ame|[Kk]ey|N)=[\"']([A-Za-z_][A-Za-z0-9_:. -]{1,60})[\"'][^<>\r\n]{0,200}>"
    rb"(?:<!\[CDATA\[)?([^<>\r\n]{1,512})(?:\]\]>)?</"
)


def _by_lot(match: re.Match[bytes]) -> bool:
    """Letters and digits that change often, or a digest."""
    return is_drawn(match[1]) or re.fullmatch(rb"[0-9a-f]{32,64}", match[1]) is not None


RULES: tuple[Rule, ...] = (
    _Element(Expression(_ELEMENT), ((2, "person"),)),
    # An element that holds what the one around it names: `<Password><Value>…`.
    _Element(Expression(_HOLDING), ((2, "person"),)),
    # One whose attribute names it, as in events of Windows: `<Data Name="TargetUserName">…`.
    _Element(Expression(_NAMED), ((2, "person"),)),
    account(rb"(?i)\bacct=\"NAME\""),
    account(rb"(?i)\b(?:user|login|account|username|uid|ruser)=<NAME>"),
    rule("session_id", rb"(?i)\bsession(?: id)?[ #]{1,2}((?=[0-9a-f]{0,63}[0-9])(?=[0-9a-f]{0,63}[a-f])[0-9a-f]{16,64}(?:\.[a-z]{2,8}[0-9]{1,3})?)(?![0-9A-Za-z-])", group=1),
    # As frameworks make them: letters and digits by lot, `session 43lsl8ho78fwvwygavhr3ovgcn created`.
    rule("session_id", rb"(?i)\bsession(?: id)?[ #]{1,2}((?:s(?:%3A|:))?[A-Za-z0-9_-]{20,64}(?:\.[A-Za-z0-9+/%_-]{20,64})?)(?![A-Za-z0-9._-])", accept=lambda match: is_drawn(match[1]) or is_mixed(match[1]), group=1),
    # The value of one cookie, whatever it is called.
    rule("cookie", rb"(?i)(?<![A-Za-z0-9])(?:session |auth )?cookie[\"']?(?: ?[:=] ?| is )[\"']?((?:s(?:%3A|:))?[A-Za-z0-9_-]{20,200}(?:\.[A-Za-z0-9+/%_-]{20,64})?)(?![A-Za-z0-9=%_.-])", accept=_by_lot, group=1),
    # Who signs a letter (RFC 6376): `d=firm.example; s=mail2026`.
    rule("host", rb"(?<![A-Za-z0-9=_-])d=([A-Za-z0-9][A-Za-z0-9.-]{1,252}\.[a-z]{2,24}); ?s=", group=1),
    rule("session_id", rb"(?i)\bsession=<([A-Za-z0-9+/=_.-]{8,64})>", group=1),
    account(rb"\b(?:GET|POST|PUT|HEAD|CONNECT|OPTIONS|DELETE) [^\s]{1,2000} NAME (?:HIER_|DIRECT/|NONE/|FIRSTUP_|TIMEOUT_|DEFAULT_PARENT)"),
    parts(rb"\bMAC=(?P<mac>" + _MAC + rb"):(?P<mac2>" + _MAC + rb"):" + _OCTET + rb":" + _OCTET + rb"(?![0-9A-Za-z:])"),
    parts(rb"(?i)\blogin (?:ok|incorrect)[^\[\r\n]{0,60}: \[(?P<account>[^/\]\s]{1,64})/(?P<password>[^\]\r\n]{1,128})\]", accept=_pair),
    rule("host", rb"(?i)\bfrom client ([A-Za-z0-9][A-Za-z0-9_.-]{1,63}) port [0-9]", accept=_machine, group=1),
    rule("host", rb"\] [A-Za-z0-9_.~-]{1,64} [A-Za-z0-9_.-]{1,64}/([A-Za-z0-9][A-Za-z0-9_.-]{1,63}) -?[0-9]{1,9}/-?[0-9]{1,9}/-?[0-9]{1,9}/", accept=_machine, group=1),
    rule("host", rb"(?<![A-Za-z0-9_.-])(?:(?:WIN|DESKTOP|LAPTOP|EC2AMAZ)-[A-Z0-9]{6,11}|LAPTOP-[A-Z]{4,15})(?![A-Za-z0-9-])"),
    rule("host", rb"(?i)\b(?:connect(?:ing|ed|ion)? (?:to|from|with)|(?:on|from|to|of) node|node|host|server|machine|instance|broker|replica|appliance|controller|hypervisor|datanode|namenode|peer) ['\"]?([A-Za-z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,30}){1,6})(?=['\",:;)\]]{0,2}(?:\s|$))", accept=_numbered, group=1),
    rule("account", rb"(?i)\bconnect(?:ing|ed)? (?:to [^\s]{1,253} )?as (?:user )?['\"]?([A-Za-z0-9_][A-Za-z0-9_.@\\-]{0,63})", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"(?i)\b(?:password|passwd|pw|pass|account|mailbox|credentials|profile|license|permissions) (?:for|of) (?:user )?['\"]?([A-Za-z][A-Za-z0-9_.-]{1,63})(?=['\",;:)]|\s|$)", accept=_told_account, group=1),
    rule("password", rb"\(\s?[\"']([A-Za-z_][A-Za-z0-9_. -]{1,80})[\"']\s?,\s?[\"']([^\"'\r\n]{3,1024})[\"']", accept=_set, group=2),
    rule("account", rb"\(\s?[\"']([A-Za-z_][A-Za-z0-9_. -]{1,80})[\"']\s?,\s?[\"']([^\"'\s]{2,128})[\"']\s?\)", accept=_sets_account, group=2),
    parts(rb"\bgetConnection\(\s?\"[^\"\r\n]{1,400}\"\s?,\s?\"(?P<account>[^\"\r\n]{1,64})\"\s?,\s?\"(?P<password>[^\"\r\n]{1,128})\"", accept=_pair),
    rule("password", rb"(?i)\becho (?:-n |-e )?['\"]?([^\s'\"|$][^\s'\"|]{2,127})['\"]? ?\| ?(?:sudo -S|docker login|podman login|helm registry login|kinit|cryptsetup|gpg |oc login|(?:sudo )?passwd --stdin|smbpasswd |su -|[^|\r\n]{1,120}--password-stdin|[^|\r\n]{1,60}--passphrase-fd)", accept=_real, group=1),
    parts(rb"(?i)\bPOINT ?\(\s?(?P<coordinates>-?[0-9]{1,3}\.[0-9]{2,12})[ ,]{1,2}(?P<coordinates2>-?[0-9]{1,3}\.[0-9]{2,12})"),
    rule("serial", rb"(?i)\bserial(?: number| no\.?)?(?: is| was|:)? ([A-Z0-9][A-Z0-9-]{4,30})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
)  # fmt: skip
