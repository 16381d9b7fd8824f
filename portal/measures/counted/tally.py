"""Sums over the cases opened in a time: they can be added up, and say all that the first screen shows.

Nothing in them moves with the clock: what is still open is kept as the instant since when it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from portal.measures.counted.case_row import ENDS, OUTCOMES, Going
from portal.measures.counted.columns import PAIR, Columns, halves_of, kind_of
from portal.measures.counted.customers import (
    CUSTOMERS,
    counted_customers,
    groups_of_enough,
    moved_customers,
)
from portal.measures.counted.lengths import HIST, MOST_EXACT, counted
from portal.measures.gaps import Pair
from portal.measures.offers import Outcome
from portal.measures.survival import End

Array = npt.NDArray[Any]

COUNTS = (
    *("cases", "asked", "handed", "back", "taken", "nothing_more", "unsaid", "cases_taken"),
    *("said", "yes", "silent", "cases_said", "events", "complete", "back_dated"),
    *("passed", "nobody"),
)
OF_PAIR = ("offers", "cases", "still_open", "nobody", "cases_back")
SINCE = kind_of("pair:<u4 since:<i8")
GOING = kind_of("high:<u8 low:<u8 going:u1 since:<i8 touched:<i8 asked:<i8")


@dataclass(frozen=True)
class Tally:
    """The sums: `counts` in the order of COUNTS, `of_pairs` a row of OF_PAIR for each of `pairs` (PAIR).

    `smiles` (one group) and `yeses` (a group for each pair) are rows of HIST; `smile_since` are the openings
    of cases that still wait, `yes_since` and `nobody_since` (SINCE) the offers that do, and those whose case
    nobody has. `going` (GOING) are the cases that somebody can act on; `asked` is since when the oldest open
    offer waits, 0 for none. `customers` (CUSTOMERS) are how many cases of each customer are behind each.
    """

    counts: Array
    smiles: Array
    smile_since: Array
    pairs: Array
    of_pairs: Array
    yeses: Array
    yes_since: Array
    nobody_since: Array
    going: Array
    customers: Array

    @cached_property
    def told_groups(self) -> frozenset[int]:
        """The groups of `customers.GROUPS`, and of pairs, whose customers are enough to be told."""
        return groups_of_enough(self.customers)

    @cached_property
    def _places(self) -> Mapping[tuple[int, ...], int]:
        return {one: place for place, one in enumerate(self.pairs.tolist())}

    @cached_property
    def _yeses(self) -> tuple[Array, Array]:
        rows = self.yeses[np.argsort(self.yeses["group"], kind="stable")]
        return rows, np.searchsorted(rows["group"], np.arange(len(self.pairs) + 1))

    def yeses_of(self, place: int) -> Array:
        """The rows of `yeses` of the pair at a place."""
        rows, begins = self._yeses
        found: Array = rows[begins[place] : begins[place + 1]]
        return found

    def place_of(self, pair: Pair) -> int | None:
        """The place of two companies in `pairs`; None where they never met."""
        return self._places.get(halves_of(pair))

    def count(self, name: str) -> int:
        """One of COUNTS."""
        return int(self.counts[COUNTS.index(name)])


KINDS: Mapping[str, np.dtype[Any]] = {
    "counts": np.dtype("<i8"),
    "smiles": HIST,
    "smile_since": np.dtype("<i8"),
    "pairs": PAIR,
    "of_pairs": np.dtype(f"({len(OF_PAIR)},)<i8"),
    "yeses": HIST,
    "yes_since": SINCE,
    "nobody_since": SINCE,
    "going": GOING,
    "customers": CUSTOMERS,
}
"""What each part of a tally is made of, for keeping it."""


def tally(columns: Columns, *, most_exact: int = MOST_EXACT) -> Tally:
    """The sums over all cases of these columns."""
    cases, offers = columns.cases, columns.offers
    end = cases["end"]
    smiled = end != ENDS.index(End.OPEN)
    hoped = end[smiled] == ENDS.index(End.HAPPENED)
    nothing = np.zeros(len(hoped), "<u4")
    still = offers["outcome"] == OUTCOMES.index(Outcome.OPEN)
    yes = offers["outcome"][~still] == OUTCOMES.index(Outcome.ACCEPTED)
    lost = offers[offers["nobody_since"] > 0]
    return Tally(
        counts=_counts(columns),
        smiles=counted(nothing, cases["smile"][smiled], hoped, most_exact=most_exact),
        smile_since=cases["opened"][~smiled],
        pairs=columns.pairs,
        of_pairs=_of_pairs(columns, still),
        yeses=counted(offers["pair"][~still], offers["span"][~still], yes, most_exact=most_exact),
        yes_since=_since(offers[still], "offered"),
        nobody_since=_since(lost, "nobody_since"),
        going=_going(columns, still),
        customers=counted_customers(columns),
    )


def added(parts: Sequence[Tally]) -> Tally:
    """The sums over the cases of all parts, which must have no case in common."""
    places: dict[tuple[int, ...], int] = {}
    new = [
        np.array([places.setdefault(one, len(places)) for one in part.pairs.tolist()], "<u4")
        for part in parts
    ]
    of_pairs = np.zeros((len(places), len(OF_PAIR)), "<i8")
    for part, place in zip(parts, new, strict=True):
        of_pairs[place] += part.of_pairs
    moved = {
        name: np.concatenate([
            np.empty(0, KINDS[name]),
            *(_moved(getattr(part, name), field, place) for part, place in zip(parts, new, strict=True)),
        ])
        for name, field in (("yeses", "group"), ("yes_since", "pair"), ("nobody_since", "pair"))
    }  # fmt: skip
    whole = {
        name: np.concatenate([np.empty(0, KINDS[name]), *(getattr(part, name) for part in parts)])
        for name in ("smiles", "smile_since", "going")
    }
    customers = [moved_customers(part.customers, place) for part, place in zip(parts, new, strict=True)]
    whole["customers"] = np.concatenate([np.empty(0, CUSTOMERS), *customers])
    counts = np.sum([np.zeros(len(COUNTS), "<i8"), *(part.counts for part in parts)], axis=0)
    return Tally(counts=counts, pairs=np.array(list(places), PAIR), of_pairs=of_pairs, **moved, **whole)


def parts_of(one: Tally) -> list[Array]:
    """The arrays of a tally in the order of KINDS."""
    return [getattr(one, field.name) for field in fields(one)]


def _moved(rows: Array, field: str, places: Array) -> Array:
    if np.array_equal(places, np.arange(len(places))):
        return rows
    moved = rows.copy()
    moved[field] = places[rows[field]]
    return moved


def _counts(columns: Columns) -> Array:
    cases, offers = columns.cases, columns.offers
    sums = {
        "cases": len(cases),
        "asked": offers["first"].sum(),
        "cases_taken": (cases["taken"] > 0).sum(),
        "cases_said": (cases["said"] > 0).sum(),
    }
    return np.array([sums[name] if name in sums else cases[name].sum() for name in COUNTS], "<i8")


def _of_pairs(columns: Columns, still: Array) -> Array:
    offers, number = columns.offers, len(columns.pairs)
    weights = {
        "offers": None,
        "cases": offers["first_of_pair"],
        "still_open": still,
        "nobody": offers["nobody"],
        "cases_back": offers["back"] > 0,
    }
    sums = [np.bincount(offers["pair"], weights=weights[name], minlength=number) for name in OF_PAIR]
    return np.stack(sums, axis=1).astype("<i8")


def _since(offers: Array, field: str) -> Array:
    rows = np.zeros(len(offers), SINCE)
    rows["pair"], rows["since"] = offers["pair"], offers[field]
    return rows


def _going(columns: Columns, still: Array) -> Array:
    asked = np.full(len(columns.cases), np.iinfo("<i8").max, "<i8")
    np.minimum.at(asked, columns.offers["case"][still], columns.offers["offered"][still])
    asked[asked == np.iinfo("<i8").max] = 0
    wanted = (columns.cases["going"] != Going.DONE) | (asked > 0)
    rows = np.zeros(int(wanted.sum()), GOING)
    for name in ("high", "low", "going", "since", "touched"):
        rows[name] = columns.cases[name][wanted]
    rows["asked"] = asked[wanted]
    return rows
