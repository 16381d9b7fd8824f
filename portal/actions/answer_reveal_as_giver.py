"""Whoever gave the text decides about one hidden value in it, where the customer leaves it to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.deciding_reveals import RevealDecision, carry_out, waiting_for_giver
from portal.access.reveal_levels import require_left_to_giver
from portal.actions.instruments import Instruments
from portal.records.links import revoke_links
from portal.records.reveal_requests import RevealRequest
from portal.vocabulary import LinkPurpose, Permission

_AS_GIVER = "giver"


def answer_reveal_as_giver(
    database: Session,
    access: CaseAccess,
    request_id: UUID,
    *,
    allow: bool,
    instruments: Instruments,
    now: datetime,
) -> RevealRequest:
    """Decide it, once; the customer's link works no more, and the entry says that the giver decided.

    Raises:
        Missing: the actor's organization did not give it.
        Refused: the customer keeps it to itself, or this kind of data; or the actor's role gives nothing.
        Conflict: decided already, or cannot be any more.
    """
    access.require(Permission.DISCLOSURE_CREATE)
    asked = waiting_for_giver(database, access, request_id, now)
    if allow:
        require_left_to_giver(database, asked)
    revoke_links(database, asked.id, LinkPurpose.REVEAL, now)
    decision = RevealDecision(allow, access.actor.name)
    carry_out(database, instruments.keyring, access.actor, asked, decision, _AS_GIVER, instruments.link, now)
    return asked
