"""What letters of other languages tell by words of theirs: titles before names, addresses, telephones, papers."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.people.name_shapes import FULL, people
from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown
from portal.redaction.rules.words.nobody import names_nobody

# Before a whole name, in languages whose small words nobody here knows: there two strange words alone tell nothing.
_TITLES = spelled(
    "paní|pán|pana|panem|pani|panu|gospa|gospođa|gospodin|gospod|doamna|domnul|fru|frøken|herra|rouva|sayın|dona|senhora|senhor|seu|signora|kolegyně|kolega"
)
_TO = spelled(
    "na adresu|na adrese|na adres|pod adresem|adres dostawy|adresa|doručovací adresa|endereço|entrega|à l'adresse|an die adresse|an folgende adresse|all'indirizzo|a la dirección|op het adres|till adressen|til adressen|"
    "osoitteeseen|osoite|naslov|adresas|adrese|aadress|địa chỉ|alamat|morada|adressen er|címre|lakcím|adresine|teslimat adresi|διεύθυνση|адрес"
)
_SPOKEN = rb"(?: (?:[a-z]|[\xc3-\xc5\xce-\xd1][\x80-\xbf]){2,16}){0,3}"
_CYRILLIC = rb"(?:[\xd0-\xd3][\x80-\xbf]|[ '-])"
_STREET, _HOUSE, _PARTS = (
    b"|".join(word.encode() for word in words.split())
    for words in (
        "ул просп пр-т пр пер наб пл бул б-р ш вул пров мкр",
        "д дом буд",
        "корп стр кв оф офис под",
    )
)
_TOWN_OF = "г".encode()
_STREET_ABROAD = rb"(?:(?i:" + _TO + rb"))" + _SPOKEN + rb"\s?:?\s{1,2}"
# What a sentence tells next of whoever lives there.
_NEXT = spelled(
    "дата|родился|родилась|телефон|тел|просит|syntynyt|född|født|narozen|narozena|született|születési|născut|născută|doğum|geb|geboren|né|née|nato|nata|nacido|nacida|urodzony|urodzona|puh|tlf|tel|mobil"
)
# A point behind fewer signs shortens a word, `Str. Fabricii`.
_ENDS = (
    rb"(?=(?:(?<=[a-z\x80-\xff]{3})|(?<=[0-9])|(?<=[0-9/][A-Z]))[.?!](?:\s|$)|[;\r\n]|, (?:"
    + _NEXT
    + rb")(?![a-z\x80-\xff])|$)"
)
_EXTENSION = spelled(
    "доб|внутр|внутренний|вн|вътрешен|interní|interior|linka|klapka|mellék|kućni|lokal|lokalnummer|anknytning|alanumero|toestel|poste|interno|extensão|ramal|ekstensi|máy nhánh|vidinis|iekšējais|sisenumber|εσωτ|εσωτερικό|dahili|belső|sisä"
)
_LONGEST_WORD = 3


def _is_home(match: re.Match[bytes]) -> bool:
    """A number, and words of which one is a name that nobody knows and none is of programs."""
    words = re.findall(rb"[A-Za-z\x80-\xff'-]+", match[1])
    telling = [word for word in words if len(word) > _LONGEST_WORD]
    plain = any(word.lower() in COMMON or names_nobody(word) for word in telling)
    signs = re.search(rb"[\\_@]|://|[0-9]\.[0-9]", match[1]) is not None
    return has_digit(match[1]) and not plain and not signs and any(is_unknown(word) for word in telling)


RULES: tuple[Rule, ...] = (
    people(rb"(?<![A-Za-z\x80-\xff])(?:" + _TITLES + rb") ", name=FULL),
    rule("address", _STREET_ABROAD + rb"([^\r\n;\"<>|=:]{5,110}?)" + _ENDS, accept=_is_home, group=1),
    rule("address", rb"((?:" + _TOWN_OF + rb"\. ?" + _CYRILLIC + rb"{2,30}, )?(?:" + _STREET + rb")\.? " + _CYRILLIC + rb"{2,40},? (?:(?:" + _HOUSE + rb")\.? ?)?[0-9]{1,4}(?:[\xd0-\xd1][\x80-\xbf])?(?:[/-][0-9]{1,3})?(?:,? (?:" + _PARTS + rb")\.? ?[0-9]{1,4}){0,3})", group=1),
    # Of Brazil, in the only form that nothing else has; and what stands behind a number for the one who picks up.
    rule("phone", rb"(?<![A-Za-z0-9+.)-])(\([1-9][1-9]\) ?9?[0-9]{4}-[0-9]{4})(?![0-9A-Za-z-])", group=1),
    rule("phone", rb"[0-9][,;)]? \(?(?:" + _EXTENSION + rb")\.?:? ?([0-9]{2,6})(?![0-9A-Za-z.:/-][0-9A-Za-z])", group=1),
)  # fmt: skip
