"""The standing legal terms between vendors, and what each set for the other."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import DataCategory, Missing, Severity, Treatment


class Terms(Base):
    """One version of the legal text. The newest is the one that must be signed."""

    __tablename__ = "terms"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int] = mapped_column(unique=True)
    text: Mapped[str]
    sha256: Mapped[str]
    published_at: Mapped[datetime]


class Agreement(Base):
    """A pair of vendors who work together; `first_id` is the smaller id, so a pair stands once."""

    __tablename__ = "agreements"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    first_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    second_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    created_at: Mapped[datetime]


class Signature(Base):
    """Who signed which version for whom."""

    __tablename__ = "signatures"
    __table_args__ = (UniqueConstraint("agreement_id", "terms_id", "organization_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreements.id"), index=True)
    terms_id: Mapped[UUID] = mapped_column(ForeignKey("terms.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    sha256: Mapped[str]
    signed_at: Mapped[datetime]


class ResponseTime(Base):
    """How soon an organization answers requests of one severity under one agreement."""

    __tablename__ = "response_times"

    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    severity: Mapped[Severity] = mapped_column(primary_key=True)
    answer_minutes: Mapped[int]
    business_hours: Mapped[bool]


class Ceiling(Base):
    """The most that an organization lets out to a partner, per category, whatever a customer allows."""

    __tablename__ = "ceilings"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    category: Mapped[DataCategory] = mapped_column(primary_key=True)
    treatment: Mapped[Treatment]


def current_terms(database: Session) -> Terms | None:
    """The newest version of the legal text."""
    return database.scalars(select(Terms).order_by(Terms.number.desc()).limit(1)).first()


def agreement_between(database: Session, one: UUID, other: UUID) -> Agreement | None:
    """The agreement of this pair, in whichever order they are named."""
    first, second = sorted((one, other))
    return database.scalars(
        select(Agreement).where(Agreement.first_id == first, Agreement.second_id == second)
    ).first()


def agreements_of(database: Session, organization_id: UUID) -> Sequence[Agreement]:
    """All agreements that this vendor is one side of, newest first."""
    return database.scalars(
        select(Agreement)
        .where(or_(Agreement.first_id == organization_id, Agreement.second_id == organization_id))
        .order_by(Agreement.created_at.desc())
    ).all()


def signatures_of(database: Session, agreement_id: UUID) -> Sequence[Signature]:
    """All signatures under one agreement, oldest first."""
    return database.scalars(
        select(Signature).where(Signature.agreement_id == agreement_id).order_by(Signature.signed_at)
    ).all()


def signed_by(database: Session, agreement_id: UUID, terms_id: UUID, organization_id: UUID) -> bool:
    """Whether this organization signed this version under this agreement."""
    found = database.scalars(
        select(Signature.id).where(
            Signature.agreement_id == agreement_id,
            Signature.terms_id == terms_id,
            Signature.organization_id == organization_id,
        )
    ).first()
    return found is not None


def organizations_with_agreements(database: Session) -> set[UUID]:
    """All vendors who signed with somebody."""
    pairs = database.execute(select(Agreement.first_id, Agreement.second_id))
    return {side for pair in pairs for side in pair}


def all_terms(database: Session) -> Sequence[Terms]:
    """Every version of the legal text, newest first."""
    return database.scalars(select(Terms).order_by(Terms.number.desc())).all()


def terms_numbered(database: Session, number: int) -> Terms:
    """One version of the legal text, or `Missing`."""
    found = database.scalars(select(Terms).where(Terms.number == number)).first()
    if found is None:
        raise Missing("There is no such version of the terms.")
    return found


def in_force(database: Session, one: UUID, other: UUID) -> bool:
    """Whether both vendors signed the newest terms. An organization needs no agreement with itself."""
    if one == other:
        return True
    terms = current_terms(database)
    agreement = agreement_between(database, one, other)
    if terms is None or agreement is None:
        return False
    signed = set(
        database.scalars(
            select(Signature.organization_id).where(
                Signature.agreement_id == agreement.id, Signature.terms_id == terms.id
            )
        )
    )
    return {one, other} <= signed


def vendors_in_force_with(database: Session, organization_id: UUID) -> set[UUID]:
    """All vendors with whom this one has an agreement in force: both signed the newest terms."""
    terms = current_terms(database)
    if terms is None:
        return set()
    signed: dict[UUID, set[UUID]] = {}
    rows = database.execute(
        select(Signature.agreement_id, Signature.organization_id)
        .join(Agreement, Agreement.id == Signature.agreement_id)
        .where(
            Signature.terms_id == terms.id,
            or_(Agreement.first_id == organization_id, Agreement.second_id == organization_id),
        )
    )
    for row in rows:
        signed.setdefault(row.agreement_id, set()).add(row.organization_id)
    return {one for both in signed.values() if organization_id in both for one in both} - {organization_id}


def response_times_of(database: Session, agreement_id: UUID, organization_id: UUID) -> Sequence[ResponseTime]:
    """How soon this organization answers under this agreement."""
    return database.scalars(
        select(ResponseTime).where(
            ResponseTime.agreement_id == agreement_id, ResponseTime.organization_id == organization_id
        )
    ).all()


def ceiling_of(database: Session, organization_id: UUID, partner_id: UUID) -> dict[DataCategory, Treatment]:
    """What was set; a category that was not set is left to the default of the action that asks."""
    rows = database.scalars(
        select(Ceiling).where(Ceiling.organization_id == organization_id, Ceiling.partner_id == partner_id)
    )
    return {row.category: row.treatment for row in rows}
