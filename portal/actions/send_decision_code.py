"""The approver has chosen: a code to be typed by hand goes to the mailbox, bound to exactly that choice."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.deciding import Decision, fingerprint, requested
from portal.access.link_access import LinkAccess
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.links import TypedCode
from portal.vault.tokens import new_code, shown, token_hash
from portal.vocabulary import Invalid

LIVES_FOR = timedelta(minutes=10)


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
        Invalid: the choice or the name cannot be used.
        Conflict: it was decided already.
    """
    authorization = requested(database, access)
    if not decision.name.strip() or not decision.position.strip():
        raise Invalid("Enter your name and what you are in your organization.", "name")
    bound = fingerprint(database, authorization, decision)
    code = new_code()
    row = TypedCode(
        link_id=access.link.id,
        code_hash=instruments.keyring.code_hash(code, bound.encode()),
        bound_to=bound,
        browser_hash=token_hash(browser),
        created_at=now,
        expires_at=now + LIVES_FOR,
    )
    database.add(row)
    database.flush()
    send_notice(
        database,
        instruments.keyring,
        access.link.email,
        "Your code for the decision",
        f"Type this code on the page where you decided:\n\n    {shown(code)}\n\n"
        "It works for ten minutes, once, and for exactly what you chose. If you did not ask for a code, "
        "somebody else opened your link: do nothing, and nothing happens.\n",
        now,
    )
    return row
