"""Somebody says that a case is the same trouble as another case of the same customer."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.access.repeats import other_case
from portal.measures.repeats import repeat_of
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import Conflict, EventType, Permission, Repeat, Verb


def name_repeat(database: Session, access: CaseAccess, other_id: UUID, now: datetime) -> None:
    """Write it into both cases. The earlier one came back if the later was opened soon after its yes.

    Raises:
        Invalid: it is the same case, of another customer, or one that this person may not work on.
        Conflict: it was said before.
    """
    access.require(Permission.CASE_WORK)
    other = other_case(database, access, other_id)
    earlier, later = sorted((access.case, other), key=lambda one: (one.opened_at, one.id.int))
    for one in sorted((earlier, later), key=lambda case: case.id.int):
        lock_case(database, one)
    known = events_of(database, earlier.id)
    if any(one.type is EventType.REPEAT_NAMED and one.subject_id == later.id for one in known):
        raise Conflict("It is written already that these two are the same trouble.")
    how = repeat_of([measured(one) for one in known], later.opened_at)
    for case, subject, reason in ((earlier, later, how), (later, earlier, Repeat.SAME)):
        own, person = access.organization_id, access.actor.person
        step = Step(EventType.REPEAT_NAMED, own, person, own, subject_id=subject.id, reason=reason.value)
        append_event(database, case, step, now)
        record(database, access.actor, Verb.REPEAT_NAMED, now, case=case, subject_id=case.id)
