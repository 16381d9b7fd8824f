"""Accounts where system logs and programs name them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account, is_strange
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown

_NAME = rb"[A-Za-z0-9_\x80-\xff][A-Za-z0-9_.@$+\x80-\xff-]{0,63}"
_HOMES_THAT_STAY = frozenset(
    (
        b"shared",
        b"public",
        b"default",
        b"all users",
        b"default user",
        b"lost+found",
        b"administrator",
        b"x",
        b"linuxbrew",
    )
)
_WINDOWS_DOMAINS_THAT_STAY = frozenset(
    b"BUILTIN AUTHORITY AUTORITE HKLM HKCU HKEY SOFTWARE SYSTEM WINDOWS MACHINE REGISTRY WOW6432NODE PROGRA ROOT CLASSES "
    b"DEVICE GLOBAL SERVICE PCI USB USBSTOR ACPI HID SCSI SWD HDAUDIO BTHENUM UEFI PCIIDE".split()
)

_EXTENSIONS = frozenset(
    b"txt log exe dll py js ts xml json ini cfg conf config bat cmd ps1 cs vb java jar class cpp hpp md html htm css scss sys dat db tmp bak "
    b"zip msi yml yaml csproj sln resx png jpg gif ico pdf doc docx xls xlsx csv sql sh bin lib obj pdb inf cat reg vbs php rb go rs".split()
)


def _accepts(match: re.Match[bytes]) -> bool:
    return is_account(match[1])


_FAR, _BLANK = 200, ord(" ")
_QUOTES = frozenset((b'"', b"'", b"`"))
_BYTE = re.compile(rb"x[0-9a-f]{2}(?![0-9])")  # `\x1b`, and not the account `x004737`
_SIGNED_IN = re.compile(rb"(?i)user|passw|publickey|log[io]n|logon|session|auth|connect|ssh|account")


def _from(match: re.Match[bytes]) -> bool:
    """Who comes from somewhere; a plain word only where somebody signs in: `instructions for building on`."""
    if not is_account(match[1]) or match[1].rpartition(b".")[2].lower() in _EXTENSIONS:
        return False
    if match.string[match.start(1) - 1 : match.start(1)] in _QUOTES and match.string[match.end(1)] == _BLANK:
        return False  # the first word of something that is said: `for "Listening on [::]"`
    return (
        is_unknown(match[1])
        or _SIGNED_IN.search(match.string, max(0, match.start(1) - _FAR), match.start(1)) is not None
    )


def _home(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and match[1].lower() not in _HOMES_THAT_STAY and b"$" not in match[1]


def _home_of_jobs(match: re.Match[bytes]) -> bool:
    """A folder that may be an account's own where folders of programs and projects lie too."""
    return _home(match) and is_unknown(match[1])


def _group(match: re.Match[bytes]) -> bool:
    """A group that may be a person's own, and no plain word: `analysts`."""
    return is_account(match[1]) and is_unknown(match[1])


def _domain_account(match: re.Match[bytes]) -> bool:
    domain, name = match[1], match[2]
    return (
        domain.upper() not in _WINDOWS_DOMAINS_THAT_STAY
        and is_account(name)
        and _BYTE.match(name) is None
        and not name.lower().endswith((b".exe", b".dll"))
    )


def _small_account(match: re.Match[bytes]) -> bool:
    """An account behind a domain in small letters, and no file in a folder."""
    name = match["account"]
    return is_account(name) and _BYTE.match(name) is None and name.rpartition(b".")[2] not in _EXTENSIONS


def _strange_account(match: re.Match[bytes]) -> bool:
    """Two words nobody knows with a stroke between, and no escaped end of a line before the second."""
    name = match["account"]
    escaped = name[:1] in b"nrtbfvu" and not is_unknown(name[1:])
    return not escaped and is_unknown(name) and is_unknown(match["host"]) and _small_account(match)


def _asks_a_domain(match: re.Match[bytes]) -> bool:
    """A name and its domain, and no file in a folder: `tidepool.egg-info/PKG-INFO`."""
    words = re.split(rb"[._-]", match[0].replace(b"/", b".").lower())
    return _strange_account(match) and not any(word in COMMON for word in words)


def _dotted_account(match: re.Match[bytes]) -> bool:
    name = match["account"]
    return (
        is_domain_name(match["host"])
        and (name[:1] not in b"nrt" or is_unknown(name[1:]))  # an escaped end of a line or a tab, `…\tprefer`
        and is_account(name)
        and match["account"].rpartition(b".")[2] not in _EXTENSIONS
    )


# A step of what happens to a call: `[s@macro-dial:7]`.
_DIALLED = re.compile(rb"[hist]@[a-z][a-z-]{1,40}:[0-9]{1,4}\]")
# What stands behind the name of a package, `sax@latest`.
_VERSION = re.compile(rb"v[0-9]{1,3}")
_RELEASES = frozenset(b"latest next npm beta alpha canary stable main master head".split())


def _sign_in(match: re.Match[bytes]) -> bool:
    if match[2].lower() in _RELEASES or _VERSION.fullmatch(match[2]) is not None:
        return False
    if _DIALLED.match(match.string, match.start()) is not None:
        return False
    return is_account(match[1]) and is_machine_name(match[2]) and not is_domain_name(match[2])


def account(pattern: bytes) -> Rule:
    """A rule whose first group is an account, in a context written with `NAME` for it."""
    return rule("account", pattern.replace(b"NAME", b"(" + _NAME + rb"(?<!\.))"), accept=_accepts, group=1)


# Modes that `ls` writes, as words that mean something: drwx, lrwx, srwx, prwx, brwx, crwx, rwxr, rwsr, rwxs, rwxt.
def _somebody(match: re.Match[bytes]) -> bool:
    """A word in the place of an account that is no word of a sentence."""
    return is_account(match[1]) and is_strange(match[1].strip(b"."))


RULES: tuple[Rule, ...] = (
    # Who is let in for something, who ran something, and as whom somebody signed in at an address.
    rule("account", rb"(?i)\b(?:login|user ?name|account) for [a-z ]{3,30}: ([A-Za-z][A-Za-z0-9._@-]{1,63})(?=[\s,;.]|$)", accept=_somebody, group=1),
    rule("account", rb"(?i)\b(?:executed|started|launched|triggered|initiated|performed) by ([A-Za-z][A-Za-z0-9._-]{1,63}) (?=(?:from|via)\b)", accept=_somebody, group=1),
    rule("account", rb"(?i)\b(?:logged|signed) (?:in|on)(?:to)? (?:to |at )?[a-z]{2,6}://\S{3,200} as ([A-Za-z][A-Za-z0-9._@-]{1,63})", accept=_somebody, group=1),
    # Whom a console or a proxy took in: `Logged into the server as "ines"`.
    account(rb"(?i)\blogged (?:in(?:to)?|on(?:to)?)(?: [a-z]{2,12}){0,3} as [\"']([A-Za-z][A-Za-z0-9._@-]{1,63})[\"']"),
    # Whose secret was tried, where nothing says from where: `incorrect password for racht`.
    rule("account", rb"(?i)\b(?:(?:invalid|incorrect|wrong|bad|failed|expired|mismatched) (?:user ?name or )?(?:password|credentials?|passcode|passphrase|otp|pin)|accepted (?:public)?key) for (?:user )?['\"`]?(" + _NAME + rb")(?=['\"`,;)\]]|\s|$)", accept=lambda match: is_account(match[1]) and (is_strange(match[1]) or not match[1].isalpha()), group=1),
    rule("account", rb"(?i)\bfor (?:invalid user |illegal user |user )?['\"`]?(" + _NAME + rb")['\"`]? (?:from|by|on|at)\b(?! (?:line|column|offset|position|index|byte|least|most|runtime|startup)\b| [0-9]{1,2}[:.h][0-9]{2}(?![0-9.:]))", accept=_from, group=1),
    account(rb"(?i)\b(?:invalid|illegal|unknown) user:? ['\"`]?NAME"),
    # Who tries to sign in with a number alone: nothing else of such a line is one.
    rule("account", rb"(?i)\b(?:invalid|illegal) user ([0-9]{1,20})(?= from |:? (?:[0-9]{1,3}\.){3}[0-9]{1,3} |[ \t]{0,4}(?:\[preauth\])?\s{0,4}$)", group=1),
    rule("account", rb"(?i)\b(?:failed|accepted) (?:password|publickey|none|keyboard-interactive(?:/pam)?|hostbased|gssapi-with-mic) for ([0-9]{1,20}) from ", group=1),
    account(rb"(?i)\bsession (?:opened|closed) for user NAME"),
    account(rb"(?i)\b(?:authenticating|authenticated|existing|local|remote) user:? ['\"`]?NAME(?= |$|['\"`,;:])"),
    account(rb"(?i)\buser ['\"`]NAME['\"`]"),
    account(rb"(?i)\buser NAME: (?:auth|password|access|account|login|unknown|not )"),
    account(rb"(?i)\bservice name:[ \t]{1,8}(?=[a-z]{1,8}[-_.])(?![a-z]{5,12}-[0-9a-f]{10}(?:\s|$))NAME(?=\s{0,3}$)"),
    account(rb"(?i)\b(?:role|login) ['\"`]NAME['\"`]"),
    # Who drives, in a line of measures (InfluxDB): values behind their keys, and the instant at the end.
    rule("account", rb"^[A-Za-z_][^\s,]{0,80}(?:,[^\s,=]{1,40}=(?:[^\s,\\]|\\.){1,80}){0,12},(?:driver|rider|courier|operator|pilot|cashier|nurse|agent|worker|employee|technician|badge_holder)=([a-z][a-z0-9._-]{3,31})(?=[, ])(?=[^\r\n]{1,600} [0-9]{10,19}[ \t]{0,4}$)", accept=_group, group=1),
    # Whose slow query it was, by both names that MySQL knows; who may read a Juniper by SNMP.
    account(rb"\bUser@Host: NAME\["),
    account(rb"\bUser@Host: [^\s\[\]]{1,64}\[NAME\]"),
    rule("host", rb"\bUser@Host: [^\s\[\]]{1,64}\[[^\s\[\]]{0,64}\] @ ([A-Za-z0-9][A-Za-z0-9._-]{1,62}) \[", accept=lambda match: is_machine_name(match[1]), group=1),
    # A program that shows its secret besides is somebody's own.
    account(rb"(?i)\bclient_?id[\"']?[=:] ?[\"']?NAME(?=[\"']?[ &,;]{1,3}[\"']?client_?secret)"),
    # What a message carries beside its text (RFC 5424): who did it.
    account(rb"\[(?:user|login|account|auth|operator|employee|actor|subject|person)[A-Za-z0-9_-]{0,24}@[0-9]{1,7}(?: [A-Za-z0-9_.-]{1,32}=\"[^\"\r\n]{0,128}\"){0,8}? (?:id|name|uid)=\"NAME\""),
    account(rb"\busm (?:local-engine|remote-engine \S{1,64}) user \"?NAME"),
    account(rb"(?i)\blogged (?:in|out|on|off) (?:as|user|by) ['\"`]?NAME(?![A-Za-z0-9_.@$+/-]| [A-Z][A-Za-z]{1,20}/[0-9])"),
    account(rb"(?i)\b(?:as|by) user ['\"`]?NAME"),
    account(rb"(?i)\buser NAME (?:logged|signed|connected|authenticated|from|has|failed|was|is|at|on|does|did|created|requested|succeeded|"
            rb"successfully|attempted|denied|granted|added|removed|not)\b"),
    # What becomes of somebody in a sentence; plain words before it are things, `the user guide cannot`.
    rule("account", rb"(?i)\b(?:user|account|login) (" + _NAME + rb"(?<!\.)) (?:cannot|can't|can not|could not|couldn't|keeps|gets|got|still|tried|tries|reports|wants|lost|complains)\b", accept=_group, group=1),
    account(rb"(?i)\b(?:uid|gid|euid|auid|suid|groups)=\d{1,10}\(NAME\)"),
    account(rb"(?i)\bacls(?: groups)? to: ?(?:[a-z0-9_.-]{1,40},)?NAME"),
    account(rb"\(NAME\) (?:CMD|LIST|RELOAD|BEGIN EDIT|END EDIT|REPLACE)\b"),
    # Before the address the machine that was asked may stand with its port, as Apache writes `vhost_combined`.
    account(rb"^(?:\S{2,100}:[0-9]{1,5} )?\S{2,64} \S{1,64} NAME \[\d\d/[A-Z][a-z]{2}/\d{4}:"),
    account(rb"^\S{2,64} (?:- )?\"NAME\" \[\d\d/[A-Z][a-z]{2}/\d{4}:"),
    account(rb"(?i)\bsudo(?:\[\d{1,9}\])?:[ ]{1,4}NAME : "),
    account(rb"(?i)\bsu(?:\[\d{1,9}\])?: .{0,40}\bby NAME"),
    account(rb"(?i)\bby NAME\(uid=\d"),
    account(rb"(?i)\(to [^)\s]{1,40}\) NAME on \S"),
    account(rb"(?i)(?<![/.])\b(?:useradd|usermod|userdel|passwd|chage|groupadd|adduser|deluser)(?:\[\d{1,9}\])?:? (?:.{0,40}\bname=|-\S{1,3} )?'?(?!ENC )NAME"),
    account(rb"(?i)(?<!\.)\b(?:useradd|usermod|adduser) (?:-[A-Za-z-]{1,20} [^\s-]\S{0,300} ){1,6}NAME(?=[\s'\";]|$)"),
    account(rb"(?i)(?:exception|error|fatal): NAME: (?:authentication|login|access|permission) (?:failed|denied)"),
    account(rb"^NAME:[x*!]?:\d{1,10}:\d{1,10}:"),
    account(rb"^NAME:(?:\$[0-9a-z]{1,8}\$|\{S?SHA[0-9]{0,3}\}|pbkdf2_|[!*]{1,2}:\d)"),
    account(rb"^[-dlcbps](?:[r-][w-][xsStT-]){3}[.+@]? {1,6}\d{1,8} NAME "),
    rule("account", rb"^[-dlcbps](?:[r-][w-][xsStT-]){3}[.+@]? {1,6}\d{1,8} [A-Za-z0-9_.-]{1,64} {1,16}(" + _NAME + rb") ", accept=_group, group=1),
    account(rb"(?i)\b(?:ssh|scp|rsync|sftp) (?:-[A-Za-z] ?\S{0,60} ){0,6}NAME@"),
    account(rb"(?i)\b(?:chown|chgrp) (?:-[A-Za-z]{1,4} )?NAME[: ]"),
    rule("account", rb"(?:/home|/Users|/export/home|/var/home|/u01/home|/usercache|/(?:home|users)[0-9]{1,3}|/[gu]/[gu][0-9]{1,3})/(" + _NAME + rb")(?=[/\s:\"'\\,;)\]}<]|$)", accept=_home, group=1),
    # Folders of accounts on file systems that the machines of a cluster share: `/p/gb1/…`, `/gpfs/users/…`.
    rule("account", rb"/p/[a-z]{1,3}[0-9]{1,3}/(" + _NAME + rb")(?=[/\s:\"'\\,;)\]}<]|$)", accept=_home, group=1),
    rule("account", rb"(?:^|[\s\"'=(:])(?:/[a-z]{2,8}[0-9]{0,3})?/(?:workspace|gpfs|lustre|beegfs|scratch|lscratch[a-z]?)[0-9]{0,3}(?:/(?:scratch|users|work))?/(" + _NAME + rb")(?=/)", accept=_home_of_jobs, group=1),
    rule("account", rb"(?i)\b[A-Z]:(?:\\{1,4}|/)(?:Users|Documents and Settings|Profiles)(?:\\{1,4}|/)([^\\/:*?\"<>|\r\n]{1,64})(?=[\\/\"'\s<>|,;]|$)", accept=_home, group=1),
    parts(rb"(?<![A-Za-z0-9_\\/:.$%-])(?P<host>[A-Z][A-Z0-9_-]{1,14})\\{1,2}(?P<account>[A-Za-z][A-Za-z0-9._$-]{1,63}|[0-9a-f]{8})(?![A-Za-z0-9_\\(]|:[^ ])", accept=_domain_account),
    parts(rb"(?<![A-Za-z0-9_\\/:.$%-])(?P<host>[a-z][a-z0-9-]{1,14})\\{1,2}(?P<account>[a-z][a-z0-9]{0,20}\.[a-z][a-z0-9-]{1,20}|(?:adm|svc|sa|a|t0|t1|t2)[-_][a-z0-9._-]{2,30})(?![A-Za-z0-9_\\(:.])", accept=_small_account),
    parts(rb"(?i:(?<=/user:)|(?<=/u:))(?P<host>[A-Za-z0-9][A-Za-z0-9.-]{1,62})\\{1,2}(?P<account>[A-Za-z][A-Za-z0-9._$-]{1,63})(?=[\s\"',;]|$)", accept=_small_account),
    parts(rb"(?:^|(?<=[ ,;\"'=(\[\t]))(?P<host>[a-z][a-z0-9-]{2,14})\\{1,2}(?P<account>[a-z][a-z0-9_-]{2,20})(?=[ ,;\"')\]\t]|$)", accept=_strange_account),
    parts(rb"(?<![A-Za-z0-9_\\/:.$%-])(?P<host>[A-Za-z0-9-]{2,62}(?:\.[A-Za-z0-9-]{2,62}){1,4})\\{1,2}(?P<account>[A-Za-z][A-Za-z0-9._$-]{1,63})(?![A-Za-z0-9_\\(])", accept=_dotted_account),
    account(rb"(?<![A-Za-z0-9._%+/:-])NAME@(?=[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.]))"),
    account(rb"(?<![A-Za-z0-9._%+/:-])NAME @ [A-Z0-9][A-Z0-9-]{0,62}(?:\.[A-Z0-9-]{2,63}){1,6}(?![A-Za-z0-9.-])"),
    rule("account", rb"\bA(?:ROA|IDA)[A-Z0-9]{16,17}:([A-Za-z0-9_+=,.@-]{2,64})", group=1),
    parts(rb"(?<![A-Za-z0-9._%+-])(?P<account>[A-Za-z_][A-Za-z0-9_.-]{0,31})@(?P<host>[A-Za-z][A-Za-z0-9-]{1,62})(?=[:\s\])'\"~,;#$]|$)", accept=_sign_in),
    parts(rb"(?i)['`](?P<account>[A-Za-z0-9_.-]{1,64})['`]@['`](?P<host>[A-Za-z0-9_.%-]{1,128})['`]", accept=_accepts),
    account(rb"(?<![A-Za-z0-9_./@\\-])(?=[a-z][a-z0-9]{0,20}[._-][a-z])NAME/(?=(?:[0-9]{1,3}\.){3}[0-9]{1,3}:[0-9])"),
    # Who asks a domain for a ticket, as recorders of networks write it: `q.fenwick/HARBORDOM`.
    parts(rb"(?<![A-Za-z0-9_./\\@-])(?P<account>[a-z][a-z0-9]{0,20}(?:[._-][a-z0-9]{1,20}){0,3}\$?)/(?P<host>[A-Z][A-Z0-9-]{3,14}(?:\.[A-Z][A-Z0-9-]{1,20}){0,3})(?=[\s\"',;]|$)", accept=_asks_a_domain),
    rule("sid", rb"\bS-1-5-21-\d{1,10}-\d{1,10}-\d{1,10}(?:-\d{1,10})?"),
    rule("sid", rb"\bS-1-12-1-\d{1,10}-\d{1,10}-\d{1,10}(?:-\d{1,10})?"),
    rule("distinguished_name",
         rb"(?<![A-Za-z0-9])(?:(?i:cn|uid|ou|o|dc|l|st|c|e|emailaddress|sn|street|postalcode|serialnumber)=(?:\\[,;+]|[^,;=\"'<>\r\n/|]){1,80}(?:, ?|/)){1,12}(?i:cn|uid|ou|o|dc|l|st|c|e|emailaddress|sn|street|postalcode|serialnumber)=[^,;=\"'<>\s/|)\]]{1,80}(?: [A-Z][^,;=\"'<>\s/|)\]]{0,40}){0,4}"),
    rule("cloud_account", rb"\barn:aws[a-z-]{0,10}:[a-z0-9-]{1,30}:[a-z0-9-]{0,20}:(\d{12}):", group=1),
    # A bucket is named but once in the world.
    rule("cloud_account", rb"\barn:aws[a-z-]{0,10}:s3:::([a-z0-9][a-z0-9.-]{2,62})", group=1),
    rule("cloud_account", rb"\b(\d{12})\.dkr\.ecr\.", group=1),
    rule("cloud_account", rb"(?<![0-9])([0-9]{12}) (?=eni-[0-9a-f]{8})", group=1),
    rule("cloud_account", rb"(?:^|[\s\"'=]/?|\.com/|/v[0-9][a-z0-9]{0,8}/)projects/([a-z][a-z0-9-]{4,40})/", group=1),
    rule("serial", rb"\b(?:i|vol|snap|ami|eni|subnet|vpc|sg|rtb|igw|eipalloc|nat|acl|vpce|tgw|pcx|lt)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b"),
    rule("account", rb"\[req-[0-9a-f-]{36} ([0-9a-f]{32}) [0-9a-f]{32}", group=1),
    rule("cloud_account", rb"\[req-[0-9a-f-]{36} [0-9a-f]{32} ([0-9a-f]{32})", group=1),
    rule("cloud_account", rb"/v[23](?:\.\d)?/([0-9a-f]{32})/", group=1),
    rule("uuid", rb"(?<![0-9A-Za-z])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![0-9A-Za-z])",
         accept=lambda match: len(set(match[0])) > 4),  # noqa: PLR2004 - the nil and all-ones UUIDs stay
)  # fmt: skip
