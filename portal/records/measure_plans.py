"""What an organization decided about a measure: added to, never changed, so that what held before stays."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id

MOST_SHOWN = 50


class MeasurePlan(Base):
    """One decision. `target` is in the measure's own unit; `target_words` stand where no one figure does."""

    __tablename__ = "measure_plans"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    measure_id: Mapped[str]
    target: Mapped[float | None]
    at_most: Mapped[bool] = mapped_column(default=True)
    target_words: Mapped[str] = mapped_column(default="")
    obstacle: Mapped[str] = mapped_column(default="")
    act: Mapped[str] = mapped_column(default="")
    look_on: Mapped[date | None]
    decided_at: Mapped[datetime]


def plans_of(database: Session, organization_id: UUID, measure_id: str) -> Sequence[MeasurePlan]:
    """What was decided about one measure, newest first."""
    return database.scalars(
        select(MeasurePlan)
        .where(MeasurePlan.organization_id == organization_id, MeasurePlan.measure_id == measure_id)
        .order_by(MeasurePlan.decided_at.desc(), MeasurePlan.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def newest_plans(database: Session, organization_id: UUID) -> dict[str, MeasurePlan]:
    """What holds now, by measure."""
    kept = database.scalars(
        select(MeasurePlan)
        .where(MeasurePlan.organization_id == organization_id)
        .order_by(MeasurePlan.decided_at, MeasurePlan.id)
    )
    return {one.measure_id: one for one in kept}
