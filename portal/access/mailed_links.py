"""Links that go to a mailbox: only the mail holds the token, the table its hash."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.authorizations import Authorization
from portal.records.links import Link
from portal.vault.tokens import new_token, token_hash
from portal.vocabulary import LinkPurpose


def keep_link(database: Session, link: Link) -> str:
    """Keep a link that has no token yet, and return the token it was given."""
    token = new_token()
    link.token_hash = token_hash(token)
    database.add(link)
    database.flush()
    return token


def link_to_approver(
    authorization: Authorization, purpose: LinkPurpose, subject_id: UUID, now: datetime, until: datetime
) -> Link:
    """A link for the mailbox of whoever decides for the customer, to one thing under this permission."""
    return Link(
        purpose=purpose,
        email=authorization.approver_email,
        organization_id=authorization.customer_id,
        case_id=authorization.case_id,
        subject_id=subject_id,
        created_at=now,
        expires_at=until,
    )
