"""The approver has chosen: a code to be typed by hand goes to the mailbox, bound to exactly that choice."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.deciding import Decision, fingerprint, requested
from portal.access.levels import require_reachable
from portal.access.link_access import LinkAccess
from portal.access.typed_codes import send_code
from portal.actions.instruments import Instruments
from portal.records.links import TypedCode
from portal.vocabulary import Invalid


def send_decision_code(
    database: Session,
    access: LinkAccess,
    decision: Decision,
    browser: str,
    instruments: Instruments,
    now: datetime,
) -> TypedCode:
    """Keep a fresh code and queue its mail. `browser` is the secret of this browser's cookie.

    Raises:
        Invalid: the choice or the name cannot be used, or this mailbox is not enough for the choice.
        Conflict: it was decided already.
    """
    authorization = requested(database, access)
    if not decision.name.strip() or not decision.position.strip():
        raise Invalid("Enter your name and what you are in your organization.", "name")
    bound = fingerprint(database, authorization, decision)
    require_reachable(database, authorization, access.link.email, decision.choice, now)
    return send_code(database, instruments.keyring, access, bound, browser, now)
