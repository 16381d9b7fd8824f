"""Codes that are typed by hand: sent to a mailbox, good for one exact decision in one browser, few tries."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.link_access import LinkAccess
from portal.access.sending import send_notice
from portal.records.links import TypedCode
from portal.vault.keyring import KeyRing
from portal.vault.tokens import new_code, same, shown, token_hash, typed

LIVES_FOR = timedelta(minutes=10)
MOST_TRIES = 5


def send_code(
    database: Session, keyring: KeyRing, access: LinkAccess, bound: str, browser: str, now: datetime
) -> TypedCode:
    """Keep a fresh code and queue its mail. `bound` is the fingerprint of the exact decision.

    `browser` is the secret of this browser's cookie.
    """
    code = new_code()
    row = TypedCode(
        link_id=access.link.id,
        code_hash=keyring.code_hash(code, bound.encode()),
        bound_to=bound,
        browser_hash=token_hash(browser),
        created_at=now,
        expires_at=now + LIVES_FOR,
    )
    database.add(row)
    database.flush()
    send_notice(
        database,
        keyring,
        access.link.email,
        "Your code for the decision",
        f"Type this code on the page where you decided:\n\n    {shown(code)}\n\n"
        "It works for ten minutes, once, and for exactly what you chose. If you did not ask for a code, "
        "somebody else opened your link: do nothing, and nothing happens.\n",
        now,
    )
    return row


def try_code(
    database: Session, keyring: KeyRing, kept: TypedCode | None, code: str, bound: str, browser: str
) -> int | None:
    """None for the right code; otherwise how many tries are left. Every try counts, also two at once."""
    if kept is None:
        return 0
    counted = database.execute(
        update(TypedCode)
        .where(TypedCode.id == kept.id, TypedCode.attempts < MOST_TRIES, TypedCode.used_at.is_(None))
        .values(attempts=TypedCode.attempts + 1)
        .returning(TypedCode.attempts)
    ).scalar()
    if counted is None:
        return 0
    right = same(keyring.code_hash(typed(code), bound.encode()), kept.code_hash)
    right = right and kept.bound_to == bound and same(token_hash(browser), kept.browser_hash)
    return None if right else MOST_TRIES - counted
