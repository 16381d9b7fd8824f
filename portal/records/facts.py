"""Facts of the timeline as rows, which change in the transaction of the event that changes them.

A nightly replay makes them anew from the events and compares row for row (portal/access/replaying.py).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    Insert,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.measures.facts import ABOUT_OFFERS, CaseState, HoldFact, OfferFact, fold, replay
from portal.measures.offers import OfferKind, Outcome
from portal.measures.timeline import TimelineEvent
from portal.records.base import Base, new_id
from portal.vocabulary import HolderKind

Facts = tuple[list[HoldFact], list[OfferFact]]


class HoldRow(Base):
    """Who held a case from when to when (None: still); keyed by the event that began it."""

    __tablename__ = "hold_facts"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[HolderKind]
    organization_id: Mapped[UUID | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class OfferRow(Base):
    """An offer and what became of it (`ended_at` None: still open); keyed by the event that made it."""

    __tablename__ = "offer_facts"
    __table_args__ = (
        Index("ix_offer_facts_pair", "from_organization_id", "to_organization_id", "offered_at"),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[OfferKind]
    from_organization_id: Mapped[UUID]
    to_organization_id: Mapped[UUID]
    offered_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[Outcome]
    reason: Mapped[str | None]
    asked_again: Mapped[int]


class FactCheck(Base):
    """One comparison of all facts with the events: how many cases differed, which were then made anew."""

    __tablename__ = "fact_checks"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    checked_at: Mapped[datetime] = mapped_column(index=True)
    cases: Mapped[int]
    rows: Mapped[int]
    differing: Mapped[int]


# Asked of the tables and not of the mapped classes: with each event, and several times as fast.
_HELD, _MADE = cast("Table", HoldRow.__table__), cast("Table", OfferRow.__table__)
_LAST_HOLDS = (
    select(*(_HELD.c[name] for name in HoldFact.__dataclass_fields__))
    .where(_HELD.c.case_id == bindparam("case_id"))
    .order_by(_HELD.c.seq.desc())
    .limit(2)
)
_OPEN_OFFERS = (
    select(*(_MADE.c[name] for name in OfferFact.__dataclass_fields__))
    .where(_MADE.c.case_id == bindparam("case_id"), _MADE.c.outcome == Outcome.OPEN)
    .order_by(_MADE.c.seq)
)


@dataclass(frozen=True)
class _Statements:
    """How rows of one table are added and changed; made once, for making them costs more than using them."""

    add: Insert
    change: Update


def _statements(table: Table) -> _Statements:
    key = table.c.case_id == bindparam("of_case"), table.c.seq == bindparam("of_seq")
    return _Statements(insert(table), update(table).where(*key))


_HOLDS, _OFFERS = _statements(_HELD), _statements(_MADE)


def fold_in(
    database: Session,
    event: TimelineEvent,
    last_at: datetime | None,
    all_events: Callable[[], Sequence[TimelineEvent]],
) -> None:
    """Change the facts as `event` changes them; `last_at` is the latest instant of the case's earlier events.

    A case whose facts are missing (it is older than they are) gets them from `all_events`.
    """
    # By the connection, for a session looks at each question again; what it would flush is flushed already.
    connection, wanted = database.connection(), {"case_id": event.case_id}
    held = [_held(*row) for row in connection.execute(_LAST_HOLDS, wanted)] if last_at else []
    if last_at is not None and not held:
        put_facts(database, event.case_id, replay(all_events()))
        return
    asked = last_at is not None and event.type in ABOUT_OFFERS
    open_offers = [_offered(*row) for row in connection.execute(_OPEN_OFFERS, wanted)] if asked else []
    before = CaseState(
        last_seq=event.seq - 1,
        last_at=last_at,
        ended=held[1] if len(held) > 1 else None,
        current=held[0] if held else None,
        open_offers=tuple(open_offers),
    )
    _, changes = fold(before, event)
    for case_id, seq in changes.drop_holds:
        connection.execute(delete(_HELD).where(_HELD.c.case_id == case_id, _HELD.c.seq == seq))
    _put(connection, _HOLDS, changes.put_holds, {one.seq for one in held})
    _put(connection, _OFFERS, changes.put_offers, {one.seq for one in open_offers})


def _put(
    connection: Connection,
    into: _Statements,
    facts: Sequence[HoldFact] | Sequence[OfferFact],
    known: Collection[int],
) -> None:
    """Change the rows that are known already, and add the others."""
    for fact in facts:
        values = _values(fact)
        if fact.seq in known:
            key = {"of_case": values.pop("case_id"), "of_seq": values.pop("seq")}
            connection.execute(into.change, {**values, **key})
        else:
            connection.execute(into.add, values)


def facts_of(database: Session, case_id: UUID) -> Facts:
    """The rows of one case in the order of their numbers."""
    held = database.scalars(select(HoldRow).where(HoldRow.case_id == case_id).order_by(HoldRow.seq))
    made = database.scalars(select(OfferRow).where(OfferRow.case_id == case_id).order_by(OfferRow.seq))
    return list(map(_hold, held)), list(map(_offer, made))


def put_facts(database: Session, case_id: UUID, facts: Facts) -> None:
    """Put these rows in place of whatever there is for the case."""
    database.execute(delete(HoldRow).where(HoldRow.case_id == case_id))
    database.execute(delete(OfferRow).where(OfferRow.case_id == case_id))
    database.add_all(HoldRow(**_values(one)) for one in facts[0])
    database.add_all(OfferRow(**_values(one)) for one in facts[1])
    database.flush()


def last_check(database: Session) -> FactCheck | None:
    """The newest comparison, if there was one."""
    return database.scalars(select(FactCheck).order_by(FactCheck.checked_at.desc()).limit(1)).first()


def _held(*values: Any) -> HoldFact:
    return HoldFact(*values)


def _offered(*values: Any) -> OfferFact:
    return OfferFact(*values)


def _values(fact: HoldFact | OfferFact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fact.__dataclass_fields__}


def _hold(row: HoldRow) -> HoldFact:
    return HoldFact(row.case_id, row.seq, row.kind, row.organization_id, row.started_at, row.ended_at)


def _offer(row: OfferRow) -> OfferFact:
    return OfferFact(
        row.case_id,
        row.seq,
        row.kind,
        row.from_organization_id,
        row.to_organization_id,
        row.offered_at,
        row.ended_at,
        row.outcome,
        row.reason,
        row.asked_again,
    )
