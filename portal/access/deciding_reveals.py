"""What the customer decides about one reveal request, by link or signed in: once, and what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.revealing import FIND_ORIGINAL, write_down
from portal.access.telling import tell_who_asked
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.jobs import enqueue
from portal.records.reveal_requests import RevealRequest, move
from portal.rules.steps import step
from portal.vault.keyring import KeyRing
from portal.vault.tokens import token_hash
from portal.vocabulary import AuthorizationState, Conflict, Invalid, Missing, RevealState, Verb

LONGEST_NAME = 120
_ENDED = "The permission under which this was given has ended, so nothing can be shown any more."
_LATE = "The time to decide this is over. The company can ask again."
ANSWERED = "the customer has decided about a hidden value"


@dataclass(frozen=True)
class RevealDecision:
    """Whether the asker may see the value, and who says so."""

    allow: bool
    name: str

    def require_name(self) -> None:
        """Stop unless somebody puts their name to it.

        Raises:
            Invalid: no name, or one that is none.
        """
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise Invalid("Enter your name.", "name")


def waiting_reveal(database: Session, request_id: UUID, customer_id: UUID, now: datetime) -> RevealRequest:
    """The request while this customer can still decide it; its permission does not end meanwhile.

    Raises:
        Missing: there is none of this customer.
        Conflict: it was decided, its time is over, or the permission has ended.
    """
    found = database.get(RevealRequest, request_id, populate_existing=True)
    authorization = None if found is None else _held(database, found.authorization_id)
    if found is None or authorization is None or authorization.customer_id != customer_id:
        raise Missing("There is no such request.")
    if authorization.state is not AuthorizationState.GRANTED or authorization.not_after <= now:
        raise Conflict(_ENDED)
    if found.state is RevealState.ASKED and found.answer_until <= now:
        raise Conflict(_LATE)
    step(found.state, RevealState.REFUSED)
    return found


def reveal_fingerprint(asked: RevealRequest, decision: RevealDecision) -> str:
    """What a typed code is bound to: this request, exactly this answer, and the name under it."""
    word = "allow" if decision.allow else "refuse"
    return token_hash(f"reveal {word}\n{asked.id}\n{asked.stand_in}\n{asked.reason}\n{decision.name}").hex()


def carry_out(
    database: Session,
    keyring: KeyRing,
    actor: Actor,
    asked: RevealRequest,
    decision: RevealDecision,
    assurance: str,
    link: Callable[[str], str],
    now: datetime,
) -> None:
    """Decide it, once, whoever else decides at the same moment. After a yes the value is looked for.

    Raises:
        Conflict: somebody else was faster.
    """
    state = RevealState.APPROVED if decision.allow else RevealState.REFUSED
    if not move(database, asked.id, RevealState.ASKED, state, now):
        raise Conflict("This was decided already.")
    database.refresh(asked)
    asked.decided_at, asked.decided_by = now, decision.name.strip()
    database.flush()
    verb = Verb.REVEAL_APPROVED if decision.allow else Verb.REVEAL_REFUSED
    personal = {"decided_by": asked.decided_by}
    write_down(database, actor, verb, asked, now, details={"assurance": assurance}, personal=personal)
    if decision.allow:
        enqueue(database, FIND_ORIGINAL, asked.id, now)
    else:
        case = case_of(database, asked.case_id)
        tell_who_asked(database, keyring, case, asked.person_id, ANSWERED, link, now)


def _held(database: Session, authorization_id: UUID) -> Authorization | None:
    return database.get(
        Authorization, authorization_id, populate_existing=True, with_for_update={"read": True}
    )
