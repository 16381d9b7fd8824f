"""The customer did not answer in time. That is written down as silence and never as success."""

from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.actions.work import Work
from portal.records.cases import case_of, lock_case
from portal.records.resolutions import resolution_of
from portal.records.timeline import Step, append_event
from portal.rules.steps import step
from portal.vocabulary import CaseState, EventType, ResolutionState, Verb


def record_silence(work: Work) -> None:
    """Put the case before the proposer again, unless the customer answered or the case was closed."""
    now = work.clock()
    with work.finishing() as database:
        resolution = resolution_of(database, work.subject_id)
        case = case_of(database, resolution.case_id)
        lock_case(database, case)
        database.refresh(resolution)
        if resolution.state is not ResolutionState.PROPOSED:
            return
        resolution.state = step(resolution.state, ResolutionState.SILENT)
        database.flush()
        happened = Step(
            EventType.RESOLUTION_SILENT, from_id=resolution.organization_id, subject_id=resolution.id
        )
        append_event(database, case, happened, now)
        case.state = step(case.state, CaseState.OPEN)
        portal = portal_for(resolution.organization_id)
        record(database, portal, Verb.RESOLUTION_SILENT, now, case=case, subject_id=resolution.id)
