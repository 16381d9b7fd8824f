"""Capabilities that travel by mail: one purpose, expiring, kept as hashes; and codes typed by hand."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, select
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


def latest_code(database: Session, link_id: UUID, now: datetime) -> TypedCode | None:
    """The newest code of this link that can still be typed."""
    return database.scalars(
        select(TypedCode)
        .where(TypedCode.link_id == link_id, TypedCode.used_at.is_(None), TypedCode.expires_at > now)
        .order_by(TypedCode.created_at.desc())
        .limit(1)
    ).first()
