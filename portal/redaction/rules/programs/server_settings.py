"""Secrets and machines in the settings of servers, each of which writes them in a form of its own."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_NAME = rb"([A-Za-z][A-Za-z0-9_.-]{1,253})(?<!\.)"
# What checks of watchers sign in to.
_SIGNED_IN = rb"check_(?:mysql|pgsql|postgres|oracle|mssql|mongodb|ldap|imap|smtp|pop|ftp|ssh|wmi|vmware|esxi?|ipmi|nwc|radius)[a-z_]{0,20}"


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _machine(match: re.Match[bytes]) -> bool:
    """A machine where one must stand, with a digit or a word that is plain in no language."""
    return is_machine_name(match[1]) and (is_unknown(match[1]) or has_digit(match[1]))


def _strange(match: re.Match[bytes]) -> bool:
    return is_unknown(match[1]) and not is_placeholder(match[1])


RULES: tuple[Rule, ...] = (
    # Secrets of several words in quotes: of a tunnel (strongSwan), of a database's account, of a web server's variable.
    rule("password", rb"(?:^|\s): ?(?:PSK|EAP|XAUTH|NTLM) {1,4}\"([^\"\r\n]{3,512})\"", accept=_real, group=1),
    rule("password", rb"(?i)\bidentified (?:by|with [a-z0-9_'\"]{2,40} (?:by|as)) (?:password )?[\"']([^\"'\r\n]{3,256})[\"']", accept=_real, group=1),
    rule("password", rb"^[ \t]{0,16}set \$(?:[a-z0-9]{1,20}_){0,3}(?:key|secret|token|password|pass|apikey)[ \t]{1,8}[\"']?([^\s\"';$]{6,256})", accept=_real, group=1),
    # Salts and keys of WordPress, drawn of all signs.
    rule("token", rb"\bdefine\( ?'(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)',[ \t]{1,16}'([^'\r\n]{8,256})'", group=1),
    # A client of a server of addresses (RADIUS), in words; a variable of a program, of one word.
    rule("password", rb"^[ \t]{1,16}secret[ \t]{0,8}=[ \t]{0,8}((?:[A-Za-z\x80-\xff]{2,24} ){1,8}[A-Za-z\x80-\xff]{2,24})[ \t]{0,4}\r?$", accept=_strange, group=1),
    rule("token", rb"^(?:export )?(?:[A-Z0-9]{2,24}_){1,4}SECRET(?:_KEY)?=([a-z]{6,24})[ \t]{0,4}\r?$", accept=_strange, group=1),
    # Files of accounts with the manner of the secret before it; what checks of watchers sign in with.
    rule("password", rb"^[^\s:]{1,128}:\{(?:PLAIN|CLEAR|CLEARTEXT|PLAIN-MD5|CRYPT|MD5-CRYPT|DES-CRYPT|LDAP-MD5|NTLM|LANMAN)(?:\.(?:HEX|B64|b64))?\}([^:\s]{2,256})", group=1),
    rule("password", rb"\b" + _SIGNED_IN + rb"\b.{0,200}? -[pP] ?['\"]?((?=[^\s'\"]{0,40}[A-Za-z])[^\s'\"/-][^\s'\"]{2,64})(?=['\"\s]|$)", accept=_real, group=1),
    rule("account", rb"\b" + _SIGNED_IN + rb"\b.{0,200}? -[uUl] ?['\"]?([A-Za-z][A-Za-z0-9_.@-]{1,63})(?=['\"\s]|$)", accept=lambda match: is_account(match[1]), group=1),
    # A program that asks a directory, whatever it is called; what Squid, snmpd and Nagios call a secret.
    rule("password", rb"(?i) -D ?[\"']?(?:cn|uid|ou)=[^\"'\r\n]{1,200}?[\"']? (?:-[a-zA-Z] \S{1,80} ){0,3}-w ?[\"']?([^\s\"'-][^\s\"']{1,128})", accept=_real, group=1),
    rule("password", rb"(?i)^[ \t]{0,8}cachemgr_passwd[ \t]{1,8}(?!disable\b|none\b)(\S{3,64})", accept=_real, group=1),
    rule("password", rb"(?i)^[ \t]{0,8}(?:trap2?sink|informsink)[ \t]{1,8}\S{1,128}[ \t]{1,8}([^\s#]{3,64})", accept=_real, group=1),
    rule("password", rb"^[ \t]{0,16}_[A-Z_]{0,24}(?:COMMUNITY|PASSWORD|PASSWD|SECRET|TOKEN)[ \t]{1,40}(\S{3,128})[ \t]{0,4}$", accept=_real, group=1),
    # Machines: what a tunnel or a proxy goes to, records of a zone without their class, reservations of dnsmasq.
    rule("host", rb"^[ \t]{0,8}(?:remote|http-proxy|socks-proxy|cache_peer|trap2?sink|informsink)[ \t]{1,8}(?!ipv)" + _NAME + rb"(?=[ \t]|$)", accept=_machine, group=1),
    rule("host", rb"^[ \t]{0,8}Endpoint ?= ?" + _NAME + rb"(?=:[0-9]{2,5})", accept=_machine, group=1),
    rule("host", rb"^[ \t]{0,8}(?:left|right)(?:id|host)?=\"?@?" + _NAME + rb"\"?[ \t]{0,4}$", accept=lambda match: _machine(match) and (b"-" in match[1] or is_domain_name(match[1])), group=1),
    rule("host", rb"^[A-Za-z0-9_@*.-]{1,128}[ \t]{1,24}(?:[0-9]{1,7}[ \t]{1,8})?(?:IN[ \t]{1,8})?(?:CNAME|NS|PTR|MX[ \t]{1,8}[0-9]{1,5}|SRV(?:[ \t]{1,8}[0-9]{1,5}){3})[ \t]{1,8}" + _NAME + rb"(?=\.?(?:[ \t;]|$))", accept=_machine, group=1),
    rule("host", rb"\bdhcp-host=(?:[0-9A-Fa-f:]{11,17},){1,2}(?:set:[a-z0-9_-]{1,24},)?" + _NAME + rb"(?=,|\s|$)", accept=_machine, group=1),
)  # fmt: skip
