"""A promise of the next update is kept, replaced, or late; nobody keeps another's."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from portal.rules.promises import Promise, promise_after
from portal.vocabulary import EventType
from portal.vocabulary.events import KEEPING

A, B = UUID(int=1), UUID(int=2)
SOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OF_A = Promise(A, SOON)


def test_accepting_a_case_promises_the_next_update() -> None:
    assert promise_after(None, EventType.REQUEST_ACCEPTED, A, SOON) == OF_A
    assert promise_after(OF_A, EventType.HANDOFF_ACCEPTED, B, SOON) == Promise(B, SOON)


@pytest.mark.parametrize("event", sorted(KEEPING))
def test_saying_something_keeps_ones_own_promise_and_nobody_elses(event: EventType) -> None:
    assert promise_after(OF_A, event, A, None) is None
    assert promise_after(OF_A, event, B, None) == OF_A


def test_a_new_promise_takes_the_place_of_the_old_one() -> None:
    later = SOON + timedelta(hours=4)

    assert promise_after(OF_A, EventType.UPDATE_PROMISED, A, later) == Promise(A, later)


def test_nothing_is_promised_once_the_case_has_ended() -> None:
    assert promise_after(OF_A, EventType.CASE_CLOSED, B, None) is None
    assert promise_after(OF_A, EventType.RESOLUTION_CONFIRMED, None, None) is None


def test_an_asking_with_a_due_time_promises_nothing() -> None:
    assert promise_after(None, EventType.REQUEST_ASKED, A, SOON) is None
    assert promise_after(OF_A, EventType.REQUEST_ASKED, B, SOON) == OF_A
