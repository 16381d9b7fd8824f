"""People who sign in, what they may do, and the ways in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.roads import BEFORE_SIGN_IN, by
from portal.vocabulary import Missing, Role


class Person(Base):
    """Somebody who signs in, for one organization."""

    __tablename__ = "people"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    totp_secret: Mapped[bytes | None]
    totp_last_step: Mapped[int] = mapped_column(default=0)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    theme: Mapped[str] = mapped_column(default="system")
    shortcuts: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    deactivated_at: Mapped[datetime | None]


class PersonRole(Base):
    """One role of one person."""

    __tablename__ = "person_roles"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class RecoveryCode(Base):
    """A code that stands in once for a lost second factor; kept as a hash."""

    __tablename__ = "recovery_codes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    code_hash: Mapped[bytes]
    used_at: Mapped[datetime | None]


class SignInSession(Base):
    """One browser in which a person is signed in. The cookie holds the token, this row its hash."""

    __tablename__ = "sign_in_sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    second_factor_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    client: Mapped[str] = mapped_column(default="")


def person_by_email(database: Session, email: str) -> Person | None:
    """The person with this address, if there is one; addresses are kept in lower case."""
    with by(database, BEFORE_SIGN_IN):  # An address is one person's among all organizations.
        return database.scalars(select(Person).where(Person.email == email.strip().lower())).first()


def person_of(database: Session, person_id: UUID) -> Person:
    """The person, or `Missing`."""
    found = database.get(Person, person_id)
    if found is None:
        raise Missing("There is no such person.")
    return found


def person_in(database: Session, organization_id: UUID, person_id: UUID) -> Person:
    """The person, if they are of this organization; otherwise `Missing`, as if there were nobody."""
    found = database.scalars(
        select(Person).where(Person.id == person_id, Person.organization_id == organization_id)
    ).first()
    if found is None:
        raise Missing("There is no such person.")
    return found


def people_of(database: Session, organization_id: UUID) -> Sequence[Person]:
    """Everybody of one organization, by name."""
    return database.scalars(
        select(Person).where(Person.organization_id == organization_id).order_by(Person.name)
    ).all()


def roles_of(database: Session, person_id: UUID) -> frozenset[Role]:
    """What this person does for their organization."""
    return frozenset(database.scalars(select(PersonRole.role).where(PersonRole.person_id == person_id)))


def roles_by_person(database: Session, organization_id: UUID) -> dict[UUID, list[Role]]:
    """What everybody of one organization does, by person."""
    rows = database.execute(
        select(PersonRole.person_id, PersonRole.role)
        .join(Person, Person.id == PersonRole.person_id)
        .where(Person.organization_id == organization_id)
        .order_by(PersonRole.role)
    )
    found: dict[UUID, list[Role]] = {}
    for person_id, role in rows:
        found.setdefault(person_id, []).append(role)
    return found


def people_counts(database: Session) -> dict[UUID, int]:
    """How many people of each organization can sign in."""
    rows = database.execute(
        select(Person.organization_id, func.count())
        .where(Person.deactivated_at.is_(None))
        .group_by(Person.organization_id)
    )
    return {row.organization_id: row[1] for row in rows}


def recovery_codes_made(database: Session, person_id: UUID) -> int:
    """How many recovery codes this person was ever given."""
    given = RecoveryCode.person_id == person_id
    return database.scalar(select(func.count()).select_from(RecoveryCode).where(given)) or 0


def recovery_codes_left(database: Session, person_id: UUID) -> int:
    """How many recovery codes this person can still use."""
    unused = (RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
    return database.scalar(select(func.count()).select_from(RecoveryCode).where(*unused)) or 0


def active_people_with(database: Session, organization_id: UUID, role: Role) -> Sequence[Person]:
    """Everybody of one organization who has this role and was not deactivated, by name."""
    return database.scalars(
        select(Person)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(
            Person.organization_id == organization_id,
            Person.deactivated_at.is_(None),
            PersonRole.role == role,
        )
        .order_by(Person.name)
    ).all()


def people_names(database: Session, organization_id: UUID | None = None) -> dict[UUID, str]:
    """Names by id, of one organization or of all."""
    query = select(Person.id, Person.name)
    if organization_id is not None:
        query = query.where(Person.organization_id == organization_id)
    return {row.id: row.name for row in database.execute(query)}


def live_session(database: Session, token_hash: bytes, now: datetime) -> SignInSession | None:
    """The session of this token, if it has neither ended nor expired."""
    return database.scalars(
        select(SignInSession).where(
            SignInSession.token_hash == token_hash,
            SignInSession.ended_at.is_(None),
            SignInSession.expires_at > now,
        )
    ).first()


def note_seen(database: Session, session_id: UUID, now: datetime) -> None:
    """Remember that this browser asked for something, for the list that its person sees."""
    database.execute(update(SignInSession).where(SignInSession.id == session_id).values(seen_at=now))


def live_sessions(database: Session, person_id: UUID, now: datetime) -> Sequence[SignInSession]:
    """All browsers in which this person is signed in now, last seen first."""
    return database.scalars(
        select(SignInSession)
        .where(
            SignInSession.person_id == person_id,
            SignInSession.ended_at.is_(None),
            SignInSession.expires_at > now,
        )
        .order_by(SignInSession.seen_at.desc())
    ).all()
