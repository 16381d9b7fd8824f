"""Somebody who is asked whether it is the same trouble as in an earlier case says that it is another."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.access.repeats import other_case
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, events_of
from portal.vocabulary import Conflict, EventType, Permission, Verb

_SAID = (EventType.REPEAT_NAMED, EventType.REPEAT_DENIED)


def deny_repeat(database: Session, access: CaseAccess, other_id: UUID, now: datetime) -> None:
    """Write it into this case, where it was asked; the company is not asked again about these two.

    Raises:
        Invalid: it is the same case, of another customer, or one that this person may not work on.
        Conflict: it was said before, or that it is the same trouble.
    """
    access.require(Permission.CASE_WORK)
    other, own = other_case(database, access, other_id), access.organization_id
    lock_case(database, access.case)
    said = [one for one in events_of(database, access.case.id) if one.type in _SAID]
    if any(one.subject_id == other.id and one.type is EventType.REPEAT_NAMED for one in said):
        raise Conflict("It is written already that these two are the same trouble.")
    if any(one.subject_id == other.id and one.organization_id == own for one in said):
        raise Conflict("Your company has said already that these two are different troubles.")
    step = Step(EventType.REPEAT_DENIED, own, access.actor.person, own, subject_id=other.id)
    append_event(database, access.case, step, now)
    record(database, access.actor, Verb.REPEAT_DENIED, now, case=access.case, subject_id=access.case.id)
