"""The approver has answered a reveal request: a code to be typed goes out, bound to exactly that answer."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.deciding_reveals import RevealDecision, reveal_fingerprint, waiting_reveal
from portal.access.link_access import LinkAccess
from portal.access.reveal_levels import require_named
from portal.access.typed_codes import send_code
from portal.actions.instruments import Instruments
from portal.records.links import TypedCode


def send_reveal_code(
    database: Session,
    access: LinkAccess,
    decision: RevealDecision,
    browser: str,
    instruments: Instruments,
    now: datetime,
) -> TypedCode:
    """Keep a fresh code and queue its mail. `browser` is the secret of this browser's cookie.

    Raises:
        Invalid: there is no name under it, or this mailbox cannot say yes to this kind of data.
        Conflict: it was decided already, or cannot be any more.
    """
    asked = waiting_reveal(database, access.link.subject_id, access.link.organization_id, now)
    decision.require_name()
    if decision.allow:
        require_named(database, asked, access.link.email, now)
    bound = reveal_fingerprint(asked, decision)
    return send_code(database, instruments.keyring, access, bound, browser, now)
