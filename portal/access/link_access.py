"""May whoever holds this link do this? Links grant one thing, to one mailbox, for a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.links import Link, link_of_token
from portal.records.organizations import organization_of
from portal.vault.tokens import token_hash
from portal.vocabulary import LinkPurpose, Missing

_GONE = "This link does not work any more. Ask the people who sent it for a new one."


@dataclass(frozen=True)
class LinkAccess:
    """Proof that a live link for this purpose was shown."""

    link: Link
    actor: Actor


def enter_link(
    database: Session, token: str, purpose: LinkPurpose, now: datetime, *, client: str = "", address: str = ""
) -> LinkAccess:
    """Take a link's token for what it is worth.

    Raises:
        Missing: unknown, for something else, expired, used up or revoked; the sentence is the same.
    """
    link = link_of_token(database, token_hash(token))
    if link is None or link.purpose is not purpose or not is_live(link, now):
        raise Missing(_GONE)
    organization = organization_of(database, link.organization_id)
    actor = Actor(
        organization_id=organization.id,
        person_id=None,
        name=link.email,
        email=link.email,
        time_zone=organization.time_zone,
        client=client,
        address=address,
    )
    return LinkAccess(link=link, actor=actor)


def is_live(link: Link, now: datetime) -> bool:
    """Whether the link still works."""
    return link.used_at is None and link.revoked_at is None and link.expires_at > now
