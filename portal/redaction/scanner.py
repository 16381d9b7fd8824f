"""All rules and the case's dictionary over one piece of text."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.findings import Span
from portal.redaction.gate import as_gates_read
from portal.redaction.gated import Asked, Find, Gated, Worded, shaped, worded
from portal.redaction.own_stand_ins import as_rules_read
from portal.redaction.patterns import Patterns
from portal.redaction.quick_faces import Sought, sought
from portal.redaction.rules import (
    accounts,
    columns,
    identity,
    issuers,
    money,
    names,
    network,
    pairs,
    people,
    secrets,
)
from portal.redaction.rules.headers import find_cookies
from portal.redaction.rules.rule import Rule
from portal.redaction.rules.spared import without_spared
from portal.redaction.second_look import SecondLook
from portal.redaction.terms import Terms
from portal.redaction.whole_signs import with_whole_signs

_LONGEST_HELD, _MOST_HELD = 256, 40_000

# A gate that counts so far has an automaton of its own: with others it would make one that is vast.
_LONG_RUN = re.compile(rb"\]\{(?:1[5-9]|[2-9][0-9])\}")
_FINDERS: tuple[Find, ...] = (pairs.find_pairs, pairs.find_options, pairs.find_spoken, find_cookies)
_NEAR = (*columns.RULES, *network.RULES, *names.RULES, *accounts.RULES)
RULES: tuple[Rule, ...] = (
    *_NEAR,
    *secrets.RULES,
    *people.RULES,
    *money.RULES,
    *identity.RULES,
    *issuers.RULES,
)


@lru_cache(maxsize=1)
def _worded() -> Worded:
    """The secrets that cannot match without a plain word, in one automaton of words."""
    return Worded(worded((*secrets.RULES, *issuers.RULES)))


@lru_cache(maxsize=1)
def _near() -> Gated:
    """What nearly every line of a log has something for."""
    gates = (*pairs.gates(), rb"(?i:cookie)")
    return Gated(_NEAR, tuple(zip(gates, _FINDERS, strict=True)))


@lru_cache(maxsize=1)
def _far() -> tuple[Gated | Worded, ...]:
    """What most lines have nothing for. One automaton for all would be vast."""
    weak = shaped(issuers.RULES)
    random = tuple(rule for rule in secrets.RULES if rule.gate is not None and _LONG_RUN.search(rule.gate))
    secret = tuple(rule for rule in shaped(secrets.RULES) if rule not in random)
    context = tuple(rule for rule in identity.RULES if rule.gate is not None)
    proved = tuple(rule for rule in identity.RULES if rule.gate is None)
    groups = (
        *_parts((*weak, *secret), 4),
        *_parts((*people.RULES, *money.RULES), 8),
        proved,
        *_parts(context, 4),
        random,
    )
    return (_worded(), *(Gated(group) for group in groups))


def _parts(rules: tuple[Rule, ...], count: int) -> tuple[tuple[Rule, ...], ...]:
    """Some groups of neighbors: small automata grow far less with new text than one large one."""
    size = -(-len(rules) // count)
    return tuple(rules[first : first + size] for first in range(0, len(rules), size))


def claims_of(line: bytes, *, gated: bool = True) -> list[Span]:
    """Everything that some rule claims, unsorted and overlapping.

    Without the gates every rule looks at the line: the slow way that judges the fast one.
    """
    return claims_of_each([line], gated=gated)[0]


_held: dict[bytes, tuple[Span, ...]] = {}


def judge_ahead(pieces: Iterable[bytes]) -> None:
    """Remember what the rules claim of short pieces that will be asked for one after the other.

    The values of a document come so, and each alone takes three times as long as all of them together.
    """
    new = [one for one in dict.fromkeys(pieces) if len(one) <= _LONGEST_HELD and one not in _held]
    if len(_held) + len(new) > _MOST_HELD:
        _held.clear()
    _held.update(zip(new[:_MOST_HELD], map(tuple, claims_of_each(new[:_MOST_HELD])), strict=True))


def claims_of_each(lines: Sequence[bytes], *, gated: bool = True) -> list[list[Span]]:
    """What `claims_of` says about each of some lines, found rule by rule.

    An automaton or a pattern that looks at one line after the other has what it needs in the processor's
    memory; when all look at a line in turn, each has to fetch it anew, and that takes twice as long.
    """
    found: list[list[Span]] = [[] for _ in lines]
    lines = list(map(as_rules_read, lines))
    for find, numbers in _asked(lines) if gated else _everybody(lines):
        for number in numbers:
            found[number] += find(lines[number])
    found = [without_spared(line, claims) for line, claims in zip(lines, found, strict=True)]
    return [
        claims if line.isascii() or not claims else with_whole_signs(line, claims)
        for line, claims in zip(lines, found, strict=True)
    ]


def _asked(lines: Sequence[bytes]) -> Asked:
    read = list(map(as_gates_read, lines))
    for group in (_near(), *_far()):
        yield from group.asked(read)


def _everybody(lines: Sequence[bytes]) -> Asked:
    for find in (*(rule.find for rule in RULES), *_FINDERS):
        yield find, range(len(lines))


class Scanner:
    """Finds what is claimed in a piece of text. It sees what the dictionary learns later."""

    def __init__(self, dictionary: CaseDictionary, *, gated: bool = True, undresses: bool = True) -> None:
        """One that `undresses` finds the case's words in hexadecimal and base64 too."""
        self._undresses = undresses
        self._dictionary = dictionary
        self._gated = gated
        self._version = -1
        self._terms = Terms({})
        self._second_look = SecondLook(self._terms)
        self._patterns = Patterns(())
        self._any_patterns = self.asks_for_values = False

    def refresh(self) -> None:
        """Take in what the dictionary has learned."""
        if self._version == self._dictionary.version:
            return
        terms, patterns = self._dictionary.terms, self._dictionary.patterns
        self._terms, self._patterns = Terms(terms), Patterns(patterns)
        self._second_look = SecondLook(self._terms)
        self._any_patterns = bool(patterns)
        self.asks_for_values = bool(patterns) or any("\\" in word or '"' in word for word in terms)
        self._version = self._dictionary.version

    def residue(self, text: bytes) -> list[Span]:
        """What must not stand in the output: marked credentials, words of the case as they are written."""
        self.refresh()
        return [*self._second_look.residue(text), *self._patterns.find(text)]

    def claims(self, line: bytes) -> list[Span]:
        """Everything that some rule or the dictionary claims, unsorted and overlapping."""
        held = _held.get(line) if self._gated else None
        return [*(claims_of(line, gated=self._gated) if held is None else held), *self.terms(line)]

    def terms(self, text: bytes) -> list[Span]:
        """The words of the case in some lines, ascending."""
        written, other = self.written(text), self.in_other_dress(text)
        return sorted([*written, *other], key=lambda span: span.start) if other else written

    def in_other_dress(self, text: bytes) -> list[Span]:
        """The words of the case in hexadecimal and base64, ascending."""
        return self._terms.in_other_dress(text) if self._undresses else []

    def sought(self, text: bytes) -> Sought | None:
        """Where words of the case may stand in many lines, quickly: see `quick_faces.sought`."""
        self.refresh()
        return None if self._any_patterns else sought(text, self._terms.ranked)

    def written(self, text: bytes) -> list[Span]:
        """The words of the case as they are written in some lines, ascending."""
        self.refresh()
        terms, own = list(self._terms.find(text)), list(self._patterns.find(text))
        return sorted([*terms, *own], key=lambda span: span.start) if own else terms
