"""Cases and who takes part in them."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Select, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.organizations import Organization
from portal.vocabulary import CaseState, HolderKind, Missing, Place, Severity

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """What people say on the phone: eight random characters that nobody can count up."""
    drawn = "".join(secrets.choice(_CROCKFORD) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


class Case(Base):
    """One problem of one customer. Who holds it and what is promised is derived from its timeline.

    `severity_word` is what the opener calls it; everybody else reads the common severity in their own words.
    """

    __tablename__ = "cases"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    reference: Mapped[str] = mapped_column(unique=True, default=new_reference)
    title: Mapped[str]
    product: Mapped[str]
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    opener_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    opened_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    severity: Mapped[Severity]
    severity_word: Mapped[str] = mapped_column(default="")
    state: Mapped[CaseState]
    holder_kind: Mapped[HolderKind]
    holder_organization_id: Mapped[UUID | None]
    holder_since: Mapped[datetime]
    next_update_at: Mapped[datetime | None]
    promised_by_id: Mapped[UUID | None]
    last_event_at: Mapped[datetime]
    opened_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]


class Participant(Base):
    """An organization's place in one case, with its engineer there."""

    __tablename__ = "participants"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("organizations.id"), primary_key=True, index=True
    )
    place: Mapped[Place]
    engineer_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class Note(Base):
    """A note inside one organization: sealed, never disclosed, kept apart from messages."""

    __tablename__ = "notes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    sealed_text: Mapped[bytes]
    written_at: Mapped[datetime]


class CaseSecret(Base):
    """What makes pseudonyms of one case: its sealed secret and its sealed dictionary. Destroyed together."""

    __tablename__ = "case_secrets"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    sealed_secret: Mapped[bytes]
    sealed_dictionary: Mapped[bytes | None]
    changed_at: Mapped[datetime]


def case_of(database: Session, case_id: UUID) -> Case:
    """The case, or `Missing`. Pages go through access/case_access instead."""
    found = database.get(Case, case_id)
    if found is None:
        raise Missing("There is no such case.")
    return found


def lock_case(database: Session, case: Case) -> None:
    """Take one's turn: whoever changes something of a case first waits for whoever does so already."""
    database.refresh(case, with_for_update=True)


def participant_of(database: Session, case_id: UUID, organization_id: UUID) -> Participant | None:
    """This organization's present place in the case, if it has one."""
    found = database.get(Participant, (case_id, organization_id))
    return None if found is None or found.left_at is not None else found


def participants_of(database: Session, case_id: UUID) -> Sequence[Participant]:
    """Everybody who takes part now, in order of joining."""
    return database.scalars(
        select(Participant)
        .where(Participant.case_id == case_id, Participant.left_at.is_(None))
        .order_by(Participant.joined_at)
    ).all()


def cases_of(organization_id: UUID) -> Select[Any]:
    """The query of all cases that this organization takes part in: the only way to list cases."""
    return (
        select(Case)
        .join(Participant, Participant.case_id == Case.id)
        .where(Participant.organization_id == organization_id, Participant.left_at.is_(None))
    )


def notes_of(database: Session, case_id: UUID, organization_id: UUID) -> Sequence[Note]:
    """This organization's own notes on the case, oldest first."""
    return database.scalars(
        select(Note)
        .where(Note.case_id == case_id, Note.organization_id == organization_id)
        .order_by(Note.written_at, Note.id)
    ).all()


def customers_of(database: Session, organization_id: UUID) -> Sequence[Organization]:
    """The customers in whose cases this organization takes part, by name."""
    theirs = cases_of(organization_id).with_only_columns(Case.customer_id)
    return database.scalars(
        select(Organization).where(Organization.id.in_(theirs)).order_by(Organization.name)
    ).all()


def alike_cases(database: Session, case: Case, organization_id: UUID, most: int) -> Sequence[Case]:
    """Other cases of its customer that this organization works on: of the same product first, then by age."""
    theirs = cases_of(organization_id).where(
        Case.customer_id == case.customer_id, Case.id != case.id, Participant.place != Place.OBSERVER
    )
    return database.scalars(
        theirs.order_by(Case.product != case.product, Case.opened_at.desc(), Case.id).limit(most)
    ).all()


def case_by_reference(database: Session, reference: str) -> Case | None:
    """The case that people call so; they may write it in small letters."""
    return database.scalars(select(Case).where(Case.reference == reference.strip().upper())).first()
