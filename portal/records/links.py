"""Capabilities that travel by mail: one purpose, expiring, kept as hashes; and codes typed by hand."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Select, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import LinkPurpose


class Link(Base):
    """What one link may be used for, by whom and until when. `subject_id` names the thing."""

    __tablename__ = "links"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    purpose: Mapped[LinkPurpose]
    email: Mapped[str]
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    case_id: Mapped[UUID | None]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Invitation(Base):
    """What an invitation offers; its link says to whom and for which organization."""

    __tablename__ = "invitations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    roles: Mapped[list[Any]]
    invited_by: Mapped[str]


class TypedCode(Base):
    """A code sent to a mailbox and typed by hand, bound to the exact draft it answers."""

    __tablename__ = "typed_codes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    link_id: Mapped[UUID] = mapped_column(ForeignKey("links.id"), index=True)
    code_hash: Mapped[bytes]
    bound_to: Mapped[str]
    browser_hash: Mapped[bytes]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


def link_of_token(database: Session, token_hash: bytes) -> Link | None:
    """The link whose token has this hash, usable or not."""
    return database.scalars(select(Link).where(Link.token_hash == token_hash)).first()


def lock_link(database: Session, link_id: UUID) -> None:
    """Let two who come with the same link take turns; on SQLite there is one writer anyway."""
    database.execute(select(Link.id).where(Link.id == link_id).with_for_update())


def invitation_of(database: Session, link: Link) -> Invitation:
    """What the invitation behind this link offers."""
    return database.scalars(select(Invitation).where(Invitation.id == link.subject_id)).one()


def use_link(database: Session, link_id: UUID, now: datetime) -> bool:
    """Use a single-use link up; False when somebody else was faster or it does not work any more."""
    used = database.execute(
        update(Link)
        .where(Link.id == link_id, Link.used_at.is_(None), Link.revoked_at.is_(None), Link.expires_at > now)
        .values(used_at=now)
        .returning(Link.id)
    ).first()
    return used is not None


def revoke_links(database: Session, subject_id: UUID, purpose: LinkPurpose, now: datetime) -> None:
    """Take back all links of one kind to one thing that nobody has used."""
    unused = (Link.used_at.is_(None), Link.revoked_at.is_(None))
    database.execute(
        update(Link)
        .where(Link.subject_id == subject_id, Link.purpose == purpose, *unused)
        .values(revoked_at=now)
    )


def open_invitations(database: Session, organization_id: UUID, now: datetime) -> Sequence[Link]:
    """Invitations of one organization that can still be accepted, newest first."""
    return database.scalars(_open_invitations(organization_id, now)).all()


def open_invitations_to(
    database: Session, organization_id: UUID, email: str, now: datetime
) -> Sequence[Link]:
    """The same, to one address."""
    return database.scalars(_open_invitations(organization_id, now).where(Link.email == email)).all()


def _open_invitations(organization_id: UUID, now: datetime) -> Select[Link]:
    return (
        select(Link)
        .where(
            Link.purpose == LinkPurpose.INVITATION,
            Link.organization_id == organization_id,
            Link.used_at.is_(None),
            Link.revoked_at.is_(None),
            Link.expires_at > now,
        )
        .order_by(Link.created_at.desc(), Link.id)
    )


def latest_code(database: Session, link_id: UUID, now: datetime) -> TypedCode | None:
    """The newest code of this link that can still be typed."""
    return database.scalars(
        select(TypedCode)
        .where(TypedCode.link_id == link_id, TypedCode.used_at.is_(None), TypedCode.expires_at > now)
        .order_by(TypedCode.created_at.desc())
        .limit(1)
    ).first()
