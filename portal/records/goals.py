"""What an organization wants to reach with its support, and what it changed for it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.vocabulary import Missing

MOST_GOALS = 30


class Goal(Base):
    """One goal with the words of its chain; `target` is in the measure's own unit."""

    __tablename__ = "goals"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str]
    goal: Mapped[str]
    outcome: Mapped[str]
    measure_id: Mapped[str]
    target: Mapped[float]
    at_most: Mapped[bool]
    obstacle: Mapped[str]
    look_on: Mapped[date]
    set_at: Mapped[datetime]


class GoalChange(Base):
    """Something that was changed for a goal, in use from a day on."""

    __tablename__ = "goal_changes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id"), index=True)
    words: Mapped[str]
    used_from: Mapped[date]
    noted_at: Mapped[datetime]


def goal_of(database: Session, organization_id: UUID, goal_id: UUID) -> Goal:
    """This organization's own goal, or `Missing` for everybody else."""
    found = database.scalars(
        select(Goal).where(Goal.id == goal_id, Goal.organization_id == organization_id)
    ).first()
    if found is None:
        raise Missing("There is no such goal.")
    return found


def goals_of(database: Session, organization_id: UUID) -> Sequence[Goal]:
    """All goals of this organization, the one to be looked at next first."""
    return database.scalars(
        select(Goal).where(Goal.organization_id == organization_id).order_by(Goal.look_on, Goal.id)
    ).all()


def changes_of(database: Session, goal_id: UUID) -> Sequence[GoalChange]:
    """What was changed for a goal, in the order of time."""
    return database.scalars(
        select(GoalChange).where(GoalChange.goal_id == goal_id).order_by(GoalChange.used_from, GoalChange.id)
    ).all()


def newest_changes(database: Session, organization_id: UUID) -> dict[UUID, GoalChange]:
    """What was changed last for each goal of this organization."""
    kept = database.scalars(
        select(GoalChange)
        .join(Goal, Goal.id == GoalChange.goal_id)
        .where(Goal.organization_id == organization_id)
        .order_by(GoalChange.used_from, GoalChange.id)
    )
    return {one.goal_id: one for one in kept}


def remove_goal(database: Session, goal: Goal) -> None:
    """Remove a goal and its changes."""
    database.execute(delete(GoalChange).where(GoalChange.goal_id == goal.id))
    database.delete(goal)
