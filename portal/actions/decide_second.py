"""The second of two types the code: what the first decided is granted, or it is refused."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.carrying_out import carry_out
from portal.access.granting import Signing
from portal.access.levels import require_answered
from portal.access.link_access import LinkAccess
from portal.access.second_answers import SecondAnswer, agreed, refused, second_fingerprint
from portal.access.second_decisions import held_for, require_same
from portal.access.typed_codes import try_code
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.links import latest_code, revoke_links, use_link
from portal.vocabulary import Conflict, LinkPurpose


@dataclass(frozen=True)
class SecondOutcome:
    """Decided, with the customer's link into their own pages; or a wrong code and how many tries are left."""

    authorization: Authorization
    decided: bool
    tries_left: int = 0
    token: str = ""


def decide_second(
    database: Session,
    access: LinkAccess,
    answer: SecondAnswer,
    code: str,
    browser: str,
    instruments: Instruments,
    now: datetime,
) -> SecondOutcome:
    """Check the code against exactly this answer and carry out what the two decided.

    Raises:
        Conflict: decided already or anew, or the draft is not what the first agreed to.
        Invalid: the domain has not vouched for the list since the code was sent; then no try is counted.
    """
    held = held_for(database, access)
    kept = latest_code(database, access.link.id, now)
    if kept is None:
        return SecondOutcome(held.authorization, decided=False)
    if answer.agrees:
        require_answered(database, held.mandate, kept.created_at)
        require_same(database, held)
    left = try_code(database, instruments.keyring, kept, code, second_fingerprint(held, answer), browser)
    if left is not None:
        return SecondOutcome(held.authorization, decided=False, tries_left=left)
    kept.used_at = now
    if not use_link(database, access.link.id, now):
        raise Conflict("This was decided already.")
    revoke_links(database, held.first.id, LinkPurpose.SECOND_DECISION, now)
    decided = (
        agreed(database, access, held, answer, kept, now)
        if answer.agrees
        else refused(database, access, held, answer, kept)
    )
    signing = Signing(instruments.keyring, instruments.shred, instruments.log_name, now)
    token = carry_out(database, decided, signing, instruments.link)
    return SecondOutcome(held.authorization, decided=True, token=token)
