"""Work and left-overs, as people say them: against answers counted by hand or minute by minute."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.measures.causes import CauseOutcome, cause_of
from portal.measures.levels.level import CaseView, views
from portal.measures.levels.levels import level
from portal.measures.levels.outcomes import Said, asked_of
from portal.measures.levels.told import withdrawn_files
from portal.measures.timeline import TimelineEvent
from portal.measures.working import at_work, work_of
from portal.vocabulary import EventType, HolderKind

A, B = UUID(int=1), UUID(int=2)
BEGAN = datetime(2026, 5, 4, 8, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
E = EventType
Told = tuple[EventType, int, UUID | None, UUID | None]
"""What happened, after how many minutes, by whom (in a cause: who asks), and who has the case then."""


def timeline(told: list[Told], case: int = 1) -> list[TimelineEvent]:
    return [
        TimelineEvent(
            UUID(int=case), seq, kind, BEGAN + minutes * MINUTE, actor, A, B,
            HolderKind.ORGANIZATION if holder else HolderKind.NOBODY, holder,
        )
        for seq, (kind, minutes, actor, holder) in enumerate(told, start=1)
    ]  # fmt: skip


def seen(told: list[Told], hours: int, cases: int = 1) -> list[CaseView]:
    events = [event for case in range(1, cases + 1) for event in timeline(told, case)]
    return views(events, BEGAN + hours * HOUR)


WORKED: list[Told] = [
    (E.CASE_OPENED, 0, A, A),
    (E.WORK_STARTED, 60, A, A),
    (E.WORK_PAUSED, 120, A, A),
    (E.WORK_STARTED, 180, A, A),
    (E.HANDOFF_OFFERED, 300, A, None),
    (E.HANDOFF_ACCEPTED, 360, B, B),
    (E.WORK_STARTED, 420, B, B),
]


def test_work_ends_when_it_is_paused_when_the_case_leaves_and_at_the_look() -> None:
    found = work_of(timeline(WORKED), BEGAN + 10 * HOUR)

    assert [(one.organization_id, one.span, one.open) for one in found] == [
        (A, HOUR, False),
        (A, 2 * HOUR, False),
        (B, 3 * HOUR, True),
    ]
    assert at_work(timeline(WORKED), BEGAN + 10 * HOUR) == B
    assert at_work(timeline(WORKED), BEGAN + 2 * HOUR) is None


def test_somebody_elses_pause_ends_no_work_of_ours() -> None:
    told: list[Told] = [(E.CASE_OPENED, 0, A, A), (E.WORK_STARTED, 0, A, A), (E.WORK_PAUSED, 30, B, A)]

    assert at_work(timeline(told), BEGAN + HOUR) == A


def test_idle_time_is_what_was_held_and_not_worked_on() -> None:
    found = level("M10", seen(WORKED, 10, cases=12))

    # Held nine of ten hours (the offer was with nobody), worked on six of them.
    assert found.value is not None
    assert found.value.value == pytest.approx(3 / 9)
    assert len(found.cases) == 12


def test_cases_in_which_nobody_says_when_they_work_tell_nothing() -> None:
    assert level("M10", seen([(E.CASE_OPENED, 0, A, A)], 10, cases=12)).value is None


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([E.WORK_STARTED, E.WORK_PAUSED, E.MESSAGE_DISCLOSED]),
            st.integers(1, 30),
            st.sampled_from([A, B]),
            st.sampled_from([A, B, None]),
        ),
        max_size=8,
    )
)
def test_work_equals_a_count_minute_by_minute(steps: list[tuple[EventType, int, UUID, UUID | None]]) -> None:
    told: list[Told] = [(E.CASE_OPENED, 0, A, A)]
    for kind, after, actor, holder in steps:
        told.append((kind, told[-1][1] + after, actor, actor if kind is E.WORK_STARTED else holder))
    events, worked = timeline(told), 0
    worker: UUID | None = None
    for minute in range(300):
        for what, at, who, has in told:
            if at == minute:
                stops = has != worker or (what is E.WORK_PAUSED and who == worker)
                worker = None if stops else worker
                worker = who if what is E.WORK_STARTED else worker
        worked += worker is not None

    found = work_of(events, BEGAN + 300 * MINUTE)

    assert sum((one.span for one in found), timedelta()) == worked * MINUTE


NAMED: list[Told] = [(E.CASE_OPENED, 0, A, A), (E.CAUSE_NAMED, 60, A, A)]


@pytest.mark.parametrize(
    ("after", "days", "outcome"),
    [
        ([], 14, CauseOutcome.OPEN),
        ([], 15, CauseOutcome.DISPUTED),
        ([(E.CAUSE_CONFIRMED, 120, B, A)], 1, CauseOutcome.CONFIRMED),
        ([(E.CAUSE_DISPUTED, 120, B, A)], 1, CauseOutcome.DISPUTED),
        ([(E.CAUSE_CONFIRMED, 60 * 24 * 20, B, A)], 30, CauseOutcome.CONFIRMED),
        ([(E.CAUSE_DISPUTED, 90, B, A), (E.CAUSE_NAMED, 120, A, A)], 1, CauseOutcome.OPEN),
    ],
)
def test_only_what_the_other_side_says_makes_a_left_over(
    after: list[Told], days: int, outcome: CauseOutcome
) -> None:
    cause = cause_of(timeline(NAMED + after), BEGAN + days * DAY)

    assert cause is not None
    assert (cause.outcome, cause.left_by_id) == (outcome, B)


def test_confirmed_left_overs_are_a_share_of_all_cases_and_the_disputed_stand_beside() -> None:
    confirmed = [*NAMED, (E.CAUSE_CONFIRMED, 120, B, A)]
    events = [one for case in range(3) for one in timeline(confirmed, case)]
    events += [one for case in range(3, 5) for one in timeline(NAMED, case)]
    events += [one for case in range(5, 12) for one in timeline([(E.CASE_OPENED, 0, A, A)], case)]

    found = level("M16", views(events, BEGAN + 20 * DAY))

    assert found.value is not None
    assert found.value.value == pytest.approx(3 / 12)
    assert dict(found.parts) == {"confirmed": 3, "disputed": 2}


def test_a_withdrawal_counts_the_files_given_before_it_and_none_after() -> None:
    given_, ends = (E.DISCLOSED, 1, A, A), (E.AUTHORIZATION_WITHDRAWN, 2, A, A)

    for told, files in (([given_] * 3, 0), ([ends, given_], 0), ([given_, given_, ends, given_], 2)):
        assert withdrawn_files(timeline([(E.CASE_OPENED, 0, A, A), *told])) == files


def test_a_case_that_was_solved_anew_is_asked_anew_and_each_question_counts() -> None:
    week = [(E.CASE_OPENED, 0, A, A), (E.OUTCOME_ASKED, 10, None, None), (E.OUTCOME_ASKED, 20, None, None)]
    (case,) = seen([*week, (E.OUTCOME_CONFIRMED, 30, None, None)], hours=15 * 24)

    found = [one.said for one in asked_of(case)]

    assert found == [Said.YES, Said.SILENCE]
