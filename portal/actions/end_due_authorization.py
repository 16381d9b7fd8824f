"""A permission's time is over, or nobody answered in time: it ends by itself."""

from datetime import datetime

from portal.access.actors import Actor
from portal.access.ending import end_authorization
from portal.access.granting import answer_due_at
from portal.actions.work import Work
from portal.records.authorizations import Authorization
from portal.vocabulary import AuthorizationState

_ENDS_AS = {
    AuthorizationState.GRANTED: AuthorizationState.EXPIRED,
    AuthorizationState.REQUESTED: AuthorizationState.LAPSED,
}


def end_due_authorization(work: Work) -> None:
    """End it if its time is over; one that ended meanwhile is left as it is.

    Reads do not wait for this: coverage compares the time at each one. Here the key is destroyed.
    """
    with work.finishing() as database:
        found = database.get(Authorization, work.subject_id, with_for_update=True)
        if found is None or found.state not in _ENDS_AS or _ends_at(found) > work.clock():
            return
        portal = Actor(organization_id=found.customer_id, person_id=None, name="Entente", email="")
        shred = work.instruments.shred
        end_authorization(database, shred, portal, found, _ENDS_AS[found.state], work.clock())


def _ends_at(authorization: Authorization) -> datetime:
    granted = authorization.state is AuthorizationState.GRANTED
    return authorization.not_after if granted else answer_due_at(authorization)
