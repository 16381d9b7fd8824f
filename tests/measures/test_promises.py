"""A promised update is judged at its instant, and promising anew keeps nothing."""

from datetime import timedelta

import pytest

from portal.measures.levels import promises
from portal.measures.levels.level import CaseView, views
from tests.measures.a_history import START, A, B, E, History


def seen(*histories: History, hours: float = 100) -> list[CaseView]:
    """These cases so many hours after the start."""
    return views([event for one in histories for event in one.events], START + timedelta(hours=hours))


def kept_of(*histories: History, hours: float = 100) -> list[bool]:
    """For each judged promise whether it was kept."""
    return [one.kept for view in seen(*histories, hours=hours) for one in promises.judged_promises(view)]


def test_something_said_in_time_keeps_a_promise_and_something_late_does_not() -> None:
    timely = History(1).then(1, E.UPDATE_PROMISED, A, due=5).then(5, E.MESSAGE_DISCLOSED, A)
    late = History(2).then(1, E.UPDATE_PROMISED, A, due=5).then(6, E.MESSAGE_DISCLOSED, A)
    by_another = History(3).then(1, E.UPDATE_PROMISED, A, due=5).then(2, E.MESSAGE_DISCLOSED, B)

    assert kept_of(timely, late, by_another) == [True, False, False]


def test_a_promise_made_anew_does_not_keep_the_old_one() -> None:
    history = History().then(1, E.UPDATE_PROMISED, A, due=5).then(4, E.UPDATE_PROMISED, A, due=20)
    history.then(10, E.DISCLOSED, A, (A, B))

    assert kept_of(history) == [False, True]


def test_what_is_not_due_yet_or_ended_before_is_not_judged() -> None:
    waiting = History(1).then(1, E.UPDATE_PROMISED, A, due=200)
    ended = History(2).then(1, E.UPDATE_PROMISED, A, due=5).then(3, E.CASE_CLOSED, A)

    assert kept_of(waiting, ended) == []


def test_the_level_counts_all_promises_that_came_due() -> None:
    accepted = History(1).then(1, E.REQUEST_ASKED, A, (A, B)).then(2, E.REQUEST_ACCEPTED, B, (A, B), due=9)
    kept = History(2).then(1, E.UPDATE_PROMISED, A, due=5).then(3, E.RESOLUTION_PROPOSED, A, (A, None))

    found = promises.promise_kept(seen(accepted, kept))

    assert found.value is not None
    assert found.value.value == pytest.approx(0.5)
    assert found.parts == {"missed": 1}
