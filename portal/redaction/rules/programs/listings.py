"""Accounts, machines and passwords where commands print them, files keep them and statements set them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.programs.accounts import account
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.random_looking import is_random

_NO_MODES = rb"(?![-dlcbps](?:[r-][w-][xsStT-]){3})"  # `ls -n` begins so
_CLIENTS = rb"(?:psql|pg_dump|pg_dumpall|pg_restore|createdb|mysql|mysqldump|mysqladmin|mariadb|mongo|mongosh|mongodump|redis-cli|sqlcmd|bcp|ldapsearch|ldapmodify|cqlsh|clickhouse-client|influx)"
_LOGIN = rb"(?:docker|podman|skopeo|buildah|oras|helm registry|az acr|oc|argocd|cf|vault|npm|twine|heroku)"

_LEAST_DRAWN = 16


# An account of the system, with few digits and no shell: who stands there is a program.
_OF_A_SERVICE = re.compile(
    rb"[^:\s]{1,64}:[x*!]?:[0-9]{1,3}:[0-9]{1,10}:[^:]{0,80}:[^:]{0,200}:/(?:usr/)?s?bin/(?:nologin|false|sync|shutdown|halt)\s{0,3}$"
)


def _real(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1])


def _real_login(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match["password"])


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1])


def _service(match: re.Match[bytes]) -> bool:
    return is_machine_name(match["host"]) and match["host2"].upper() == match["host2"]


def _full_name(match: re.Match[bytes]) -> bool:
    if not is_account(match[0].partition(b":")[0]):
        return False  # what a program's own account is for: `_uucp:*:4:4:Unix to Unix Copy Protocol:`
    named = b" " in match[1].strip() and not has_digit(match[1]) and match[1][:1].isupper()
    return named and _OF_A_SERVICE.match(match.string, match.start()) is None


def _mixed(match: re.Match[bytes]) -> bool:
    value = match[1]
    return has_digit(value) and any(chr(c).isalpha() for c in value) and not is_placeholder(value)


def _drawn(match: re.Match[bytes]) -> bool:
    """Small letters and digits, with capitals or long: what a program drew, no page and no error."""
    value = match[1]
    small = re.search(rb"[a-z]", value) is not None and has_digit(value)
    large = re.search(rb"[A-Z]", value) is not None or len(value) >= _LEAST_DRAWN
    return small and large and not is_placeholder(value) and is_random(value)


def _identifying(match: re.Match[bytes]) -> bool:
    """Five digits, or letters and three: `user 100` is one of few."""
    digits = sum(48 <= sign <= 57 for sign in match[1])  # noqa: PLR2004 - the ASCII digits
    return bool(digits >= (3 if match[1][:1].isalpha() else 5))


def _named(match: re.Match[bytes]) -> bool:
    return is_account(match[1])


def _device(match: re.Match[bytes]) -> bool:
    """Capitals and digits, or more digits than counts have."""
    value = match[1]
    digits = len(re.sub(rb"[^0-9]", b"", value))
    letters = re.search(rb"[A-Z]", value) is not None
    return value == value.upper() and digits > 3 and (letters or len(value) > 9)  # noqa: PLR2004 - see above


def _licensed(match: re.Match[bytes]) -> bool:
    """Groups of capitals and digits, mixed in at least one of them; a date or a number of cards has no letters."""
    groups = match[0].split(b"-")
    return sum(has_digit(group) and not group.isdigit() for group in groups) > 1 and not re.fullmatch(
        rb"[0-9A-F-]{36}", match[0]
    )


RULES: tuple[Rule, ...] = (
    account(rb"^" + _NO_MODES + rb"NAME {1,16}\d{1,8} {1,8}\d{1,3}\.\d {1,8}\d{1,3}\.\d {1,12}\d"),
    account(rb"^" + _NO_MODES + rb"NAME {1,16}\d{1,8} {1,8}\d{1,8} {1,6}\d{1,3} (?:\d\d:\d\d|[A-Z][a-z]{2}\d\d|\d{4}) "),
    account(rb"^ {0,8}\d{1,8} NAME {1,12}(?:rt|-?\d{1,3}) {1,6}-?\d{1,3} {1,10}[\d.]{1,10}[mgt]? {1,10}[\d.]{1,10}[mgt]? "),
    account(rb"^NAME {1,24}(?:[+?-] )?(?:pts/\d{1,4}|tty[A-Za-z0-9]{1,8}|console|ssh:notty|:\d{1,2}) {1,40}\S"),
    account(rb"^NAME:\d{1,10}:[0-9A-Fa-f]{32}:[0-9A-Fa-f]{32}:"),
    account(rb"(?i)\b(?:for|of|as) user:? ['\"`]?NAME['\"`]?(?=[.,;)]?\s*$)"),
    account(rb"(?i)\b" + _CLIENTS + rb"\b.{0,200}?\s(?:-U|-u|--username=?|--user=?) ?['\"]?NAME(?=['\"]?(?:\s|$))"),
    account(rb"(?i)\b" + _LOGIN + rb" login\b.{0,120}?\s(?:-u|--username=?|--user=?) ?['\"]?NAME(?=['\"]?(?:\s|$))"),
    rule("host", rb"\b" + _CLIENTS + rb"\b.{0,200}?\s(?:-h|-H|-S|--host=?) ?['\"]?([A-Za-z0-9][A-Za-z0-9._-]{1,253})(?=['\"]?(?:\s|:|,|$))", accept=_machine, group=1),
    rule("host", rb"(?i)\bdhcp[a-z]{0,8}.{0,80}\b(?:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}) \(([^()\s]{1,64})\)", accept=_machine, group=1),
    parts(rb"(?<![A-Za-z0-9_/.-])[A-Za-z][A-Za-z0-9]{1,19}/(?P<host>[A-Za-z0-9][A-Za-z0-9._-]{1,253})@(?P<host2>[A-Z0-9][A-Z0-9-]{0,62}(?:\.[A-Z0-9-]{2,63}){1,6})(?![A-Za-z0-9.-])", accept=_service),
    parts(rb"(?i)\bjdbc:oracle:(?:thin|oci8?):(?P<account>[^/@:\s\"']{1,64})/(?P<password>[^@\s\"']{1,128})@(?://)?(?P<host>[A-Za-z0-9][A-Za-z0-9._-]{0,253})", accept=_real_login),
    parts(rb"(?i)\b(?:sqlplus|expdp|impdp|sqlldr|rman|tnsping|exp|imp) (?:-\S{1,8} |target |userid=){0,4}['\"]?(?P<account>[A-Za-z][\w$#.]{0,63})/(?P<password>[^\s@'\"]{1,64})(?=@|['\"\s]|$)", accept=_real_login),
    parts(rb"^(?:[A-Za-z0-9._*-]{1,253}):(?:\d{1,5}|\*):[^:\s]{1,64}:(?P<account>[^:\s]{1,64}):(?P<password>[^\s:]{1,128})\s{0,3}$", accept=_real_login),
    parts(rb"(?i)\bmachine\s{1,4}\S{1,253}\s{1,4}login\s{1,4}(?P<account>\S{1,128})\s{1,4}(?:account\s{1,4}\S{1,64}\s{1,4})?password\s{1,4}(?P<password>\S{1,256})", accept=_real_login),
    rule("password", rb"^\s{1,16}password[ \t]{1,8}([^\s=:]{2,256})\s{0,3}$", accept=_real, group=1),
    rule("password", rb"(?i)\bidentified\s{1,4}by\s{1,4}(?!operation id\b)(?:password\s{1,4}|values\s{1,4})?['\"]?([^\s'\";]{1,256})", accept=_real, group=1),
    rule("password", rb"(?i)\b(?:with|encrypted|set|role|user|login)\b.{0,80}?(?<!['\"])\bpassword\s{0,4}\(?\s{0,4}=?\s{0,4}'([^'\r\n]{1,256})'", accept=_real, group=1),
    # Who is connected, as `netstat` cuts it: a name whose ending is lost.
    rule("host", rb"^(?:tcp|udp)[46]? {1,8}[0-9]{1,8} {1,8}[0-9]{1,8} {1,8}(?!localhost)([A-Za-z][A-Za-z0-9._-]{2,60}):(?:[a-z][a-z0-9-]{1,15}|[0-9]{1,5}) ", accept=_machine, group=1),
    rule("host", rb"^(?:tcp|udp)[46]? {1,8}[0-9]{1,8} {1,8}[0-9]{1,8} \S{3,60} {1,24}([A-Za-z][A-Za-z0-9._-]{2,60}):(?:[a-z][a-z0-9-]{1,15}|[0-9]{1,5}) ", accept=_machine, group=1),
    account(rb"\d/sshd: NAME(?=$|[\s@])"),
    account(rb"\bsshd: NAME(?=@pts|@notty| \[(?:priv|net)\])"),
    account(rb"\botpauth://[a-z]{1,8}/(?:[^:?\s]{1,64}(?::|%3A))?NAME\?"),
    # What a system says of itself, wireless networks before their stations, shares and who mounted them.
    rule("host", rb"^(?:Darwin|FreeBSD|OpenBSD|NetBSD|SunOS|AIX|HP-UX) ([A-Za-z0-9][A-Za-z0-9._-]{1,253}) [0-9]{1,3}\.[0-9]", accept=_machine, group=1),
    rule("host", rb"^[ \t]{0,40}(\S.{0,31}?) (?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2} {1,4}-[0-9]{1,3} ", group=1),
    parts(rb"(?:^|[\s\"'=])//(?P<account>[A-Za-z0-9_.-]{1,64})@(?P<host>[A-Za-z0-9][A-Za-z0-9._-]{1,253})(?=/)", accept=lambda match: is_account(match["account"])),
    rule("account", rb"\bmounted by ([A-Za-z0-9_][A-Za-z0-9_.-]{0,63})\)", accept=lambda match: is_account(match[1]), group=1),
    rule("person", rb"^[^:\s]{1,64}:[x*!]?:\d{1,10}:\d{1,10}:([^:,]{3,60})[,:]", accept=_full_name, group=1),
    rule("token", rb"[?&;](?:code|state|session_state|nonce|ticket|invitation|invite|oobCode|client_info|id_token_hint|reset|confirmation|verification)=([A-Za-z0-9_.~/%+-]{8,512})(?![A-Za-z0-9_.~/%+-])", accept=_drawn, group=1),
    rule("token", rb"[?&](?:key|auth|code|state|nonce|tk|access_key|signature|sig|hash|ticket)=([A-Za-z0-9_.~-]{12,256})(?![A-Za-z0-9_.~-])", accept=_mixed, group=1),
    rule("password", rb"(?i)\bnet use (?:[a-z*]: )?\\\\\S{1,128} (\S{1,64}) /user:", accept=_real, group=1),
    rule("password", rb"(?i)\bConvertTo-SecureString (?:-(?:String|AsPlainText|Force|Key [^\s]{1,64}) ){0,4}(?!-)[\\'\"]{0,4}([^\s'\"$\\][^\s'\"\\]{0,127})", accept=_real, group=1),
    rule("serial", rb"(?i)\bUDID[:= ]{1,3}([0-9A-F]{8}-[0-9A-F]{16}|[0-9A-F]{40})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"\b(?i:serial)(?i: number| no\.?| num| #)?[:= ]{1,3}([A-Z0-9]{8,20}|[A-Z]{2,5}-[A-Z0-9]{5,20})(?![A-Za-z0-9-])", accept=_mixed, group=1),
    rule("serial", rb"(?i)(?<![A-Za-z0-9])(?:S/N|SN#|serial#)[:#]{0,2}\s{0,4}([A-Za-z0-9][A-Za-z0-9-]{4,40})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
    rule("serial", rb"(?<![A-Za-z0-9-])\d{5}-(?:\d{5}-\d{5}|\d{3}-\d{7})-[A-Z0-9]{5}(?![A-Za-z0-9-])"),
    rule("date_of_birth", rb"(?i)(?<![a-z])(?:dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born|geb\.|geboren|geburtsdatum|nacid[oa]|n\xc3\xa9e? le)(?: on| am| el)?(?: [a-z]{2,14}){0,5}[ .:=]{1,4}(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{1,2}\.? [A-Za-z\x80-\xff]{3,12}\.?,? \d{4}|[A-Za-z]{3,12}\.? \d{1,2},? \d{4})", group=1),
    rule("cloud_account", rb"(?i)(?<![A-Za-z0-9_])(?:customer|client|driver|operator|employee|staff|personnel|badge|ausweis|member|membership|contract|patient|student|subscriber|tenant|loyalty|kunden|personal|mitarbeiter|vertrags|mitglieds|matrikel)[ -]?(?:id|no|nr|number|num|nummer|#)\.?\s?(?:[:=#]\s?|is\s|\s)?([A-Z]{0,5}[-/]?[0-9][A-Z0-9/-]{3,20})(?![A-Za-z0-9])", accept=_identifying, group=1),
    rule("imei", rb"(?i)\b(?:imei|imeisv|iccid|imsi)[0-9]?[:#= ]{1,3}([0-9]{14,20})(?![0-9A-Za-z])", group=1),
    rule("cloud_account", rb"\((?:ID|id|Id|No\.?|Nr\.?)[: ]{1,2}([A-Z]{1,4}-?[0-9]{4,10})\)", group=1),
    rule("cloud_account", rb"(?<![A-Za-z0-9])mrk-[0-9a-f]{32}(?![0-9A-Za-z])"),
    rule("cloud_account", rb"(?<![A-Za-z0-9])0(?:0[ugopt]|oa)[A-Za-z0-9]{17}(?![A-Za-z0-9])", accept=lambda match: has_digit(match[0][3:])),
    rule("serial", rb"(?i)\b(?:device|asset|terminal|gateway|sensor|meter|tablet|handset|unit|tracker|beacon|token|hard token|token serial)(?: asset| serial| id| no\.?)? #?((?:[A-Z]{2,5}-){0,2}[A-Z0-9]{7,20}|[A-Z]{2,4}-[A-Z]{2,5}-[0-9]{3,8})(?![A-Za-z0-9.:-])", accept=_device, group=1),
    rule("serial", rb"(?<![A-Za-z0-9-])[A-Z0-9]{2,6}(?:-[A-Z0-9]{4}){3,7}(?![A-Za-z0-9-])", accept=_licensed),
    rule("cloud_account", rb"(?i)\b(?:badge|employee|emp\.|mitarbeiter|matricule|matr\xc3\xadcula|matricola|legajo|pernr|personalnummer|personnummer) #?([A-Z]{0,3}[0-9]{4,8}(?:-[0-9])?)(?![A-Za-z0-9.:-])", group=1),
    rule("account", rb"\\\\[A-Za-z0-9._-]{1,64}\\[A-Za-z0-9_.-]{1,40}\$\\([A-Za-z0-9_][A-Za-z0-9_.-]{1,63})(?=[\\\s\"']|$)", accept=_named, group=1),
    rule("phone", rb"\[(\+?[0-9]{7,15})@[a-z]", group=1),
    rule("phone", rb"(?i)\b(?:pj)?sip/[A-Za-z0-9_.-]{1,40}/(\+?[0-9]{7,15})(?=[,&\"@/\s])", group=1),
    rule("account", rb"\b(?:PJSIP|SIP|IAX2|SCCP|DAHDI)/(?!trunk-)([A-Za-z0-9_.+]{2,40})(?=-[0-9a-f]{8})", group=1),
    rule("serial", rb"(?i)\b(?:asset (?:tag|id|no|number)|inventory (?:no|number|tag)|inventarnummer|inventarnr|inventar-nr|serien-?nr\.?|s/nr\.?|inv\.-nr|ger\xc3\xa4tenummer|seriennummer|serien-nr|ser\.-nr|num\xc3\xa9ro de s\xc3\xa9rie|n\xc2\xb0 de s\xc3\xa9rie|n\xc3\xbamero de serie|numero di serie|n\.?\xc2\xba de serie|no\. de serie|n\xc3\xbam\. de serie|n\xc2\xb0 di serie|nr seryjny|numer seryjny|serijski broj|seri no|v\xc3\xbdrobn\xc3\xad \xc4\x8d\xc3\xadslo|serienummer|meid|esn|eid|service tag|express service code|chassis|part serial|product id|device id|machine id|host id|dongle id)(?: ?number| ?no)?[ .:=#]{1,3}([A-Z0-9][A-Z0-9-]{4,40})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
    rule("serial", rb"(?i)\b(?:licen[cs]e|product|activation|registration|serial|cd|windows|office|volume)[ -]?(?:key|code)\b[ .:=#is]{1,5}([A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){2,7})(?![A-Za-z0-9-])", group=1),
    rule("serial", rb"(?<![A-Za-z0-9-])(?=[A-Z-]{0,24}[0-9])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Za-z0-9-])"),
    rule("imei", rb"(?i)\b(?:device|tracker|handset|modem|unit|terminal|sim|phone|gps)(?: ?(?:id|no))?[:=# ]{1,2}([0-9]{14,16})(?![0-9A-Za-z.:-])", group=1),
    rule("cloud_account", rb"(?i)\b(?:customer|client|kunde|cliente|klant|member|subscriber|policyholder|user_?id|userid|uid|cust)[=:#] ?([0-9]{6,12})(?![0-9A-Za-z.:-])", group=1),
    rule("cloud_account", rb"(?:\xe5\xb7\xa5\xe5\x8f\xb7|\xe5\xad\xa6\xe5\x8f\xb7|\xe7\xa4\xbe\xe5\x93\xa1\xe7\x95\xaa\xe5\x8f\xb7|\xec\x82\xac\xeb\xb2\x88)[ :\xef\xbc\x9a]{0,4}([A-Z]{0,3}[0-9]{3,10})", group=1),
    rule("serial", rb"(?i)\bserial(?: number| no\.?)?[:=# ]{1,2}([0-9]{8,20})(?![0-9A-Za-z.:-])", group=1),
    rule("cloud_account", rb"(?i)(?<![a-z])(?:kd|kunden?|klant|kund|asiakas|klient)[-. ]{0,2}(?:nr|nummer|numer|no)\.?[ :=#]{1,3}([A-Z]{0,3}-?[0-9][0-9A-Z-]{3,14})(?![A-Za-z0-9])", group=1),
    rule("card", rb"(?i)\b(?:loyalty|member|membership|bonus|reward|rewards|gift)(?: ?card)?(?: ?(?:no|nr|number))?\.?[ :=#]{1,3}([0-9]{4}(?:[ -]?[0-9]{3,4}){2,4})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"(?i)\basset(?: tag| no\.?| id)?[:=# ]{1,2}([A-Z]{1,5}-?[0-9]{4,10})(?![A-Za-z0-9.:-])", group=1),
    account(rb"^(?:[A-Za-z0-9._-]{1,32}\\)?NAME:[0-9]{1,10}:[0-9A-Fa-f]{32}:[0-9A-Fa-f]{32}:"),
    account(rb"(?i)\b(?:authentication|logon|login|log-in|sign-in|access|authorization) (?:failed|failure|succeeded|success|denied|rejected|granted)[: -]{1,3}(?:for )?(?:user )?['\"]?(?!(?:due|community|cedula|c\xc3\xa9dula|dni|rut|nif|ssn|cpf|id|card|pan|phone|msisdn|iban) )NAME['\"]?(?=[,;.]? )(?! =)"),
    rule("national_id", rb"\bRG[ :]{1,2}([0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9Xx])", group=1),
)  # fmt: skip
