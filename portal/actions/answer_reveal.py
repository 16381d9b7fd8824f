"""An approver who is signed in decides about one hidden value; they have proved already who they are."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.deciding_reveals import RevealDecision, carry_out, waiting_reveal
from portal.access.reveal_levels import shown_signed_in
from portal.actions.instruments import Instruments
from portal.records.links import revoke_links
from portal.records.reveal_requests import RevealRequest
from portal.rules.authorization_terms import Assurance
from portal.vocabulary import LinkPurpose, Permission

_SIGNED_IN = "signed in"
"""What the log says of the way; behind it stands the level."""


def answer_reveal(
    database: Session, actor: Actor, request_id: UUID, *, allow: bool, instruments: Instruments, now: datetime
) -> RevealRequest:
    """Decide it, once; the link in the mail works no more.

    Raises:
        Refused: the actor's role does not decide for their organization, or this kind of data needs somebody
            whom its domain names and they are not.
        Missing: it is about data of another customer.
        Conflict: decided already, or cannot be any more.
    """
    actor.require(Permission.AUTHORIZATION_DECIDE)
    asked = waiting_reveal(database, request_id, actor.organization_id, now)
    level = shown_signed_in(database, asked, actor.email, now) if allow else Assurance.MAILBOX
    revoke_links(database, asked.id, LinkPurpose.REVEAL, now)
    decision = RevealDecision(allow, actor.name)
    assurance = f"{_SIGNED_IN}, {level.value}"
    carry_out(database, instruments.keyring, actor, asked, decision, assurance, instruments.link, now)
    return asked
