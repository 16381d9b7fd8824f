"""An approver who is signed in decides about one hidden value; they have proved already who they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.deciding_reveals import RevealDecision, waiting_reveal
from portal.access.reveal_levels import ask_domain_anew, shown_signed_in
from portal.access.reveal_seconds import Answer, carry_out_together
from portal.actions.instruments import Instruments
from portal.records.links import revoke_links
from portal.records.reveal_requests import RevealRequest
from portal.rules.authorization_terms import Assurance
from portal.vocabulary import LinkPurpose, Permission

_SIGNED_IN = "signed in"
"""What the log says of the way; behind it stands the level."""


_FIRST = "You agreed. It is shown when one more of those who decide agrees too; they were asked by mail."


@dataclass(frozen=True)
class AnsweredReveal:
    """The request; and what is still waited for, where the answer did not decide it."""

    asked: RevealRequest
    waits_for: str = ""


def answer_reveal(
    database: Session, actor: Actor, request_id: UUID, *, allow: bool, instruments: Instruments, now: datetime
) -> AnsweredReveal:
    """Decide it, once; the link in the mail works no more.

    A yes waits for the domain, where it was not asked just now, and for a second, where two must agree.

    Raises:
        Refused: the actor's role does not decide for their organization, or this kind of data needs somebody
            whom its domain names and they are not.
        Missing: it is about data of another customer.
        Conflict: decided already, also by the same person, or cannot be any more.
    """
    actor.require(Permission.AUTHORIZATION_DECIDE)
    asked = waiting_reveal(database, request_id, actor.organization_id, now)
    level = shown_signed_in(database, asked, actor.email, now) if allow else Assurance.MAILBOX
    if allow and (still := ask_domain_anew(database, asked, now)):
        return AnsweredReveal(asked, still)
    decision = RevealDecision(allow, actor.name)
    answer = Answer(actor, actor.email, decision, f"{_SIGNED_IN}, {level.value}")
    if not carry_out_together(database, instruments.keyring, asked, answer, instruments.link, now):
        return AnsweredReveal(asked, _FIRST)
    revoke_links(database, asked.id, LinkPurpose.REVEAL, now)
    return AnsweredReveal(asked)
