"""Machines, clouds and secrets where commands print them, and where they are called with them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.machines.columns import ZONES
from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.owned import is_owned
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_unknown

_NAME = rb"([A-Za-z][A-Za-z0-9_.-]{1,253})(?<!\.)"
_DAY = rb"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Z][a-z]{2} {1,2}[0-9]{1,2}) [0-9]{2}:[0-9]{2}"
_LEAST = 4
# What is asked for a machine, with its options before.
_ASKS = (
    rb"(?:ping6?|fping|arping|telnet|nc|ncat|traceroute6?|tracert|tracepath|mtr|nslookup|dig|nmap|ssh-keyscan|cqlsh|rdesktop|"
    rb"(?i:test-netconnection|test-connection|tnc|resolve-dnsname)|hostnamectl (?:set-hostname|hostname))"
)


def _machine(match: re.Match[bytes]) -> bool:
    """A machine where one must stand: with a digit, or a long word that is plain in no language: `ping him`."""
    name = match[1]
    told = has_digit(name) or (len(name) >= _LEAST and is_unknown(name))
    return is_machine_name(name) and name not in ZONES and told


def _certain(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _by_lot(match: re.Match[bytes]) -> bool:
    """Letters and digits in turn, as ids have them."""
    return len(re.findall(rb"(?<=[a-z])[0-9]", match[1])) > 2  # noqa: PLR2004


RULES: tuple[Rule, ...] = (
    # Who is signed in from where; whose telephones stand behind a name in a file of accounts; who follows a database.
    rule("host", rb"^[A-Za-z_][A-Za-z0-9_.-]{0,31} {1,16}[+-]? ?(?:pts/[0-9]{1,4}|tty[A-Za-z0-9]{1,5}|:[0-9]) {1,12}" + _DAY + rb" [^()\r\n]{0,40}\((?![0-9.:])" + _NAME + rb"(?::[A-Z0-9.:]{1,8})?\)", accept=_certain, group=1),
    rule("phone", rb"^[A-Za-z0-9_.-]{1,64}:[x*!]?:[0-9]{1,10}:[0-9]{1,10}:[^:,]{0,80}(?:,[^:,]{0,40}){1,2},(\+?[0-9][0-9 ()./-]{5,20})(?=[,:])", group=1),
    account(rb"\bpostgres: (?:[A-Za-z0-9_-]{1,40}: )?wal ?sender NAME "),
    # Shares that are mounted, and machines that are asked or reached.
    rule("host", rb"(?<!\S)-t (?:cifs|smb3|smbfs) //" + _NAME + rb"(?=/)", accept=_certain, group=1),
    rule("host", rb"(?:^|[\s|;&$#>\"'(`=])" + _ASKS + rb"(?: -[A-Za-z0-9-]{1,16}(?:[ =][0-9.]{1,8})?){0,6} @?(?!(?:him|her|me|us|you|it)\b)" + _NAME + rb"(?=[\s|;&\"')`]|$)", accept=_machine, group=1),
    rule("host", rb"\bnslookup \S{1,200} " + _NAME + rb"(?=[\s|;&\"')`]|$)", accept=_machine, group=1),
    rule("host", rb"\bConnection to " + _NAME + rb" (?:\([0-9a-f.:]{3,40}\) )?(?:[0-9]{1,5} )?port ", accept=_certain, group=1),
    rule("host", rb"(?i)-(?:newname|computername|cn)[ :][^\s,]{1,64},[ ]?\"?" + _NAME, accept=_machine, group=1),
    rule("host", rb"(?i)-newname ['\"]?" + _NAME, accept=_machine, group=1),
    rule("host", rb"\b(?:ipmitool|ipmi[a-z]{2,12}|racadm|rabbitmqadmin|cqlsh|govc|check_[a-z_]{2,20})\b.{0,200}? -[Hrh] ?" + _NAME + rb"(?=[\s|;&\"']|$)", accept=_machine, group=1),
    rule("host", rb"(?i)\bon host ['\"]" + _NAME + rb"['\"]", accept=_certain, group=1),
    rule("host", rb"\bDNS:(?:\*\.)?([A-Za-z][A-Za-z0-9-]{1,62})(?=,|\s|$)", accept=_certain, group=1),
    rule("host", rb"(?i)\bnmcli (?:dev(?:ice)?|d) wifi (?:connect|con) ['\"]?([^\s'\"]{2,32})", group=1),
    # Where a firm is, as OpenSSL writes whose certificate it is.
    rule("address", rb"\bC ?= ?[A-Z]{2}, (?:ST|L) ?= ?(?!Some-State)([^,=\r\n/]{2,64}?)(?=, [A-Za-z]{1,12} ?=)", group=1),
    rule("address", rb"\bC ?= ?[A-Z]{2}, ST ?= ?[^,=\r\n/]{2,64}, L ?= ?(?!Default City)([^,=\r\n/]{2,64}?)(?=, [A-Za-z]{1,12} ?=|\s{0,3}$)", group=1),
    # What a known machine is called, as SSH hides it.
    rule("token", rb"^\|1\|([A-Za-z0-9+/]{20,32}=\|[A-Za-z0-9+/]{20,32}=)(?= )", group=1),
    # A machine's UUID as its bytes (VMware).
    rule("uuid", rb"(?i)\buuid(?:\.bios|\.location)?(?: ?[:=]) \"?((?:0x[0-9a-f]{1,2} ){15}0x[0-9a-f]{1,2}|(?:[0-9a-f]{2} ){7}[0-9a-f]{2}-(?:[0-9a-f]{2} ){7}[0-9a-f]{2})", group=1),
    # What clouds count by: buckets in a list, all that Oracle has, machines and networks of Alibaba.
    rule("cloud_account", rb"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} ([a-z0-9][a-z0-9.-]{2,62})[ \t]{0,4}$", accept=lambda match: is_owned(match[1], False), group=1),  # noqa: FBT003
    rule("cloud_account", rb"\bocid[0-9]\.[a-z0-9]{2,32}\.[a-z0-9-]{1,16}\.[a-z0-9-]{0,24}\.(?:[a-z0-9-]{1,24}\.)?[a-z0-9]{20,80}(?![a-z0-9])"),
    rule("serial", rb"(?<![A-Za-z0-9-])((?:i|d|s|m|sg|eni|vpc|vsw|vrt|vtb|eip|ngw|lb|rm|r|pc|dds|nas|cbwp)-[a-z0-9]{18,22})(?![A-Za-z0-9-])", accept=_by_lot, group=1),
    # Secrets of Redis, a shell's own, and one for a prompt that asks for it.
    parts(rb":[0-9]{2,5}(?:\[[0-9]{1,3}\])?> AUTH (?P<account>[A-Za-z][A-Za-z0-9_.@-]{1,63}) (?P<password>[^\s\"]{3,128})[ \t]{0,4}$", accept=lambda match: is_account(match["account"])),
    rule("password", rb"\buser [A-Za-z0-9_.@-]{1,64} (?:on|off) (?:[a-z-]{4,20} ){0,4}([#>][^\s\"]{3,128})", group=1),
    rule("password", rb"(?i)\b(?:setx|set-item -path|set-item|si|new-item) (?:env:)?([A-Za-z_][A-Za-z0-9_]{0,60}(?:pass|password|passwd|pwd|secret|token|key)) (?:-value )?['\"]?([^\s'\"]{3,256})", group=2),
    parts(rb"\bchpasswd <<< ?['\"]?(?P<account>[A-Za-z0-9_.-]{1,64}):(?P<password>[^\s'\"]{1,128})"),
    rule("password", rb"(?i)\bexpect (?:-re )?[\"{][^\"{}\r\n]{0,40}pass[^\"{}\r\n]{0,20}[\"}][; {]{1,4}send (?:-- )?[\"{]([^\"{}\\\r\n]{1,64})\\[rn]", accept=_real, group=1),
    parts(rb"\brabbitmqadmin\b.{0,120}? -u ?(?P<account>[^\s]{1,64}) -p ?(?P<password>[^\s]{1,128})"),
    parts(rb"\baz [a-z-]{2,20}\b.{0,200}? -u ?['\"]?(?P<account>[^\s'\"]{1,64})['\"]? -p ?['\"]?(?P<password>[^\s'\"]{1,128})"),
    account(rb"\bgcloud sql users (?:set-password|create|delete) NAME"),
    # Sites of IIS: who asked stands behind the port.
    account(rb" (?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS|PROPFIND|RPC_IN_DATA) \S{1,2000} \S{1,4000} [0-9]{2,5} NAME (?=[0-9a-fA-F.:]{3,39} )"),
)  # fmt: skip
