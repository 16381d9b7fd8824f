"""Alarms that cases raised, how far up the ladders each has come, and when each case is looked at again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.records.base import Base, new_id
from portal.records.cases import Case, cases_of
from portal.records.collaboration_requests import CollaborationRequest
from portal.rules.alarms import AlarmKind
from portal.vocabulary import CaseState, HolderKind, RequestState


class CaseAlarm(Base):
    """One alarm. Kind, subject and cause name it for good, so the same silence is raised once."""

    __tablename__ = "case_alarms"
    __table_args__ = (UniqueConstraint("case_id", "kind", "subject_id", "cause_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[AlarmKind]
    subject_id: Mapped[UUID]
    cause_at: Mapped[datetime]
    since: Mapped[datetime]
    organization_id: Mapped[UUID | None]
    raised_at: Mapped[datetime]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    acknowledged_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("organizations.id"))
    ended_at: Mapped[datetime | None]


class AlarmRung(Base):
    """One rung that one alarm reached under one agreement; the constraint lets nobody be told twice of it."""

    __tablename__ = "alarm_rungs"
    __table_args__ = (UniqueConstraint("alarm_id", "agreement_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    alarm_id: Mapped[UUID] = mapped_column(ForeignKey("case_alarms.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreements.id"))
    ladder_id: Mapped[UUID] = mapped_column(ForeignKey("escalation_ladders.id"))
    number: Mapped[int]
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    told: Mapped[int]
    reached_at: Mapped[datetime]


class CaseWatch(Base):
    """When a case was looked at for alarms, and when it must be again although nothing happens."""

    __tablename__ = "case_watches"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    looked_at: Mapped[datetime]
    look_again_at: Mapped[datetime]


def cases_to_watch(database: Session, now: datetime, after: UUID, limit: int) -> Sequence[UUID]:
    """Cases to look at, by id from `after` on: due, changed, or never looked at; and closed ones once."""
    due = or_(
        CaseWatch.case_id.is_(None),
        CaseWatch.look_again_at <= now,
        Case.last_event_at >= CaseWatch.looked_at,
    )
    raised = select(CaseAlarm.id).where(CaseAlarm.case_id == Case.id, CaseAlarm.ended_at.is_(None)).exists()
    query = (
        select(Case.id)
        .outerjoin(CaseWatch, CaseWatch.case_id == Case.id)
        .where(Case.id > after, or_(and_(Case.state != CaseState.CLOSED, due), and_(raised, due)))
    )
    return database.scalars(query.order_by(Case.id).limit(limit)).all()


def alarms_of(database: Session, case_id: UUID) -> Sequence[CaseAlarm]:
    """All alarms of a case, the oldest first."""
    return database.scalars(
        select(CaseAlarm).where(CaseAlarm.case_id == case_id).order_by(CaseAlarm.since, CaseAlarm.id)
    ).all()


def alarm_of(database: Session, case_id: UUID, alarm_id: UUID) -> CaseAlarm | None:
    """One alarm of this case, locked for whoever changes it, or nothing."""
    return database.scalars(
        select(CaseAlarm)
        .where(CaseAlarm.id == alarm_id, CaseAlarm.case_id == case_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def rungs_of(database: Session, alarm_ids: Sequence[UUID]) -> Sequence[AlarmRung]:
    """The rungs that these alarms reached, in the order of time."""
    return database.scalars(
        select(AlarmRung)
        .where(AlarmRung.alarm_id.in_(alarm_ids))
        .order_by(AlarmRung.reached_at, AlarmRung.number)
    ).all()


_STILL_SO = or_(
    and_(
        CaseAlarm.kind == AlarmKind.NOBODY_HOLDS,
        Case.holder_kind == HolderKind.NOBODY,
        Case.holder_since == CaseAlarm.cause_at,
    ),
    and_(CaseAlarm.kind == AlarmKind.SILENT, Case.last_event_at == CaseAlarm.cause_at),
    and_(CaseAlarm.kind == AlarmKind.PROMISE_MISSED, Case.next_update_at == CaseAlarm.cause_at),
    and_(
        CaseAlarm.kind == AlarmKind.UNANSWERED,
        select(CollaborationRequest.id)
        .where(
            CollaborationRequest.id == CaseAlarm.subject_id,
            CollaborationRequest.state == RequestState.ASKED,
            CollaborationRequest.due_at == CaseAlarm.cause_at,
        )
        .exists(),
    ),
)
"""What a page asks beside the row: the worker needs a minute to write down that an alarm is over."""

_STANDING = (
    CaseAlarm.ended_at.is_(None),
    Case.state != CaseState.CLOSED,
    Case.holder_kind != HolderKind.DONE,
    _STILL_SO,
)


def standing_alarms(database: Session, case_id: UUID) -> Sequence[CaseAlarm]:
    """The alarms of a case that are one at this moment, the oldest first."""
    return database.scalars(
        select(CaseAlarm)
        .join(Case, Case.id == CaseAlarm.case_id)
        .where(CaseAlarm.case_id == case_id, *_STANDING)
        .order_by(CaseAlarm.since, CaseAlarm.id)
    ).all()


def alarms_waiting_for(database: Session, organization_id: UUID) -> Sequence[tuple[CaseAlarm, Case]]:
    """Alarms that nobody took, of cases that nobody has or in which this organization is silent."""
    query = (
        cases_of(organization_id)
        .join(CaseAlarm, CaseAlarm.case_id == Case.id)
        .where(
            *_STANDING,
            CaseAlarm.acknowledged_at.is_(None),
            or_(
                CaseAlarm.kind == AlarmKind.NOBODY_HOLDS,
                and_(CaseAlarm.kind == AlarmKind.SILENT, CaseAlarm.organization_id == organization_id),
            ),
        )
        .with_only_columns(CaseAlarm, Case)
    )
    return [(alarm, case) for alarm, case in database.execute(query)]
