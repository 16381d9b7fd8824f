"""A queued job: nobody decided in time, or nobody opened the value in time; then there is nothing to open."""

from portal.access.portal_actor import portal_for
from portal.access.revealing import write_down
from portal.actions.work import Work
from portal.records.authorizations import Authorization
from portal.records.reveal_requests import RevealRequest, move
from portal.vocabulary import RevealState, Verb


def end_due_reveal(work: Work) -> None:
    """End it if its time is over; one that ended meanwhile is left as it is.

    Opening does not wait for this: it compares the time itself. Here the sealed value is deleted.
    """
    now = work.clock()
    with work.finishing() as database:
        found = database.get(RevealRequest, work.subject_id)
        if found is None:
            return
        database.get(Authorization, found.authorization_id, with_for_update={"read": True})
        until = {RevealState.ASKED: found.answer_until, RevealState.READY: found.open_until}.get(found.state)
        if until is None or until > now:
            return
        if move(database, found.id, found.state, RevealState.EXPIRED, now):
            write_down(database, portal_for(found.organization_id), Verb.REVEAL_EXPIRED, found, now)
