"""Blocks of ordinary lines: what is known of their faces is carried to the lines, many at once."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from portal.redaction.engine import SIGNED, Engine, apply, without_own
from portal.redaction.face_numbers import NEWLINE, Numbers
from portal.redaction.faces import Came
from portal.redaction.faces_again import faces_of
from portal.redaction.findings import Decision, Placed, Replaced, Span
from portal.redaction.kinds import KINDS
from portal.redaction.plain_faces import face_of
from portal.redaction.plans import KIND_NAMES, KIND_NUMBERS, Planner
from portal.vocabulary import Treatment

Claims = Callable[[bytes], list[Span]]
Document = Callable[[bytes], list[Replaced] | None]
_FEW = 2048
_ESCAPED = re.compile(rb"\\.")
_RANKS = np.array([KINDS[name].rank for name in KIND_NAMES])


class _Told:
    """Where each byte of some faces came from, told one by one."""

    def __init__(self, came: list[int]) -> None:
        self._came = np.array(came, dtype=np.int64)

    def of(self, places: Numbers) -> Numbers:
        """See `Came`."""
        found: Numbers = self._came[places]
        return found


class Block:
    """Some lines (`content` without the last line's end) with their plans."""

    def __init__(self, content: bytes, planner: Planner, document: Document | None = None) -> None:
        """`document` gives the findings of a line that is one, and None when it is none after all."""
        self._planner = planner
        self._document = document
        self._engine: Engine = planner.engine
        self._content = content + b"\n"
        self._came: Came | _Told
        if planner.engine.slow or len(content) < _FEW:
            text, self._came = _plainly(content)
        else:
            text, self._came = faces_of(content, again=self._engine.learns)
        self._numbers = planner.numbers(text.split(b"\n"))
        self.special = self._special()
        self.starts, self._faces = _starts_of(self._content), _starts_of(text)
        self._terms = planner.engine.terms(content)
        self._found: Placed | None = None

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._numbers)

    def _special(self) -> list[int]:
        """The lines to be looked at as they are; patterns and words with escaped signs ask for values."""
        planner, by_values = self._planner, self._engine.asks_for_values
        of = {number: planner.plan(number) for number in set(self._numbers)}
        special = {number for number, plan in of.items() if plan is None or (by_values and plan.document)}
        return [line for line, number in enumerate(self._numbers) if number in special] if special else []

    def longer_than(self, width: int) -> list[int]:
        """The lines that are longer."""
        found: list[int] = np.flatnonzero(np.diff(self.starts) > width + 1).tolist()
        return found

    def line(self, number: int) -> bytes:
        """One line without its end."""
        return self._content[self.starts[number] : self.starts[number + 1] - 1]

    def redacted(
        self, first: int, end: int, more: Claims | None = None
    ) -> tuple[bytes, bytes, Sequence[Replaced]]:
        """Some ordinary lines before and after, and their findings.

        An engine that learns changes nothing, and finds nothing again that it has seen before.
        """
        start, stop = int(self.starts[first]), int(self.starts[end])
        before = self._content[start:stop]
        if more is None and not self._engine.slow and not self._engine.dictionary.spares:
            if self._found is None:
                self._found = self._quickly()
            found = self._found.between(start, stop)
            return before, before if self._engine.learns else found.applied(before), found
        looked = [one for number in range(first, end) for one in self._closely(number, start, more)]
        return before, before if self._engine.learns else apply(before, looked), looked

    def _quickly(self) -> Placed:
        """The findings of all lines, each place decided for itself where its plan allows that."""
        numbers, table = np.array(self._numbers, dtype=np.int64), self._planner.table
        line, firsts, lasts, kinds = table.places(numbers)
        at = self._faces[line]
        starts, ends = self._came.of(at + firsts), self._came.of(at + lasts) + 1
        close = table.close(numbers)
        free, crossed = self._apart(starts, ends, kinds)
        close[crossed] = True
        if free:
            starts = np.concatenate((starts, [term.start for term in free]))
            order = np.argsort(starts, kind="stable")
            starts = starts[order]
            ends = np.concatenate((ends, [term.end for term in free]))[order]
            kinds = np.concatenate((kinds, [KIND_NUMBERS[term.kind] for term in free]))[order]
            line = np.searchsorted(self.starts, starts, "right") - 1
        found, own = self._settled(starts.tolist(), ends.tolist(), kinds.tolist())
        close[line[own]] = True
        close[self.special] = False
        edges = self.starts
        return found.instead(
            (int(edges[number]), int(edges[number + 1]), self._closely(number, 0, None))
            for number in np.flatnonzero(close).tolist()
        )

    def _settled(self, starts: list[int], ends: list[int], kinds: list[int]) -> tuple[Placed, list[int]]:
        """What becomes of places, and which of them are stand-ins of our own."""
        content, settle, learns = self._content, self._engine.settle, self._engine.learns
        settled = [self._engine.settled[name] for name in KIND_NAMES]
        known: list[int] = []
        own: list[int] = []
        decisions: list[Decision] = []
        for number, (start, end, kind) in enumerate(zip(starts, ends, kinds, strict=True)):
            value = content[start:end]
            done = settled[kind].get(value)
            if done is None:
                done = settle(KIND_NAMES[kind], value)
                if done is None:
                    own.append(number)
                    continue
            elif learns:
                continue
            known.append(number)
            decisions.append(done)
        if len(known) < len(starts):
            starts, ends, kinds = ([column[one] for one in known] for column in (starts, ends, kinds))
        return Placed(starts, ends, [KIND_NAMES[kind] for kind in kinds], decisions), own

    def _apart(self, starts: Numbers, ends: Numbers, kinds: Numbers) -> tuple[list[Span], list[int]]:
        """The case's words that stand for themselves, and the lines that need a closer look.

        Left out are those in a place that is replaced as something as weighty.
        """
        terms = self._terms
        if not terms:
            return [], []
        first = np.array([term.start for term in terms])
        last = np.array([term.end for term in terms])
        rank = _RANKS[[KIND_NUMBERS[term.kind] for term in terms]]
        crossed = np.zeros(len(terms), dtype=np.bool_)
        crossed[1:] = last[:-1] > first[1:]
        crossed[:-1] |= crossed[1:]
        covered = np.zeros(len(terms), dtype=np.bool_)
        if len(starts):
            before = np.searchsorted(starts, first, "right") - 1
            after = np.minimum(before + 1, len(starts) - 1)
            known = before >= 0
            covered = known & (ends[before] >= last) & (_RANKS[kinds[before]] >= rank)
            crossed |= (known & (ends[before] > first)) | ((starts[after] >= first) & (starts[after] < last))
        free, close = [], []
        lines = (np.searchsorted(self.starts, first, "right") - 1).tolist()
        for at in np.flatnonzero(~covered).tolist():
            if crossed[at] or not self._stands_alone(terms[at], lines[at]):
                close.append(lines[at])
            elif self._engine.treatments[KINDS[terms[at].kind].category] is not Treatment.KEEP:
                free.append(terms[at])
        return free, close

    def _stands_alone(self, term: Span, number: int) -> bool:
        """Whether a word is to be replaced whatever stands around it."""
        plan, line, start = self._planner.plan(self._numbers[number]), self.line(number), self.starts[number]
        span = Span(int(term.start - start), int(term.end - start), term.kind)
        if plan is None or term.kind in SIGNED or (plan.document and not _in_string(line, span)):
            return False
        return without_own(line, [span]) == [span]

    def _closely(self, number: int, base: int, more: Claims | None) -> list[Replaced]:
        """The findings of a line with the case's words in it, or with claims that its place makes."""
        plan, start = self._planner.plan(self._numbers[number]), int(self.starts[number])
        terms = self._terms_of(start, int(self.starts[number + 1]))
        if plan is None or (not plan.claims and not terms and more is None):
            return []
        line, face = self.line(number), int(self._faces[number])
        edges = np.array([edge for one in plan.claims for edge in (one.start, one.end - 1)], dtype=np.int64)
        places = (self._came.of(face + edges) - start).tolist()
        claims = [
            Span(places[2 * one], places[2 * one + 1] + 1, claim.kind)
            for one, claim in enumerate(plan.claims)
        ]
        claims += terms
        claims += more(line) if more is not None else []
        by = start - base
        if plan.document and not all(_in_string(line, term) for term in terms):
            found = self._as_document(line)
        else:
            found = self._engine.decide(line, claims)
        return [replace(one, start=one.start + by, end=one.end + by) for one in found]

    def _as_document(self, line: bytes) -> list[Replaced]:
        """The findings of a document in which a word of the case stands outside of all strings."""
        found = self._document(line + b"\n") if self._document is not None else None
        return self._engine.findings(line) if found is None else found

    def _terms_of(self, start: int, end: int) -> list[Span]:
        """The case's words in one line."""
        terms = self._terms
        place, found = bisect_left(terms, (start,)), []
        while place < len(terms) and terms[place].start < end:
            found.append(Span(terms[place].start - start, terms[place].end - start, terms[place].kind))
            place += 1
        return found


def _in_string(line: bytes, term: Span) -> bool:
    """Whether a word stands inside of a string of a JSON document."""
    before = _ESCAPED.sub(b"", line[: term.start])
    return before.count(b'"') % 2 == 1 and before[-1:] != b"\\" and b'"' not in line[term.start : term.end]


def _plainly(content: bytes) -> tuple[bytes, _Told]:
    looks: list[bytes] = []
    came: list[int] = []
    place = 0
    for line in content.split(b"\n"):
        face, own = face_of(line)
        looks.append(face)
        came += [place + one for one in own]
        place += len(line) + 1
        came.append(place - 1)
    return b"\n".join(looks), _Told(came)


def _starts_of(text: bytes) -> Numbers:
    """Where lines begin, and where the next would."""
    found = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == NEWLINE) + 1
    starts: Numbers = np.concatenate(([0], found))
    return starts
