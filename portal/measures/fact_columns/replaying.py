"""All facts of many cases at once, from their events in columns: what `measures.facts.replay` makes of each.

Holds: the last event of each instant says who holds; neighbouring instants of one holder are one hold.
Offers: within what no later event moved on from, a yes or a no answers the latest open one of its kind and
its two organizations, as a closing bracket closes the latest open one.
"""

from itertools import pairwise

import numpy as np

from portal.measures.fact_columns.brackets import matched
from portal.measures.fact_columns.columns import (
    HOLD,
    NEVER,
    NONE,
    OFFER,
    OFFER_KINDS,
    OUTCOMES,
    TYPES,
    Array,
    FactColumns,
    joined,
    rows_of,
)
from portal.measures.fact_columns.segments import begins_of, last_begin, running_highest
from portal.measures.offers import ENDED, MADE, OfferKind, Outcome
from portal.vocabulary import EventType

AT_ONCE = 200_000
"""So many events at a time are about as fast as more of them, in little memory."""


def replay_columns(events: Array, at_once: int = AT_ONCE) -> FactColumns:
    """The facts of cases of whole timelines (EVENT, in the order of `case` and `seq`).

    Raises `ValueError` for an offer that does not name both sides, and for numbers that are not in order.
    """
    cuts = _cuts(events["case"], at_once)
    parts = [_replay(events[low:high]) for low, high in pairwise(cuts)]
    return FactColumns(
        joined(HOLD, [one.holds for one in parts]), joined(OFFER, [one.offers for one in parts])
    )


def _cuts(cases: Array, at_once: int) -> list[int]:
    """Places at which cases begin, about `at_once` apart."""
    cuts = [0]
    while cuts[-1] < len(cases):
        wanted = cuts[-1] + at_once
        cuts.append(
            len(cases)
            if wanted >= len(cases)
            else int(np.searchsorted(cases, cases[wanted - 1], side="right"))
        )
    return cuts


def _replay(events: Array) -> FactColumns:
    new_case = begins_of(events["case"])
    if ((np.diff(events["seq"]) <= 0) & ~new_case[1:]).any() or (np.diff(events["case"]) < 0).any():
        raise ValueError("Events come in the order of their cases and numbers, each once.")
    at = running_highest(events["at"], new_case)
    return FactColumns(_holds(events, at, new_case), _offers(events, at, new_case))


def _holds(events: Array, at: Array, new_case: Array) -> Array:
    holder = events["kind"].astype("<i8") << 32 | (events["holder"].astype("<i8") - NONE)
    new_instant = new_case | begins_of(at)
    last = np.flatnonzero(np.append(new_instant[1:], True))
    begun = last_begin(new_instant | begins_of(holder))[last]
    changes = new_case[np.flatnonzero(new_instant)] | begins_of(holder[last])
    of, began = begun[changes], at[last[changes]]
    case, seq, kind, organization = (events[name][of] for name in ("case", "seq", "kind", "holder"))
    ends = np.append(np.where(case[1:] == case[:-1], began[1:], NEVER), NEVER)
    return rows_of(HOLD, [case, seq, kind, organization, began, ends])


def _offers(events: Array, at: Array, new_case: Array) -> Array:
    """The offers of all kinds; what makes, answers or asks more about one is looked at, and nothing else."""
    kinds, made = _OFFER_KIND[events["type"]], _IS_MADE[events["type"]]
    of = np.flatnonzero((kinds != NONE) & ((events["giver"] != NONE) | made))
    kind, made = kinds[of], made[of]
    types, giver, taker = (events[name][of] for name in ("type", "giver", "taker"))
    giver = np.where(made & (giver == NONE), events["actor"][of], giver)
    if (made & ((giver == NONE) | (taker == NONE))).any():
        raise ValueError("An offer must name who asks and who is asked.")
    stretch, following = _stretches(events["type"], new_case, of, kind)
    found = matched((stretch, kind, giver, taker), _MOVE[types])
    offered, answered = found.opened, found.closed >= 0
    closed, follows = found.closed[answered], following[offered]
    moved = ~answered & (follows >= 0)
    outcome, ended = np.where(moved, _MOVED_ON, _OPEN), np.where(moved, at[follows], NEVER)
    reason = np.full(len(offered), NONE)
    outcome[answered], ended[answered] = _OUTCOME[types[closed]], at[of[closed]]
    reason[answered] = events["reason"][of[closed]]
    by = of[offered]
    case, seq = events["case"][by], events["seq"][by]
    sides = kind[offered], giver[offered], taker[offered]
    return rows_of(OFFER, [case, seq, *sides, at[by], ended, outcome, reason, found.between])


def _stretches(types: Array, new_case: Array, of: Array, kind: Array) -> tuple[Array, Array]:
    """For events `of` offers: the stretch in which nothing moves on, and what does at its end (or NONE)."""
    closes = new_case | (types == TYPES.index(EventType.CASE_CLOSED))
    hands_over = closes | (types == TYPES.index(EventType.HANDOFF_OFFERED))
    stretch, following = np.empty(len(of), "<i8"), np.empty(len(of), "<i8")
    for number, name in enumerate(OFFER_KINDS):
        begins = hands_over if name is OfferKind.HANDOFF else closes
        mine = kind == number
        stretch[mine] = found = np.cumsum(begins)[of[mine]]
        ends = np.append(np.flatnonzero(begins), 0)
        ends[new_case[ends]] = NONE
        following[mine] = ends[found]
    return stretch, following


_MOVED_ON, _OPEN = OUTCOMES.index(Outcome.MOVED_ON), OUTCOMES.index(Outcome.OPEN)


def _table(of: dict[EventType, int], otherwise: int) -> Array:
    return np.array([of.get(one, otherwise) for one in TYPES], "<i8")


_IS_MADE = _table(dict.fromkeys(MADE, 1), 0).astype(bool)
_OUTCOME = _table({one: OUTCOMES.index(outcome) for one, (_, outcome) in ENDED.items()}, NONE)
_OFFER_KIND = _table(
    {
        **{one: OFFER_KINDS.index(kind) for one, kind in MADE.items()},
        **{one: OFFER_KINDS.index(kind) for one, (kind, _) in ENDED.items()},
        EventType.REQUEST_INFORMATION_WANTED: OFFER_KINDS.index(OfferKind.REQUEST),
    },
    NONE,
)
_MOVE = _table({**dict.fromkeys(MADE, 1), **dict.fromkeys(ENDED, -1)}, 0)
"""What opens a bracket, what closes one, and what stands between."""
