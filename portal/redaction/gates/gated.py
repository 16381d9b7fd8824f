"""Rules behind what tells quickly which can claim something: an automaton of patterns, or of words."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from portal.redaction.findings import Span
from portal.redaction.gates.gate import Gate, loosened
from portal.redaction.gates.literals import Words, needed_words
from portal.redaction.gates.signs import needed_sign
from portal.redaction.rules.rule import Rule

_MOST_CHOICES = 20_000
# To compile a gate takes as long as some dozen searches; each takes memory.
_WORTH, _MOST_GATES = 24, 64
_LEAST_WORD = 4
# A pattern so long is mostly lists of words. An automaton that has it besides others multiplies with theirs.
_LONG = 300

Find = Callable[[bytes], Iterable[Span]]
Asked = Iterator[tuple[Find, Sequence[int]]]
"""Who is to look at which lines."""
Hit = tuple[int, int, int]
"""A word that stands in a text: its number, from, to."""


def gate_of(rule: Rule, most: int = 6) -> bytes:
    """What stands in every line in which a rule can claim something."""
    return rule.gate or loosened(rule.pattern, most)


def sign_of(rule: Rule) -> bytes:
    """A sign that stands in every line in which a rule can claim something, if there is one."""
    return needed_sign(*_asked_of(rule))


def _asked_of(rule: Rule) -> tuple[bytes, int]:
    """The pattern to read for what a line must have, and its flags."""
    return (rule.pattern.pattern, rule.pattern.flags) if rule.gate is None else (rule.gate, 0)


def is_long(rule: Rule) -> bool:
    """Whether the gate of a rule had better stand apart from others."""
    return len(gate_of(rule)) >= _LONG


def shaped(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that no plain word gives away."""
    return tuple(rule for rule in rules if _words_of(rule) is None)


def worded(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The others: those that a longer word opens, and long ones that any word does."""
    return tuple(rule for rule in rules if _words_of(rule) is not None)


def _words_of(rule: Rule) -> Words | None:
    """Words of which one stands where a rule can claim something, if that is worth asking."""
    if rule.gate is not None and not is_long(rule):
        return None
    words = needed_words(*_asked_of(rule))
    return words if words and (is_long(rule) or min(map(len, words)) >= _LEAST_WORD) else None


class Gated:
    """Rules behind one gate, and what else looks at a line in which its own pattern stands (`more`).

    None of them finds anything in a line without the `sign`.
    """

    def __init__(
        self,
        rules: tuple[Rule, ...],
        more: tuple[tuple[bytes, Find], ...] = (),
        most: int = 6,
        sign: bytes = b"",
    ) -> None:
        self._sign = sign
        own = [gate_of(one, most) for one in rules]
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
        numbers = [number for number, line in enumerate(lines) if self._sign in line]
        opened = self._gate.open_for_each([lines[number] for number in numbers])
        for number, places in zip(numbers, opened, strict=True):
            for place in places:
                asked.setdefault(place, []).append(number)
        for place, numbers in asked.items():
            yield self._finds[place], numbers


class Worded:
    """Rules that each need some plain word, behind one automaton of all these words.

    Words alone open many rules that then find nothing, so each rule has a gate of its own behind them.
    """

    def __init__(self, rules: tuple[Rule, ...], *, of_much_text: bool = False) -> None:
        """An automaton for much text takes eight times as long to make."""
        places: dict[bytes, int] = {}
        for place, rule in enumerate(rules):
            for word in _words_of(rule) or ():
                places[word] = places.get(word, 0) | 1 << place
        self._rules = rules
        self._masks = list(places.values())
        self.words = tuple(places)
        kind = Implementation.DFA if of_much_text else Implementation.ContiguousNFA
        self._automaton = BytesAhoCorasick(self.words, matchkind=MatchKind.Standard, implementation=kind)
        self._named: dict[int, tuple[int, ...]] = {}
        self._gates: dict[int, Gate] = {}
        self._often: dict[int, int] = {}
        self._together: dict[int, Gated] = {}

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
            yield begin, tuple(self._rules[place] for place in self._named_by(mask))

    def chosen_at(self, text: bytes, hits: Iterable[Hit]) -> tuple[Rule, ...]:
        """The rules that can match in much text, when it is known where their words stand.

        Those that were often named together are asked together, as each reading of the text takes its time.
        """
        mask = self._mask(hits)
        together = self._together.get(mask)
        if together is not None:
            return together.chosen(text)
        named = tuple(self._rules[place] for place in self._named_by(mask))
        self._often[mask] = self._often.get(mask, 0) + 1 if len(self._often) < _MOST_CHOICES else 0
        if self._often[mask] >= _WORTH and len(self._together) < _MOST_GATES:
            self._together[mask] = Gated(named)
        return named

    def asked(self, lines: Sequence[bytes]) -> Asked:
        """See `Gated`."""
        by_place: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            for place in self._named_by(self._mask(self.hits(line))):
                by_place.setdefault(place, []).append(number)
        for place, numbers in by_place.items():
            open_for = self._gate(place).open_for_each([lines[number] for number in numbers])
            left = [number for number, opened in zip(numbers, open_for, strict=True) if opened]
            if left:
                yield self._rules[place].find, left

    def _mask(self, hits: Iterable[Hit]) -> int:
        """Whose words stand in a line, a bit for each rule."""
        mask = 0
        for number, _, _ in hits:
            mask |= self._masks[number]
        return mask

    def _named_by(self, mask: int) -> tuple[int, ...]:
        """The places of the rules that have a bit."""
        named = self._named.get(mask)
        if named is None:
            named = tuple(place for place in range(mask.bit_length()) if mask >> place & 1)
            if len(self._named) < _MOST_CHOICES:
                self._named[mask] = named
        return named

    def _gate(self, place: int) -> Gate:
        gate = self._gates.get(place)
        if gate is None:
            gate = self._gates[place] = Gate([gate_of(self._rules[place])])
        return gate
