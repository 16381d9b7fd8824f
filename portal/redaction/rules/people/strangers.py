"""Two capital words side by side that nobody knows: in plain text mostly people, `Tovah Quillan`.

What follows with a version is a program, and what an article joins is a thing: `Yard Planner 6.2`,
`Gestión de Almacén`.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from portal.redaction.rules.people.name_shapes import OFFICE
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.lexicon import (
    is_family,
    is_foreign,
    is_given,
    is_of_things,
    is_plain,
    is_strange,
)
from portal.redaction.rules.words.nobody import names_nobody

_PARTICLE = (
    rb"(?:(?:van|von|der?|den|della?|da|di|dos|das|la|le|el|al|bin|bint|ibn|ten|ter|zu|vom|y|e|af|av|do|'t) )"
    rb"{0,3}"
)
BETWEEN = re.compile(rb" " + _PARTICLE)
"""What stands between the words of one name."""
SAINT = re.compile(
    rb"(?i)(?:^|[^a-z])(?:san|santa|santo|s\xc3\xa3o|saint|st\.?|fort|port|mount|lake|los|las) $"
)
"""What stands before the name of a place that has one of a person in it."""
SPACE_BEFORE = 8
LEAST = 3
"""The letters of the shortest word that is looked at alone."""
# Between words of which none is known they are articles: `Druck der Etiketten`, `Orden de Compra`.
_ARTICLES = frozenset(
    (
        b"der",
        b"de",
        b"den",
        b"del",
        b"della",
        b"di",
        b"da",
        b"do",
        b"das",
        b"la",
        b"le",
        b"el",
        b"e",
        b"y",
        b"av",
    )
)
# Before a thing, in languages that do not set them before people: `the Energy Ombudsman`, `zum Werk Süd`.
_OF_THINGS = re.compile(
    rb"(?i)(?:^|[^A-Za-z0-9\x80-\xff.'-])(?:the|this|that|these|those|an|our|your|its|each|every|any"
    rb"|im|am|zum|zur|beim|eine?|einen|einem|einer|unsere?|unserem|unseren|unserer|dieser?|diesem|diesen"
    rb"|le|les|une|cette|ces|notre|votre|nos|vos|aux?|el|los|las|una|unos|unas|nuestr[oa]|est[eao]s?"
    rb"|il|lo|gli|uno|nell[ao]|nel|sull[ao]|sul|quest[oa]|uma|num|numa|nas|aos|\xc3\xa0s?|dest[ae]"
    rb"|het|een|onze|deze|det|ett|v\xc3\xa5rt?"
    rb"|at|in|on|into|inside|within|near|auf|dans|sur|sous|bij|op|vid|p\xc3\xa5|ved|su|em|w|ve|na|no|i) $"
)
_ARTICLE_BEFORE = 10
_LEAST_OF_NAME = 2
_COUNTED = re.compile(rb" (?:[0-9]{1,3}|[A-Z]{1,2}[0-9]{3,6})(?=[,;.:)]?(?:\s|$))")
_VERSION = re.compile(rb" v?[0-9]{1,3}(?:\.[0-9]{1,4}){1,3}(?![0-9.])")
# Of a firm and its parts in a distinguished name (RFC 4514): `O = Tern Quarry, CN = …`.
_FIRM = re.compile(rb"(?:^|[^A-Za-z0-9])OU? ?= ?$")
# Capital words between an article and what may be a name, `the Brake Lining Kit`, and people among them, `the Tenant …`.
_RUN = re.compile(
    rb"(?:^|[^A-Za-z0-9\x80-\xff.'-])(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Yy]our|[Ii]ts|[Ee]ach|[Ee]very|[Aa]ny|[Aa]n?) "
    rb"((?:[A-Z][a-z]{2,20} ){1,3})$"
)
_LONGEST_RUN = 70
_PEOPLE = frozenset(
    b"""customer client user patient tenant resident guest caller driver nurse doctor engineer technician manager director
    colleague member employee passenger owner captain chief officer agent operator teacher student buyer seller late""".split()
)
_DUTCH = re.compile(rb"(?:^|[^A-Za-z0-9\x80-\xff.'-])(?:[Dd]e|[Hh]et) $")
_OF_DUTCH = frozenset((b" van de ", b" van het ", b" voor de ", b" voor het "))
_OFFICE = re.compile(OFFICE)
_QUOTES = frozenset((b'"', b"'", b"`", b"*", b"<", b">"))
_KEYED = re.compile(rb" ?:")


class Token(NamedTuple):
    """A capital word of a line with its place."""

    start: int
    end: int
    word: str


def strangers(line: bytes, tokens: Sequence[Token], place: int) -> int:
    """Behind the second of two strangers that begin at this word, or `place` where none do."""
    if place + 1 >= len(tokens):
        return place
    first, second = tokens[place], tokens[place + 1]
    if BETWEEN.fullmatch(line, first.end, second.start) is None:
        return place
    begins = is_stranger(first.word) or (first.word[1:] == "." and is_stranger(second.word))
    if not begins or SAINT.search(line, max(0, first.start - 1), second.start):
        return place
    known = is_given(head(second.word))
    if not known and (
        line[first.start - 1 : first.start] in _QUOTES
        or _FIRM.search(line, max(0, first.start - SPACE_BEFORE), first.start)
    ):
        return place
    family = is_family(second.word) and not is_plain(second.word)
    if known or family:
        return place + 2
    named = is_stranger(second.word) and not _is_key(line, second) and not is_strange(line)
    thing = named and (_is_beside_somebody(line, tokens, place) or _is_thing(line, first, second))
    return place + 2 if named and not thing else place


def _is_beside_somebody(line: bytes, tokens: Sequence[Token], place: int) -> bool:
    """Whether parentheses behind a name hold both: where somebody works, `Jana Holm (Meisterbüro Nord)`."""
    first, second = tokens[place], tokens[place + 1]
    if place < _LEAST_OF_NAME or line[second.end : second.end + 1] != b")":
        return False
    given, last = tokens[place - 2], tokens[place - 1]
    beside = line[given.end : last.start] == b" " and line[last.end : first.start] == b" ("
    return beside and is_given(head(given.word))


@lru_cache(maxsize=65536)
def is_stranger(word: str) -> bool:
    """Whether nobody knows this word, and it is written as names are."""
    if "-" in word:
        return all(is_stranger(part) for part in word.split("-"))
    word = word[2:] if word[1:2] == "'" else word  # `N'Diaye`
    if len(word) < LEAST or word.isupper() or not word.replace("'", "").isalpha():
        return False
    known = is_plain(word) or is_foreign(word) or is_of_things(word) or names_nobody(word.encode())
    return not known and word[1:].islower() and _OFFICE.match(word.encode()) is None


def head(word: str) -> str:
    """`Jean-Baptiste` begins with a first name."""
    return word.split("-", maxsplit=1)[0]


def _is_thing(line: bytes, first: Token, second: Token) -> bool:
    """Whether what stands between the words or behind them belongs to things."""
    joined = line[first.end : second.start]
    if joined in _OF_DUTCH and _DUTCH.search(line, max(0, first.start - _ARTICLE_BEFORE), first.start):
        return True
    between = joined.split()
    return (bool(between) and _ARTICLES.issuperset(between)) or is_in_place_of_thing(line, first, second)


def is_in_place_of_thing(line: bytes, first: Token, second: Token) -> bool:
    """Whether a sentence speaks of a thing: with an article or from within before it, or counted behind."""
    return (
        _VERSION.match(line, second.end) is not None
        or _COUNTED.match(line, second.end) is not None
        or _OF_THINGS.search(line, max(0, first.start - _ARTICLE_BEFORE), first.start) is not None
        or _runs_on(line, first.start)
    )


def _runs_on(line: bytes, start: int) -> bool:
    """Whether capital words of a thing stand between an article and this place, and nobody among them."""
    run = _RUN.search(line, max(0, start - _LONGEST_RUN), start)
    words = run[1].split() if run is not None else []
    return bool(words) and not any(
        word.lower() in _PEOPLE or is_given(word.decode()) or is_family(word.decode()) for word in words
    )


def _is_key(line: bytes, token: Token) -> bool:
    """Whether a capital word is the key of what follows: `5019 Bergen Fødselsdato: …`."""
    return _KEYED.match(line, token.end) is not None and class_of_key(token.word) is not None
