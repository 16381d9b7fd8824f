"""People and their accounts by first names that are known, whatever stands around them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from portal.redaction.findings import Span
from portal.redaction.rules.people.name_shapes import IN_FRENCH, OFFICE
from portal.redaction.rules.people.strangers import (
    BETWEEN,
    LEAST,
    SAINT,
    SPACE_BEFORE,
    Token,
    head,
    is_in_place_of_thing,
    is_stranger,
    strangers,
)
from portal.redaction.rules.rule import Expression, Rule, rule
from portal.redaction.rules.words.lexicon import (
    is_family,
    is_foreign,
    is_given,
    is_initialed,
    is_listed_plain,
    is_plain,
    long_families,
    may_be_given,
)
from portal.redaction.rules.words.nobody import names_nobody

_LETTER = rb"(?:[A-Za-z]|[\xc3-\xca\xcc-\xd1][\x80-\xbf]|\xe1[\x80-\xbf]{2})"
_CAPITAL = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4-\xc6\xc8][\x80-\xbf]|\xce[\x86-\xab]|\xd0[\x81-\xaf])"
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
_OFFICE = re.compile(OFFICE)
_BEFORE_NAMES = frozenset(("Ní", "Nic", "Ó", "Mac", "Mc", "Le", "La", "De", "Di", "Da", "Du", "Del", "El"))
_BEFORE_NAMES |= frozenset(("Al", "Ben", "Bin", "Lo", "Dela", "Della", "Dalla", "Dos", "Van", "Von"))
# The same within a name that is written in capitals: `SANNE VAN DEN BERG`.
_IN_CAPITALS = frozenset(b"DE DA DO DOS DAS DI DEL DELLA LA LE VAN VON DER DEN TER TEN".decode().split())
_BEFORE_TURNED = frozenset((b":", b"=", b"(", b";", b"|", b'"'))
_MOST_WORDS = 6
# So many letters have words in capitals that are short for something, most of them.
_LONGEST_SHORT = 4


@lru_cache(maxsize=65536)
def _read(word: bytes) -> tuple[str, bool]:
    """A capital word, and whether a name can begin with it."""
    text = word.decode("utf-8", "replace")
    if text[0].islower():  # of two bytes, as `że`
        return text, False
    begins = may_be_given(head(text)) or is_family(text) or _is_initial(text) or is_stranger(text)
    return text, begins


class _Named(Rule):
    """A known first name with the words of the name beside it, or alone."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The names of people."""
        matches = list(self.pattern.compiled.finditer(line))
        if not any(_read(match[0])[1] for match in matches):
            return
        tokens = [Token(*match.span(), _read(match[0])[0]) for match in matches]
        place = 0
        while place < len(tokens):
            end = _end_of_name(line, tokens, place) if _read(matches[place][0])[1] else place
            if end > place:
                first = _first_initial(line, tokens, place)
                first += _is_monsieur(line, tokens[first], end - first)
                yield Span(tokens[first].start, tokens[end - 1].end, "person")
            place = max(end, place + 1)


def _end_of_name(line: bytes, tokens: list[Token], place: int) -> int:
    """Behind the last word of the name that begins here, or `place` where none does."""
    first = tokens[place]
    if not may_be_given(head(first.word)):
        return _turned(line, tokens, place) or strangers(line, tokens, place)
    end = place + 1
    while end < min(place + _MOST_WORDS, len(tokens)) and _goes_on(line, tokens[end - 1], tokens[end]):
        end += 1
    while end > place + 1 and tokens[end - 1].word in _IN_CAPITALS:
        end -= 1
    later = tokens[place + 1 : end]
    if is_given(head(first.word)):
        return end if later or _stands_alone(line, first) else place
    known = any(is_family(one.word) or is_given(one.word) for one in later)
    named = later and not is_plain(first.word) and is_stranger(later[0].word)
    return end if known or (named and not is_in_place_of_thing(line, first, later[-1])) else place


def _goes_on(line: bytes, before: Token, token: Token) -> bool:
    """Whether the next capital word belongs to the name."""
    if BETWEEN.fullmatch(line, before.end, token.start) is None:
        return False
    if _is_initial(token.word) or (before.word.isupper() and token.word in _IN_CAPITALS):
        return True
    if not _is_initial(before.word) and before.word.isupper() != token.word.isupper():
        return _is_family_in_capitals(before.word, token.word)
    if is_family(token.word) or is_given(token.word) or token.word in _BEFORE_NAMES:
        return True
    plain = is_listed_plain if is_given(head(before.word)) else is_plain
    if len(token.word) < LEAST or plain(token.word) or is_foreign(token.word):
        return False
    return not names_nobody(token.word.encode()) and _OFFICE.match(token.word.encode()) is None


def _is_family_in_capitals(before: str, word: str) -> bool:
    """Whether forms write a family name so behind a first name: `Johan HULTMAN`, and no `Kevin HTTP`."""
    long = len(word) > _LONGEST_SHORT or (len(word) == _LONGEST_SHORT and is_family(word))
    named = word.isupper() and long and (is_given(head(before)) or is_family(before))
    return named and not any(is_plain(part) or is_foreign(part) for part in (word, *word.split("-")))


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _first_initial(line: bytes, tokens: list[Token], place: int) -> int:
    """Where the initials before a name begin that begins with one itself: `C. B. Washington`."""
    while place and all(_is_initial(one.word) for one in tokens[place - 1 : place + 1]):
        if line[tokens[place - 1].end : tokens[place].start] != b" " or tokens[place - 1].word[1:] != ".":
            break
        place -= 1
    return place


def _stands_alone(line: bytes, token: Token) -> bool:
    """Whether one first name says enough: `Melissa says`, and no `San Francisco`."""
    if len(token.word) < LEAST or token.word.isupper():
        return False
    if not token.word.isascii() and is_foreign(token.word):  # `Kérem`, which is no `Kerem`
        return False
    if token.word == "Manuel" and line.startswith(b" d'", token.end):  # of what it is a manual
        return False
    return SAINT.search(line, max(0, token.start - SPACE_BEFORE), token.start) is None


def _is_monsieur(line: bytes, token: Token, words: int) -> bool:
    """Whether a letter before a name is how French shortens a title: `chez le voisin, M. Petrossian`."""
    return token.word == "M." and words > 1 and IN_FRENCH.search(line) is not None


def _turned(line: bytes, tokens: list[Token], place: int) -> int:
    """`Holm, Greta` and `KLINE DEBORAH`: a family name before a first name."""
    if place + 1 >= len(tokens) or is_plain(tokens[place].word):
        return 0
    first, second = tokens[place], tokens[place + 1]
    between = line[first.end : second.start]
    listed = line[: first.start].rstrip()[-1:] in _BEFORE_TURNED and between == b", "
    if not is_family(first.word) and not (listed and is_stranger(first.word)):
        return 0
    if place + 2 < len(tokens) and tokens[place + 2].word == first.word:
        return 0  # `Berg, Hanna Berg`: the family name, then the whole one
    alike = first.word.isupper() == second.word.isupper() or (first.word.isupper() and between == b" ")
    return place + 2 if alike and between in {b", ", b",", b" "} and is_given(head(second.word)) else 0


def _turned_in_quotes(match: re.Match[bytes]) -> bool:
    """`"Harding, Tess"`: whatever stands before a first name, when nothing else is between the quotes."""
    return is_given(head(match[2].decode("utf-8", "replace")))


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
        return is_family(second) and not is_plain(second) and len(second) > LEAST
    if is_given(first):
        return is_family(second) or (
            len(second) >= LEAST
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
