"""Findings of many lines as columns, and the text with all of them replaced."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast, overload

import numpy as np
from numpy.typing import NDArray

from portal.redaction.columns.plan_table import KIND_NAMES, KIND_NUMBERS
from portal.redaction.faces.many import Short
from portal.redaction.faces.numbers import Flags, Numbers
from portal.redaction.faces.quick import Columns, replaced_in
from portal.redaction.findings import Replaced, Span
from portal.redaction.kinds import KINDS
from portal.redaction.treatments import Treatments

Objects = NDArray[np.object_]
_NOTHING = -1


class Decided(NamedTuple):
    """What stands for some values, and how long that is: below zero where nothing is to stand for one."""

    stand_ins: Objects
    sizes: Numbers

    @property
    def is_settled(self) -> Flags:
        """For which values something stands."""
        found: Flags = self.sizes > _NOTHING
        return found

    def some(self, places: Numbers | Short | slice) -> "Decided":
        """What was decided of some of these values."""
        return Decided(self.stand_ins[places], self.sizes[places])

    def and_of(self, others: "Decided") -> "Decided":
        """What was decided of these values and of others."""
        stand_ins = np.concatenate((self.stand_ins, others.stand_ins))
        return Decided(stand_ins, np.concatenate((self.sizes, others.sizes)))

    def put(self, places: Numbers | Short, others: "Decided") -> None:
        """Note what was decided of others in the place of some."""
        self.stand_ins[places] = others.stand_ins
        self.sizes[places] = others.sizes

    def forget(self) -> None:
        """Let nothing stand for any."""
        self.stand_ins.fill(b"")
        self.sizes.fill(_NOTHING)


def undecided(count: int) -> Decided:
    """Room for what will be decided of so many values."""
    return Decided(np.full(count, b"", dtype=np.object_), np.full(count, _NOTHING, dtype=np.int64))


def decided_as(stand_ins: Sequence[bytes | None]) -> Decided:
    """The columns of what stands for some values; nothing for those with None."""
    count = len(stand_ins)
    made = stand_ins if None not in stand_ins else [one or b"" for one in stand_ins]
    sizes = np.fromiter(map(len, cast("Sequence[bytes]", made)), dtype=np.int64, count=count)
    if made is not stand_ins:
        sizes[[place for place, one in enumerate(stand_ins) if one is None]] = _NOTHING
    return Decided(np.fromiter(made, dtype=np.object_, count=count), sizes)


class Placed(Sequence[Replaced]):
    """Findings of many lines, in order: one becomes a `Replaced` when it is looked at alone."""

    __slots__ = ("base", "decided", "ends", "kinds", "starts", "treatments")

    def __init__(self, columns: Columns, decided: Decided, treatments: Treatments, base: int = 0) -> None:
        """Columns of equal length (from, to, number of the kind); their text begins at `base`."""
        self.starts, self.ends, self.kinds = columns
        self.decided = decided
        self.treatments = treatments
        self.base = base

    def __len__(self) -> int:
        """How many findings there are."""
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> Replaced: ...
    @overload
    def __getitem__(self, place: slice) -> list[Replaced]: ...
    def __getitem__(self, place: int | slice) -> Replaced | list[Replaced]:
        """One finding, or some."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start, end = int(self.starts[place]) - self.base, int(self.ends[place]) - self.base
        kind = KINDS[KIND_NAMES[self.kinds[place]]]
        treatment = self.treatments[kind.category]
        return Replaced(start, end, kind.name, kind.category, treatment, self.decided.stand_ins[place])

    def __iter__(self) -> Iterator[Replaced]:
        """All findings."""
        return map(self.__getitem__, range(len(self.starts)))

    def between(self, start: int, end: int) -> "Placed":
        """The findings of a part of the text."""
        part = slice(*np.searchsorted(self.starts, (start, end)).tolist())
        columns = self.starts[part], self.ends[part], self.kinds[part]
        return Placed(columns, self.decided.some(part), self.treatments, start)

    def applied(self, text: bytes) -> bytes:
        """The text with every finding replaced."""
        if not len(self.starts):
            return text
        starts, ends = self.starts - self.base, self.ends - self.base
        stand_ins: list[bytes] = self.decided.stand_ins.tolist()
        quickly = replaced_in(text, (starts, ends, self.decided.sizes), stand_ins)
        if quickly is not None:
            return quickly
        made = [b""] * (2 * len(starts) + 1)
        begins, stops = [0, *ends.tolist()], [*starts.tolist(), len(text)]
        made[::2] = [text[begin:stop] for begin, stop in zip(begins, stops, strict=True)]
        made[1::2] = stand_ins
        return b"".join(made)

    def instead(self, parts: Iterable[tuple[int, int, list[Replaced]]]) -> "Placed":
        """These findings, but in some parts of the text (begin, end, ascending) others."""
        edges: list[int] = []
        found: list[Replaced] = []
        for start, end, others in parts:
            edges += (start, end)
            found += others
        if not edges:
            return self
        within = np.searchsorted(np.array(edges), self.starts, "right") % 2
        left = np.flatnonzero(within == 0)
        more = decided_as([one.replacement for one in found])
        starts = np.append(self.starts[left], [one.start for one in found])
        ends = np.append(self.ends[left], [one.end for one in found])
        kinds = np.append(self.kinds[left], [KIND_NUMBERS[one.kind] for one in found])
        order = np.argsort(starts, kind="stable")
        columns = starts[order].astype(np.int64), ends[order].astype(np.int64), kinds[order].astype(np.int64)
        decided = self.decided.some(left).and_of(more).some(order)
        return Placed(columns, decided, self.treatments, self.base)


def columns_of(spans: Sequence[Span]) -> Columns:
    """Places as columns: from, to, number of the kind."""
    rows = [(start, end, KIND_NUMBERS[kind]) for start, end, kind in spans]
    starts, ends, kinds = np.array(rows, dtype=np.int64).reshape(-1, 3).T.copy()
    return starts, ends, kinds


def counted(found: Sequence[Replaced]) -> Mapping[str, int]:
    """How many findings there are of each kind."""
    if not isinstance(found, Placed):
        return Counter(one.kind for one in found)
    counts = np.bincount(found.kinds)
    return {KIND_NAMES[kind]: int(counts[kind]) for kind in np.flatnonzero(counts).tolist()}


def values_by_kind(text: bytes, found: Placed) -> Iterator[tuple[str, list[bytes]]]:
    """What stands in a text where findings are, kind by kind."""
    starts, ends = found.starts - found.base, found.ends - found.base
    for kind in np.flatnonzero(np.bincount(found.kinds)).tolist():
        places = np.flatnonzero(found.kinds == kind)
        edges = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
        yield KIND_NAMES[kind], [text[start:end] for start, end in edges]
