"""Timelines and kept facts of many cases as columns of numbers, as the database gives them fastest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import numpy as np
from sqlalchemy import BigInteger, ColumnElement, String, Table, func, select, type_coerce
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from portal.measures.fact_columns.columns import (
    EVENT,
    HOLD,
    KINDS,
    OFFER,
    OFFER_KINDS,
    OUTCOMES,
    TYPES,
    Array,
    Book,
    FactColumns,
    rows_of,
)
from portal.records.base import UtcInstant
from portal.records.cases import Case
from portal.records.facts import HoldRow, OfferRow
from portal.records.timeline import CaseEvent

_EVENTS = cast("Table", CaseEvent.__table__)
_HOLDS, _OFFERS = cast("Table", HoldRow.__table__), cast("Table", OfferRow.__table__)


@dataclass(frozen=True)
class CasesRead:
    """Some cases in the order of their ids: their events (EVENT), and the facts that are kept of them.

    A case has in all of them the number of its place in `ids`.
    """

    ids: Sequence[UUID]
    events: Array
    kept: FactColumns


def cases_after(database: Session, after: UUID, most: int) -> CasesRead:
    """The first so many cases with an id after `after`, or fewer where there are no more."""
    ids = database.scalars(select(Case.id).where(Case.id > after).order_by(Case.id).limit(most)).all()
    if not ids:
        return CasesRead((), np.empty(0, EVENT), FactColumns(np.empty(0, HOLD), np.empty(0, OFFER)))
    reading = _Reading(database, after, ids[-1])
    return CasesRead(ids, reading.events(ids), reading.facts(ids))


class _Reading:
    """Reads the rows of cases between two ids, with one book for all names."""

    def __init__(self, database: Session, after: UUID, last: UUID) -> None:
        self.database, self.after, self.last = database, after, last
        self.server = database.get_bind().dialect.name == "postgresql"
        self.names = Book()

    def events(self, ids: Sequence[UUID]) -> Array:
        names = ("case_id", "number", "type", "at", "organization_id", "from_id", "to_id", "holder_kind")
        columns = self._columns(_EVENTS, (*names, "holder_organization_id", "reason"), "number")
        case, number, kind, at, *sides, held, holder, reason = columns
        return rows_of(
            EVENT,
            [
                self._cases(ids).numbers(case),
                np.array(number, "<i8"),
                _words(TYPES).numbers(kind),
                self._instants(at),
                *(self.names.numbers(one) for one in sides),
                _words(KINDS).numbers(held),
                self.names.numbers(holder),
                self.names.numbers([one or None for one in reason]),
            ],
        )

    def facts(self, ids: Sequence[UUID]) -> FactColumns:
        names = ("case_id", "seq", "kind", "organization_id", "started_at", "ended_at")
        case, seq, kind, holder, began, ended = self._columns(_HOLDS, names, "seq")
        holds = [
            self._cases(ids).numbers(case),
            np.array(seq, "<i8"),
            _words(KINDS).numbers(kind),
            self.names.numbers(holder),
            self._instants(began),
            self._instants(ended),
        ]
        names = ("case_id", "seq", "kind", "from_organization_id", "to_organization_id", "offered_at")
        more = ("ended_at", "outcome", "reason", "asked_again")
        case, seq, kind, giver, taker, began, ended, *rest = self._columns(_OFFERS, (*names, *more), "seq")
        offers = [
            self._cases(ids).numbers(case),
            np.array(seq, "<i8"),
            _words(OFFER_KINDS).numbers(kind),
            self.names.numbers(giver),
            self.names.numbers(taker),
            self._instants(began),
            self._instants(ended),
            _words(OUTCOMES).numbers(rest[0]),
            self.names.numbers(rest[1]),
            np.array(rest[2], "<i8"),
        ]
        return FactColumns(rows_of(HOLD, holds), rows_of(OFFER, offers))

    def _columns(self, table: Table, names: Sequence[str], order: str) -> list[Sequence[Any]]:
        """The columns of these rows, as the driver gives them: nothing is made of any value."""
        of_case = table.c.case_id
        wanted = select(*(self._plain(table.c[name]) for name in names))
        rows = self.database.execute(
            wanted.where(of_case > self.after, of_case <= self.last).order_by(of_case, table.c[order])
        ).all()
        return list(zip(*rows, strict=True)) if rows else [() for _ in names]

    def _plain(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        if self.server and isinstance(column.type, UtcInstant):
            return sql_cast(func.extract("epoch", column) * 1_000_000, BigInteger)
        return type_coerce(column, String)

    def _instants(self, values: Sequence[Any]) -> Array:
        """Microseconds since 1970; none is the smallest number, which is how numpy writes no instant."""
        none: str | int = np.iinfo("<i8").min if self.server else "NaT"
        known = [none if one is None else one for one in values]
        return np.array(known, "<i8") if self.server else np.array(known, "datetime64[us]").astype("<i8")

    def _cases(self, ids: Sequence[UUID]) -> Book:
        return Book(ids if self.server else [one.hex for one in ids])


def _words(known: Sequence[Any]) -> Book:
    return Book([one.value for one in known])
