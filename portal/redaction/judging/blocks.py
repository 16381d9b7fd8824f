"""Blocks of ordinary lines: what is known of their faces is carried to the lines, many at once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from portal.redaction.columns.placed import Placed
from portal.redaction.columns.plan_table import KIND_NAMES, Plan
from portal.redaction.escaped.written_out import lines_with
from portal.redaction.faces.many import Looks
from portal.redaction.faces.numbers import Flags, Numbers
from portal.redaction.faces.quick import Columns, Numbered, numbered, quick_looks
from portal.redaction.findings import Replaced, Span
from portal.redaction.judging.case_words import CaseWords, with_words
from portal.redaction.judging.looking_up import LookedUp
from portal.redaction.judging.plans import SPECIAL, Planner
from portal.redaction.judging.settling import settled
from portal.redaction.scanning.engine import SIGNED, Engine, InPlace, apply
from portal.redaction.stand_ins.own_stand_ins import without_own

Document = Callable[[bytes], list[Replaced] | None]
_ESCAPED = re.compile(rb"\\.")


class Block:
    """Some lines (`content` without the last line's end) with their plans."""

    def __init__(
        self,
        content: bytes,
        planner: Planner,
        document: Document | None = None,
        made: Callable[[bytes], Looks] = quick_looks,
    ) -> None:
        """`document` gives the findings of a line that is one, and None when it is none after all.

        `made` makes the faces of the lines.
        """
        self._planner = planner
        self._document = document
        self._engine: Engine = planner.engine
        self._content = content + b"\n"
        self._looked = LookedUp(content, planner, made)
        self.starts = self._looked.starts
        self.special = self._special()
        self._words = CaseWords(planner.engine, self._content, self.starts)
        self._found: Placed | None = None

    @property
    def _numbers(self) -> Numbers:
        """The plans of the lines; others once a line was looked at closely."""
        return self._looked.numbers

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._numbers)

    def _plan(self, number: int) -> Plan | None:
        """The plan of one line."""
        return self._planner.plan(int(self._numbers[number]))

    def _special(self) -> list[int]:
        """The lines to be looked at as they are; patterns and words with escaped signs ask for values."""
        found: set[int] = set(np.flatnonzero(self._numbers == SPECIAL).tolist())
        if self._engine.asks_for_values:
            found |= {line for line in range(len(self)) if self._is_document(line)}
        if self._planner.escapes:
            hidden = lines_with(self._content, self.starts)
            found |= {line for line in hidden if not self._is_document(line)}
        return sorted(found)

    def _is_document(self, number: int) -> bool:
        plan = self._plan(number)
        return plan is not None and plan.document

    def longer_than(self, width: int) -> list[int]:
        """The lines that are longer."""
        found: list[int] = np.flatnonzero(np.diff(self.starts) > width + 1).tolist()
        return found

    def line(self, number: int) -> bytes:
        """One line without its end."""
        return self._content[self.starts[number] : self.starts[number + 1] - 1]

    def redacted(
        self, first: int, end: int, placed: InPlace | None = None
    ) -> tuple[bytes, bytes, Sequence[Replaced]]:
        """Some ordinary lines before and after, and their findings.

        An engine that learns changes nothing, and finds nothing again that it has seen before.
        """
        start, stop = int(self.starts[first]), int(self.starts[end])
        before = self._content[start:stop]
        if placed is None and not self._engine.slow and not self._engine.dictionary.spares:
            if self._found is None:
                self._found = self._quickly()
            found = self._found.between(start, stop)
            return before, before if self._engine.learns else found.applied(before), found
        looked = [one for number in range(first, end) for one in self._closely(number, start, placed)]
        return before, before if self._engine.learns else apply(before, looked), looked

    def claims_on(self, number: int) -> list[Span]:
        """What is claimed of one line that has a plan, in it, and the case's words there."""
        start = int(self.starts[number])
        claims = [Span(one.start - start, one.end - start, one.kind) for one in self._looked.claims(number)]
        return claims + self._words.of(number)

    def found_in_each(self) -> list[list[Replaced] | None]:
        """The findings of each line, with places in it; None for one that has to be looked at as it is."""
        made: list[list[Replaced] | None] = [[] for _ in range(len(self))]
        starts, found = self.starts, list(self.redacted(0, len(self))[2])
        of_line = (np.searchsorted(starts, [one.start for one in found], "right") - 1).tolist()
        for one, number in zip(found, of_line, strict=True):
            by = int(starts[number])
            one.start -= by
            one.end -= by
            own = made[number]
            if own is not None:
                own.append(one)
        for number in self.special:
            made[number] = None
        return made

    def claims_on_each(self) -> list[list[Span]]:
        """What is claimed of each line, in it, with the case's words that nothing as weighty covers."""
        (starts, ends, kinds), _, close = self._places()
        lines = np.searchsorted(self.starts, starts, "right") - 1
        made: list[list[Span]] = [[] for _ in range(len(self))]
        by = self.starts[lines]
        columns = lines.tolist(), (starts - by).tolist(), (ends - by).tolist(), kinds.tolist()
        for line, start, end, kind in zip(*columns, strict=True):
            made[line].append(Span(start, end, KIND_NAMES[kind]))
        for line in np.flatnonzero(close).tolist():
            made[line] = self.claims_on(line)
        return made

    def _quickly(self) -> Placed:
        """The findings of all lines, each place decided for itself where its plan allows that."""
        columns, values, close = self._places()
        found, own = settled(self._engine, self._content, columns, values)
        close[np.searchsorted(self.starts, columns[0][own], "right") - 1] = True
        close[self.special] = False
        edges = self.starts
        return found.instead(
            (int(edges[number]), int(edges[number + 1]), self._closely(number, 0, None))
            for number in np.flatnonzero(close).tolist()
        )

    def _places(self) -> tuple[Columns, Numbered | None, Flags]:
        """The places to replace, the numbers of their values, and the lines to look at closely."""
        columns, values = self._looked.places()
        close = self._planner.table.close(self._numbers)
        free, crossed = self._words.apart(columns, self._stands_alone)
        close[crossed] = True
        if free:
            columns = with_words(columns, free)
            values = numbered(self._content, columns)
        return columns, values, close

    def _stands_alone(self, term: Span, number: int) -> bool:
        """Whether a word is to be replaced whatever stands around it."""
        plan, line, start = self._plan(number), self.line(number), self.starts[number]
        span = Span(int(term.start - start), int(term.end - start), term.kind)
        if plan is None or term.kind in SIGNED or (plan.document and not _in_string(line, span)):
            return False
        return without_own(line, [span]) == [span]

    def _closely(self, number: int, base: int, placed: InPlace | None) -> list[Replaced]:
        """The findings of a line with the case's words in it, or with claims that its place makes."""
        plan, line = self._plan(number), self.line(number)
        terms = self._words.of(number)
        if plan is None or (not plan.claims and not terms and placed is None):
            return []
        claims = self.claims_on(number) if placed is None else placed(line, self.claims_on(number))
        by = int(self.starts[number]) - base
        if plan.document and not all(_in_string(line, term) for term in terms):
            found = self._as_document(line)
        else:
            found = self._engine.decide(line, claims)
        return [replace(one, start=one.start + by, end=one.end + by) for one in found]

    def _as_document(self, line: bytes) -> list[Replaced]:
        """The findings of a document in which a word of the case stands outside of all strings."""
        found = self._document(line + b"\n") if self._document is not None else None
        return self._engine.findings(line) if found is None else found


def _in_string(line: bytes, term: Span) -> bool:
    """Whether a word stands inside of a string of a JSON document."""
    before = _ESCAPED.sub(b"", line[: term.start])
    return before.count(b'"') % 2 == 1 and before[-1:] != b"\\" and b'"' not in line[term.start : term.end]
