"""Facts of many cases made anew in columns are those made anew case by case, row for row."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.counted.instants import micros
from portal.measures.fact_columns.brackets import matched
from portal.measures.fact_columns.columns import (
    EVENT,
    HOLD,
    KINDS,
    NEVER,
    NONE,
    OFFER,
    OFFER_KINDS,
    OUTCOMES,
    TYPES,
    Array,
    Book,
    FactColumns,
    differing,
    rows_of,
)
from portal.measures.fact_columns.replaying import replay_columns
from portal.measures.facts import replay
from portal.measures.timeline import TimelineEvent
from portal.vocabulary import EventType
from tests.measures.a_history import A, B, C, E, History

VENDOR = st.sampled_from([A, B, C])
KIND = st.sampled_from([one for one in EventType if one is not E.CASE_OPENED])
OFTEN = st.sampled_from(
    [
        E.REQUEST_ASKED, E.REQUEST_ACCEPTED, E.REQUEST_DECLINED, E.REQUEST_INFORMATION_WANTED,
        E.REQUEST_WITHDRAWN, E.HANDOFF_OFFERED, E.HANDOFF_ACCEPTED, E.HANDOFF_WITHDRAWN, E.CASE_CLOSED,
        E.CASE_REOPENED,
    ]
)  # fmt: skip
SIDES = st.sampled_from([(A, B), (A, B), (A, B), (B, A), (A, C), (None, B), (None, A)])
"""Seldom others, so that many an offer is answered."""
STEP = st.tuples(st.one_of(OFTEN, OFTEN, KIND), VENDOR, SIDES, st.integers(-1, 9), st.sampled_from(["", "x"]))
LIVES = st.lists(st.lists(STEP, max_size=16), min_size=1, max_size=3)
Life = Sequence[tuple[EventType, UUID, tuple[UUID | None, UUID], int, str]]


def histories(lives: Sequence[Life]) -> list[list[TimelineEvent]]:
    """The events of so many cases; clocks may be set back, and instants coincide."""
    found = []
    for number, life in enumerate(lives):
        history, at = History(number), 0
        for kind, actor, sides, later, reason in life:
            at += later
            history.then(at, kind, actor, sides, reason=reason or None)
        found.append(history.events)
    return found


def numbered(*values: Sequence[int]) -> list[Array]:
    return [np.array(one, "<i8") for one in values]


def in_columns(cases: Sequence[list[TimelineEvent]], book: Book) -> Array:
    """The same events in columns."""
    flat = [(number, event) for number, events in enumerate(cases) for event in events]
    events = [event for _, event in flat]
    names = (
        [one.actor_organization_id for one in events],
        [one.from_organization_id for one in events],
        [one.to_organization_id for one in events],
        [one.holder_organization_id for one in events],
        [one.reason for one in events],
    )
    actor, giver, taker, holder, reason = (book.numbers(one) for one in names)
    case, seq, kind, at, held = numbered(
        [number for number, _ in flat],
        [one.seq for one in events],
        [TYPES.index(one.type) for one in events],
        [micros(one.at) for one in events],
        [KINDS.index(one.holder_kind) for one in events],
    )
    return rows_of(EVENT, [case, seq, kind, at, actor, giver, taker, held, holder, reason])


def ended(at: datetime | None) -> int:
    return NEVER if at is None else micros(at)


def one_by_one(cases: Sequence[list[TimelineEvent]], book: Book) -> FactColumns:
    """The facts of each case by itself, in columns."""
    holds: list[tuple[int, ...]] = []
    made: list[tuple[int, ...]] = []
    for case, events in enumerate(cases):
        held, offers = replay(events)
        for one in held:
            (organization,) = book.numbers([one.organization_id])
            kind, began = KINDS.index(one.kind), micros(one.started_at)
            holds.append((case, one.seq, kind, organization, began, ended(one.ended_at)))
        for offer in offers:
            giver, taker, reason = book.numbers(
                [offer.from_organization_id, offer.to_organization_id, offer.reason]
            )
            kind, outcome = OFFER_KINDS.index(offer.kind), OUTCOMES.index(offer.outcome)
            began, over = micros(offer.offered_at), ended(offer.ended_at)
            sides = case, offer.seq, kind, giver, taker
            made.append((*sides, began, over, outcome, reason, offer.asked_again))
    return FactColumns(np.array(holds, HOLD), np.array(made, OFFER))


@given(LIVES, st.sampled_from([1, 7, 1000]))
def test_facts_in_columns_are_those_of_each_case_row_for_row(lives: Sequence[Life], at_once: int) -> None:
    cases, book = histories(lives), Book()

    found = replay_columns(in_columns(cases, book), at_once)

    assert differing(found, one_by_one(cases, book)) == []
    assert found.holds.tolist() == one_by_one(cases, book).holds.tolist()
    assert found.offers.tolist() == one_by_one(cases, book).offers.tolist()


def test_a_row_that_differs_or_is_missing_names_its_case() -> None:
    cases = [History(number).hand_over(1, 2, A, B).events for number in range(4)]
    right, wrong = (replay_columns(in_columns(cases, Book())) for _ in range(2))
    wrong.holds["ended"][wrong.holds["case"] == 1] += 1
    wrong = FactColumns(wrong.holds, wrong.offers[wrong.offers["case"] != 3])

    assert differing(right, right) == []
    assert differing(right, wrong) == [1, 3]
    assert differing(wrong, right) == [1, 3]
    assert differing(right, replay_columns(in_columns([], Book()))) == [0, 1, 2, 3]


def test_openings_come_in_their_order_whatever_their_kind() -> None:
    kinds, moves = np.array([1, 0, 1, 0]), np.array([1, 1, 0, -1])

    found = matched((kinds,), moves)

    assert found.opened.tolist() == [0, 1]
    assert found.closed.tolist() == [NONE, 3]
    assert found.between.tolist() == [1, 0]


@given(st.lists(st.tuples(*[st.integers(-1, 2)] * 3, st.integers(-1, 1)), max_size=12))
def test_brackets_of_kinds_with_high_numbers_are_matched_as_those_with_low_ones(
    rows: list[tuple[int, int, int, int]],
) -> None:
    table = np.array(rows, "<i8").reshape(-1, 4)
    low, moves = (table[:, 0], table[:, 1], table[:, 2]), table[:, 3]
    high = (
        low[0],
        np.where(low[1] == NONE, NONE, low[1] + 2_000_000_000),
        np.where(low[2] == NONE, NONE, low[2] + 2_000_000_000),
    )

    found, the_same = matched(low, moves), matched(high, moves)

    assert found.opened.tolist() == the_same.opened.tolist() == sorted(found.opened.tolist())
    assert found.closed.tolist() == the_same.closed.tolist()
    assert found.between.tolist() == the_same.between.tolist()


def test_events_that_are_out_of_order_or_name_nobody_are_refused() -> None:
    events = in_columns([History(1).hand_over(1, 2, A, B).events], Book())
    nameless = events.copy()
    nameless["taker"] = NONE

    with pytest.raises(ValueError, match="each once"):
        replay_columns(events[::-1])
    with pytest.raises(ValueError, match="who is asked"):
        replay_columns(nameless)
    assert len(replay_columns(events[:0]).holds) == 0
