"""What the customer's approver decides, as one value whose hash the typed code is bound to."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.access.drafting import Choice, everything_asked, terms_of
from portal.access.link_access import LinkAccess
from portal.records.authorizations import Authorization
from portal.rules.authorization_record import authorization_record
from portal.vault.receipts import receipt_hash
from portal.vault.tokens import token_hash
from portal.vocabulary import AuthorizationState, Conflict, Missing


@dataclass(frozen=True)
class Decision:
    """Grant exactly this choice, or refuse (no choice at all); who decides, in which position."""

    choice: Choice | None
    name: str
    position: str


def fingerprint(database: Session, authorization: Authorization, decision: Decision) -> str:
    """The hash of the exact draft that was on the screen, with the decision and who decides.

    Raises:
        Invalid: the choice names nobody, nothing, or more than was asked for.
    """
    shown = decision.choice or everything_asked(database, authorization)
    draft = receipt_hash(authorization_record(terms_of(database, authorization, shown)))
    word = "grant" if decision.choice else "refuse"
    return token_hash(f"{word}\n{draft}\n{decision.name}\n{decision.position}").hex()


def requested(database: Session, access: LinkAccess) -> Authorization:
    """The authorization behind the link, while it still waits for a decision."""
    found = database.get(Authorization, access.link.subject_id)
    if found is None or found.customer_id != access.link.organization_id:
        raise Missing("This request does not exist any more.")
    if found.state is not AuthorizationState.REQUESTED:
        raise Conflict("This was decided already.")
    return found
