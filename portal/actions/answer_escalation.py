"""The company that was asked for more urgency takes it up or says no; the asker ends it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.measures.escalations import Escalation, open_escalations
from portal.records.cases import lock_case
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import Conflict, EventType, Permission, Verb


class EscalationAnswer(StrEnum):
    """What becomes of it. Whether it is done is for the one who asked to say."""

    TAKEN = "taken"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"


_A = EscalationAnswer
_BY_THE_ASKED = (_A.TAKEN, _A.DECLINED)
_SAYING: Mapping[EscalationAnswer, tuple[EventType, Verb]] = MappingProxyType(
    {
        _A.TAKEN: (EventType.ESCALATION_ACKNOWLEDGED, Verb.ESCALATION_ACKNOWLEDGED),
        _A.DECLINED: (EventType.ESCALATION_DECLINED, Verb.ESCALATION_DECLINED),
        _A.DONE: (EventType.ESCALATION_FULFILLED, Verb.ESCALATION_FULFILLED),
        _A.WITHDRAWN: (EventType.ESCALATION_WITHDRAWN, Verb.ESCALATION_WITHDRAWN),
    }
)


def answer_escalation(
    database: Session, access: CaseAccess, other_id: UUID, said: EscalationAnswer, now: datetime
) -> None:
    """Answer the other company's asking, or end one's own.

    Raises:
        Conflict: the case is closed, or nothing of the kind stands between the two companies.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    own = access.organization_id
    by_id, of_id = (other_id, own) if said in _BY_THE_ASKED else (own, other_id)
    standing = _standing(database, access, by_id, of_id)
    if standing is None or (said is _A.TAKEN and standing.taken_at is not None):
        raise Conflict("This went on meanwhile. Look at the case again.")
    event, verb = _SAYING[said]
    happened = Step(event, own, access.actor.person, from_id=by_id, to_id=of_id)
    append_event(database, access.case, happened, now)
    case, details = access.case, {"with": str(other_id)}
    record(database, access.actor, verb, now, case=case, subject_id=case.id, details=details)


def _standing(database: Session, access: CaseAccess, by_id: UUID, of_id: UUID) -> Escalation | None:
    events = [measured(one) for one in events_of(database, access.case.id)]
    return next((one for one in open_escalations(events) if (one.by_id, one.of_id) == (by_id, of_id)), None)
