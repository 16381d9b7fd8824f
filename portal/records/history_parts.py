"""The pieces of a history's log as they arrived, sealed for its organization, until it was measured."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base


class HistoryPart(Base):
    """One piece; numbers are dense from 0. Small ones lie in the row, large ones in an object."""

    __tablename__ = "history_parts"

    history_id: Mapped[UUID] = mapped_column(ForeignKey("histories.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    size: Mapped[int]
    object_key: Mapped[str | None]
    sealed_content: Mapped[bytes | None]
    envelope: Mapped[str]
    wrap: Mapped[str]


def parts_of_log(database: Session, history_id: UUID) -> Sequence[HistoryPart]:
    """The pieces in their order; none when the log was removed."""
    return database.scalars(
        select(HistoryPart).where(HistoryPart.history_id == history_id).order_by(HistoryPart.number)
    ).all()


def number_of_pieces(database: Session, history_id: UUID) -> int:
    """How many pieces have arrived, which is also the number of the next one."""
    counted = select(func.count()).select_from(HistoryPart).where(HistoryPart.history_id == history_id)
    return database.scalar(counted) or 0


def named_by_pieces(database: Session, object_keys: Collection[str]) -> set[str]:
    """Those of the keys that some piece of a history lies under."""
    named = select(HistoryPart.object_key).where(HistoryPart.object_key.in_(object_keys))
    return {key for key in database.scalars(named) if key is not None}


def remove_log(database: Session, history_id: UUID) -> None:
    """Let go of the bytes with the keys that open them; the sweeper takes the objects. The figures stay."""
    database.execute(delete(HistoryPart).where(HistoryPart.history_id == history_id))
