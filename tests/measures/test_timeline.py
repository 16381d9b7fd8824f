"""Held times add up to the elapsed time, whatever the history."""

import random
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.held_bar import segments
from portal.measures.timeline import TimelineEvent, by_case, elapsed, held, holds
from portal.vocabulary import HolderKind
from tests.measures.a_history import START, A, B, E, History

HOUR = timedelta(hours=1)
K = HolderKind
HOLDER = st.one_of(
    st.tuples(st.just(K.ORGANIZATION), st.sampled_from([A, B])),
    st.tuples(st.sampled_from([kind for kind in K if kind is not K.ORGANIZATION]), st.none()),
)
STEPS = st.lists(st.tuples(HOLDER, st.integers(-3, 5)), min_size=1, max_size=30)


def history_of(steps: list[tuple[tuple[HolderKind, UUID | None], int]]) -> list[TimelineEvent]:
    """Events with any holders at all, whose clock may even run backwards."""
    events, at = [], START
    for seq, ((kind, organization_id), minutes) in enumerate(steps, start=1):
        at += timedelta(minutes=minutes, microseconds=seq)
        events.append(
            TimelineEvent(UUID(int=7), seq, E.MESSAGE_DISCLOSED, at, None, None, None, kind, organization_id)
        )
    return events


@given(STEPS, st.integers(0, 60), st.randoms())
def test_holds_partition_time_exactly(
    steps: list[tuple[tuple[HolderKind, UUID | None], int]], later: int, chance: random.Random
) -> None:
    events = history_of(steps)
    until = max(event.at for event in events) + timedelta(minutes=later)
    shuffled = chance.sample(events, len(events))

    spans = holds(shuffled, until)

    assert spans == holds(events, until)
    assert spans[0].started_at == events[0].at
    assert spans[-1].ended_at == until
    assert [one.open for one in spans] == [False] * (len(spans) - 1) + [True]
    for before, after in pairwise(spans):
        assert before.ended_at == after.started_at
        assert (before.kind, before.organization_id) != (after.kind, after.organization_id)
        assert before.span > timedelta()
    assert sum((one.span for one in spans), timedelta()) == until - events[0].at
    drawn = segments(spans)
    assert sum((one.hold.span for one in drawn), timedelta()) == elapsed(spans)
    assert not drawn or sum(one.share for one in drawn) == pytest.approx(1)


def test_the_last_word_of_an_instant_counts() -> None:
    history = History().then(2, E.HANDOFF_OFFERED, A, (A, B)).then(2, E.HANDOFF_ACCEPTED, B, (A, B))

    spans = holds(history.events, START + 3 * HOUR)

    assert [(one.kind, one.organization_id, one.span) for one in spans] == [
        (K.ORGANIZATION, A, 2 * HOUR),
        (K.ORGANIZATION, B, HOUR),
    ]
    assert spans[-1].seq == 3


def test_an_offer_that_is_taken_back_at_once_leaves_no_trace() -> None:
    history = History().then(2, E.HANDOFF_OFFERED, A, (A, B)).then(2, E.HANDOFF_WITHDRAWN, A, (A, B))

    spans = holds(history.events, START + 3 * HOUR)

    assert [(one.organization_id, one.span, one.seq) for one in spans] == [(A, 3 * HOUR, 1)]


def test_a_case_is_seen_as_it_stood_then() -> None:
    history = History().hand_over(2, 5, A, B)

    early, late = holds(history.events, START + 4 * HOUR), holds(history.events, START + 9 * HOUR)

    assert held(early, K.NOBODY) == 2 * HOUR
    assert held(late, K.NOBODY) == 3 * HOUR
    assert held(late, K.ORGANIZATION, B) == 4 * HOUR
    assert holds(history.events, START - HOUR) == []


def test_time_after_the_end_is_nobodys_and_a_reopening_goes_on() -> None:
    history = History().then(1, E.RESOLUTION_PROPOSED, A, (A, None))
    history.then(3, E.RESOLUTION_CONFIRMED, None, (A, None)).then(103, E.CASE_REOPENED, None, (None, A))

    spans = holds(history.events, START + 104 * HOUR)

    assert elapsed(spans) == 4 * HOUR
    assert [(one.begins, one.share, one.gap) for one in segments(spans)] == [
        (0.0, 0.25, False),
        (0.25, 0.5, False),
        (0.75, 0.25, False),
    ]


def test_cases_are_kept_apart_and_numbers_are_not_given_twice() -> None:
    one, two = History(1), History(2)

    assert len(by_case([*two.events, *one.events])) == 2
    with pytest.raises(ValueError, match="more than one case"):
        holds([*one.events, *two.events], START)
    with pytest.raises(ValueError, match="same number"):
        holds([*one.events, *one.events], START)
