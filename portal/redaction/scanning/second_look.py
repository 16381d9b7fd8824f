"""The second look: what must not stand in the output, searched for as if nothing had been done."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from portal.redaction.case.terms import Terms
from portal.redaction.findings import Span
from portal.redaction.gates.gate import locate, loosened
from portal.redaction.gates.gated import Gated, Hit, Worded, shaped, worded
from portal.redaction.rules import issuers, secrets
from portal.redaction.rules.rule import Rule
from portal.redaction.scanning.small_letters import in_small_letters

# This look asks few rules of much text: there a gate may count.
_EXACTLY = 40
_MUCH, _FEW = 1 << 14, 32


@lru_cache(maxsize=1)
def _certain() -> tuple[Worded, Gated]:
    """The rules that no innocent text fulfills."""
    rules = (*issuers.CERTAIN, *secrets.CERTAIN)
    return Worded(worded(rules), of_much_text=True), Gated(shaped(rules), most=_EXACTLY)


class SecondLook:
    """Searches for marked credentials and for the words of a case as they are written.

    In much text the words of the case and those without which a rule cannot match are found in one reading,
    where there is room for their tables.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._both: BytesAhoCorasick | None = None

    def residue(self, text: bytes) -> list[Span]:
        """What it finds: the words of the case last, ascending."""
        by_words, by_shape = _certain()
        terms, hits = self._read(text, by_words)
        claims = [span for rule in by_shape.chosen(text) for span in _located(rule, text)]
        if len(hits) > _FEW:
            claims += (span for rule in by_words.chosen_at(text, hits) for span in _located(rule, text))
            return [*claims, *terms]
        for begin, rules in by_words.lines_at(text, hits):
            line = text[begin : text.find(b"\n", begin) + 1 or len(text)]
            claims += (span.moved(begin) for rule in rules for span in _located(rule, line))
        return [*claims, *terms]

    def _read(self, text: bytes, by_words: Worded) -> tuple[Iterator[Span], Sequence[Hit]]:
        """The words of the case, and the words of rules."""
        terms = self._terms
        if len(text) < _MUCH or not terms.words or not terms.in_tables:
            return terms.find(text), by_words.hits(text)
        if self._both is None:
            words = (*terms.words, *by_words.words)
            self._both = BytesAhoCorasick(words, MatchKind.Standard, Implementation.DFA)
        hits = self._both.find_matches_as_indexes(in_small_letters(text), overlapping=True)
        count = len(terms.words)
        of_case = [hit for hit in hits if hit[0] < count]
        return terms.standing(text, of_case), [(hit[0] - count, *hit[1:]) for hit in hits if hit[0] >= count]


def _located(rule: Rule, text: bytes) -> Iterator[Span]:
    """The claims of a rule on some lines; only those lines are looked at in which it can match."""
    done = 0
    for place in locate(rule.gate or loosened(rule.pattern, _EXACTLY), text):
        if place < done:
            continue
        start = text.rfind(b"\n", 0, place) + 1
        done = text.find(b"\n", place) + 1 or len(text)
        for span in rule.find(text[start:done]):
            yield span.moved(start)
