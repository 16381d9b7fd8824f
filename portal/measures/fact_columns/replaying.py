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
        np.concatenate([np.empty(0, HOLD), *(one.holds for one in parts)]),
        np.concatenate([np.empty(0, OFFER), *(one.offers for one in parts)]),
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
    changes = new_case[_begins(new_instant)] | begins_of(holder[last])
    rows = events[begun[changes]]
    began = at[last[changes]]
    same_case = rows["case"][1:] == rows["case"][:-1]
    ends = np.append(np.where(same_case, began[1:], NEVER), NEVER)
    return rows_of(HOLD, [rows["case"], rows["seq"], rows["kind"], rows["holder"], began, ends])


def _begins(flags: Array) -> Array:
    return np.flatnonzero(flags)


def _offers(events: Array, at: Array, new_case: Array) -> Array:
    kinds = _OFFER_KIND[events["type"]]
    made = _IS_MADE[events["type"]]
    asker = np.where(events["giver"] == NONE, events["actor"], events["giver"])
    if (made & ((asker == NONE) | (events["taker"] == NONE))).any():
        raise ValueError("An offer must name who asks and who is asked.")
    giver = np.where(made, asker, events["giver"])
    parts = [
        _of_kind(events, at, new_case, giver, number, (kinds == number) & ((events["giver"] != NONE) | made))
        for number in range(len(OFFER_KINDS))
    ]
    rows = np.concatenate(parts)
    return rows[np.lexsort((rows["seq"], rows["case"]))]


def _of_kind(events: Array, at: Array, new_case: Array, giver: Array, kind: int, wanted: Array) -> Array:
    """The offers of one kind; `wanted` are the events that make, answer or ask more about one."""
    moves = events["type"] == TYPES.index(EventType.CASE_CLOSED)
    if OFFER_KINDS[kind] is OfferKind.HANDOFF:
        moves = moves | (events["type"] == TYPES.index(EventType.HANDOFF_OFFERED))
    stretch = np.cumsum(moves | new_case)
    begins = _begins(moves | new_case)
    of = np.flatnonzero(wanted)
    found = matched((stretch[of], giver[of], events["taker"][of]), _MOVE[events["type"][of]])
    opened, closed = of[found.opened], of[np.maximum(found.closed, 0)]
    answered = found.closed >= 0
    following = begins[np.minimum(stretch[opened], len(begins) - 1)]
    moved = ~answered & (stretch[opened] < len(begins)) & ~new_case[following]
    outcome = np.where(answered, _OUTCOME[events["type"][closed]], np.where(moved, _MOVED_ON, _OPEN))
    ended = np.where(answered, at[closed], np.where(moved, at[following], NEVER))
    reason = np.where(answered, events["reason"][closed], NONE)
    row = events[opened]
    return rows_of(
        OFFER,
        [
            row["case"], row["seq"], np.full(len(row), kind), giver[opened], row["taker"], at[opened], ended,
            outcome, reason, found.between,
        ],
    )  # fmt: skip


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
