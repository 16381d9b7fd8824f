"""Alarms begin at their instant, climb as agreed, and end with the case."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.rules.alarms import (
    Alarm,
    AlarmKind,
    AlarmTerms,
    CaseStanding,
    OpenQuestion,
    alarms,
    next_alarm_at,
)
from portal.rules.holders import DONE, NOBODY, Holder
from portal.rules.promises import Promise
from portal.vocabulary import HolderKind

A, B = UUID(int=1), UUID(int=2)
BEGAN = datetime(2026, 5, 4, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
TERMS = AlarmTerms(nobody_after=2 * HOUR, silent_after=48 * HOUR, rungs=(4 * HOUR, 24 * HOUR))
WITH_A = CaseStanding(Holder(HolderKind.ORGANIZATION, A), BEGAN, BEGAN)
QUESTION = OpenQuestion(UUID(int=9), B, BEGAN + 5 * HOUR)


def kinds(standing: CaseStanding, hours: float) -> list[AlarmKind]:
    """The alarms so many hours later."""
    return [alarm.kind for alarm in alarms(standing, TERMS, BEGAN + hours * HOUR)]


def test_a_case_that_somebody_has_and_works_on_raises_none() -> None:
    assert kinds(WITH_A, 47) == []


def test_a_gap_raises_an_alarm_when_its_time_is_over_and_not_before() -> None:
    gap = replace(WITH_A, holder=NOBODY)

    assert kinds(gap, 1.99) == []
    assert kinds(gap, 2) == [AlarmKind.NOBODY_HOLDS]


def test_each_alarm_names_who_must_act() -> None:
    standing = replace(WITH_A, holder=NOBODY, promise=Promise(A, BEGAN + 3 * HOUR), questions=(QUESTION,))

    found = alarms(standing, TERMS, BEGAN + 50 * HOUR)

    assert found == [
        Alarm(AlarmKind.NOBODY_HOLDS, BEGAN + 2 * HOUR, 2),
        Alarm(AlarmKind.UNANSWERED, BEGAN + 5 * HOUR, 2, B, UUID(int=9)),
        Alarm(AlarmKind.PROMISE_MISSED, BEGAN + 3 * HOUR, 2, A),
        Alarm(AlarmKind.SILENT, BEGAN + 48 * HOUR, 0),
    ]


def test_an_alarm_climbs_the_ladder_as_agreed() -> None:
    standing = replace(WITH_A, questions=(QUESTION,))

    rungs = [alarms(standing, TERMS, QUESTION.due_at + later * HOUR)[0].rung for later in (0, 3.9, 4, 24)]

    assert rungs == [0, 0, 1, 2]


def test_nothing_alarms_once_the_case_is_done() -> None:
    done = replace(WITH_A, holder=DONE, questions=(QUESTION,))

    assert kinds(done, 1000) == []
    assert next_alarm_at(done, TERMS, BEGAN) is None


@given(st.integers(0, 100), st.booleans(), st.none() | st.integers(1, 60), st.none() | st.integers(1, 60))
def test_nothing_changes_before_the_instant_at_which_to_look_again(
    hours: int,
    held: bool,  # noqa: FBT001 - hypothesis gives it by position
    promised: int | None,
    due: int | None,
) -> None:
    standing = CaseStanding(
        Holder(HolderKind.ORGANIZATION, A) if held else NOBODY,
        BEGAN,
        BEGAN,
        promise=None if promised is None else Promise(A, BEGAN + promised * HOUR),
        questions=() if due is None else (replace(QUESTION, due_at=BEGAN + due * HOUR),),
    )
    now = BEGAN + hours * HOUR

    again = next_alarm_at(standing, TERMS, now)

    if again is None:
        assert alarms(standing, TERMS, now) == alarms(standing, TERMS, now + 1000 * HOUR)
    else:
        assert alarms(standing, TERMS, again - timedelta(microseconds=1)) == alarms(standing, TERMS, now)
        assert alarms(standing, TERMS, again) != alarms(standing, TERMS, now)


@pytest.mark.parametrize("rungs", [(HOUR, HOUR), (2 * HOUR, HOUR), (timedelta(),)])
def test_a_ladder_that_does_not_rise_is_refused(rungs: tuple[timedelta, ...]) -> None:
    with pytest.raises(ValueError, match="upwards"):
        AlarmTerms(HOUR, HOUR, rungs)
