"""Nobody answered when more urgency was asked for: after fourteen days that is written down, and it ends."""

from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.actions.work import Work
from portal.measures.escalations import ANSWER_WITHIN, open_escalations
from portal.records.cases import case_of, lock_case
from portal.records.timeline import Step, append_event, events_of, measured
from portal.vocabulary import CaseState, EventType, Verb


def end_due_escalation(work: Work) -> None:
    """End what nobody took up or declined in time. What was taken up is for the asker to end."""
    now = work.clock()
    with work.finishing() as database:
        case = case_of(database, work.subject_id)
        lock_case(database, case)
        if case.state is CaseState.CLOSED:
            return
        for one in open_escalations(measured(event) for event in events_of(database, case.id)):
            if one.taken_at is not None or one.asked_at + ANSWER_WITHIN > now:
                continue
            happened = Step(EventType.ESCALATION_EXPIRED, from_id=one.by_id, to_id=one.of_id)
            append_event(database, case, happened, now)
            portal, details = portal_for(one.by_id), {"with": str(one.of_id)}
            record(
                database, portal, Verb.ESCALATION_EXPIRED, now, case=case, subject_id=case.id, details=details
            )
