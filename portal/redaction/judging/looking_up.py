"""Many lines and their plans: by their outlines where the kernel makes them, else by their faces."""

from collections.abc import Callable
from functools import cached_property, lru_cache

import numpy as np

from portal.redaction.columns.kept_places import Places, packed
from portal.redaction.faces.line_starts import starts_of
from portal.redaction.faces.many import Looks
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.plain import face_of
from portal.redaction.faces.quick import Columns, Numbered, numbered, quick_looks
from portal.redaction.findings import Span
from portal.redaction.judging.faces_again import keep, mark_of, taken
from portal.redaction.judging.plans import Planner

_MOST_KNOWN, _FEW = 2000, 2048


class LookedUp:
    """Some lines with the numbers of their plans, good until the planner is asked for other lines.

    What the pass before has kept of them is used while its book tells what its numbers mean. Where a line has
    to be looked at closely, the faces are made anew, and with them the numbers.
    """

    def __init__(
        self, content: bytes, planner: Planner, made: Callable[[bytes], Looks] = quick_looks
    ) -> None:
        """An engine that learns keeps what is found here for the next pass. `made` makes faces."""
        self._content, self._planner, self._made = content, planner, made
        self._learns = planner.engine.learns
        self._looks: Looks | None = None
        self._places: Places | None = None
        self._came: Callable[[Numbers], Numbers] | None = None
        self._mark = b""
        if planner.engine.slow or len(content) < _FEW:
            text, self._came = plainly(content, remembers=not planner.engine.slow)
            self.numbers = np.array(planner.numbers(text.split(b"\n")), dtype=np.int64)
            self._begins = starts_of(text)
            return
        self._mark = mark_of(content, again=self._learns)
        self._looks, places = taken(self._mark)
        if places is not None and places.of.book == planner.book_number:
            self._places, self.numbers = places, places.plans.astype(np.int64)
        else:
            self._look()
        if self._learns:
            keep(self._mark, self._looks, self._places)

    def _look(self) -> tuple[Callable[[Numbers], Numbers], Numbers]:
        """Where places of the plans came from, and where those of each line begin."""
        if self._came is None:
            looks = self._looks or self._made(self._content)
            self._looks, self._came = looks, looks.both
            self.numbers, self._begins = looked_up(looks, self._planner)
        return self._came, self._begins

    @cached_property
    def starts(self) -> Numbers:
        """Where the lines begin, and where the next would."""
        if self._places is not None:
            return self._places.starts()
        lines = None if self._looks is None else self._looks.lines
        return starts_of(self._content + b"\n") if lines is None else lines.starts.astype(np.int64)

    def places(self) -> tuple[Columns, Numbered | None]:
        """The places that the plans replace (from, to, number of the kind), and their values by number."""
        if self._places is not None:
            columns = self._places.columns()
            return columns, self._places.numbered() or numbered(self._content, columns)
        line, firsts, lasts, kinds = self._planner.table.places(self.numbers)
        came, begins = self._look()
        columns = came(begins[line] + firsts), came(begins[line] + lasts) + 1, kinds
        values = numbered(self._content, columns)
        if self._mark and self._learns:
            self._places = packed(self._planner.book_number, self.numbers, self.starts, columns, values)
            keep(self._mark, taken(self._mark)[0], self._places)
        return columns, values

    def claims(self, line: int) -> list[Span]:
        """The claims of the plan of a line that has one."""
        plan = self._planner.plan(int(self.numbers[line]))
        if plan is None or not plan.claims:
            return []
        came, begins = self._look()
        plan = self._planner.plan(int(self.numbers[line]))
        claims = plan.claims if plan is not None else ()
        edges = np.array([edge for one in claims for edge in (one.start, one.end - 1)], dtype=np.int64)
        places = came(int(begins[line]) + edges).tolist()
        return [Span(places[2 * at], places[2 * at + 1] + 1, claim.kind) for at, claim in enumerate(claims)]


def looked_up(looks: Looks, planner: Planner) -> tuple[Numbers, Numbers]:
    """The plans of all lines, and where the begin of each stands for `Looks.both`."""
    if not looks.outlines or looks.text.startswith(b"{"):
        told = planner.numbers(looks.text.split(b"\n"))
        return np.array(told, dtype=np.int64), starts_of(looks.text) + len(looks.outlines)
    if looks.lines is not None:
        numbers, by_face = planner.numbers_of_lines(looks, looks.lines)
        starts = looks.lines.begins.astype(np.int64)
    else:
        told, by_face = planner.numbers_by_outline(
            looks.outlines.split(b"\n"), lambda: looks.text.split(b"\n")
        )
        numbers, starts = np.array(told, dtype=np.int64), starts_of(looks.outlines)
    if by_face:
        of_faces = starts_of(looks.text) if looks.lines is None else looks.lines.faces
        starts[by_face] = of_faces[by_face] + len(looks.outlines)
    return numbers, starts


@lru_cache(maxsize=_MOST_KNOWN)
def _known(line: bytes) -> tuple[bytes, list[int]]:
    """The face of a line that may come again, as those of stack traces inside values do."""
    return face_of(line)


def plainly(content: bytes, *, remembers: bool) -> tuple[bytes, Callable[[Numbers], Numbers]]:
    """The faces of some lines, one after the other, and what tells where their bytes came from."""
    of_line = _known if remembers else face_of
    looks: list[bytes] = []
    came: list[int] = []
    place = 0
    for line in content.split(b"\n"):
        face, own = of_line(line)
        looks.append(face)
        came += [place + one for one in own]
        place += len(line) + 1
        came.append(place - 1)
    return b"\n".join(looks), np.array(came, dtype=np.int64).__getitem__
