"""When a case raises an alarm, who must act then, and when to look again.

Four things raise one: nobody has the case, a question is unanswered past its time, a promised update is
missing, and nobody has said or done anything for too long. Who is told of an alarm, and after how long, is
agreed between two vendors: portal/rules/ladders.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.rules.holders import Holder
from portal.rules.promises import Promise
from portal.vocabulary import HolderKind

Hours = Callable[[UUID, datetime, timedelta], datetime]
"""When a span is over that begins at an instant, counted in the hours that an organization works."""


class AlarmKind(StrEnum):
    """What is wrong, most urgent first."""

    NOBODY_HOLDS = "nobody_holds"
    UNANSWERED = "unanswered"
    PROMISE_MISSED = "promise_missed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class AlarmTerms:
    """How long a case may be with nobody, and how long nothing may happen, before it is an alarm."""

    nobody_after: timedelta
    silent_after: timedelta


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A collaboration request without an answer: whose turn it is, and by when (aware)."""

    subject_id: UUID
    asked_organization_id: UUID
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What of a case can raise an alarm (instants aware). With nobody to act the opener's hours count."""

    case_id: UUID
    opener_id: UUID
    holder: Holder
    holder_since: datetime
    last_event_at: datetime
    promise: Promise | None = None
    questions: tuple[OpenQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm: since when it is one, from what instant, and which organization must act, if one must.

    Kind, `subject_id` (a question, or else the case) and `cause_at` name an alarm for good: the same silence
    never raises a second one, and a new silence does.
    """

    kind: AlarmKind
    subject_id: UUID
    cause_at: datetime
    since: datetime
    organization_id: UUID | None = None


def alarms_ahead(standing: CaseStanding, terms: AlarmTerms, hours: Hours) -> list[Alarm]:
    """The alarms that the case raises, now or later, if nothing happens; none once it is done."""
    holder = standing.holder
    if holder.kind is HolderKind.DONE:
        return []
    found = []
    if holder.kind is HolderKind.NOBODY:
        since = hours(standing.opener_id, standing.holder_since, terms.nobody_after)
        found.append(Alarm(AlarmKind.NOBODY_HOLDS, standing.case_id, standing.holder_since, since))
    found += [
        Alarm(AlarmKind.UNANSWERED, one.subject_id, one.due_at, one.due_at, one.asked_organization_id)
        for one in sorted(standing.questions, key=lambda one: one.due_at)
    ]
    if (promise := standing.promise) is not None:
        due = promise.due_at
        found.append(Alarm(AlarmKind.PROMISE_MISSED, standing.case_id, due, due, promise.organization_id))
    whose = holder.organization_id or standing.opener_id
    silent = hours(whose, standing.last_event_at, terms.silent_after)
    cause = standing.last_event_at
    found.append(Alarm(AlarmKind.SILENT, standing.case_id, cause, silent, holder.organization_id))
    return found


def earliest(alarms: Iterable[Alarm]) -> list[Alarm]:
    """Each alarm once, from the earliest instant that any of several terms gives it, in their first order."""
    kept: dict[tuple[AlarmKind, UUID, datetime], Alarm] = {}
    for alarm in alarms:
        name = (alarm.kind, alarm.subject_id, alarm.cause_at)
        known = kept.get(name, alarm)
        kept[name] = replace(alarm, since=min(alarm.since, known.since))
    return list(kept.values())
