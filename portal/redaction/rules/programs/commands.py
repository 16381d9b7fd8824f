"""Accounts, machines and passwords on command lines, each where its command takes them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_foreign

# In quotes a secret may have several words.
_ONE_SECRET = rb"((?<=['\"])[^'\"\r\n]{2,128}(?=['\"])|[^\s'\"-][^\s'\"]{0,127})"
_NAME = rb"([A-Za-z0-9_][A-Za-z0-9_.@\\$+-]{0,63})"


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _named(match: re.Match[bytes]) -> bool:
    return is_account(match[1].rpartition(b"\\")[2])


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _pair(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"]) and is_account(match["account"])


def _mixed_pair(match: re.Match[bytes]) -> bool:
    secret = match["password"]
    said = is_foreign(match["account"].decode("utf-8", "replace"))  # `Login criado: FIRM\\jdoe`
    return _pair(match) and not said and (has_digit(secret) or not secret.isalpha()) and b"/" not in secret


def _option(commands: bytes, options: bytes, kind: str) -> Rule:
    """A rule for the value of an option whose case matters, after one of some commands."""
    value = _ONE_SECRET if kind == "password" else _NAME
    accept = _named if kind == "account" else _real
    between = rb"[ =]?" if kind == "password" else rb"[ =:]"
    pattern = rb"\b(?i:" + commands + rb")\b.{0,300}?\s(?:" + options + rb")" + between + rb"['\"]?" + value
    return rule(kind, pattern, accept=accept, group=1)


RULES: tuple[Rule, ...] = (
    rule("account", rb"\besxcli iscsi \S[^\r\n]{1,160}? (?:-N|--authname)[ =]([^\s'\"]{2,64})", group=1),
    rule("password", rb"\besxcli iscsi \S[^\r\n]{1,160}? (?:-S|--secret)[ =]([^\s'\"]{2,64})", group=1),
    _option(rb"snmpwalk|snmpget|snmpset|snmpbulkwalk|snmpbulkget|snmpgetnext|snmptable|snmptrap|snmpinform", rb"-A", "password"),
    _option(rb"snmpwalk|snmpget|snmpset|snmpbulkwalk|snmpbulkget|snmpgetnext|snmptable|snmptrap|snmpinform", rb"-X", "password"),
    _option(rb"snmpwalk|snmpget|snmpset|snmpbulkwalk|snmpbulkget|snmpgetnext|snmptable|snmptrap|snmpinform", rb"-u", "account"),
    _option(rb"ipmitool|impitool|racadm|isql|osql|tsql|sqlcmd|vcenter|govc|influx|cqlsh", rb"-U|-u|-username", "account"),
    _option(rb"racadm|isql|osql|tsql|hdbsql|rdesktop|cqlsh|nmcli|beeline|impala-shell|ibmcloud login|cloudctl login", rb"-P|-p|-password|password", "password"),
    _option(rb"mosquitto_pub|mosquitto_sub|mosquitto_rr", rb"-P|--pw", "password"),  # their small -p is a port
    _option(rb"mosquitto_pub|mosquitto_sub|mosquitto_rr|hdbsql|rdesktop|beeline|ibmcloud login|kinit -k", rb"-u|-U", "account"),
    # Before the program that it starts, which may have such an option of another meaning: `sudo journalctl -u nginx`.
    _option(rb"(?:sudo|runuser)(?=(?: -[A-Za-z-]{1,20}(?:=\S{1,60})?){0,4} -[A-Za-z]{0,3}[uU] )", rb"-[A-Za-z]{0,3}[uU]", "account"),
    _option(rb"schtasks|wmic|xfreerdp|mstsc|cmdkey|dsadd|dsmod|robocopy|winrs|sc", rb"/rp|/p:|/pass:|/password:|-pwd|/pwd:|-p:|password=", "password"),
    _option(rb"schtasks|wmic|xfreerdp|mstsc|cmdkey|winrs|sc|runas", rb"/ru|/u|/user|obj", "account"),
    _option(rb"(?:oc|cf|bx|docker|podman|helm registry|vault|tsh|argocd) login|psexec(?:64)?|paexec", rb"-p(?![a-z]{2,12}=)|-password", "password"),
    _option(rb"(?:oc|cf|bx|docker|podman|helm registry|argocd) login|psexec(?:64)?|paexec|security (?:add|find|delete)-(?:generic|internet)-password", rb"-u|-a", "account"),
    _option(rb"ssh-keygen|security (?:add-generic-password|add-internet-password|unlock-keychain|create-keychain|set-keychain-password)", rb"-N|-P|-w|-p", "password"),
    _option(rb"useradd|usermod|openssl enc|gpg|ansible-vault|zip|[0-9]za|rar|unrar|pdftk|qpdf|steghide|cryptsetup|sshpass", rb"-p|-k|-hp|-P|--passphrase|user_pw|owner_pw", "password"),
    parts(rb"(?i)\bnet(?:\.exe)? user ['\"]?(?P<account>[A-Za-z0-9_\x80-\xff][A-Za-z0-9_.$\x80-\xff-]{0,63})['\"]? ['\"]?(?P<password>[^\s'\"/*][^\s'\"]{0,63})['\"]?(?= /|\s{0,4}$)", accept=_pair),
    parts(rb"(?i)\b(?:credentials?|creds|logins?|user(?:name)?/pass(?:word)?|user(?:name)?/pw|log ?in with|sign in (?:with|as))\b:?\s{1,3}['\"]?(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})['\"]?\s?[/:]\s?['\"]?(?P<password>[^\s'\"/]{4,64})", accept=_mixed_pair),
    rule("account", rb"(?i)\bnet(?:\.exe)? (?:user|localgroup [^\s]{1,40}|group ['\"][^'\"]{1,60}['\"]) ['\"]?" + _NAME + rb"['\"]?(?= |\s{0,4}$)", accept=_named, group=1),
    rule("account", rb"(?i)\b(?:PSCredential|NetworkCredential)\b[ (]{1,3}['\"]([^'\"]{1,128})['\"]", accept=_named, group=1),
    rule("password", rb"(?i)\bNetworkCredential\b[ (]{1,3}['\"][^'\"]{1,128}['\"], ?['\"]([^'\"]{1,128})['\"]", accept=_real, group=1),
    rule("account", rb"(?i)\s-(?:Credential|UserName|Identity|SamAccountName|User) ['\"]?" + _NAME, accept=_named, group=1),
    rule("account", rb"(?i)\b(?:set-credentials|getent passwd|chage -l|kinit|finger|loginctl show-user|loginctl user-status|crontab (?:-[a-z] )?-u|su -l|su -|sudo -iu|sudo -u|runuser -u|runuser -l|id -u|passwd --?[a-z]{1,8}|faillock --user|smbpasswd -a|pdbedit -u|htdigest [^\s]{1,80} [^\s]{1,40}) " + _NAME, accept=_named, group=1),
    rule("account", rb"(?i)\b(?:ssh|scp|rsync|sftp|ssh-copy-id|sshfs|mosh)\b[^|;&]{0,200}?\s['\"]?([A-Za-z0-9_][A-Za-z0-9_.-]{0,63})@[A-Za-z0-9\[<]", accept=_named, group=1),
    rule("host", rb"(?i)\b(?:ssh|scp|rsync|sftp|ssh-copy-id|sshfs|mosh)\b[^|;&]{0,200}?\s['\"]?[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}@([A-Za-z0-9][A-Za-z0-9._-]{0,253})(?=:|\s|$|['\"])", accept=_machine, group=1),
    rule("host", rb"(?:^|[\s(=])\\\\(?:\\\\)?([A-Za-z][A-Za-z0-9._-]{2,63})(?=[\s'\",;)]|$)", accept=_machine, group=1),
    rule("account", rb"(?i)\\(?:homes?|users?|profiles?|redirected|userdata|home)\$?\\{1,2}([A-Za-z0-9_][A-Za-z0-9_.-]{1,63})(?=\\)", accept=_named, group=1),
    rule("account", rb"(?i)//[A-Za-z0-9._-]{1,253}/(?:homes?|users?|profiles?)/([a-z][a-z0-9_.-]{2,63})(?=/)", accept=_named, group=1),
    rule("account", rb"(?<![A-Za-z0-9_/.@-])([A-Za-z][A-Za-z0-9._-]{1,63})/(?:admin|root|changepw)@[A-Z0-9]", accept=_named, group=1),
    rule("account", rb"\barn:aws[a-z-]{0,10}:(?:iam|sts)::[0-9]{12}:(?:user|assumed-role/[A-Za-z0-9_+=,.@-]{1,64})/([A-Za-z0-9_+=,.@/-]{1,128})", accept=_real, group=1),
    rule("ipv4", rb"(?i)(?:^|\s)/(?:v|add|server|host|node):((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![0-9.])", group=1),
    rule("host", rb"(?i)(?:^|\s)/(?:v|add|server|node):([A-Za-z][A-Za-z0-9._-]{1,253})(?=[:\s]|$)", accept=_machine, group=1),
)  # fmt: skip
