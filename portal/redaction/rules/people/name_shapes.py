"""How names of people are written in letters, and rules for the name behind some words."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Accept, Rule, parts
from portal.redaction.rules.words.nobody import holds_nobody, names_nobody, says_something

_UPPER, _LOWER = (
    rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4-\xc6\xc8][\x80-\xbf])",
    rb"(?:[a-z]|[\xc3-\xca\xcc\xe1\xe2][\x80-\xbf]{1,2}|['-])",
)
# A point ends a name only where it is short: `J.`, `Chr.`; else it ends the sentence.
WORD = (
    rb"(?:"
    + _UPPER
    + rb"[a-z]{0,2}\.(?:-?[A-Z]\.){0,2}|"
    + _UPPER
    + rb"(?:"
    + _LOWER
    + rb"|[A-Z](?=[a-z])){0,24})"
)
OFFICE = rb"(?i:it|edv|buchhaltung|vertrieb|verwaltung|personalabteilung|technik|einkauf|lager|produktion|firma|abteilung|compras|ventas|contabilidad|sistemas|soporte|comptabilit|informati|support|service|helpdesk|empfang|zentrale|praxis|klinik|schule|amministrazione|ufficio|financeiro|inkoop|afdeling|administratie)"
_PARTICLE = (
    rb"(?:(?:van|von|de|der|den|del|della|da|di|dos|das|la|le|el|al|bin|ibn|ten|ter|zu|vom|y|of|te|do|'t) (?!"
    + OFFICE
    + rb")){0,3}"
)
_TITLE = rb"(?:(?:Dr|Prof|Mr|Mrs|Ms|Ing|Dipl|Herr|Frau|Hr|Fr|Sir|Sr|Sra|Miss|Mme|Mlle|Magister|Sig|Dott|Dhr|Mevr|Pan|Pani)\.?(?:-Ing\.?)? ){0,3}"
# A name of one word or more, and one of two or more.
ONE = _PARTICLE + WORD + rb"(?: " + _PARTICLE + WORD + rb"){0,3}"
FULL = WORD + rb"(?: " + _PARTICLE + WORD + rb"){1,3}"
IN_FRENCH = re.compile(rb"(?:^|[ '])(?:avec|chez|pour|est|les|dans|une|vous|nous|votre|qui|le|du|par)(?= )")
"""Words of which one stands in lines of French, where `M.` is a title and no initial."""
END = rb"(?<!')(?![A-Za-z0-9\x80-\xff@]|[._-][A-Za-z0-9])"


def is_person(match: re.Match[bytes]) -> bool:
    """Whether all that stands in the places of names can be names; in prose no word of them may be a common one."""
    return not any(
        names_nobody(value) or holds_nobody(value) or says_something(value)
        for value in match.groupdict().values()
        if value is not None
    )


def capitals(match: re.Match[bytes]) -> bool:
    """A name, and no word in capitals: `Contact SUPPORT` names nobody."""
    return is_person(match) and not any(
        value.isupper() and len(value) > 1 for value in match.groupdict().values() if value is not None
    )


def people(before: bytes, after: bytes = b"", name: bytes = ONE, accept: Accept = capitals) -> Rule:
    """A rule for the name behind some words."""
    return parts(before + _TITLE + rb"(?P<person>" + name + rb")" + END + after, accept=accept)
