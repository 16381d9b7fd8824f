"""Rules behind what tells quickly which can claim something: an automaton of patterns, or of words."""

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from portal.redaction.gate import Gate, loosened
from portal.redaction.literals import needed_words
from portal.redaction.rules.rule import Rule

_MOST_CHOICES = 20_000
# To compile a gate takes as long as some dozen searches; each takes memory.
_WORTH, _MOST_GATES = 24, 64
_ENOUGH = 16
"""So many pieces tell whether a gate is mostly open."""


class Gated:
    """Rules behind one gate."""

    def __init__(self, rules: tuple[Rule, ...], more: tuple[bytes, ...] = (), most: int = 6) -> None:
        self._rules = rules
        self._gate = Gate([one.gate or loosened(one.pattern, most) for one in rules] + list(more))
        self._chosen: dict[tuple[int, ...], tuple[tuple[Rule, ...], tuple[bool, ...]]] = {}
        self._count = len(more)
        self._asked = self._opened = 0

    def chosen(self, line: bytes) -> tuple[tuple[Rule, ...], tuple[bool, ...]]:
        """The rules that can claim something in a line, and which of the further patterns stand in it."""
        places = self._gate.open_for(line)
        chosen = self._chosen.get(places)
        if chosen is None:
            size = len(self._rules)
            more = tuple(size + number in places for number in range(self._count))
            chosen = tuple(self._rules[place] for place in places if place < size), more
            if len(self._chosen) < _MOST_CHOICES:
                self._chosen[places] = chosen
        return chosen

    def may_open(self, piece: bytes) -> bool:
        """Whether some rule can claim something in several lines; not looked for where it mostly is so.

        One look at a piece costs more than at its lines one by one: what one line opened stays open.
        """
        if self._asked >= _ENOUGH and self._opened * 2 > self._asked:
            return True
        found = bool(self.chosen(piece)[0])
        self._asked += 1
        self._opened += found
        return found


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
        self._automaton = BytesAhoCorasick(
            list(places), matchkind=MatchKind.Standard, implementation=Implementation.DFA
        )
        self._chosen: dict[int, tuple[Rule, ...]] = {}
        self._asked: dict[int, int] = {}
        self._behind: dict[int, Gated] = {}

    def chosen(self, line: bytes, *, narrow: bool = True) -> tuple[tuple[Rule, ...], tuple[bool, ...]]:
        """The rules whose words stand in the line; of those, where some are many, the ones that can match."""
        mask = 0
        for found in self._automaton.find_matches_as_indexes(line.lower(), overlapping=True):
            mask |= self._masks[found[0]]
        chosen = self._chosen.get(mask)
        if chosen is None:
            chosen = tuple(rule for place, rule in enumerate(self._rules) if mask >> place & 1)
            if len(self._chosen) < _MOST_CHOICES:
                self._chosen[mask] = chosen
        return (self._narrowed(mask, chosen, line) if chosen and narrow else chosen), ()

    def may_open(self, piece: bytes) -> bool:
        """Whether some rule can claim something in several lines: the words alone say it."""
        return bool(self.chosen(piece, narrow=False)[0])

    def _narrowed(self, mask: int, chosen: tuple[Rule, ...], line: bytes) -> tuple[Rule, ...]:
        """Those of the rules that can match, once it is worth asking."""
        gate = self._behind.get(mask)
        if gate is not None:
            return gate.chosen(line)[0]
        asked = self._asked.get(mask, 0) + 1
        if len(self._asked) < _MOST_CHOICES:
            self._asked[mask] = asked
        if asked >= _WORTH and len(self._behind) < _MOST_GATES:
            self._behind[mask] = Gated(chosen)
        return chosen
