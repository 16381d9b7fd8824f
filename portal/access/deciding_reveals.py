"""What the customer decides about one reveal request, by link or signed in: once, and what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.case_access import CaseAccess
from portal.access.revealing import FIND_ORIGINAL, write_down
from portal.access.telling import tell_who_asked
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.disclosures import Disclosure
from portal.records.jobs import enqueue
from portal.records.reveal_requests import RevealRequest, move
from portal.rules.authorization_record import reveals_by_giver
from portal.rules.steps import step
from portal.vault.keyring import KeyRing
from portal.vault.tokens import token_hash
from portal.vocabulary import AuthorizationState, Conflict, Invalid, Missing, Refused, RevealState, Verb

LONGEST_NAME = 120
_NONE = "There is no such request."
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
    found, authorization = _found(database, request_id)
    if authorization.customer_id != customer_id:
        raise Missing(_NONE)
    _require_open(found, authorization, now)
    return found


def waiting_for_giver(
    database: Session, access: CaseAccess, request_id: UUID, now: datetime
) -> RevealRequest:
    """The same for whoever gave the text, where the permission says that it may decide.

    Raises:
        Missing: the actor's organization did not give it, or not in this case.
        Refused: the customer keeps it to itself.
        Conflict: it was decided, its time is over, or the permission has ended.
    """
    found, authorization = _found(database, request_id)
    given = database.get_one(Disclosure, found.disclosure_id)
    if found.case_id != access.case.id or given.organization_id != access.organization_id:
        raise Missing(_NONE)
    if not reveals_by_giver(authorization.record):
        raise Refused("The customer decides about this, and has not left it to your company.")
    _require_open(found, authorization, now)
    return found


def _found(database: Session, request_id: UUID) -> tuple[RevealRequest, Authorization]:
    """A request with its permission, which is held so that it does not end meanwhile."""
    found = database.get(RevealRequest, request_id, populate_existing=True)
    if found is None:
        raise Missing(_NONE)
    authorization = database.get_one(
        Authorization, found.authorization_id, populate_existing=True, with_for_update={"read": True}
    )
    return found, authorization


def _require_open(found: RevealRequest, authorization: Authorization, now: datetime) -> None:
    if authorization.state is not AuthorizationState.GRANTED or authorization.not_after <= now:
        raise Conflict(_ENDED)
    if found.state is RevealState.ASKED and found.answer_until <= now:
        raise Conflict(_LATE)
    step(found.state, RevealState.REFUSED)


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
