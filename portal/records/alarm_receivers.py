"""Where a vendor's own systems hear of alarms, and what was sent there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id


class AlarmReceiver(Base):
    """One address of one organization, with the sealed secret that signs what is sent there."""

    __tablename__ = "alarm_receivers"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    address: Mapped[str]
    sealed_secret: Mapped[bytes]
    set_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    set_at: Mapped[datetime]


class AlarmMessage(Base):
    """One message on its way: a kind, a case's reference and instants, never content."""

    __tablename__ = "alarm_messages"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    body: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


def receiver_of(database: Session, organization_id: UUID) -> AlarmReceiver | None:
    """The address of this organization, if it set one."""
    return database.get(AlarmReceiver, organization_id)


def messages_to(database: Session, organization_id: UUID, limit: int = 20) -> Sequence[AlarmMessage]:
    """What was sent, or waits to be, the newest first."""
    return database.scalars(
        select(AlarmMessage)
        .where(AlarmMessage.organization_id == organization_id)
        .order_by(AlarmMessage.made_at.desc(), AlarmMessage.id.desc())
        .limit(limit)
    ).all()
