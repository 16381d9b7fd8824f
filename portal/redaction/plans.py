"""What the verdict on a face means under the treatments of one run."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from portal.redaction.engine import SIGNED, Engine, resolved, without_own
from portal.redaction.face_numbers import Flags, Numbers
from portal.redaction.findings import Span
from portal.redaction.kinds import KINDS
from portal.redaction.verdicts import Verdict, verdicts
from portal.vocabulary import Treatment

_MOST, _MOST_BOOKS = 30_000, 8
KIND_NAMES = tuple(KINDS)
KIND_NUMBERS = {name: number for number, name in enumerate(KIND_NAMES)}


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of a face to replace (`spans`), and the claims they were made of.

    `simple` says that no claim could make a difference by being taken back, so that each place is
    decided for itself. Without claims there is nothing to do but for the case's own words. A `document` is
    one line of JSON.
    """

    spans: tuple[Span, ...]
    claims: tuple[Span, ...]
    simple: bool
    document: bool = False


NOTHING = Plan((), (), simple=True)
NOTHING_IN_DOCUMENT = Plan((), (), simple=True, document=True)
SPECIAL = 0
"""The number of the plan that is none: for lines to be looked at as they are."""


class PlanTable:
    """The places of all plans of one engine as columns, to be asked for many lines at once."""

    def __init__(self) -> None:
        """A table of one row, which stands for special lines."""
        self._firsts, self._counts, self._simple = array("q", [0]), array("q", [0]), array("B", [1])
        self._starts, self._lasts, self._kinds = array("q"), array("q"), array("q")
        self._stale = True
        self._using = Lock()

    def add(self, plan: Plan) -> None:
        """One more row: the places of a plan that is simple."""
        with self._using:
            self._add(plan)

    def _add(self, plan: Plan) -> None:
        self._firsts.append(len(self._starts))
        self._counts.append(len(plan.spans) if plan.simple else 0)
        self._simple.append(plan.simple)
        for start, end, kind in plan.spans if plan.simple else ():
            self._starts.append(start)
            self._lasts.append(end - 1)
            self._kinds.append(KIND_NUMBERS[kind])
        self._stale = True

    def places(self, numbers: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """For lines with these plans: which line, first and last sign in its face, number of the kind."""
        self._fresh()
        counts = self._of_counts[numbers]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        at = np.arange(total) + np.repeat(self._of_firsts[numbers] - ends + counts, counts)
        line = np.repeat(np.arange(len(numbers)), counts)
        return line, self._of_starts[at], self._of_lasts[at], self._of_kinds[at]

    def close(self, numbers: Numbers) -> Flags:
        """Which of these plans need a closer look at each line."""
        self._fresh()
        found: Flags = self._of_simple[numbers] == 0
        return found

    def _fresh(self) -> None:
        if not self._stale:
            return
        with self._using:
            self._of_firsts, self._of_counts = np.array(self._firsts), np.array(self._counts)
            self._of_starts, self._of_lasts = np.array(self._starts), np.array(self._lasts)
            self._of_kinds, self._of_simple = np.array(self._kinds), np.array(self._simple)
            self._stale = False


class Book:
    """Plans with their faces: for all engines that keep the same kinds and look at lines alike.

    A full one is followed by another that takes from it what is asked for again. So what one run asks for in
    both of its passes is not forgotten between them because others came before.
    """

    def __init__(self, before: "Book | None" = None) -> None:
        self.known: dict[bytes, int] = {}
        self.before = before
        self.plans: list[Plan | None] = [None]
        self.table = PlanTable()
        self.writing = Lock()

    @property
    def is_full(self) -> bool:
        """Whether it is time for the next."""
        return len(self.known) > _MOST

    def next(self) -> "Book":
        """An empty one that may look into this one, but no further back."""
        self.before = None
        return Book(self)

    def add(self, face: bytes, plan: Plan | None) -> None:
        """The plan of a face; None for one to be looked at as it is."""
        with self.writing:
            if face in self.known:
                return
            if plan is None:
                self.known[face] = SPECIAL
                return
            self.plans.append(plan)
            self.table.add(plan)
            self.known[face] = len(self.plans) - 1

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
        self._escapes = escapes
        self._staying = frozenset(
            kind.name for kind in KINDS.values() if engine.treatments[kind.category] is Treatment.KEEP
        )
        self._book = Book() if engine.slow else self._held()

    def _held(self) -> Book:
        """The book of all engines like this one; a new one when that is full."""
        asked = self._staying, self._escapes, self._documents
        book = books.get(asked)
        if book is None or book.is_full:
            if len(books) >= _MOST_BOOKS:
                books.clear()
            book = books[asked] = Book() if book is None else book.next()
        return book

    @property
    def table(self) -> PlanTable:
        """The places of all plans; of those that had a number at the last question."""
        return self._book.table

    def numbers(self, looks: Sequence[bytes]) -> list[int]:
        """The number of the plan for each face; good until the next question."""
        try:
            return list(map(self._book.known.__getitem__, looks))
        except KeyError:
            pass
        if self._book.is_full:
            self._book = Book() if self.engine.slow else self._held()
        book = self._book
        new = book.take_over([face for face in dict.fromkeys(looks) if face not in book.known])
        for face, verdict in verdicts(new, gated=not self.engine.slow).items():
            book.add(face, self._plan(face, verdict))
        return list(map(book.known.__getitem__, looks))

    def plan(self, number: int) -> Plan | None:
        """The plan with a number."""
        return self._book.plans[number]

    def _plan(self, face: bytes, verdict: Verdict) -> Plan | None:
        if verdict.special or (verdict.escaped and self._escapes):
            return None
        if verdict.document and not self._documents:
            return None
        claims = tuple(span for span in verdict.claims if span.kind not in self._staying)
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
