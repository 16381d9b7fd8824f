"""Numbers and names behind the words of trades, countries and programs that only one thing or person has."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of other languages

import re

from portal.redaction.rules.people.name_shapes import FULL, people
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account, is_strange
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.open_to_all import stays
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_given, is_plain, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

# Family names of Korea and China as Latin letters write them, before or behind a given name of two: `Ji-hoon`.
_FAMILY = rb"(?:Kim|Lee|Park|Choi|Jung|Jeong|Kang|Cho|Yoon|Jang|Lim|Han|Seo|Shin|Kwon|Hwang|Ahn|Song|Ryu|Hong|Moon|Bae|Baek|Nam|Chen|Wang|Lin|Huang|Chang|Tsai|Hsu|Chan|Wong|Lau|Yeung|Cheung|Liu|Zhang)"
_OF_TWO = rb"[A-Z][a-z]{1,5}-[a-z]{2,6}"
_TOWN = rb"(?:[A-Z]|[\xc3-\xc5\xc8][\x80-\xbf])[a-z\x80-\xff]{2,20}(?:-[A-Z][a-z\x80-\xff]{2,20})?"
_CAPITAL = rb"[A-Z][a-z]{2,15}"


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and not is_placeholder(match[1])


def _strange(match: re.Match[bytes]) -> bool:
    return _account(match) and is_strange(match[1])


def _built(match: re.Match[bytes]) -> bool:
    """A letter or a word, a point, and a word that nobody knows: `p.namukasa`."""
    return _account(match) and is_unknown(match[1].rpartition(b".")[2])


def _unknown(match: re.Match[bytes]) -> bool:
    return is_unknown(match[1]) and not names_nobody(match[1])


def _has_digit(match: re.Match[bytes]) -> bool:
    return has_digit(match[1])


def _of_a_file(match: re.Match[bytes]) -> bool:
    """A first name beside a word that is plain in no language, as files are named after people."""
    words = [one.decode() for one in match["person"].split(b"_")]
    return any(map(is_given, words)) and not any(map(is_plain, words))


def _share(match: re.Match[bytes]) -> bool:
    """What a machine shares that is known by its name, and nothing that all machines of Windows share."""
    host, share = match["machine"], match["share"]
    told = is_machine_name(host) and (has_digit(host) or is_unknown(host))
    return told and share.lower() not in _SHARED_BY_ALL


def _machine(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) and (has_digit(match[1]) or is_unknown(match[1]))


def _open(match: re.Match[bytes]) -> bool:
    """The domain of a certificate for all of its machines."""
    return is_domain_name(match[1]) and not stays(match[1])


# Shares that Windows makes by itself, and names that say nothing.
_SHARED_BY_ALL = frozenset(
    (b"admin$", b"ipc$", b"c$", b"d$", b"print$", b"sysvol", b"netlogon", b"share", b"public")
)
RULES: tuple[Rule, ...] = (
    # People: as Korea writes them in Latin letters, and in the names of files.
    rule("person", rb"(?<![A-Za-z0-9\x80-\xff_.-])(?:" + _FAMILY + rb" " + _OF_TWO + rb"|" + _OF_TWO + rb" (?=[A-Z])(?i:" + _FAMILY + rb"))(?![A-Za-z0-9_@/-])"),
    people(rb"(?i:(?<![a-z])(?:kontaktperson|contactpersoon|ansprechpartner(?:in)?|contact person|persona di contatto|osob[ao] kontaktowa|persona de contacto) (?:er|is|ist|\xc3\xa8|\xc3\xa4r|jest|es)) ", name=FULL),
    parts(rb"(?<=[a-z0-9]_)(?P<person>" + _CAPITAL + rb"_" + _CAPITAL + rb")(?=_[0-9]|\.[a-z]{3,4}(?![a-z]))", accept=_of_a_file),
    people(rb"(?i:\b(?:account|card|policy|licen[cs]e) holder is )", name=FULL),
    people(rb"\b[Dd]river ", rb"(?= (?:is|was|has|had|will|reports|says)\b)", name=FULL),
    # Whom a record or a document is about, by the name of the file or the query.
    rule("person", rb"[?&]name=([A-Z\xc3-\xc5][A-Za-z\x80-\xff'-]{2,30})(?=&(?:birth|dob|gender))", group=1),
    rule("person", rb"(?i:payslip|payroll|gehaltsabrechnung|lohnabrechnung|befund|arztbrief|zeugnis|l\xc3\xb8nnsslipp|referral|discharge)_([A-Z]?[a-z\x80-\xff]{3,20})(?=_[0-9]|\.[a-z]{3,4}(?![a-z]))", accept=_unknown, group=1),
    # Where those are who say who they are, and whose depot or clinic somebody means.
    rule("address", rb"(?i:(?:^|[,.!] )(?:met|soy|c'est|je suis|sono|z tej strony|jag heter|hier ist|hejsan,|hi this is|this is)) [A-Z\xc3-\xc5][^.!?\r\n]{4,60}? (?:in|de|di|i|w|\xc3\xa0|from) (" + _TOWN + rb")(?=[.,]| (?:h\xc3\xa4r|here|aqu\xc3\xad)(?![a-z]))", accept=_unknown, group=1),
    rule("address", rb"\b(?:the|our|from) (" + _TOWN + rb") (?:depot|warehouse|surgery|clinic)(?![a-z])", accept=_unknown, group=1),
    # Accounts: who signs in at a host of VMware, whom a telephone belongs to, who did what a message says.
    rule("account", rb"\buser=([A-Za-z][A-Za-z0-9_-]{1,30}:[A-Za-z0-9_.-]{1,62}\\{1,2}[A-Za-z0-9._-]{2,62})(?=[\]\s,;\"]|$)", group=1),
    rule("account", rb"\b(?:Call|Registration|INVITE|REGISTER) from '([A-Za-z0-9][A-Za-z0-9._-]{1,62})' (?:\(|failed)", accept=_account, group=1),
    rule("account", rb"\b(?:revoked|issued|rotated|granted|disabled|enabled|signed off|acknowledged|invited|suspended) by ([a-z][a-z0-9]{0,20}\.[a-z][a-z0-9]{0,20})(?=[\"',;)]|\s{0,3}$|\s(?:at|on|via|from|for)\b)", accept=_strange, group=1),
    rule("account", rb"(?:^|[ \t])(?:subject|sub|principal|identity|actor|initiator)=\"?([a-z][a-z0-9]{0,15}\.[a-z]{3,20})(?=[\"\s,]|$)", accept=_built, group=1),
    # The name behind it has a rule of its own, and the case learns it.
    rule("cloud_account", rb"\b(arn:aws[a-z-]{0,10}:(?:iam|sts)::[0-9]{12}:(?:user|assumed-role|federated-user)(?:/[A-Za-z0-9_+=,.@-]{1,64}){0,4})(?=/[A-Za-z0-9_+=,.@-]{1,64}(?![A-Za-z0-9_+=,.@/-]))", group=1),
    # What a machine shares: the machine has its own rule, and a share is often a plain word, which no case should learn.
    rule("cloud_account", rb"(?<![A-Za-z0-9\\])\\{2,4}(?!x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}\\)(?P<machine>[A-Za-z0-9][A-Za-z0-9._-]{1,62})\\{1,2}(?P<share>[A-Za-z0-9][A-Za-z0-9._-]{0,62}\$?)(?=\\|[\s\"',;)>\]]|$)", accept=_share, group="share"),
    # Papers and telephones by their shape or by the word before.
    rule("tax_id", rb"(?<![A-Za-z0-9])[AP][0-9]{9}[A-Z](?![A-Za-z0-9])"),
    rule("national_id", rb"(?i:\bRUT|\bRUN)(?: [a-z]{2,12}){0,3}:? ([0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}-[0-9Kk])(?![0-9A-Za-z])", group=1),
    rule("national_id", rb"@(?:p[0-9]{1,3}|__[A-Za-z_]{1,40}[0-9]{1,3})='([0-9]{9,16})'", group=1),
    rule("national_id", rb"(?i:\bpix (?:key|chave)|\bchave pix)(?: is| \xc3\xa9)?[:= ]{1,2}\"?([0-9]{11,14})(?![0-9A-Za-z])", group=1),
    rule("health_id", rb"\bPID[-.]?[0-9]{1,2}(?:[.-][0-9])?[ :=]{1,3}([A-Z]{0,3}[0-9]{5,12}[A-Z]?)(?![0-9A-Za-z])", group=1),
    rule("phone", rb"(?<![0-9A-Za-z.:/+-])(?<![0-9] )0 ?5[0-9]{2} [0-9]{3} [0-9]{2} ?[0-9]{2}(?![0-9A-Za-z]|[ .:/-][0-9])"),
    rule("phone", rb"(?<![0-9A-Za-z.:/+-])01(?:5[0-9]{2}|[67][0-9])/[0-9]{6,8}(?![0-9A-Za-z/.-])"),
    rule("phone", rb"<(?:[A-Za-z0-9]{1,12}:)?(?:recipient|destination|msisdn|to|da|phoneNumber|subscriber)>(\+?[1-9][0-9]{9,13})</", group=1),
    # Devices: cars, registers of tills in Russia, senders of LoRa, telephones, whose seat a licence has.
    rule("vehicle", rb"(?i:\b(?:vin|fin|chassis(?: no\.?| number)?|fahrgestellnummer|fahrgestell-?nr\.?))[:#= ]{1,3}(?:is |ist )?([A-HJ-NPR-Z0-9]{17})(?![A-Za-z0-9])", accept=_has_digit, group=1),
    rule("serial", "(?:ФН|ККТ|РНМ|ЗН)".encode() + rb"(?: \xe2\x84\x96)?:? ([0-9]{10,16})(?![0-9A-Za-z])", group=1),
    rule("serial", rb"\b(?:Dev|Gateway |Join|App)?EUI(?:-?64)?[:= ]{1,3}([0-9A-Fa-f]{16})(?![0-9A-Za-z])", group=1),
    rule("mac", rb"\b(?:Yealink|Grandstream|Snom|Fanvil|Htek|Gigaset|Cisco|Polycom)[ /][A-Za-z0-9._/-]{2,40} (?:[0-9.]{3,20} )?((?=[0-9A-Fa-f]{0,11}[0-9])[0-9A-Fa-f]{12})(?![0-9A-Za-z])", group=1),
    rule("host", rb"(?i:\bcn) ?= ?\*\.([A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){1,4})(?![A-Za-z0-9.-])", accept=_open, group=1),
    rule("host", rb"\bseat ([A-Za-z][A-Za-z0-9-]{2,62})(?=[\"'\s,;]|$)", accept=_machine, group=1),
)  # fmt: skip
