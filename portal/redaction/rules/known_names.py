"""People and their accounts by first names that are known, whatever stands around them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.keys import class_of_key
from portal.redaction.rules.letters import OFFICE, names_nobody
from portal.redaction.rules.lexicon import (
    is_family,
    is_foreign,
    is_given,
    is_initialed,
    is_listed_plain,
    is_plain,
    is_strange,
    long_families,
    may_be_given,
)
from portal.redaction.rules.rule import Expression, Rule, rule

_LETTER = rb"(?:[A-Za-z]|[\xc3-\xca\xcc-\xd1][\x80-\xbf]|\xe1[\x80-\xbf]{2})"
_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf]|\xce[\x86-\xab]|\xd0[\x81-\xaf])"
_WORD = (
    rb"(?<![A-Za-z0-9\x80-\xff_.@/\\$%&+=~-])(?<!-[0-9a-f]{10}>)"
    + _CAPITAL
    + rb"(?:\.|"
    + _LETTER
    + rb"{0,24}(?:['-]"
    + _CAPITAL
    + _LETTER
    + rb"{1,24}){0,2})(?![A-Za-z0-9_@\\(/=\xc3-\xc5]|-[A-Za-z0-9]|\.[A-Za-z0-9])"
)
_PARTICLE = (
    rb"(?:(?:van|von|der?|den|della?|da|di|dos|das|la|le|el|al|bin|bint|ibn|ten|ter|zu|vom|y|e|af|av|do) )"
    rb"{0,3}"
)
_BETWEEN = re.compile(rb" " + _PARTICLE)
_SAINT = re.compile(
    rb"(?i)(?:^|[^a-z])(?:san|santa|santo|s\xc3\xa3o|saint|st\.?|fort|port|mount|lake|los|las) $"
)
# Of a firm and its parts in a distinguished name (RFC 4514): `O = Tern Quarry, CN = …`.
_FIRM = re.compile(rb"(?:^|[^A-Za-z0-9])OU? ?= ?$")
_OFFICE = re.compile(OFFICE)
_QUOTES = frozenset((b'"', b"'", b"`", b"*", b"<", b">"))
_BEFORE_NAMES = frozenset(
    ("Ní", "Nic", "Ó", "Mac", "Mc", "Le", "La", "De", "Di", "Da", "Du", "Del", "El", "Al", "Ben", "Bin")
)
_BEFORE_TURNED = frozenset((b":", b"=", b"(", b";", b"|", b'"'))
_KEYED = re.compile(rb" ?:")
_MOST_WORDS = 4
_LEAST = 3
_SPACE_BEFORE = 8


class _Token(NamedTuple):
    start: int
    end: int
    word: str


@lru_cache(maxsize=65536)
def _read(word: bytes) -> tuple[str, bool]:
    """A capital word, and whether a name can begin with it."""
    text = word.decode("utf-8", "replace")
    begins = may_be_given(_head(text)) or is_family(text) or _is_initial(text) or _is_stranger(text)
    return text, begins


class _Named(Rule):
    """A known first name with the words of the name beside it, or alone."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The names of people."""
        matches = list(self.pattern.compiled.finditer(line))
        if not any(_read(match[0])[1] for match in matches):
            return
        tokens = [_Token(*match.span(), _read(match[0])[0]) for match in matches]
        place = 0
        while place < len(tokens):
            end = _end_of_name(line, tokens, place) if _read(matches[place][0])[1] else place
            if end > place:
                yield Span(tokens[place].start, tokens[end - 1].end, "person")
            place = max(end, place + 1)


def _end_of_name(line: bytes, tokens: list[_Token], place: int) -> int:
    """Behind the last word of the name that begins here, or `place` where none does."""
    first = tokens[place]
    if not may_be_given(_head(first.word)):
        return _turned(line, tokens, place) or _strangers(line, tokens, place)
    end = place + 1
    while end < min(place + _MOST_WORDS, len(tokens)) and _goes_on(line, tokens[end - 1], tokens[end]):
        end += 1
    later = tokens[place + 1 : end]
    if is_given(_head(first.word)):
        return end if later or _stands_alone(line, first) else place
    known = any(is_family(one.word) or is_given(one.word) for one in later)
    return end if known or (later and not is_plain(first.word) and _is_stranger(later[0].word)) else place


def _goes_on(line: bytes, before: _Token, token: _Token) -> bool:
    """Whether the next capital word belongs to the name."""
    if _BETWEEN.fullmatch(line, before.end, token.start) is None:
        return False
    if _is_initial(token.word):
        return True
    if not _is_initial(before.word) and before.word.isupper() != token.word.isupper():
        return False
    if is_family(token.word) or is_given(token.word) or token.word in _BEFORE_NAMES:
        return True
    plain = is_listed_plain if is_given(_head(before.word)) else is_plain
    if len(token.word) < _LEAST or plain(token.word) or is_foreign(token.word):
        return False
    return not names_nobody(token.word.encode()) and _OFFICE.match(token.word.encode()) is None


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _stands_alone(line: bytes, token: _Token) -> bool:
    """Whether one first name says enough: `Melissa says`, and no `San Francisco`."""
    if len(token.word) < _LEAST or token.word.isupper():
        return False
    return _SAINT.search(line, max(0, token.start - _SPACE_BEFORE), token.start) is None


def _turned(line: bytes, tokens: list[_Token], place: int) -> int:
    """`Holm, Greta` and `KLINE DEBORAH`: a family name before a first name."""
    if place + 1 >= len(tokens) or is_plain(tokens[place].word):
        return 0
    first, second = tokens[place], tokens[place + 1]
    between = line[first.end : second.start]
    listed = line[: first.start].rstrip()[-1:] in _BEFORE_TURNED and between == b", "
    if not is_family(first.word) and not (listed and _is_stranger(first.word)):
        return 0
    alike = first.word.isupper() == second.word.isupper()
    return place + 2 if alike and between in {b", ", b",", b" "} and is_given(_head(second.word)) else 0


def _strangers(line: bytes, tokens: list[_Token], place: int) -> int:
    """Two words side by side that nobody knows, each with one capital: in plain text mostly people."""
    if place + 1 >= len(tokens):
        return place
    first, second = tokens[place], tokens[place + 1]
    if _BETWEEN.fullmatch(line, first.end, second.start) is None:
        return place
    begins = _is_stranger(first.word) or (first.word[1:] == "." and _is_stranger(second.word))
    if not begins or _SAINT.search(line, max(0, first.start - 1), second.start):
        return place
    known = is_given(_head(second.word))
    if not known and (
        line[first.start - 1 : first.start] in _QUOTES
        or _FIRM.search(line, max(0, first.start - _SPACE_BEFORE), first.start)
    ):
        return place
    family = is_family(second.word) and not is_plain(second.word)
    if known or family:
        return place + 2
    named = _is_stranger(second.word) and not _is_key(line, second) and not is_strange(line)
    return place + 2 if named else place


def _is_key(line: bytes, token: _Token) -> bool:
    """Whether a capital word is the key of what follows: `5019 Bergen Fødselsdato: …`."""
    return _KEYED.match(line, token.end) is not None and class_of_key(token.word) is not None


def _turned_in_quotes(match: re.Match[bytes]) -> bool:
    """`"Harding, Tess"`: whatever stands before a first name, when nothing else is between the quotes."""
    return is_given(_head(match[2].decode("utf-8", "replace")))


@lru_cache(maxsize=65536)
def _is_stranger(word: str) -> bool:
    """Whether nobody knows this word, and it is written as names are."""
    if len(word) < _LEAST or word.isupper() or not word.replace("-", "").replace("'", "").isalpha():
        return False
    known = is_plain(word) or is_foreign(word) or names_nobody(word.encode())
    return not known and word[1:].islower() and _OFFICE.match(word.encode()) is None


def _head(word: str) -> str:
    """`Jean-Baptiste` begins with a first name."""
    return word.split("-", maxsplit=1)[0]


@lru_cache(maxsize=65536)
def _initialed(word: bytes) -> bool:
    return is_initialed(word.decode())


class _Initialed(Rule):
    """Accounts of a letter and a family name: `mreyes`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The accounts."""
        for match in self.pattern.compiled.finditer(line):
            if _initialed(match[1]):
                yield Span(*match.span(), "account")


class _Built(Rule):
    """Accounts and names built from a first and a family name: `maria.holm`, `Brigitte_Zollinger`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The accounts and names."""
        for match in self.pattern.compiled.finditer(line):
            words = [word.decode() for word in match.groups()]
            if any(_pair(one, two) for one, two in (*pairwise(words), *pairwise(words[::-1]))):
                named = words[0].istitle() and b"_" in match[0]
                yield Span(*match.span(), "person" if named else "account")


def _pair(first: str, second: str) -> bool:
    """Whether two words are a first name, or its first letter, and a family name."""
    if len(first) == 1:
        return is_family(second) and not is_plain(second) and len(second) > _LEAST
    if is_given(first):
        return is_family(second) or (
            len(second) >= _LEAST
            and not is_plain(second)
            and not is_foreign(second)
            and not may_be_given(second)
        )
    return may_be_given(first) and is_family(second) and not is_plain(first)


_BUILT = (
    rb"(?<![A-Za-z0-9\x80-\xff./@\\$%&+=~:-])([A-Za-z][a-z]{0,14})[._]([A-Za-z][a-z]{0,19})[0-9]{0,4}"
    rb"(?![A-Za-z0-9_@(\\\x80-\xff=/-]|\.(?!(?:pdf|txt|log|csv|xlsx|docx|eml|zip|json|png|jpg)\b)[A-Za-z0-9])"
)
_INITIALED = (
    rb"(?<![A-Za-z0-9\x80-\xff_./@\\$%&+=~:-])([a-z]{6,16})[0-9]{0,4}"
    rb"(?![A-Za-z0-9_@(\\\x80-\xff=/-]|\.[A-Za-z0-9])"
)
_GATE = rb"(?:^|[^A-Za-z0-9])[a-z](?:" + b"|".join(long_families()) + rb")(?:[^a-z]|$)"
_QUOTED = (
    rb"[\"'](" + _CAPITAL + _LETTER + rb"{1,24}, (" + _CAPITAL + _LETTER + rb"{1,24})(?: [A-Z]\.?)?)[\"']"
)
RULES: tuple[Rule, ...] = (
    rule("person", _QUOTED, accept=_turned_in_quotes, group=1),
    _Named(Expression(_WORD), ((0, "person"),)),
    _Built(Expression(_BUILT), ((0, "account"),)),
    _Initialed(Expression(_INITIALED), ((0, "account"),), None, _GATE),
)
