"""When a case raises an alarm, and how far up the agreed ladder it has gone.

Four things raise one: nobody has the case, a question is unanswered past its time, a promised update is
missing, and nobody has said or done anything for too long. Each rung of the ladder is reached so much time
after the alarm began; who stands on a rung is agreed between the two vendors and known elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.rules.holders import Holder
from portal.rules.promises import Promise
from portal.vocabulary import HolderKind


class AlarmKind(StrEnum):
    """What is wrong, most urgent first."""

    NOBODY_HOLDS = "nobody_holds"
    UNANSWERED = "unanswered"
    PROMISE_MISSED = "promise_missed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class AlarmTerms:
    """How long each may last before it is an alarm, and the rungs after the first (spans, rising)."""

    nobody_after: timedelta
    silent_after: timedelta
    rungs: tuple[timedelta, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a ladder whose rungs do not rise (`ValueError`)."""
        if any(span <= timedelta() for span in self.rungs) or list(self.rungs) != sorted(set(self.rungs)):
            raise ValueError("The rungs of a ladder must follow each other upwards.")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A collaboration request or handoff without an answer: whose turn it is, and by when (aware)."""

    subject_id: UUID
    asked_organization_id: UUID
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What of a case can raise an alarm; instants are aware."""

    holder: Holder
    holder_since: datetime
    last_event_at: datetime
    promise: Promise | None = None
    questions: tuple[OpenQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm: since when, on which rung (0 is the first), and which organization must act, if one must.

    `subject_id` tells two unanswered questions apart. Kind, subject and `since` name an alarm for good: a
    notice of one rung is sent once.
    """

    kind: AlarmKind
    since: datetime
    rung: int
    organization_id: UUID | None = None
    subject_id: UUID | None = None


def alarms(standing: CaseStanding, terms: AlarmTerms, now: datetime) -> list[Alarm]:
    """The alarms of a case at `now` (aware), in the order of their kinds; none once it is done."""
    return [
        Alarm(kind, since, _rung(now - since, terms.rungs), organization_id, subject_id)
        for kind, since, organization_id, subject_id in _beginnings(standing, terms)
        if since <= now
    ]


def next_alarm_at(standing: CaseStanding, terms: AlarmTerms, now: datetime) -> datetime | None:
    """When to look again: the next instant after `now` at which an alarm begins or climbs by itself."""
    moments = [
        since + span
        for _, since, _, _ in _beginnings(standing, terms)
        for span in (timedelta(), *terms.rungs)
    ]
    return min((moment for moment in moments if moment > now), default=None)


_Beginning = tuple[AlarmKind, datetime, UUID | None, UUID | None]


def _beginnings(standing: CaseStanding, terms: AlarmTerms) -> Sequence[_Beginning]:
    if standing.holder.kind is HolderKind.DONE:
        return ()
    found: list[_Beginning] = []
    if standing.holder.kind is HolderKind.NOBODY:
        found.append((AlarmKind.NOBODY_HOLDS, standing.holder_since + terms.nobody_after, None, None))
    found += [
        (AlarmKind.UNANSWERED, one.due_at, one.asked_organization_id, one.subject_id)
        for one in sorted(standing.questions, key=lambda one: one.due_at)
    ]
    if standing.promise is not None:
        promise = standing.promise
        found.append((AlarmKind.PROMISE_MISSED, promise.due_at, promise.organization_id, None))
    silent_since = standing.last_event_at + terms.silent_after
    found.append((AlarmKind.SILENT, silent_since, standing.holder.organization_id, None))
    return found


def _rung(lasting: timedelta, rungs: tuple[timedelta, ...]) -> int:
    return sum(lasting >= span for span in rungs)
