"""May whoever holds this link do this? Links grant one thing, to one mailbox, for a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.links import Link, link_of_token
from portal.records.organizations import organization_of
from portal.vault.tokens import token_hash
from portal.vocabulary import Gone, LinkPurpose, Missing

_UNKNOWN = "This link does not work. Ask the people who sent it for a new one."


class WhyGone(StrEnum):
    """Why a link that was once good works no more."""

    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


_USED: Mapping[LinkPurpose, str] = MappingProxyType(
    {
        LinkPurpose.INVITATION: "This invitation was used: an account was made with it. Sign in with that "
        "account. If it was not you, tell the administrator who invited you.",
        LinkPurpose.AUTHORIZATION: "This was decided already, and a decision is made once. The newest mail "
        "about your permissions has the link to them: there you see what you allowed, and can withdraw it.",
        LinkPurpose.SECOND_DECISION: "This was decided already, and a decision is made once. The newest mail "
        "about your permissions has the link to them.",
        LinkPurpose.REVEAL: "This was decided already, and a decision is made once. Your page of permissions "
        "shows what was asked, what you decided, and whether the value was opened.",
    }
)
_WITHDRAWAL_IS_OVER = "This link worked for a day. Have a new one sent to your mailbox."
_SENTENCES: Mapping[WhyGone, str] = MappingProxyType(
    {
        WhyGone.USED: "This link was used already, and works once only. Ask the company that sent it for a "
        "new one.",
        WhyGone.REVOKED: "This link was taken back, or a newer one was sent in its place. Look for a newer "
        "message from the same company, or ask them for a new link.",
        WhyGone.EXPIRED: "The time of this link is over. Ask the company that sent it for a new one.",
    }
)


@dataclass(frozen=True)
class LinkAccess:
    """Proof that a live link for this purpose was shown."""

    link: Link
    actor: Actor


@dataclass(frozen=True)
class OldLink:
    """A link for this purpose was shown that was once good, and why it works no more."""

    link: Link
    actor: Actor
    because: WhyGone


def enter_link(
    database: Session, token: str, purpose: LinkPurpose, now: datetime, *, client: str = "", address: str = ""
) -> LinkAccess:
    """Take a link's token for what it is worth.

    Raises:
        Missing: unknown, or for something else; the sentence is the same.
        Gone: it was good once. Whoever holds it had the mail, so they are told why, and nothing of a case.
    """
    link = _known(database, token, purpose)
    because = why_gone(link, now)
    if because is WhyGone.USED and purpose in _USED:
        raise Gone(_USED[purpose])
    if because is WhyGone.EXPIRED and purpose is LinkPurpose.WITHDRAWAL:
        raise Gone(_WITHDRAWAL_IS_OVER)
    if because is not None:
        raise Gone(_SENTENCES[because])
    return LinkAccess(link, _holder(database, link, client, address))


def old_link(
    database: Session, token: str, purpose: LinkPurpose, now: datetime, *, client: str = "", address: str = ""
) -> OldLink | None:
    """The link that `enter_link` called gone; None when it is a live one after all.

    Raises:
        Missing: unknown, or for something else.
    """
    link = _known(database, token, purpose)
    because = why_gone(link, now)
    return None if because is None else OldLink(link, _holder(database, link, client, address), because)


def why_gone(link: Link, now: datetime) -> WhyGone | None:
    """Why the link works no more, what people did to it before what time did; None while it is live."""
    if link.used_at is not None:
        return WhyGone.USED
    if link.revoked_at is not None and link.revoked_at < link.expires_at:
        return WhyGone.REVOKED
    return WhyGone.EXPIRED if link.expires_at <= now else None


def _known(database: Session, token: str, purpose: LinkPurpose) -> Link:
    link = link_of_token(database, token_hash(token))
    if link is None or link.purpose is not purpose:
        raise Missing(_UNKNOWN)
    return link


def _holder(database: Session, link: Link, client: str, address: str) -> Actor:
    organization = organization_of(database, link.organization_id)
    return Actor(
        organization_id=organization.id,
        person_id=None,
        name=link.email,
        email=link.email,
        time_zone=organization.time_zone,
        client=client,
        address=address,
    )
