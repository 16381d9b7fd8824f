"""Raising the alarms of one case, letting them climb the agreed ladders, and ending them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.alarm_calls import Courier, hear_of_alarm, tell_rung
from portal.access.case_standing import CaseLadders, ladders_of_case
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.records.alarms import AlarmRung, CaseAlarm, CaseWatch, alarms_of, rungs_of
from portal.records.cases import Case, case_of, lock_case
from portal.records.jobs import enqueue, is_waiting
from portal.rules.alarms import Alarm, AlarmKind
from portal.rules.ladders import rung_times
from portal.vocabulary import Verb

RAISE_ALARMS = "raise_alarms"
AGAIN_AFTER = timedelta(minutes=1)
LONGEST_UNWATCHED = timedelta(hours=1)
"""A ladder or a calendar may change without any event of the case: it is looked at so often at least."""
_NOTHING_IN_PARTICULAR = UUID(int=0)

Name = tuple[AlarmKind, UUID, datetime]


def keep_alarming(database: Session, now: datetime, next_at: datetime) -> None:
    """Queue the next look at all cases, unless one is queued already."""
    if not is_waiting(database, RAISE_ALARMS):
        enqueue(database, RAISE_ALARMS, _NOTHING_IN_PARTICULAR, now, run_at=next_at)


def look_at_case(database: Session, case_id: UUID, courier: Courier, now: datetime) -> None:
    """End what is over, raise what has begun, climb what nobody took; all of it once, whoever looks when."""
    case = case_of(database, case_id)
    lock_case(database, case)
    ladders = ladders_of_case(database, case)
    ahead = ladders.ahead()
    known = {_name(one): one for one in alarms_of(database, case.id)}
    _end(database, case, [one for name, one in known.items() if name not in map(_name, ahead)], now)
    begun = [alarm for alarm in ahead if alarm.since <= now]
    for alarm in begun:
        if _name(alarm) not in known:
            known[_name(alarm)] = _raise(database, case, alarm, courier, now)
    coming = [alarm.since for alarm in ahead if alarm.since > now]
    reached = rungs_of(database, [known[_name(alarm)].id for alarm in begun])
    for alarm in begun:
        coming += _climb(database, case, ladders, (alarm, known[_name(alarm)]), reached, courier, now)
    _watch(database, case.id, min([*coming, now + LONGEST_UNWATCHED]), now)


def _name(alarm: Alarm | CaseAlarm) -> Name:
    return alarm.kind, alarm.subject_id, alarm.cause_at


def _end(database: Session, case: Case, alarms: Sequence[CaseAlarm], now: datetime) -> None:
    for alarm in alarms:
        if alarm.ended_at is None:
            alarm.ended_at = now
            _record(database, case, Verb.ALARM_ENDED, alarm, now)


def _raise(database: Session, case: Case, alarm: Alarm, courier: Courier, now: datetime) -> CaseAlarm:
    row = CaseAlarm(
        case_id=case.id,
        kind=alarm.kind,
        subject_id=alarm.subject_id,
        cause_at=alarm.cause_at,
        since=alarm.since,
        organization_id=alarm.organization_id,
        raised_at=now,
    )
    database.add(row)
    database.flush()
    _record(database, case, Verb.ALARM_RAISED, row, now)
    hear_of_alarm(database, case, row, courier, now)
    return row


def _climb(
    database: Session,
    case: Case,
    ladders: CaseLadders,
    alarm: tuple[Alarm, CaseAlarm],
    reached: Sequence[AlarmRung],
    courier: Courier,
    now: datetime,
) -> list[datetime]:
    """Reach every rung whose time has come; returns when the others' will.

    Taking an alarm on counts anew, and so does agreeing on a ladder: of what waited before there was one, the
    last rung is not told together with the first.
    """
    raised, row = alarm
    done = {(one.agreement_id, one.number) for one in reached if one.alarm_id == row.id}
    coming = []
    for version in ladders.of(raised):
        ladder = version.ladder
        since = max(row.acknowledged_at or row.since, version.answered_at or row.since)
        for number, rung, at in rung_times(ladder, since, ladders.hours(ladder)):
            if at > now:
                coming.append(at)
            elif (version.agreement_id, number) not in done:
                step = AlarmRung(
                    alarm_id=row.id,
                    agreement_id=version.agreement_id,
                    ladder_id=version.id,
                    number=number,
                    organization_id=rung.organization_id,
                    told=0,
                    reached_at=now,
                )
                step.told = tell_rung(database, case, row, step, rung, courier, now)
                database.add(step)
                database.flush()
                _record(database, case, Verb.ALARM_CLIMBED, row, now, step=step)
    return coming


def _record(
    database: Session,
    case: Case,
    verb: Verb,
    alarm: CaseAlarm,
    now: datetime,
    step: AlarmRung | None = None,
) -> None:
    details: dict[str, object] = {"alarm": alarm.kind.value, "since": alarm.since.isoformat()}
    if step is not None:
        details |= {
            "step": step.number,
            "ladder": str(step.ladder_id),
            "for": str(step.organization_id),
            "told": step.told,
        }
    portal = portal_for(case.opener_id)
    record(database, portal, verb, now, case=case, subject_id=alarm.id, details=details)


def _watch(database: Session, case_id: UUID, again_at: datetime, now: datetime) -> None:
    watch = database.get(CaseWatch, case_id)
    if watch is None:
        database.add(CaseWatch(case_id=case_id, looked_at=now, look_again_at=again_at))
    else:
        watch.looked_at, watch.look_again_at = now, again_at
    database.flush()
