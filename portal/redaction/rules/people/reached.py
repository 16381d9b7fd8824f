"""People: mail addresses, telephone numbers, names where letters and forms put them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from functools import lru_cache
from importlib import import_module

from portal.redaction.registered import endings
from portal.redaction.rules.places import streets
from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.machine_names import is_domain_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.nobody import begins_sentence, names_nobody
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

_LETTERS = rb"A-Za-z\x80-\xff"
_SMALL = rb"[a-z\x80-\xff'\xe2-]"
# Later words of a name: `McDonald`, `O'Brien` and `J.` are, `DOB` and `MRN` are none.
_LATER = rb"[A-Z\xc3-\xc5](?:[a-z]?\.|" + _SMALL + rb"{0,3}[A-Z]?" + _SMALL + rb"{0,24}(?![A-Za-z]))"
_NAME = (
    rb"[A-Z\xc3-\xc5]["
    + _LETTERS
    + rb"'-]{1,24}(?: (?:(?:van|von|de|der|den|del|da|di|la|le|el|bin|al) ){0,2}"
    + _LATER
    + rb"){0,3}"
)


_LONGEST_SHORT, _LEAST_ABROAD = 3, 9
# Firms that are called by a number, and are no version: `bz@163.com`.
_NUMBERED = re.compile(rb"(?i)(?:[a-z0-9-]{1,62}\.){0,3}[0-9]{2,6}\.(?:com|net|org|cn)")
# What a recorder of networks counts: two spans of time in a column of a line that begins with its instant.
_RECORDED = re.compile(rb"[0-9]{10}\.[0-9]{6}\t")


def _is_of_a_list(match: re.Match[bytes]) -> bool:
    """The sender of a list, with whose mail came back: `bounces+jo=firm.com@…`, and no setting, `user=jo.b@…`."""
    key, _, of = match[1].partition(b"=")
    known = of.rpartition(b".")[2].lower() in endings()
    return known and class_of_key(key.decode()) is None and _is_email(match)


def _is_email(match: re.Match[bytes]) -> bool:
    if OWN_NAME.fullmatch(match[0]) or _in_url(match) or is_placeholder(match[0]):
        return False
    domain = match[2].rstrip(b".-")
    if _NUMBERED.fullmatch(domain):
        return True
    last = domain.rpartition(b".")[2]
    if domain.removesuffix(b"." + last).isdigit() and is_domain_name(b"firm." + last):
        return True  # a company that is called by a number, `jholm@141.example`
    return is_domain_name(domain) or (last.isalpha() and is_domain_name(b"a-1." + domain.lower()))


def _in_url(match: re.Match[bytes]) -> bool:
    """Whether this is the end of `scheme://name:password@host`, which has its own rule."""
    before = match.string[max(0, match.start() - 200) : match.start()]
    if b"://" not in before or before[-1:].isspace():
        return False
    login = before.split()[-1].rpartition(b"://")
    return bool(login[1]) and (not login[2] or (b":" in login[2] and b"/" not in login[2]))


_SIGNED = re.compile(
    rb"(?i)regards|sincerely|thanks|cheers|best wishes|gr\xc3|gru|cordialement|saludos|yours"
)


def _is_person(match: re.Match[bytes]) -> bool:
    words = match[1].split()
    if begins_sentence(match[1]) and _SIGNED.match(match[0]) is not None:
        return False
    if match[1].isupper() and len(match[1]) <= _LONGEST_SHORT:  # `customer BSN 111222333`, `this is VCL`
        return False
    return not names_nobody(match[1]) and not any(word.lower().strip(b".,") in COMMON for word in words)


@lru_cache(maxsize=16384)
def _possible(number: str, region: str | None) -> bool:
    phonenumbers = import_module("phonenumbers")  # most texts have no number
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    formatted = any(sign in number for sign in " -./(")
    return bool((phonenumbers.is_possible_number if formatted else phonenumbers.is_valid_number)(parsed))


def _is_international(match: re.Match[bytes]) -> bool:
    return _possible(match[0].decode().replace("(0)", ""), None)


def _is_undivided(match: re.Match[bytes]) -> bool:
    """A number that nobody divided, of a range that is given to nobody too."""
    return _possible(f"+{match[1].decode()} ", None)


def _is_long(match: re.Match[bytes]) -> bool:
    """As many digits as a call abroad has at least; bytes of a dump begin with two noughts too."""
    return sum(48 <= sign <= 57 for sign in match[0]) > _LEAST_ABROAD  # noqa: PLR2004 - the ASCII digits


def _is_american(match: re.Match[bytes]) -> bool:
    before = match.string[max(0, match.start() - 1) : match.start()]
    return before not in {b"=", b"/"} or match[0][:1] == b"("


def person(pattern: bytes) -> Rule:
    """A rule whose first group is a person's name, in a context written with `NAME` for it."""
    # A word that a digit ends is a product: `SR Gen10`.
    name = b"(" + _NAME + rb")(?![A-Za-z0-9\x80-\xff])"
    return rule("person", pattern.replace(b"NAME", name), accept=_is_person, group=1)


# A word before a name that is none of its parts: `syscontact Ann Berg <…>`, and not `van den Berg <…>`.
_SMALL_BEFORE = (
    rb"(?:(?!(?:van|von|vom|de|del|della|den|der|das|dos|des|du|da|di|do|la|le|al|el|bin|ibn|abu|ten|ter|zu) )"
    rb"[a-z]{3,24} (?=[A-Z\xc3-\xed][a-z\x80-\xff'.-]{1,30} ))?+"
)
RULES: tuple[Rule, ...] = (
    rule("email", rb"(?<![A-Za-z0-9._%+/-])([A-Za-z0-9_\x80-\xff][A-Za-z0-9._%+'\x80-\xff-]{0,63})(?:@|%40)([A-Za-z0-9\x80-\xff][A-Za-z0-9.\x80-\xff-]{0,200}\.[A-Za-z][A-Za-z0-9-]{1,30})", accept=_is_email),
    rule("email", rb"(?<![A-Za-z0-9._%+/=-])([A-Za-z0-9_][A-Za-z0-9._+=-]{0,60}=[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,30}){1,4})@([A-Za-z0-9][A-Za-z0-9.-]{0,200}\.[A-Za-z][A-Za-z0-9-]{1,30})", accept=_is_of_a_list),
    rule("email", rb"(?<![A-Za-z0-9._%+-])(\"[^\"@]{1,60}\")@([A-Za-z0-9][A-Za-z0-9.-]{0,200}\.[A-Za-z]{2,30})", accept=_is_email),
    rule("person", rb"(?:^|[\s,;:\[])[\"']?(?!\xe2\x80)" + _SMALL_BEFORE + rb"([" + _LETTERS + rb"'.-]{2,60}(?:,? [" + _LETTERS + rb"'.-]{1,60}){1,3})[\"']? <[^<>@\s]{1,64}@", accept=_is_person, group=1),
    person(rb"(?i:\b(?:mr|mrs|ms|miss|dr|prof|sir|madam|herr|frau|mme|mlle|sr|sra)\.? )NAME"),
    person(rb"(?m)^\W{0,4}(?i:dear|hello|hi|hey|hallo|liebe[rs]?|bonjour|cher|ch\xc3\xa8re|hola|estimad[oa]) NAME[,!:]?\s{0,3}$"),
    person(rb"(?i:\b(?:regards|sincerely|thanks|cheers|best wishes|gru\xc3\x9f|gr\xc3\xbc\xc3\x9fe|cordialement|saludos|yours truly)),?[ \t]{0,4}(?:\\n|\n|\r\n|- ?|, )NAME"),
    person(rb"(?i:\bmy name is |\bthis is |\bspoke (?:to|with) |\bcalled by |\bcontact(?:ed)? |\bassigned to |\breported by:? |\bopened by:? |\braised by:? |\bclosed by:? |\bowned by:? |\bapproved by:? |\bsigned by |\bsubmitted by |\bcreated by |\bescalated to |\battn:? |\bemployee |\bpatient:? |\bcustomer:? )NAME"),
    rule("phone", rb"(?<![A-Za-z0-9+.])\+[1-9](?:[ ./-]{0,3}\(?[0-9]\)?){7,14}(?![0-9A-Za-z])", accept=_is_international),
    rule("phone", rb"(?<![A-Za-z0-9+.()*-])\+([1-9][0-9]{9,14})(?![0-9A-Za-z.])", accept=_is_undivided),
    rule("phone", rb"(?<![A-Za-z0-9+.])\+1[ .-]?\(?[2-9][0-9]{2}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}(?![0-9A-Za-z])"),
    rule("phone", rb"(?<![A-Za-z0-9+.-])(?<![0-9.][0-9] )(?:1[ .-])?(?:\([2-9][0-9]{2}\) ?[0-9]{3}[ .-][0-9]{4}|[2-9][0-9]{2}([.-])[0-9]{3}\1[0-9]{4}|[2-9][0-9]{2} [2-9][0-9]{2} [0-9]{4})(?: ?(?:x|ext\.?) ?[0-9]{1,6})?(?![0-9A-Za-z]|[.-][0-9])", accept=_is_american),
    rule("phone", rb"(?<![A-Za-z0-9])00[1-9][0-9]{1,2}[ /-]\(?[0-9]{1,5}\)?(?:[ /-][0-9]{2,5}){1,4}(?![0-9A-Za-z]|-[0-9A-Za-z])", accept=_is_long),
    rule("phone", rb"(?<![A-Za-z0-9.])0[1-9][0-9]{1,4}[ /-][0-9]{3,4}[ -][0-9]{3,5}(?![0-9A-Za-z]|[.:-][0-9])"),
    rule("phone", rb"(?i)\b(?:tel|phone|mobile|cell|fax|dial[- ]?in|(?:call|ring|reach|text)(?: (?:me|us|him|her|them))?(?: back)?(?: (?:on|at))?)[.:]{0,2} {0,3}(\(?[0-9][0-9 ()./-]{6,20}[0-9])", group=1),
    rule("address", rb"\b[0-9]{1,5}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][A-Za-z'.-]{1,20} ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Terrace|Ter|Way|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Crescent|Close|Row|Alley)\b\.?(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|#)\.? ?[0-9A-Za-z-]{1,6})?(?:, ?[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20}){0,2}){0,2}(?:,? [A-Z]{2}(?![A-Za-z]))?(?:,? [0-9]{5}(?:-[0-9]{4})?)?"),
    rule("address", rb"\b[A-Z\xc3][A-Za-z\x80-\xff-]{2,30}(?:stra\xc3\x9fe|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm) [0-9]{1,4}[a-z]?\b(?:, ?[0-9]{5} [A-Z\xc3][A-Za-z\x80-\xff-]{2,30}(?: (?:(?:am|an der|im|in der|ob der|vor der|auf|bei|unter) )?[A-Z\xc3][A-Za-z\x80-\xff-]{2,30}){0,2})?", accept=lambda match: streets.names_a_street(match[0])),
    rule("coordinates", rb"(?<![0-9A-Za-z.-])-?[0-9]{1,2}\.[0-9]{4,10}[,;] ?-?[0-9]{1,3}\.[0-9]{4,10}(?!\.?[0-9A-Za-z])", accept=lambda match: _RECORDED.match(match.string) is None),
    rule("coordinates", rb"(?<![0-9A-Za-z.-])[0-9]{1,3}\.[0-9]{2,8}(?:\xc2\xb0)? ?[NS],? {0,3}[0-9]{1,3}\.[0-9]{2,8}(?:\xc2\xb0)? ?[EW](?![0-9A-Za-z])"),
    rule("coordinates", rb"[0-9]{1,2}\xc2\xb0 ?[0-9]{1,2}['\xe2\x80\xb2]{1,3} ?[0-9.]{1,7}[\"\xe2\x80\xb3]{1,3} ?[NS],? ?[0-9]{1,3}\xc2\xb0 ?[0-9]{1,2}['\xe2\x80\xb2]{1,3} ?[0-9.]{1,7}[\"\xe2\x80\xb3]{1,3} ?[EW]"),
)  # fmt: skip
