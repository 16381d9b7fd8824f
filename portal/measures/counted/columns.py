"""What the first screen needs of each case and each offer, as columns of numbers: many cases in little room.

A row says what a case is by itself; what moves with the clock (how long an open offer has waited) is kept as
the instant since when. Instants are microseconds since 1970, spans whole seconds.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from portal.measures.counted.case_row import CaseRow
from portal.measures.gaps import Pair

Array = npt.NDArray[Any]

_NUMBERS_OF_CASE = "opened:<i8 smile:<u4 end:u1 handed:u1 back:u1 complete:u1 said:<u2 yes:<u2 silent:<u2"
_MORE_OF_CASE = (
    "taken:<u2 nothing_more:<u2 unsaid:<u2 events:<u4 back_dated:<u2 going:u1 since:<i8 touched:<i8 "
    "passed:<i8 nobody:<i8"
)
_NUMBERS_OF_OFFER = (
    "outcome:u1 first:u1 first_of_pair:u1 offered:<i8 span:<u4 nobody:<i8 nobody_since:<i8 back:<u2"
)


def kind_of(text: str) -> np.dtype[np.void]:
    """The kind of a row: the names of its numbers, each with its kind."""
    return np.dtype([(name, kind) for name, _, kind in (one.partition(":") for one in text.split())])


CASE = kind_of(f"high:<u8 low:<u8 customer_high:<u8 customer_low:<u8 {_NUMBERS_OF_CASE} {_MORE_OF_CASE}")
OFFER = kind_of(f"case:<u4 pair:<u2 {_NUMBERS_OF_OFFER}")
PAIR = kind_of("from_high:<u8 from_low:<u8 to_high:<u8 to_low:<u8")

_HALF = (1 << 64) - 1


@dataclass(frozen=True)
class Columns:
    """Cases (CASE), their offers (OFFER; `case` and `pair` are places) and the pairs (PAIR) they name."""

    cases: Array
    offers: Array
    pairs: Array

    def without(self, case_ids: Collection[UUID]) -> "Columns":
        """The same without these cases."""
        if not case_ids:
            return self
        gone = {(one.int >> 64, one.int & _HALF) for one in case_ids}
        alike = np.isin(self.cases["low"], np.array([low for _, low in gone], dtype="<u8"))
        for place in np.flatnonzero(alike):
            found = int(self.cases["high"][place]), int(self.cases["low"][place])
            alike[place] = found in gone
        return self.only(~alike)

    def only(self, wanted: Array) -> "Columns":
        """The cases for which `wanted` is true, with their offers."""
        if wanted.all():
            return self
        place = np.cumsum(wanted) - 1
        offers = self.offers[wanted[self.offers["case"]]].copy()
        offers["case"] = place[offers["case"]]
        return Columns(self.cases[wanted], offers, self.pairs)


def halves_of(ids: Iterable[UUID]) -> tuple[int, ...]:
    """The halves of these ids, one after the other: a row of PAIR for those of two companies."""
    return tuple(half for one in ids for half in (one.int >> 64, one.int & _HALF))


def id_of(high: int, low: int) -> UUID:
    """The id whose halves these are."""
    return UUID(int=int(high) << 64 | int(low))


def columns_of(rows: Iterable[CaseRow]) -> Columns:
    """The columns of these cases."""
    cases: list[tuple[Any, ...]] = []
    offers: list[tuple[Any, ...]] = []
    pairs: dict[Pair, int] = {}
    for row in rows:
        for one in row.offers:
            pair = pairs.setdefault(one.pair, len(pairs))
            offers.append((len(cases), pair, *one.numbers))
        cases.append((*halves_of((row.case_id, row.customer_id)), *row.numbers))
    named = [halves_of(pair) for pair in pairs]
    return Columns(np.array(cases, CASE), np.array(offers, OFFER), np.array(named, PAIR))


def joined(parts: Sequence[Columns]) -> Columns:
    """Several columns as one."""
    places: dict[tuple[int, ...], int] = {}
    moved, before = [], 0
    for part in parts:
        new = [places.setdefault(tuple(map(int, pair)), len(places)) for pair in part.pairs]
        offers = part.offers.copy()
        offers["case"] += before
        offers["pair"] = np.array(new, dtype="<u2")[offers["pair"]] if len(offers) else offers["pair"]
        moved.append(offers)
        before += len(part.cases)
    cases = [part.cases for part in parts]
    return Columns(
        np.concatenate([*cases, np.empty(0, CASE)]),
        np.concatenate([*moved, np.empty(0, OFFER)]),
        np.array(list(places), PAIR),
    )


def in_order(of: Columns) -> Columns:
    """The same rows in the order of the cases' ids, and pairs in that of theirs: one form for equal rows."""
    cases = np.lexsort((of.cases["low"], of.cases["high"]))
    place = np.argsort(cases)
    offers = of.offers.copy()
    offers["case"] = place[offers["case"]]
    used, offers["pair"] = np.unique(offers["pair"], return_inverse=True)
    pairs = of.pairs[used] if len(used) else np.empty(0, PAIR)
    ordered = np.lexsort([pairs[name] for name in reversed(PAIR.names or ())])
    offers["pair"] = np.argsort(ordered)[offers["pair"]]
    return Columns(of.cases[cases], offers[np.argsort(offers["case"], kind="stable")], pairs[ordered])
