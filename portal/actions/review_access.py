"""A compliance officer looks through who may see what; that too is written down."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.reviewing import AccessReview, access_review
from portal.records.organizations import organization_of
from portal.vocabulary import Permission, Verb


def review_access(database: Session, actor: Actor, now: datetime) -> AccessReview:
    """The access review of the actor's organization as it stands now.

    Raises:
        Refused: the actor's role does not include the log.
    """
    actor.require(Permission.AUDIT_SEARCH)
    found = access_review(database, organization_of(database, actor.organization_id), now)
    details = {"criteria": ["review"], "shown": len(found.findings)}
    record(database, actor, Verb.AUDIT_SEARCHED, now, details=details)
    return found
