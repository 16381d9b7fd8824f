"""All rules and the case's dictionary over one piece of text."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.case.patterns import Patterns
from portal.redaction.case.terms import Terms
from portal.redaction.faces.quick import Sought, sought
from portal.redaction.findings import Span
from portal.redaction.gates.all_rules import ANCHORED, FINDERS, anchored_groups, groups
from portal.redaction.gates.gate import as_gates_read
from portal.redaction.gates.gated import Asked, Find, Gated, Worded
from portal.redaction.rules.every_rule import RULES
from portal.redaction.rules.keyed.labelled import without_labels
from portal.redaction.rules.spared.by_look import without_spared
from portal.redaction.rules.spared.cut_to_size import cut_to_size
from portal.redaction.scanning.inner_texts import inner_texts
from portal.redaction.scanning.second_look import SecondLook
from portal.redaction.scanning.whole_signs import with_whole_signs
from portal.redaction.stand_ins.own_stand_ins import as_rules_read

_LONGEST_HELD, _MOST_HELD = 256, 40_000


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


def _remembered(piece: bytes) -> Sequence[Span]:
    """What the rules claim of a piece; a line that waits for the next one comes alone, and often again."""
    found = _held.get(piece)
    if found is None:
        found = tuple(claims_of(piece))
        if len(piece) <= _LONGEST_HELD:
            if len(_held) >= _MOST_HELD:
                _held.clear()
            _held[piece] = found
    return found


def claims_of_each(lines: Sequence[bytes], *, gated: bool = True) -> list[list[Span]]:
    """What `claims_of` says about each of some lines, found rule by rule.

    An automaton or a pattern that looks at one line after the other has what it needs in the processor's
    memory; when all look at a line in turn, each has to fetch it anew, and that takes twice as long.
    """
    written, lines = lines, [as_rules_read(line).rstrip(b"\r\n") for line in lines]
    found = _found(lines, _ALL, gated=gated)
    inner = [(number, one) for number, line in enumerate(lines) for one in inner_texts(line)]
    for asked, plain in ((_ANCHORED, True), (_ALL, False)):
        those = [(number, one) for number, one in inner if (one.behind is None) is plain]
        texts = list(dict.fromkeys(one.text for _, one in those))
        claims_on = dict(zip(texts, _found(texts, asked, gated=gated), strict=True))
        for number, one in those:
            found[number] += map(one.moved, claims_on[one.text])
    return [_kept(*one) for one in zip(written, lines, found, strict=True)]


def _kept(written: bytes, line: bytes, claims: list[Span]) -> list[Span]:
    """What is left of all claims on a line; how it is `written` shows the signs that rules read as others."""
    claims = cut_to_size(line, without_spared(line, claims)) if claims else claims
    if claims and not written.isascii():
        claims = with_whole_signs(written, claims)
    return without_labels(line, claims)


class _Asked(NamedTuple):
    """Who is asked: behind gates, or each one about each line."""

    gated: Callable[[], Sequence[Gated | Worded]]
    finds: Sequence[Find]


_ALL = _Asked(groups, (*(rule.find for rule in RULES), *FINDERS))
_ANCHORED = _Asked(anchored_groups, tuple(rule.find for rule in ANCHORED))


def _found(lines: Sequence[bytes], asked: _Asked, *, gated: bool) -> list[list[Span]]:
    """What those who are asked claim of each line, which ends for them as lines do."""
    found: list[list[Span]] = [[] for _ in lines]
    ended = [line + b"\n" for line in lines]
    if lines:
        for find, numbers in _behind_gates(ended, asked) if gated else _each_of(ended, asked):
            for number in numbers:
                claimed = list(find(ended[number]))
                if claimed:  # most rules find nothing behind their gates
                    found[number] += [one.within(len(lines[number])) for one in claimed]
    return found


def _behind_gates(lines: Sequence[bytes], asked: _Asked) -> Asked:
    read = list(map(as_gates_read, lines))
    for group in asked.gated():
        yield from group.asked(read)


def _each_of(lines: Sequence[bytes], asked: _Asked) -> Asked:
    for find in asked.finds:
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
        return [*(_remembered(line) if self._gated else claims_of(line, gated=False)), *self.terms(line)]

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
