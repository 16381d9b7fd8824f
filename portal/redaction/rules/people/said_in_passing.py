"""People, places, devices and secrets that notes and letters tell in passing, without a label."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.lexicon import is_family, is_unknown, may_be_given

_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4-\xc6\xc8][\x80-\xbf])(?:[A-Za-z'-]|[\xc3-\xca][\x80-\xbf]){1,24}"
_DONE_FOR = rb"(?i:\b(?:opened|closed|taken|made|written|saved|kept|reserved|booked|signed|reviewed|issued|reported|created|started|sent|locked) (?:for|by|to) )"
_ASKED_FOR = rb"(?:(?:MX|AAAA|A|TXT|NS|SOA|CNAME|PTR|SRV|ANY) )?"
_LIVES = rb"(?i:\b(?:i|we) live (?:at|in) |\bmy (?:home |new )?address is |\binvoice (?:goes )?to |\brechnung (?:bitte )?an |\bwohne in (?:der )?|\bje demeure |\bvivo en )"
_PAPER = (
    rb"(?:(?i:f\xc3\xb8dselsnummer|henkil\xc3\xb6tunnus|rijksregisternummer|personnummer|passport(?: no\.?| number)?|steuer-id|geb\.|born|ni number)|"
    rb"AHV|SIN|PESEL|SSN|BSN|CPF|DNI|NIF|NHS|DOB)"
)
_LEAST_ALONE = 8


def _turned(match: re.Match[bytes]) -> bool:
    """A family and a first name: one of them is known, or neither is plain in any language."""
    family, given = (match[1].decode("utf-8", "replace"), match[2].decode("utf-8", "replace"))
    return may_be_given(given) or is_family(family) or (is_unknown(match[1]) and is_unknown(match[2]))


def _whole_name(match: re.Match[bytes]) -> bool:
    """A first and a family name: the first is known, or some part of both is plain in no language."""
    words = [word.decode("utf-8", "replace") for word in match[1].split()]
    return may_be_given(words[0]) or is_family(words[-1]) or all(is_unknown(word.encode()) for word in words)


def _secret(match: re.Match[bytes]) -> bool:
    """What somebody signs in with: no word, and behind an account that is none either."""
    account, secret = match["account"], match["password"].rstrip(b".?!")
    told = (has_digit(secret) and not secret.isdigit()) or is_unknown(secret)
    return (
        told
        and not is_placeholder(secret)
        and is_account(account)
        and (is_unknown(account) or has_digit(account))
    )


def _alone(match: re.Match[bytes]) -> bool:
    """A word for a passphrase that is plain in no language."""
    return len(match[1]) >= _LEAST_ALONE and is_unknown(match[1]) and not is_placeholder(match[1])


def _device(match: re.Match[bytes]) -> bool:
    """Letters and digits in turn, and no product with its year or release."""
    return re.fullmatch(rb"[A-Z]+[0-9]{1,4}|[0-9]+[A-Z]?", match[1]) is None and has_digit(match[1])


def _folder(match: re.Match[bytes]) -> bool:
    machine = match["machine"]
    return is_machine_name(machine) and (has_digit(machine) or is_unknown(machine))


RULES: tuple[Rule, ...] = (
    rule("person", _DONE_FOR + rb"(?=(" + _CAPITAL + rb"), (" + _CAPITAL + rb")(?:[\s(.;:]|$))(" + _CAPITAL + rb", " + _CAPITAL + rb")", accept=_turned, group=3),
    # Who changed a file, and people in a list before their papers.
    rule("person", rb"(?i:\b(?:changed|updated|edited|modified|key of|comment by|commit [0-9a-f]{7,40} by)(?: by)? )(" + _CAPITAL + rb"(?: (?:da|de|di|van|von|le|la|del|dos))?(?: " + _CAPITAL + rb"){1,2})(?=[.,;)]?\s{0,3}$| <)", accept=_whole_name, group=1),
    rule("person", rb"(" + _CAPITAL + rb"(?: (?:da|de|di|van|von|le|la|del|dos))?(?: " + _CAPITAL + rb"){1,2}), (?=" + _PAPER + rb"[ :]{1,2}[0-9])", accept=_whole_name, group=1),
    parts(rb"(?i:\blog ?(?:in|on) (?:once )?as )(?P<account>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{1,63}) (?i:with|using) (?P<password>[^\s'\"()<>,;]{4,64})(?= (?:and|or|to|on|at|then)\b|[.,;]?\s{0,3}$)", accept=_secret),
    rule("password", rb"(?i)\band the (?:passphrase|password|passcode) ([a-z][a-z0-9]{5,63})(?=[.!]?\s{0,3}$)", accept=_alone, group=1),
    rule("address", _LIVES + rb"((?=[^.\r\n]{0,100}[0-9])[A-Z0-9\xc3-\xc5][^.;\r\n]{6,120}[a-z0-9A-Z\x80-\xff])(?=\.(?:\s|$)|\s{0,3}$)", group=1),
    rule("serial", rb"(?i:\b(?:laptop|notebook|device|handset|workstation|tablet)):? ([A-Z0-9]{7,12})(?=[,;.)]|\s{0,3}$)", accept=_device, group=1),
    # Telephones of Britain in their two groups, and who calls as Asterisk sets it.
    rule("phone", rb"(?<![0-9A-Za-z.:/+,-])(?<![0-9] )0(?:7[0-9]{3}|1[2-9][0-9]{2}) [0-9]{6}(?![0-9A-Za-z]|[ .:/-][0-9])"),
    rule("phone", rb"(?i:\b(?:reported|raised|opened|called|signed) by )(?:" + _CAPITAL + rb" ){1,3}?" + _CAPITAL + rb", (\(?[0-9]{3,5}\)?[ -][0-9]{3,6}(?:[ -][0-9]{3,4})?)(?=[.,;]?\s{0,3}$)", group=1),
    rule("phone", rb"\bCALLERID\((?:num|all|ani|dnid)\)=([+(]?[0-9][0-9 ()./-]{5,24}[0-9])", group=1),
    # Whose mail a resolver is asked for; what lies in a share, where each part may name somebody.
    rule("host", rb"\bdig (?:[+-][a-z0-9]{1,16} ){0,4}" + _ASKED_FOR + rb"([A-Za-z0-9][A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,62}){1,5})(?=[\s|;&]|$)", accept=lambda match: is_domain_name(b"a-1." + match[1]), group=1),
    rule("cloud_account", rb"(?<![A-Za-z0-9\\:])\\{2,4}(?!x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}\\)(?P<machine>[A-Za-z0-9][A-Za-z0-9._-]{1,62})\\{1,2}(?!(?i:[a-z]\$|admin\$|ipc\$|sysvol|netlogon)[\\\s])[A-Za-z0-9][A-Za-z0-9._-]{0,62}\$?\\{1,2}([A-Za-z0-9\x80-\xff][^\s\\\"'<>|,;:*?()\[\]{}]{0,80}(?:\\{1,2}[A-Za-z0-9\x80-\xff][^\s\\\"'<>|,;:*?()\[\]{}]{0,80}){0,8})(?<![.])", accept=_folder, group=2),
)  # fmt: skip
