"""Facts folded event by event are the facts made anew, row for row."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.facts import ABOUT_OFFERS, CaseState, HoldFact, OfferFact, fold, replay
from portal.measures.offers import Outcome
from portal.measures.timeline import TimelineEvent
from portal.vocabulary import EventType
from tests.measures.a_history import START, A, B, C, E, History, case_number

VENDOR = st.sampled_from([A, B, C])
LIFE = st.lists(
    st.tuples(
        st.sampled_from([kind for kind in EventType if kind is not E.CASE_OPENED]),
        VENDOR,
        VENDOR,
        VENDOR,
        st.integers(-1, 2),
    ),
    max_size=40,
)


def folded(events: list[TimelineEvent]) -> tuple[list[HoldFact], list[OfferFact]]:
    """The rows as a database would keep them, one transaction an event."""
    hold_rows: dict[tuple[UUID, int], HoldFact] = {}
    offer_rows: dict[tuple[UUID, int], OfferFact] = {}
    state = CaseState()
    for event in events:
        state, changes = fold(state, event)
        for key in changes.drop_holds:
            del hold_rows[key]
        hold_rows.update({(one.case_id, one.seq): one for one in changes.put_holds})
        offer_rows.update({(one.case_id, one.seq): one for one in changes.put_offers})
    return [hold_rows[key] for key in sorted(hold_rows)], [offer_rows[key] for key in sorted(offer_rows)]


@given(LIFE)
def test_folding_each_event_gives_the_rows_of_a_replay(
    life: list[tuple[EventType, UUID, UUID, UUID, int]],
) -> None:
    history, at = History(1), 0
    for kind, actor, asker, asked, later in life:
        at += later
        history.then(at, kind, actor, (asker, asked))

    for length in range(1, len(history.events) + 1):
        assert folded(history.events[:length]) == replay(history.events[:length])


def test_an_answer_closes_the_row_that_its_offer_began() -> None:
    history = History(1).then(1, E.REQUEST_ASKED, A, (A, B))
    history.then(2, E.REQUEST_INFORMATION_WANTED, B, (A, B))
    history.then(4, E.REQUEST_DECLINED, B, (A, B), reason="capacity")

    _, (offer,) = folded(history.events)

    assert (offer.outcome, offer.reason, offer.asked_again) == (Outcome.DECLINED, "capacity", 1)
    assert offer.ended_at == START + timedelta(hours=4)


def test_what_still_lasts_has_no_end() -> None:
    held, made = folded(History(1).then(1, E.HANDOFF_OFFERED, A, (A, B)).events)

    assert [one.ended_at for one in held] == [START + timedelta(hours=1), None]
    assert (made[0].ended_at, made[0].outcome) == (None, Outcome.OPEN)


@pytest.mark.parametrize("kind", EventType)
def test_only_events_about_offers_change_what_is_kept_of_one(kind: EventType) -> None:
    history = History(1).then(1, E.REQUEST_ASKED, A, (A, B)).then(1, E.HANDOFF_OFFERED, A, (A, B))
    state = CaseState()
    for event in history.events:
        state, _ = fold(state, event)

    _, changes = fold(state, replace(history.events[-1], seq=9, type=kind))

    assert bool(changes.put_offers) is (kind in ABOUT_OFFERS)


def test_an_event_is_folded_once_and_in_its_order() -> None:
    history = History(1)
    state, _ = fold(CaseState(), history.events[0])

    with pytest.raises(ValueError, match="each once"):
        fold(state, history.events[0])
    assert replay([]) == ([], [])
    assert state.current == HoldFact(case_number(1), 1, history.holder.kind, A, START)
