"""A queued job: a week or a month after the customer's yes, the customer is asked whether it still works."""

from portal.access.mailed_links import keep_link
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.work import Work
from portal.measures.levels.outcomes import ANSWER_WITHIN
from portal.records.cases import case_of, lock_case
from portal.records.links import Link
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
        link = Link(
            purpose=LinkPurpose.OUTCOME,
            email=newest.customer_email,
            organization_id=case.customer_id,
            case_id=case.id,
            subject_id=check.id,
            created_at=now,
            expires_at=now + ANSWER_WITHIN,
        )
        token = keep_link(database, link)
        send_notice(
            database,
            work.instruments.keyring,
            newest.customer_email,
            "Does it still work?",
            f"{check.day} days ago you said that your problem (case {case.reference}) is solved.\n\n"
            f"Please say whether it still works. It takes one click, no account, within fourteen days:\n"
            f"{work.instruments.link(f'/still-working/{token}')}\n",
            now,
        )
        happened = Step(
            EventType.OUTCOME_ASKED, from_id=vendor.id, subject_id=check.id, reason=str(check.day)
        )
        append_event(database, case, happened, now)
        details = {"day": check.day}
        portal = portal_for(vendor.id)
        record(database, portal, Verb.OUTCOME_ASKED, now, case=case, subject_id=check.id, details=details)
