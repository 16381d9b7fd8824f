"""What answers between organizations consist of: a yes names an engineer and an instant, a no a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.permissions import ROLE_PERMISSIONS
from portal.access.plain_text import plain_text
from portal.records.people import Person, PersonRole
from portal.vocabulary import DeclineReason, FirstMessage, Invalid, Permission

LATEST_PROMISE = timedelta(days=92)
LONGEST_REASON = 1000
_ENGINEERS = [role for role, permissions in ROLE_PERMISSIONS.items() if Permission.CASE_WORK in permissions]


@dataclass(frozen=True)
class Yes:
    """Who takes it and when the others hear from them next (aware).

    `first_message` is None where nobody answers whether it held all that was needed: no confirmation.
    """

    engineer_id: UUID
    next_update_at: datetime
    first_message: FirstMessage | None = None

    @property
    def coded(self) -> str:
        """What was answered about the first message, as an event says it."""
        return "" if self.first_message is None else self.first_message.value


@dataclass(frozen=True)
class No:
    """Why not; the words are needed when the reason is "other"."""

    reason: DeclineReason
    words: str = ""


def engineers_of(database: Session, organization_id: UUID) -> Sequence[Person]:
    """Everybody of an organization who can work on cases now, by name."""
    can_work = select(PersonRole.person_id).where(PersonRole.role.in_(_ENGINEERS))
    return database.scalars(
        select(Person)
        .where(
            Person.organization_id == organization_id,
            Person.deactivated_at.is_(None),
            Person.id.in_(can_work),
        )
        .order_by(Person.name)
    ).all()


def check_yes(database: Session, organization_id: UUID, yes: Yes, now: datetime) -> None:
    """Stop unless the engineer works for this organization and the promise can be kept.

    Raises:
        Invalid: somebody else's engineer, or an instant that is past or too far away.
    """
    if yes.engineer_id not in {person.id for person in engineers_of(database, organization_id)}:
        raise Invalid("Choose an engineer of your own organization.", "engineer")
    check_promise(yes.next_update_at, now)


def check_promise(due_at: datetime, now: datetime) -> None:
    """Stop unless a promised update lies ahead and not too far.

    Raises:
        Invalid: past, or more than three months away.
    """
    if due_at <= now:
        raise Invalid("Choose a time in the future.", "next_update")
    if due_at > now + LATEST_PROMISE:
        raise Invalid("Choose a time within the next three months.", "next_update")


def checked_words(no: No) -> str:
    """The words of a no, fit to be read by the others.

    Raises:
        Invalid: they are missing where they are needed, too long, or name what must not stand there.
    """
    needed = no.reason is DeclineReason.OTHER
    if not no.words.strip() and not needed:
        return ""
    return plain_text(no.words, "words", "Your reason", LONGEST_REASON)
