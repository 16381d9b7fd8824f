"""What happened to a case, in order, with who must act next after each step. Appended only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import ForeignKey, Table, UniqueConstraint, bindparam, func, insert, select, update
from sqlalchemy.event import listens_for
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from portal.measures.timeline import TimelineEvent
from portal.records.base import Base, new_id
from portal.records.cases import Case
from portal.records.facts import fold_in
from portal.rules.holders import NOBODY, Holder, HolderEvent, holder_after
from portal.rules.promises import Promise, promise_after
from portal.vocabulary import CaseState, EventType, HolderKind


class CaseEvent(Base):
    """One step. `number` is dense per case and given here, so ties in time break no order."""

    __tablename__ = "case_events"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    type: Mapped[EventType]
    at: Mapped[datetime] = mapped_column(index=True)
    organization_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    from_id: Mapped[UUID | None]
    to_id: Mapped[UUID | None]
    subject_id: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime | None]
    holder_kind: Mapped[HolderKind]
    holder_organization_id: Mapped[UUID | None]


_EVENTS = cast("Table", CaseEvent.__table__)
_END = select(func.max(_EVENTS.c.number), func.max(_EVENTS.c.at)).where(
    _EVENTS.c.case_id == bindparam("case_id")
)
"""Made once and asked of the table: it is asked with each event."""
_ADD, _NAMES = insert(_EVENTS), tuple(column.name for column in _EVENTS.c)
_CASES = cast("Table", Case.__table__)
_TURN = update(_CASES).where(_CASES.c.id == bindparam("of_case"))


@dataclass(frozen=True)
class Step:
    """What an action says happened; the number and the holder are added on appending."""

    type: EventType
    organization_id: UUID | None = None
    person_id: UUID | None = None
    from_id: UUID | None = None
    to_id: UUID | None = None
    subject_id: UUID | None = None
    reason: str = ""
    due_at: datetime | None = None


def append_event(database: Session, case: Case, step: Step, now: datetime) -> CaseEvent:
    """Add one step and turn the case's holder and promise with it. The case row is locked first."""
    _lock(database, case)
    last, last_at = _end_of(database, case.id)
    before = Holder(case.holder_kind, case.holder_organization_id)
    after = holder_after(
        before if last else NOBODY,
        HolderEvent(step.type, step.organization_id, step.from_id, step.to_id),
    )
    event = CaseEvent(
        id=new_id(),
        case_id=case.id,
        number=last + 1,
        at=now,
        holder_kind=after.kind,
        holder_organization_id=after.organization_id,
        **vars(step),
    )
    turned = {"last_event_at": now, **_promised(case, step)}
    if after != before or not last:
        turned |= {
            "holder_kind": after.kind,
            "holder_organization_id": after.organization_id,
            "holder_since": now,
        }
    connection = database.connection()
    connection.execute(_TURN, {**turned, "of_case": case.id})
    connection.execute(_ADD, {name: getattr(event, name) for name in _NAMES})
    fold_in(database, measured(event), last_at, lambda: _measured_events(database, case.id))
    for name, value in turned.items():
        set_committed_value(case, name, value)
    return event


@listens_for(Session, "after_soft_rollback")
def _read_anew(database: Session, taken_back: SessionTransaction) -> None:
    """After a part of the work was taken back, no case may go on saying what it said meanwhile."""
    if taken_back.nested:
        for one in database.identity_map.values():
            if isinstance(one, Case):
                database.expire(one)


def _lock(database: Session, case: Case) -> None:
    """Let nobody else append meanwhile. On SQLite whoever writes is alone: what was read still holds."""
    if database.get_bind().dialect.name == "sqlite":
        database.flush()
    else:
        database.refresh(case, with_for_update=True)


def _measured_events(database: Session, case_id: UUID) -> Sequence[TimelineEvent]:
    return [measured(one) for one in events_of(database, case_id)]


def _end_of(database: Session, case_id: UUID) -> tuple[int, datetime | None]:
    """The highest number of a case's events, 0 for none, and their latest instant."""
    number, at = database.connection().execute(_END, {"case_id": case_id}).one()
    return number or 0, at


def measured(event: CaseEvent) -> TimelineEvent:
    """One event as the measures see it; it has no free text, and neither has this."""
    return TimelineEvent(
        case_id=event.case_id,
        seq=event.number,
        type=event.type,
        at=event.at,
        actor_organization_id=event.organization_id,
        from_organization_id=event.from_id,
        to_organization_id=event.to_id,
        holder_kind=event.holder_kind,
        holder_organization_id=event.holder_organization_id,
        reason=event.reason or None,
        due_at=event.due_at,
    )


def _promised(case: Case, step: Step) -> dict[str, object]:
    """The columns of the promise that holds after the step, where it is another one."""
    before = None
    if case.promised_by_id is not None and case.next_update_at is not None:
        before = Promise(case.promised_by_id, case.next_update_at)
    after = promise_after(before, step.type, step.organization_id, step.due_at)
    if after == before:
        return {}
    return {
        "next_update_at": after.due_at if after else None,
        "promised_by_id": after.organization_id if after else None,
    }


def events_of(database: Session, case_id: UUID) -> Sequence[CaseEvent]:
    """The whole timeline of a case, in its order."""
    return database.scalars(
        select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.number)
    ).all()


def has_happened(database: Session, case_id: UUID, kind: EventType, subject_id: UUID) -> bool:
    """Whether the timeline of a case says this of a thing."""
    about = CaseEvent.case_id == case_id, CaseEvent.type == kind, CaseEvent.subject_id == subject_id
    return database.scalars(select(CaseEvent.id).where(*about).limit(1)).first() is not None


def open_wait(database: Session, case_id: UUID) -> CaseEvent | None:
    """The newest wait of a case, if it has not ended and nobody took the case out of it meanwhile."""
    last = database.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id == case_id, CaseEvent.type.in_((EventType.WAIT_BEGUN, EventType.WAIT_ENDED)))
        .order_by(CaseEvent.number.desc())
        .limit(1)
    ).first()
    case = database.get_one(Case, case_id)
    if last is None or last.type is EventType.WAIT_ENDED or case.state is not CaseState.OPEN:
        return None
    awaited = (last.holder_kind, last.holder_organization_id)
    return last if awaited == (case.holder_kind, case.holder_organization_id) else None
