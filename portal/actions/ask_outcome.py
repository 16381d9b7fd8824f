"""A queued job: a week or a month after the customer's yes, the customer is asked whether it still works."""

from portal.access.asking_customers import Question, ask_by_link
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.actions.work import Work
from portal.measures.levels.outcomes import ANSWER_WITHIN
from portal.records.cases import case_of, lock_case
from portal.records.organizations import organization_of
from portal.records.outcome_checks import outcome_check_of
from portal.records.resolutions import resolutions_of
from portal.records.timeline import Step, append_event
from portal.vocabulary import CaseState, EventType, LinkPurpose, Verb

_STILL_SOLVED = (CaseState.RESOLVED, CaseState.CLOSED)


def ask_outcome(work: Work) -> None:
    """Mail the question, unless it was asked, the case is taken up again, or it was solved anew since."""
    now = work.clock()
    with work.finishing() as database:
        check = outcome_check_of(database, work.subject_id)
        case = case_of(database, check.case_id)
        lock_case(database, case)
        database.refresh(check)
        newest = resolutions_of(database, case.id)[-1]
        if check.asked_at is not None or case.state not in _STILL_SOLVED or newest.id != check.resolution_id:
            return
        check.asked_at = now
        vendor = organization_of(database, newest.organization_id)
        question = Question(
            LinkPurpose.OUTCOME,
            newest.customer_email,
            check.id,
            "Does it still work?",
            f"{check.day} days ago you said that your problem (case {case.reference}) is solved.\n\n"
            "Please say whether it still works.",
            "/still-working/",
        )
        tools = work.instruments
        ask_by_link(database, tools.keyring, case, question, tools.link, now, now + ANSWER_WITHIN)
        happened = Step(
            EventType.OUTCOME_ASKED, from_id=vendor.id, subject_id=check.id, reason=str(check.day)
        )
        append_event(database, case, happened, now)
        details = {"day": check.day}
        portal = portal_for(vendor.id)
        record(database, portal, Verb.OUTCOME_ASKED, now, case=case, subject_id=check.id, details=details)
