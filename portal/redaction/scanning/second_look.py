"""The second look: what must not stand in the output, searched for as if nothing had been done."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from portal.redaction.case.terms import Terms
from portal.redaction.findings import Span
from portal.redaction.gates.gate import locate, loosened
from portal.redaction.gates.gated import Gated, Hit, Worded, shaped, worded
from portal.redaction.rules.every_rule import CERTAIN
from portal.redaction.rules.rule import Rule
from portal.redaction.scanning.beginnings import beginnings
from portal.redaction.scanning.small_letters import in_small_letters

# This look asks few rules of much text: there a gate may count.
_EXACTLY = 40
# To search a thousand lines one by one takes as long as to search all of the text.
_MUCH, _FEW, _MANY = 1 << 14, 32, 1000


@lru_cache(maxsize=1)
def _certain() -> tuple[Worded, Gated]:
    """The rules that no innocent text fulfills."""
    return Worded(worded(CERTAIN), of_much_text=True), Gated(shaped(CERTAIN), most=_EXACTLY)


class SecondLook:
    """Searches for marked credentials and for the words of a case as they are written.

    In much text the words without which a rule cannot match, and how the words of the case begin, are found
    in one reading, where their tables find room; only lines in which one begins are searched for the words.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._both: BytesAhoCorasick | None = None
        self._begun: Sequence[bytes] = ()

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
        if len(text) < _MUCH or not self._made_ready(by_words) or self._both is None:
            return self._terms.find(text), by_words.hits(text)
        hits = self._both.find_matches_as_indexes(in_small_letters(text), overlapping=True)
        count = len(self._begun)
        of_case = [hit for hit in hits if hit[0] < count]
        return self._standing(text, of_case), [(hit[0] - count, *hit[1:]) for hit in hits if hit[0] >= count]

    def _made_ready(self, by_words: Worded) -> bool:
        """Make the automaton for both; whether there is room for one."""
        if self._both is None and self._terms.words:
            self._begun = beginnings(self._terms.words)
            if self._begun:
                words = (*self._begun, *by_words.words)
                self._both = BytesAhoCorasick(words, MatchKind.Standard, Implementation.DFA)
        return self._both is not None

    def _standing(self, text: bytes, begun: Sequence[Hit]) -> Iterator[Span]:
        """The words of the case that stand where some begin."""
        if self._begun is self._terms.words:
            return self._terms.standing(text, begun)
        if len(begun) > _MANY:
            return self._terms.find(text)
        return (
            span.moved(start)
            for start, end in _lines_at(text, sorted(hit[1] for hit in begun))
            for span in self._terms.find(text[start:end])
        )


def _lines_at(text: bytes, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end in which ascending places lie, each once."""
    done = 0
    for place in places:
        if place >= done:
            start = text.rfind(b"\n", done, place) + 1 or done
            done = text.find(b"\n", place) + 1 or len(text)
            yield start, done


def _located(rule: Rule, text: bytes) -> Iterator[Span]:
    """The claims of a rule on some lines; only those lines are looked at in which it can match."""
    places = locate(rule.gate or loosened(rule.pattern, _EXACTLY), text)
    for start, end in _lines_at(text, places):
        for span in rule.find(text[start:end]):
            yield span.moved(start)
