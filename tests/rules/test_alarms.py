"""Alarms begin at their instant, are the same one until something happens, and end with the case."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from portal.rules.alarms import (
    Alarm,
    AlarmKind,
    AlarmTerms,
    CaseStanding,
    OpenQuestion,
    alarms_ahead,
    earliest,
)
from portal.rules.holders import DONE, NOBODY, Holder
from portal.rules.promises import Promise
from portal.vocabulary import HolderKind

CASE, A, B = UUID(int=7), UUID(int=1), UUID(int=2)
BEGAN = datetime(2026, 5, 4, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
TERMS = AlarmTerms(nobody_after=2 * HOUR, silent_after=48 * HOUR)
WITH_A = CaseStanding(CASE, B, Holder(HolderKind.ORGANIZATION, A), BEGAN, BEGAN)
QUESTION = OpenQuestion(UUID(int=9), B, BEGAN + 5 * HOUR)


def by_the_clock(_: UUID, start: datetime, span: timedelta) -> datetime:
    return start + span


def ahead(standing: CaseStanding) -> list[Alarm]:
    return alarms_ahead(standing, TERMS, by_the_clock)


def test_a_case_that_somebody_has_can_only_fall_silent() -> None:
    assert ahead(WITH_A) == [Alarm(AlarmKind.SILENT, CASE, BEGAN, BEGAN + 48 * HOUR, A)]


def test_each_alarm_says_since_when_and_who_must_act() -> None:
    standing = replace(WITH_A, holder=NOBODY, promise=Promise(A, BEGAN + 3 * HOUR), questions=(QUESTION,))

    assert ahead(standing) == [
        Alarm(AlarmKind.NOBODY_HOLDS, CASE, BEGAN, BEGAN + 2 * HOUR),
        Alarm(AlarmKind.UNANSWERED, QUESTION.subject_id, QUESTION.due_at, QUESTION.due_at, B),
        Alarm(AlarmKind.PROMISE_MISSED, CASE, BEGAN + 3 * HOUR, BEGAN + 3 * HOUR, A),
        Alarm(AlarmKind.SILENT, CASE, BEGAN, BEGAN + 48 * HOUR),
    ]


def test_spans_count_in_the_hours_of_whoever_must_act_or_else_of_the_opener() -> None:
    asked: list[UUID] = []

    def noting(organization_id: UUID, start: datetime, span: timedelta) -> datetime:
        asked.append(organization_id)
        return start + span

    alarms_ahead(WITH_A, TERMS, noting)
    alarms_ahead(replace(WITH_A, holder=NOBODY), TERMS, noting)

    assert asked == [A, B, B]


def test_nothing_alarms_once_the_case_is_done() -> None:
    assert ahead(replace(WITH_A, holder=DONE, questions=(QUESTION,))) == []


def test_of_several_ladders_the_strictest_says_when_an_alarm_begins() -> None:
    gap = replace(WITH_A, holder=NOBODY)
    patient = AlarmTerms(nobody_after=9 * HOUR, silent_after=24 * HOUR)

    together = earliest([*ahead(gap), *alarms_ahead(gap, patient, by_the_clock)])

    assert [(one.kind, one.since - BEGAN) for one in together] == [
        (AlarmKind.NOBODY_HOLDS, 2 * HOUR),
        (AlarmKind.SILENT, 24 * HOUR),
    ]
