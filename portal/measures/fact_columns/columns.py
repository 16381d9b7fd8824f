"""Events and facts of many cases as columns of numbers, and the book that gives names their numbers."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from portal.measures.offers import OfferKind, Outcome
from portal.vocabulary import EventType, HolderKind

Array = npt.NDArray[Any]

NONE = -1
NEVER = np.iinfo("<i8").min
"""The end of what still lasts."""
TYPES, KINDS, OFFER_KINDS, OUTCOMES = tuple(EventType), tuple(HolderKind), tuple(OfferKind), tuple(Outcome)


def _row(**places: tuple[str, int]) -> np.dtype[np.void]:
    """A kind of row: its names in order, each with a place that suits its width, where numpy is quicker."""
    kinds, offsets = zip(*places.values(), strict=True)
    return np.dtype({"names": list(places), "formats": list(kinds), "offsets": list(offsets)})


EVENT = _row(
    case=("<i4", 8), seq=("<i4", 12), type=("<i2", 36), at=("<i8", 0), actor=("<i4", 16), giver=("<i4", 20),
    taker=("<i4", 24), kind=("<i2", 38), holder=("<i4", 28), reason=("<i4", 32),
)  # fmt: skip
HOLD = _row(
    case=("<i4", 16), seq=("<i4", 20), kind=("<i4", 24), organization=("<i4", 28), started=("<i8", 0),
    ended=("<i8", 8),
)  # fmt: skip
OFFER = _row(
    case=("<i4", 16), seq=("<i4", 20), kind=("<i4", 24), giver=("<i4", 28), taker=("<i4", 32),
    offered=("<i8", 0), ended=("<i8", 8), outcome=("<i4", 36), reason=("<i4", 40), asked_again=("<i4", 44),
)  # fmt: skip


@dataclass(frozen=True)
class FactColumns:
    """Rows of HOLD and of OFFER, each in the order of `case` and `seq`."""

    holds: Array
    offers: Array


class Book:
    """Numbers for names, given as they come; None, and nothing else, is NONE."""

    def __init__(self, first: Sequence[Hashable] = ()) -> None:
        """Begin with these names, numbered from 0 on."""
        self._numbers: dict[Hashable, int] = {name: number for number, name in enumerate(first)}
        self._numbers[None] = NONE

    def numbers(self, names: Sequence[Hashable]) -> Array:
        """The number of each name."""
        for name in set(names) - self._numbers.keys():
            self._numbers[name] = len(self._numbers) - 1
        return np.fromiter(map(self._numbers.__getitem__, names), "<i4", len(names))


def rows_of(kind: np.dtype[np.void], columns: Sequence[Array]) -> Array:
    """Rows of a kind from its columns, in their order."""
    rows = np.empty(len(columns[0]) if columns else 0, kind)
    for name, column in zip(kind.names or (), columns, strict=True):
        rows[name] = column
    return rows


def joined(kind: np.dtype[np.void], parts: Sequence[Array]) -> Array:
    """All rows of a kind, one part after another; numpy itself would lay them out anew."""
    rows = np.empty(sum(map(len, parts)), kind)
    place = 0
    for part in parts:
        rows[place : place + len(part)] = part
        place += len(part)
    return rows


def differing(one: FactColumns, other: FactColumns) -> list[int]:
    """The numbers of the cases whose rows are not the same in both, in order."""
    found: set[int] = set()
    for mine, theirs in ((one.holds, other.holds), (one.offers, other.offers)):
        if mine.tobytes() == theirs.tobytes():
            continue
        ours, others = _by_case(mine), _by_case(theirs)
        found |= {case for case in ours.keys() | others.keys() if ours.get(case) != others.get(case)}
    return sorted(found)


def _by_case(rows: Array) -> dict[int, bytes]:
    cases, begins = np.unique(rows["case"], return_index=True)
    parts = np.split(rows, begins[1:])
    return {int(case): part.tobytes() for case, part in zip(cases, parts, strict=False)}
