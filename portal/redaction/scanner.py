"""All rules and the case's dictionary over one piece of text."""

from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.findings import Span
from portal.redaction.rules import (
    accounts,
    columns,
    identity,
    issuers,
    money,
    names,
    network,
    people,
    secrets,
)
from portal.redaction.rules.pairs import find_pairs
from portal.redaction.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *columns.RULES,
    *network.RULES,
    *names.RULES,
    *accounts.RULES,
    *secrets.RULES,
    *people.RULES,
    *money.RULES,
    *identity.RULES,
    *issuers.RULES,
)
_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


class Anchors:
    """Tells from one look at a line which rules can match in it at all."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        literals = sorted({anchor for rule in rules for anchor in rule.anchors})
        numbers = {literal: number for number, literal in enumerate(literals)}
        self._automaton = BytesAhoCorasick(literals, matchkind=MatchKind.Standard)
        self._rules_of: list[int] = [0] * len(literals)
        self._always = 0
        self._rules = rules
        for place, rule in enumerate(rules):
            for anchor in rule.anchors:
                self._rules_of[numbers[anchor]] |= 1 << place
            if not rule.anchors:
                self._always |= 1 << place
        self._chosen: dict[int, tuple[Rule, ...]] = {}

    def rules_for(self, lowered: bytes) -> tuple[Rule, ...]:
        """The rules whose anchors stand in a line that was brought to lower case."""
        mask = self._always
        for literal in {
            found[0] for found in self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        }:
            mask |= self._rules_of[literal]
        chosen = self._chosen.get(mask)
        if chosen is None:
            chosen = tuple(rule for place, rule in enumerate(self._rules) if mask >> place & 1)
            if len(self._chosen) < 100_000:  # noqa: PLR2004 - more would only cost memory
                self._chosen[mask] = chosen
        return chosen


class Terms:
    """The words of a case, found wherever they stand as words."""

    def __init__(self, terms: dict[str, str]) -> None:
        words = sorted(terms)
        self._kinds = [terms[word] for word in words]
        self._automaton = (
            BytesAhoCorasick(
                [word.encode("utf-8", "surrogateescape") for word in words],
                matchkind=MatchKind.LeftmostLongest,
            )
            if words
            else None
        )

    def find(self, line: bytes, lowered: bytes) -> Iterator[Span]:
        """Claims on the case's words in one line."""
        if self._automaton is None:
            return
        for number, start, end in self._automaton.find_matches_as_indexes(lowered):
            if _stands_alone(line, start, end):
                yield Span(start, end, self._kinds[number])


def _stands_alone(line: bytes, start: int, end: int) -> bool:
    """Whether the word does not go on to the left or right; words in other scripts always count."""
    before = start > 0 and line[start - 1] in _WORD and line[start] in _WORD
    after = end < len(line) and line[end] in _WORD and line[end - 1] in _WORD
    return not before and not after


@lru_cache(maxsize=1)
def _anchors() -> Anchors:
    return Anchors(RULES)


@lru_cache(maxsize=1)
def _certain() -> Anchors:
    """The rules that no innocent text fulfills, for the look at the output."""
    return Anchors((*issuers.CERTAIN, *secrets.CERTAIN))


class Scanner:
    """Finds what is claimed in a piece of text. It sees what the dictionary learns later."""

    def __init__(self, dictionary: CaseDictionary) -> None:
        self._dictionary = dictionary
        self._version = -1
        self._terms = Terms({})

    def residue(self, line: bytes) -> list[Span]:
        """What must not stand in the output: marked credentials and words of the case."""
        self._refresh()
        lowered = line.lower()
        found = [span for rule in _certain().rules_for(lowered) for span in rule.find(line)]
        return [*found, *self._terms.find(line, lowered)]

    def claims(self, line: bytes) -> list[Span]:
        """Everything that some rule or the dictionary claims, unsorted and overlapping."""
        self._refresh()
        lowered = line.lower()
        found = [span for rule in _anchors().rules_for(lowered) for span in rule.find(line)]
        found += self._terms.find(line, lowered)
        found += find_pairs(line)
        if b"cookie" in lowered:
            found += [Span(start, end, "cookie") for start, end in secrets.find_cookies(line)]
        return found

    def _refresh(self) -> None:
        if self._version != self._dictionary.version:
            self._terms = Terms(self._dictionary.terms)
            self._version = self._dictionary.version
