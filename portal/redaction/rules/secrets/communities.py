"""Who may ask a device about itself (SNMP), and other secrets, as makers write them without a word for one."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON

_MANNER = rb"(?:(?:encrypted|cipher|plain|plaintext|hash|clear|hidden|hex|localizedkey|ENC|[0-9]) ){0,2}"
_SECRET = rb"['\"]?([^\s'\";={}]{2,256})"
_PROOF = rb"(?:md5|sha|hmac-?md5|hmac-?sha)(?:-?[0-9]{1,3}){0,2}"
_CIPHER = rb"(?:3?des(?:-?cbc)?|aes(?:-?cfb)?(?:-?[0-9]{2,3})?)(?:-?[0-9]{2,3})?"


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and match[1].lower() not in COMMON


def _somebody(match: re.Match[bytes]) -> bool:
    return is_account(match["account"]) and not is_placeholder(match["account"])


RULES: tuple[Rule, ...] = (
    rule("password", rb"(?i)(?<![a-z])(?:(?:ro|rw|trap)-community|(?:snmp-)?community(?:name|-string|-name|-map)|community (?:readonly|readwrite)|community index [0-9]{1,6} name) " + _MANNER + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\bfor community (?:string |name )?['\"]([^'\"\r\n]{2,128})['\"]", accept=_real, group=1),
    rule("password", rb"(?i)\bfor community ([^\s'\"]{2,128}) from\b", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:snmp[_-]?)?communit(?:y|ies)[\"']?: ?\[? ?\{ ?[\"']?(?:name|string|community)[\"']?: ?[\"']?([^\s\"',}]{2,128})", accept=_real, group=1),
    rule("password", rb"(?i)^[ \t]{1,16}community ['\"]?([^\s'\";]{2,128})['\"]? r[ow]\b", accept=_real, group=1),
    rule("password", rb"(?i)\btrap-?(?:receiver|host|target)[^\r\n]{1,60}? community " + _MANNER + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)/snmp community (?:add|set)\b[^\r\n]{0,80}?\bname=" + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\bsnmp[^\r\n]{1,80}? securityname " + _MANNER + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\bsnmp host [0-9A-Fa-f.:]{3,40} v[12]c? " + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\b(?:authentication|auth)-mode " + _PROOF + b" " + _MANNER + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\b(?:privacy|priv)-mode " + _CIPHER + b" " + _MANNER + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\bset (?:auth|priv)-pwd " + _MANNER + _SECRET, accept=_real, group=1),
    rule("password", rb"(?i)\b(?:isis password|lsp-password|area-password|domain-password|authentication-key) " + _PROOF + b" " + _MANNER + _SECRET, accept=_real, group=1),
    parts(rb"(?i)\bsnmp[a-z-]{0,8} user (?P<account>\S{1,64}) " + _PROOF + rb" (?P<password>\S{2,128})(?: (?:" + _CIPHER + rb") (?P<password2>\S{2,128}))?", accept=_somebody),
    parts(rb"(?i)\bsnmp v3user (?:create|add) (?P<account>\S{1,64}) r[ow] " + _PROOF + rb" " + _CIPHER + rb" (?P<password>\S{2,128}) (?P<password2>\S{2,128})", accept=_somebody),
    parts(rb"(?i)\bcreate account (?:admin|user|lawful-intercept) ['\"]?(?P<account>[A-Za-z0-9_.@-]{1,64})['\"]? " + _MANNER + rb"['\"]?(?P<password>[^\s'\"]{2,256})", accept=_somebody),
    parts(rb"(?i)\bpassword (?:manager|operator|port-access) user-name ['\"]?(?P<account>[^\s'\"]{1,64})['\"]? (?:plaintext|sha[0-9]{1,3}) ['\"]?(?P<password>[^\s'\"]{2,256})", accept=_somebody),
)  # fmt: skip
