"""Tell the recipients' engineers that there is something to read: a sentence and a link, no content."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.sending import send_notice
from portal.records.cases import Case, participants_of
from portal.records.people import person_of
from portal.vault.keyring import KeyRing


def tell_recipients(
    database: Session,
    keyring: KeyRing,
    case: Case,
    recipient_ids: Collection[UUID],
    link: Callable[[str], str],
    now: datetime,
) -> None:
    """Queue one message to the engineer that each of these organizations named for the case."""
    for participant in participants_of(database, case.id):
        if participant.organization_id not in recipient_ids or participant.engineer_id is None:
            continue
        engineer = person_of(database, participant.engineer_id)
        if engineer.deactivated_at is not None:
            continue
        send_notice(
            database,
            keyring,
            engineer.email,
            f"Case {case.reference}: something new to read",
            f"There is something new for your organization. Sign in to read it:\n"
            f"{link(f'/cases/{case.id}')}\n",
            now,
        )
