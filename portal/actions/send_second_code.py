"""The second of two has answered: a code to be typed by hand goes to their mailbox."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.levels import LOOK_UP_MANDATE
from portal.access.link_access import LinkAccess
from portal.access.second_answers import SecondAnswer, second_fingerprint
from portal.access.second_decisions import held_for, require_same
from portal.access.typed_codes import send_code
from portal.actions.instruments import Instruments
from portal.records.jobs import enqueue
from portal.records.links import TypedCode
from portal.vocabulary import Invalid


def send_second_code(
    database: Session,
    access: LinkAccess,
    answer: SecondAnswer,
    browser: str,
    instruments: Instruments,
    now: datetime,
) -> TypedCode:
    """Keep a fresh code and queue its mail. `browser` is the secret of this browser's cookie.

    Raises:
        Invalid: the name cannot be used.
        Conflict: it was decided already, or what was asked has changed.
    """
    held = held_for(database, access)
    if not answer.name.strip() or not answer.position.strip():
        raise Invalid("Enter your name and what you are in your organization.", "name")
    if answer.agrees:
        require_same(database, held)
        enqueue(database, LOOK_UP_MANDATE, held.mandate.id, now)
    bound = second_fingerprint(held, answer)
    return send_code(database, instruments.keyring, access, bound, browser, now)
