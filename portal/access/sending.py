"""Put a message on its way: sealed in the outbox, sent by the worker after the commit."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.records.base import new_id
from portal.records.jobs import enqueue
from portal.records.notices import Notice
from portal.records.people import Person
from portal.vault.keyring import KeyRing

DELIVER_NOTICE = "deliver_notice"
_NOWHERE = "@erased.invalid"


def address_of_nobody(made: UUID) -> str:
    """What stands in the place of an erased person's address; nothing is ever sent there."""
    return f"erased-{made}{_NOWHERE}"


def notice_context(notice: Notice) -> bytes:
    """What a sealed body is bound to: it opens for its own mailbox only."""
    return bindings.of_notice(notice.id, notice.email)


def tell_people(
    database: Session, keyring: KeyRing, people: Iterable[Person], subject: str, body: str, now: datetime
) -> None:
    """Queue the same message for several people, each to their own mailbox."""
    for person in people:
        if person.deactivated_at is None:
            send_notice(database, keyring, person.email, subject, body, now)


def send_notice(
    database: Session, keyring: KeyRing, email: str, subject: str, body: str, now: datetime
) -> Notice:
    """Queue one message. The body holds a sentence and a link or a code, never content of a case.

    What is for somebody who was erased is not sent, and counts as done.
    """
    notice = Notice(id=new_id(), email=email, subject=subject, created_at=now)
    if email.endswith(_NOWHERE):
        notice.sent_at = now
        database.add(notice)
        return notice
    notice.sealed_body = keyring.seal_value(body.encode(), notice_context(notice))
    database.add(notice)
    database.flush()
    enqueue(database, DELIVER_NOTICE, notice.id, now)
    return notice
