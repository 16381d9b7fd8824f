"""Configuration of routers, switches and firewalls: accounts and secrets where each maker writes them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and match[1].lower() not in COMMON


def _some_real(match: re.Match[bytes]) -> bool:
    values = [value for value in match.groups() if value is not None]
    return bool(values) and not any(is_placeholder(value) for value in values)


def _named(match: re.Match[bytes]) -> bool:
    return is_account(match[1])


def _of_a_place(match: re.Match[bytes]) -> bool:
    """The name of a wireless network that says whose it is: some word of it is plain in no language."""
    return is_unknown(match[1])


def _mixed(match: re.Match[bytes]) -> bool:
    return has_digit(match[1]) and not match[1].isdigit() and not is_placeholder(match[1])


_LEVEL = rb"(?:(?:encrypted|cipher|irreversible-cipher|simple|plain|plaintext|hash|clear|clear-text|hidden|ascii|ascii-text|hex|hexadecimal|secure|ENC|[0-9]) ){0,2}"
_SECRET = rb"['\"]?([^\s'\";]{2,512})"
RULES: tuple[Rule, ...] = (
    rule("password", rb"(?i)\bcrypto key (?:export|import) [a-z]{2,5} \S{1,64} pem (?:exportable )?(?:terminal|url \S{1,200}) (?:(?:3?des|aes) )?([^\s'\"]{4,128})", group=1),
    parts(rb"(?i)\bsnmp-server user (?P<account>[^\s]{1,64})(?: [^\s]{1,64})? (?:v[3]|V[3])(?: encrypted)?(?: auth (?:md5|sha)(?:-?[0-9]{3})? (?:(?:encrypted|clear) )?(?P<password>[^\s]{2,128}))?(?: priv (?:aes|3des|des)(?:[ -]?[0-9]{2,3})? (?:(?:encrypted|clear) )?(?P<password2>[^\s]{2,128}))?", accept=_some_real),
    rule("password", rb"(?i)\b(?:snmp|snmp-agent|snmp-server|config snmp)\b.{0,40}? community (?:(?:create|add|read|write|ro|rw|read-only|readonly|read-write|readwrite|read-write-all|complexity-check|name|string) {1,8}){0,2}" + _LEVEL + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\bpre-shared-key(?: (?:address|hostname|local|remote) [^\s]{1,64}){1,2}(?: [0-9.]{7,15})? key " + _LEVEL + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\b(?:ikev[12] )?(?:local-authentication |remote-authentication )?pre-shared-key (?:key )?" + _LEVEL + _SECRET, accept=_mixed, group=1),
    # A setting of a client (RADIUS): a word that is plain in no language.
    rule("password", rb"^[ \t]{1,8}secret[ \t]{0,8}=[ \t]{0,8}['\"]?([^\s'\";()\[\].]{6,256})['\"]?\s{0,4}$", accept=lambda match: _real(match) and is_unknown(match[1]), group=1),
    rule("password", rb"(?i)^\s{1,8}key (?!protectors\s)" + _LEVEL + rb"['\"]?([^\s'\";]{3,256})['\"]?\s{0,4}$", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:authentication|message-digest|trusted)-key [0-9]{1,5} (?:md5|sha1|sha|hmac-sha(?:-?[0-9]{1,3})?|hmac-md5|cmac-aes-[0-9]{3}) " + _LEVEL + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\b(?:isis (?:password|authentication-key)|area-password|domain-password|lsp-password|ldap-login-password|failover key|vtp password|wpa-passphrase|wpa2?-psk|psk set-key ascii|super password(?: level [0-9]{1,2})?|set authentication password|bind-password|server-key|server-private [^\s]{1,64} key|nas-key|acct-key|shared-secret|radius secret|login-password|hello-authentication-key|tunnel password|l2tp tunnel password|service password|wep key|authentication text|md5-key|sa-key|ppp pap sent-username [^\s]{1,64} password|ppp chap password|dialer password) (?![a-z][a-z0-9-]{1,40}=|(?:hmac-)?md5 )" + _LEVEL + _SECRET, accept=_real, group=1),
    rule("password", rb"(?<![A-Za-z0-9])((?:%\^%#|%\$%\$|%@%@|%#%#|\$1[ac]\$)[^\s'\"]{8,512})", group=1),
    rule("account", rb"(?i)\b(?:set system login user|set mgt-config users|local-user|set local user|set user|config system admin user|ppp pap sent-username|ppp chap hostname|aaa local authentication attempts user-name) ['\"]?([A-Za-z0-9_][A-Za-z0-9_.@-]{0,63})", accept=_named, group=1),
    rule("account", rb"(?i)(?<![A-Za-z0-9_-])name=['\"]?([A-Za-z0-9_][A-Za-z0-9_.@-]{0,63})['\"]?(?= (?:[a-z-]{1,20}=[^\s]{1,64} ){0,3}password=)", accept=_named, group=1),
    rule("host", rb"(?i)\b(?:set deviceconfig system hostname|set system hostname|set hostname|system identity set name=|sys global-settings .{0,60}hostname) ?['\"]?([A-Za-z0-9][A-Za-z0-9._-]{1,253})", group=1),
    rule("host", rb"(?i)(?<![A-Za-z0-9])(?:e?ssid)[ :=]{1,3}[\"']([^\"'\r\n]{1,32})[\"']", group=1),
    # The network that a station asked for, behind the address of its access point (RFC 3580, 3.20).
    rule("host", rb"(?i)\bcalled-?station-?id[\"']? ?[=:] ?[\"']?[0-9a-f]{2}[0-9a-f:.-]{10,15}:([^\"'\r\n:,;]{1,32})", group=1),
    rule("host", rb"\bE?SSID[ :=]{1,3}'?([^\s'\"]{2,32})'?,? (?=BSSID\b)", accept=lambda match: not is_placeholder(match[1]), group=1),
    rule("account", rb"<@([UW][A-Z0-9]{8,11})(?=[>|])", group=1),
    rule("host", rb"(?i)(?<![A-Za-z0-9])(?:wi-?fi|wlan|hotspot|wireless(?: network)?)(?: network| name)?(?: called| named)? \"([A-Za-z0-9][^\"/\r\n]{1,31})\"", accept=_of_a_place, group=1),
    rule("host", rb"(?i)\b(?:wireless|wi-?fi|wlan) network '([^'\r\n]{2,32})'", group=1),
    rule("person", rb"(?i)\bfull-name \"([^\"\r\n]{2,64})\";?\s{0,4}$", group=1),
    rule("password", rb"(?i)<(?:phash|psk|secret|passphrase|bind-password|key)>([^<>\s]{4,512})</", accept=_mixed, group=1),
)  # fmt: skip
