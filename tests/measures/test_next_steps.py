"""What to do next names the cases that wait now, longest first, and nothing that nobody can act on."""

from datetime import timedelta

from portal.measures.gaps import gaps
from portal.measures.levels.level import views
from portal.measures.levels.next_steps import Doing, NextStep
from tests.measures.a_history import START, A, B, C, E, History, case_number
from tests.measures.steps_of_events import next_steps


def steps_at(hours: float, *histories: History) -> list[NextStep]:
    """What to do so many hours after the start."""
    events = [event for history in histories for event in history.events]
    until = START + timedelta(hours=hours)
    return next_steps(views(events, until), gaps(events, until))


def test_offers_without_an_answer_come_longest_first() -> None:
    early = History(1).then(1, E.HANDOFF_OFFERED, A, (A, B))
    late = History(2).then(5, E.HANDOFF_OFFERED, A, (A, C))
    answered = History(3).hand_over(1, 99, A, B)

    found = {one.doing: one for one in steps_at(100, late, early, answered)}

    assert found[Doing.ANSWER].cases == (case_number(1), case_number(2))
    assert found[Doing.ANSWER].longest == timedelta(hours=99)


def test_a_case_that_has_ended_is_nobodys_next_step() -> None:
    closed = History(1).then(1, E.HANDOFF_OFFERED, A, (A, B)).then(2, E.CASE_CLOSED, A)

    assert steps_at(1000, closed) == []


def test_a_silent_case_is_told_after_a_week_and_a_promise_does_not_touch_it() -> None:
    history = History(1).then(100, E.UPDATE_PROMISED, A, due=200)

    assert [one.doing for one in steps_at(167, history)] == []
    assert [one.doing for one in steps_at(169, history)] == [Doing.TOUCH]


def test_two_companies_are_named_only_where_enough_cases_stand_behind_them() -> None:
    slow = [History(number).hand_over(1, 11, A, B) for number in range(10)]
    fast = [History(number).hand_over(1, 2, B, C) for number in range(20, 32)]
    few = [History(number).hand_over(1, 99, C, A).hand_over(99.5, 199, C, A) for number in range(40, 49)]

    found = {one.doing: one for one in steps_at(300, *slow, *fast, *few)}

    assert found[Doing.TALK].pair == (A, B)
    assert len(found[Doing.TALK].cases) == 10
    assert Doing.TALK not in {one.doing for one in steps_at(300, *few)}
