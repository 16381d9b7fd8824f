"""What alarms say on the page of a case: what is wrong, whom it reached, and who took it on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.alarms import CaseAlarm, rungs_of, standing_alarms
from portal.records.people import people_names
from portal.rules.alarms import AlarmKind
from portal.web.case_words import Names


@dataclass(frozen=True)
class AlarmLine:
    """One alarm that stands: what is wrong since when, whom it reached, and who took it on."""

    id: UUID
    title: str
    since: datetime
    step: int
    reached_at: datetime | None
    reached: str
    taken_by: str
    taken_at: datetime | None


def alarm_lines(database: Session, case_id: UUID, names: Names) -> tuple[AlarmLine, ...]:
    """The alarms of a case that stand now, the oldest first."""
    standing = standing_alarms(database, case_id)
    if not standing:
        return ()
    people = people_names(database)
    reached = rungs_of(database, [one.id for one in standing])
    lines = []
    for one in standing:
        last = [rung for rung in reached if rung.alarm_id == one.id][-1:]
        taken = people.get(one.acknowledged_by_id, "somebody") if one.acknowledged_by_id else ""
        side = names.get(one.acknowledged_for_id, "") if one.acknowledged_for_id else ""
        lines.append(
            AlarmLine(
                id=one.id,
                title=alarm_title(one, names),
                since=one.cause_at,
                step=last[0].number if last else 0,
                reached_at=last[0].reached_at if last else None,
                reached=names.get(last[0].organization_id, "") if last else "",
                taken_by=f"{taken} of {side}" if taken else "",
                taken_at=one.acknowledged_at,
            )
        )
    return tuple(lines)


def alarm_title(alarm: CaseAlarm, names: Names) -> str:
    """What is wrong, in a sentence without its full stop."""
    who = names.get(alarm.organization_id, "") if alarm.organization_id else ""
    return {
        AlarmKind.NOBODY_HOLDS: "Nobody has had this case for too long",
        AlarmKind.UNANSWERED: f"{who} was asked and has not answered in time",
        AlarmKind.PROMISE_MISSED: f"{who} promised an update and has not given it",
        AlarmKind.SILENT: "Nothing has happened in this case for too long",
    }[alarm.kind]
