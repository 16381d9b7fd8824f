"""Blocks of rows of a table: what is claimed of their parts and cells is decided for many rows at once."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from portal.redaction.columns.placed import Placed, columns_of
from portal.redaction.faces.line_starts import starts_of
from portal.redaction.faces.quick import numbered
from portal.redaction.findings import Replaced, Span
from portal.redaction.formats.columns import Columns
from portal.redaction.judging.blocks import Block
from portal.redaction.judging.plans import Planner
from portal.redaction.judging.settling import settled
from portal.redaction.judging.table_parts import Names, parts_of
from portal.redaction.scanning.engine import SIGNED, InPlace, resolved
from portal.redaction.stand_ins.own_stand_ins import without_own


class TableBlock:
    """Some rows (`content` without the last line's end): see `Block`."""

    def __init__(self, content: bytes, planner: Planner, columns: Columns) -> None:
        self._engine = planner.engine
        self._staying = planner.staying
        names = Names(planner, columns)
        self._content = content + b"\n"
        self.starts = starts_of(self._content)
        rows = content.split(b"\n")
        self._parts = [parts_of(row.rstrip(b"\r"), names) for row in rows]
        self._firsts = np.cumsum([0, *map(len, self._parts)]).tolist()
        self._judged = Block(b"\n".join([one.text for parts in self._parts for one in parts]), planner)
        self._claims = self._judged.claims_on_each()
        found = np.searchsorted(self._firsts, self._judged.special, "right") - 1
        self.special: list[int] = np.unique(found).tolist()

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._parts)

    def longer_than(self, width: int) -> list[int]:
        """The rows that are longer."""
        found: list[int] = np.flatnonzero(np.diff(self.starts) > width + 1).tolist()
        return found

    def line(self, number: int) -> bytes:
        """One row without its end."""
        return self._content[self.starts[number] : self.starts[number + 1] - 1]

    def redacted(
        self, first: int, end: int, placed: InPlace | None = None
    ) -> tuple[bytes, bytes, Sequence[Replaced]]:
        """Some rows before and after, and their findings."""
        start = int(self.starts[first])
        before = self._content[start : int(self.starts[end])]
        held = [self._claims_on(number, placed) for number in range(first, end)]
        found = self._decided(before, first, held)
        return before, before if self._engine.learns else found.applied(before), found

    def _claims_on(self, number: int, placed: InPlace | None) -> list[Span]:
        """What is claimed of a row by its parts and its cells."""
        row, parts, first = self.line(number), self._parts[number], self._firsts[number]
        claims = self._claims[first]
        if len(parts) > 1 or len(parts[0].stretches) > 1:
            came = (part.came(row, self._claims[first + at]) for at, part in enumerate(parts))
            claims = list(dict.fromkeys(chain.from_iterable(came)))
        return claims if placed is None else placed(row, claims)

    def _decided(self, before: bytes, first: int, held: Sequence[list[Span]]) -> Placed:
        """The findings of rows from the first on, of which this is claimed."""
        edges = (self.starts[first : first + len(held) + 1] - self.starts[first]).tolist()
        spans: list[Span] = []
        close: set[int] = set()
        for at, claims in enumerate(held):
            own = self._places(before[edges[at] : edges[at + 1]], claims)
            if own is None:
                close.add(at)
            else:
                spans += [one.moved(edges[at]) for one in own]
        columns = columns_of(spans)
        found, own_places = settled(self._engine, before, columns, numbered(before, columns))
        close.update(bisect_right(edges, spans[place].start) - 1 for place in own_places)
        return found.instead(
            (edges[at], edges[at + 1], self._closely(before[edges[at] : edges[at + 1]], edges[at], held[at]))
            for at in sorted(close)
        )

    def _places(self, row: bytes, claims: list[Span]) -> list[Span] | None:
        """The places of a row that are replaced, each decided for itself; None where that is not enough."""
        if self._engine.slow or self._engine.dictionary.spares:
            return None
        treated = [one for one in claims if one.kind not in self._staying]
        spans = resolved(without_own(row, treated)) if treated else []
        signed = [one for one in treated if one.kind in SIGNED]
        return spans if not signed or set(signed).issubset(spans) else None

    def _closely(self, row: bytes, by: int, claims: list[Span]) -> list[Replaced]:
        found = self._engine.decide(row, claims)
        return [replace(one, start=one.start + by, end=one.end + by) for one in found]
