"""The approver types the code: one hidden value may be seen, or not, exactly as it was shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.deciding_reveals import RevealDecision, reveal_fingerprint, waiting_reveal
from portal.access.link_access import LinkAccess
from portal.access.reveal_levels import shown_by_code
from portal.access.reveal_seconds import Answer, carry_out_together
from portal.access.typed_codes import try_code
from portal.actions.instruments import Instruments
from portal.records.links import latest_code, use_link
from portal.records.reveal_requests import RevealRequest
from portal.rules.authorization_terms import Assurance
from portal.vocabulary import Conflict


@dataclass(frozen=True)
class RevealOutcome:
    """Decided; or a wrong code and how many tries are left.

    `waits`: it was agreed to, and waits for a second of those who decide.
    """

    asked: RevealRequest
    decided: bool
    tries_left: int = 0
    waits: bool = False


def decide_reveal(
    database: Session,
    access: LinkAccess,
    decision: RevealDecision,
    code: str,
    browser: str,
    instruments: Instruments,
    now: datetime,
) -> RevealOutcome:
    """Check the code against exactly this answer and carry it out; the link is used up with it.

    Where two must agree, a first yes waits, and its link still says no.

    A wrong code is counted and does not raise: the count must be kept.

    Raises:
        Conflict: decided already, by whoever was faster or by this mailbox, or cannot be any more.
        Invalid: a yes needs more than was shown; then no try is counted.
    """
    asked = waiting_reveal(database, access.link.subject_id, access.link.organization_id, now)
    kept = latest_code(database, access.link.id, now)
    if kept is None:
        return RevealOutcome(asked, decided=False)
    level = Assurance.MAILBOX
    if decision.allow:
        level = shown_by_code(database, asked, access.link.email, kept.created_at)
    bound = reveal_fingerprint(asked, decision)
    left = try_code(database, instruments.keyring, kept, code, bound, browser)
    if left is not None:
        return RevealOutcome(asked, decided=False, tries_left=left)
    kept.used_at = now
    keyring, link = instruments.keyring, instruments.link
    answer = Answer(access.actor, access.link.email, decision, level.value)
    if not carry_out_together(database, keyring, asked, answer, link, now):
        return RevealOutcome(asked, decided=False, waits=True)
    if not use_link(database, access.link.id, now):
        raise Conflict("This was decided already.")
    return RevealOutcome(asked, decided=True)
