"""What the verdict on a face means under the treatments of one run."""

import itertools
from collections.abc import Callable, Sequence
from threading import Lock
from typing import cast

import numpy as np

from portal.redaction.columns.plan_table import NOTHING, NOTHING_IN_DOCUMENT, Plan, PlanTable
from portal.redaction.columns.plans_by_number import UNKNOWN, PlansByNumber
from portal.redaction.faces.line_starts import lines_at
from portal.redaction.faces.many import Lines, Looks
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.outlines import EXAMPLE
from portal.redaction.judging.judged import Verdict
from portal.redaction.judging.verdicts import judge_ahead, outline_verdicts, verdicts
from portal.redaction.kinds import KINDS
from portal.redaction.scanning.engine import SIGNED, Engine, resolved
from portal.redaction.stand_ins.own_stand_ins import without_own
from portal.vocabulary import Treatment

_MOST, _MOST_BOOKS = 30_000, 8
SPECIAL = 0
"""The number of the plan that is none: for lines to be looked at as they are."""
ASKS = -1
"""Stands for an outline that says nothing of its faces."""


_numbers = itertools.count(1)


class Book:
    """Plans with their faces: for all engines that keep the same kinds and look at lines alike.

    A full one is followed by another that takes from it what is asked for again. So what one run asks for in
    both of its passes is not forgotten between them because others came before.
    """

    def __init__(self, before: "Book | None" = None) -> None:
        self.number = next(_numbers)
        self.known: dict[bytes, int] = {}
        self.shown: dict[bytes, int] = {}
        self.before = before
        self.plans: list[Plan | None] = [None]
        self.table = PlanTable()
        self.writing = Lock()

    @property
    def is_full(self) -> bool:
        """Whether it is time for the next."""
        return len(self.known) + len(self.shown) > _MOST

    def next(self) -> "Book":
        """An empty one that may look into this one, but no further back."""
        self.before = None
        return Book(self)

    def add(self, face: bytes, plan: Plan | None) -> None:
        """The plan of a face; None for one to be looked at as it is."""
        with self.writing:
            if face not in self.known:
                self.known[face] = SPECIAL if plan is None else self._added(plan)

    def show(self, outline: bytes, plan: Plan | None) -> None:
        """The plan of an outline; None where each face is to be asked."""
        with self.writing:
            if outline not in self.shown:
                self.shown[outline] = ASKS if plan is None else self._added(plan)

    def _added(self, plan: Plan) -> int:
        self.plans.append(plan)
        self.table.add(plan)
        return len(self.plans) - 1

    def take_over(self, faces: Sequence[bytes]) -> list[bytes]:
        """Take what the one before knows of these faces; returns those that it does not know either."""
        before = self.before
        if before is None:
            return list(faces)
        left = []
        for face in faces:
            number = before.known.get(face)
            if number is None:
                left.append(face)
            else:
                self.add(face, before.plans[number])
        return left


_Held = tuple[frozenset[str], bool, bool]
books: dict[_Held, Book] = {}


class Planner:
    """The plans of one engine, by number. None stands for a line to be looked at as it is."""

    def __init__(self, engine: Engine, *, escapes: bool, documents: bool = False) -> None:
        self.engine = engine
        self._documents = documents
        self.escapes = escapes
        self.staying = frozenset(
            kind.name for kind in KINDS.values() if engine.treatments[kind.category] is Treatment.KEEP
        )
        """The kinds of which nothing is replaced."""
        self._book = Book() if engine.slow else self._held()
        self._by_number = PlansByNumber()

    def _held(self) -> Book:
        """The book of all engines like this one; a new one when that is full."""
        asked = self.staying, self.escapes, self._documents
        book = books.get(asked)
        if book is None or book.is_full:
            if len(books) >= _MOST_BOOKS:
                books.clear()
            book = books[asked] = Book() if book is None else book.next()
        return book

    @property
    def book_number(self) -> int:
        """What tells the book that has the plans from all others of this process."""
        return self._book.number

    @property
    def table(self) -> PlanTable:
        """The places of all plans; of those that had a number at the last question."""
        return self._book.table

    def numbers(self, looks: Sequence[bytes]) -> list[int]:
        """The number of the plan for each face; good until the next question."""
        known = list(map(self._book.known.get, looks))
        if None not in known:
            return cast("list[int]", known)
        return self._learned(self._roomy(), looks)

    def numbers_by_outline(
        self, outlines: Sequence[bytes], faces: Callable[[], Sequence[bytes]]
    ) -> tuple[list[int], list[int]]:
        """The same for lines by their outlines, and which lines (by number) were asked by their faces."""
        numbers = list(map(self._book.shown.get, outlines))
        told = self._shown(self._roomy(), outlines) if None in numbers else cast("list[int]", numbers)
        asking = [line for line, number in enumerate(told) if number == ASKS] if ASKS in told else []
        if asking:
            looks = faces()
            learned = self._learned(self._book, [looks[line] for line in asking])
            for line, number in zip(asking, learned, strict=True):
                told[line] = number
        return told, asking

    def numbers_of_lines(self, looks: Looks, lines: Lines) -> tuple[Numbers, list[int]]:
        """The same for lines whose outlines have numbers."""
        found = self._by_number.of(self._book.number, lines)
        if (found == UNKNOWN).any():
            book = self._roomy()
            found = self._by_number.of(book.number, lines)
            asked = np.flatnonzero(found == UNKNOWN)
            found[asked] = self._shown(book, lines_at(looks.outlines, lines.begins[asked].tolist()))
            self._by_number.note(lines.numbers[asked], found[asked])
        asking = np.flatnonzero(found == ASKS)
        if len(asking):
            faces = lines_at(looks.text, lines.faces[asking].tolist())
            found[asking] = self._learned(self._book, faces)
        return found, asking.tolist()

    def known_of(self, lines: Lines) -> Numbers:
        """The number of the plan for each of some lines whose outlines have numbers, or `UNKNOWN`."""
        return self._by_number.of(self._book.number, lines)

    def _shown(self, book: Book, outlines: Sequence[bytes]) -> list[int]:
        """The number of the plan of each outline, or `ASKS`."""
        self._show(book, [one for one in dict.fromkeys(outlines) if one not in book.shown])
        return list(map(book.shown.__getitem__, outlines))

    def _roomy(self) -> Book:
        """A book with room for more."""
        if self._book.is_full:
            self._book = Book() if self.engine.slow else self._held()
        return self._book

    def _learned(self, book: Book, looks: Sequence[bytes]) -> list[int]:
        new = book.take_over([face for face in dict.fromkeys(looks) if face not in book.known])
        for face, verdict in verdicts(new, gated=not self.engine.slow).items():
            book.add(face, self._plan(face, verdict))
        return list(map(book.known.__getitem__, looks))

    def _show(self, book: Book, outlines: Sequence[bytes]) -> None:
        """Note what some outlines say; one without an example is the face itself."""
        plain = [one for one in outlines if EXAMPLE not in one or one.startswith(b"{")]
        judge_ahead(outlines)
        for face, number in zip(plain, self._learned(book, plain), strict=True):
            book.shown[face] = number
        others = [one for one in outlines if one not in book.shown]
        for outline, verdict in outline_verdicts(others).items():
            book.show(outline, None if verdict is None else self._plan(outline, verdict))

    def plan(self, number: int) -> Plan | None:
        """The plan with a number."""
        return self._book.plans[number]

    def _plan(self, face: bytes, verdict: Verdict) -> Plan | None:
        if verdict.special or (verdict.escaped and self.escapes):
            return None
        if verdict.document and not self._documents:
            return None
        claims = tuple(span for span in verdict.claims if span.kind not in self.staying)
        if not claims:
            return NOTHING_IN_DOCUMENT if verdict.document else NOTHING
        spans = verdict.spans
        if len(claims) == len(verdict.claims):
            claims = verdict.claims  # there are very many plans: what is equal is one
        else:
            spans = tuple(resolved(without_own(face, list(claims))))
        signed = {span for span in claims if span.kind in SIGNED}
        simple = signed.issubset(spans)
        return Plan(spans, claims, simple=simple, document=verdict.document)
