"""Rules behind what tells quickly which can claim something: an automaton of patterns, or of words."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from portal.redaction.findings import Span
from portal.redaction.gate import Gate, loosened
from portal.redaction.literals import needed_words
from portal.redaction.rules.rule import Rule

_MOST_CHOICES = 20_000
# To compile a gate takes as long as some dozen searches; each takes memory.
_WORTH, _MOST_GATES = 24, 64

Find = Callable[[bytes], Iterable[Span]]
Asked = Iterator[tuple[Find, Sequence[int]]]
"""Who is to look at which lines."""
Hit = tuple[int, int, int]
"""A word that stands in a text: its number, from, to."""


def shaped(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that no plain word gives away."""
    return tuple(rule for rule in rules if rule.gate is not None or needed_words(rule.pattern) is None)


def worded(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The others."""
    return tuple(rule for rule in rules if rule.gate is None and needed_words(rule.pattern) is not None)


class Gated:
    """Rules behind one gate, and what else looks at a line in which its own pattern stands (`more`)."""

    def __init__(
        self, rules: tuple[Rule, ...], more: tuple[tuple[bytes, Find], ...] = (), most: int = 6
    ) -> None:
        own = [one.gate or loosened(one.pattern, most) for one in rules]
        self._finds: list[Find] = [*(one.find for one in rules), *(find for _, find in more)]
        self._rules = rules
        self._gate = Gate([*own, *(pattern for pattern, _ in more)])
        self._chosen: dict[tuple[int, ...], tuple[Rule, ...]] = {}

    def chosen(self, line: bytes) -> tuple[Rule, ...]:
        """The rules that can claim something in a line."""
        places = self._gate.open_for(line)
        chosen = self._chosen.get(places)
        if chosen is None:
            chosen = tuple(self._rules[place] for place in places if place < len(self._rules))
            if len(self._chosen) < _MOST_CHOICES:
                self._chosen[places] = chosen
        return chosen

    def asked(self, lines: Sequence[bytes]) -> Asked:
        """Who can find something in which of these lines (as gates read them)."""
        asked: dict[int, list[int]] = {}
        for number, places in enumerate(self._gate.open_for_each(lines)):
            for place in places or ():
                asked.setdefault(place, []).append(number)
        for place, numbers in asked.items():
            yield self._finds[place], numbers


class Worded:
    """Rules that each need some plain word, behind one automaton of all these words.

    Words alone open many rules that then find nothing. Rules that were often opened together get a gate of
    their own behind the words.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        places: dict[bytes, int] = {}
        for place, rule in enumerate(rules):
            for word in needed_words(rule.pattern) or ():
                places[word] = places.get(word, 0) | 1 << place
        self._rules = rules
        self._masks = list(places.values())
        self.words = tuple(places)
        self._automaton = BytesAhoCorasick(
            self.words, matchkind=MatchKind.Standard, implementation=Implementation.DFA
        )
        self._chosen: dict[int, tuple[Rule, ...]] = {}
        self._asked: dict[int, int] = {}
        self._behind: dict[int, Gated] = {}

    def hits(self, text: bytes) -> list[Hit]:
        """Where their words stand."""
        hits: list[Hit] = self._automaton.find_matches_as_indexes(text.lower(), overlapping=True)
        return hits

    def lines_at(self, text: bytes, hits: Iterable[Hit]) -> Iterator[tuple[int, tuple[Rule, ...]]]:
        """Where lines begin in which words stand, and the rules whose words these are."""
        masks: dict[int, int] = {}
        for number, start, _ in hits:
            begin = text.rfind(b"\n", 0, start) + 1
            masks[begin] = masks.get(begin, 0) | self._masks[number]
        for begin, mask in masks.items():
            yield begin, self._rules_of(mask)

    def chosen(self, line: bytes) -> tuple[Rule, ...]:
        """The rules whose words stand in the line; of those, where some are many, the ones that can match."""
        return self.chosen_at(line, self.hits(line))

    def chosen_at(self, line: bytes, hits: Iterable[Hit]) -> tuple[Rule, ...]:
        """The same, when it is known where their words stand."""
        mask = self._mask(hits)
        gate = self._gate_behind(mask, 1)
        return self._rules_of(mask) if gate is None else gate.chosen(line)

    def asked(self, lines: Sequence[bytes]) -> Asked:
        """See `Gated`."""
        by_words: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            by_words.setdefault(self._mask(self.hits(line)), []).append(number)
        for mask, numbers in by_words.items():
            gate = self._gate_behind(mask, len(numbers))
            if gate is None:
                yield from ((rule.find, numbers) for rule in self._rules_of(mask))
                continue
            for find, places in gate.asked([lines[number] for number in numbers]):
                yield find, [numbers[place] for place in places]

    def _mask(self, hits: Iterable[Hit]) -> int:
        """Whose words stand in a line, a bit for each rule."""
        mask = 0
        for number, _, _ in hits:
            mask |= self._masks[number]
        return mask

    def _rules_of(self, mask: int) -> tuple[Rule, ...]:
        chosen = self._chosen.get(mask)
        if chosen is None:
            chosen = tuple(rule for place, rule in enumerate(self._rules) if mask >> place & 1)
            if len(self._chosen) < _MOST_CHOICES:
                self._chosen[mask] = chosen
        return chosen

    def _gate_behind(self, mask: int, lines: int) -> Gated | None:
        """The gate of the rules that share these words, once it is worth having one."""
        gate = self._behind.get(mask)
        if gate is not None or not mask:
            return gate
        asked = self._asked.get(mask, 0) + lines
        if len(self._asked) < _MOST_CHOICES:
            self._asked[mask] = asked
        if asked >= _WORTH and len(self._behind) < _MOST_GATES:
            gate = self._behind[mask] = Gated(self._rules_of(mask))
        return gate
