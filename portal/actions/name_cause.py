"""Somebody says that a case repairs what another company in it left unfinished; the other side answers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.measures.causes import CauseOutcome, cause_of
from portal.records.cases import lock_case, participant_of
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import Conflict, EventType, Invalid, Permission, Place, Verb


def name_cause(database: Session, access: CaseAccess, left_by_id: UUID, now: datetime) -> None:
    """Name the company whose unfinished work is the cause.

    Raises:
        Invalid: it is one's own company, or one that does not work on this case.
        Conflict: the case is closed, or a cause is named that was not disputed.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    place = participant_of(database, access.case.id, left_by_id)
    if left_by_id == access.organization_id or place is None or place.place is Place.OBSERVER:
        raise Invalid("Choose another company that works on this case.", "left_by")
    standing = cause_of([measured(one) for one in events_of(database, access.case.id)], now)
    if standing is not None and standing.outcome is not CauseOutcome.DISPUTED:
        raise Conflict("A cause is named already. Look at the case again.")
    own = access.organization_id
    happened = Step(EventType.CAUSE_NAMED, own, access.actor.person, from_id=own, to_id=left_by_id)
    append_event(database, access.case, happened, now)
    record(
        database, access.actor, Verb.CAUSE_NAMED, now, case=access.case, subject_id=access.case.id,
        details={"left_by": str(left_by_id)},
    )  # fmt: skip
