"""Tell engineers that something happened in a case of theirs: a sentence and a link, no content."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import engineers_of
from portal.access.sending import send_notice, tell_people
from portal.records.cases import Case, participant_of, participants_of
from portal.records.people import Person, person_of
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


def tell_who_asked(
    database: Session,
    keyring: KeyRing,
    case: Case,
    person_id: UUID,
    happened: str,
    link: Callable[[str], str],
    now: datetime,
) -> None:
    """Queue a message to whoever asked, offered or proposed: `happened` says that, and not what, it is.

    Where that person has left, whoever their organization names on the case is told, and where nobody
    is named either, all of its engineers: an answer is never read by nobody.
    """
    tell_people(
        database,
        keyring,
        _who_reads_for(database, case, person_of(database, person_id)),
        f"Case {case.reference}: {happened}",
        f"Sign in to read it:\n{link(f'/cases/{case.id}')}\n",
        now,
    )


def _who_reads_for(database: Session, case: Case, asker: Person) -> Sequence[Person]:
    colleagues = engineers_of(database, asker.organization_id)
    place = participant_of(database, case.id, asker.organization_id)
    for wanted in (asker.id, place.engineer_id if place else None):
        if found := [one for one in colleagues if one.id == wanted]:
            return found
    return colleagues
