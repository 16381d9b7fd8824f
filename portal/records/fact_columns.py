"""Timelines and kept facts of many cases as columns of numbers, as the database gives them fastest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

import numpy as np
from sqlalchemy import Select, Table, func, select
from sqlalchemy.orm import Session

from portal.measures.fact_columns.columns import EVENT, HOLD, OFFER, Array, FactColumns, rows_of
from portal.measures.fact_columns.segments import begins_of
from portal.measures.offers import OfferKind, Outcome
from portal.records.cases import Case
from portal.records.facts import HoldRow, OfferRow
from portal.records.packed_rows import Field, PackedRows, What
from portal.records.packed_words import PackedNames
from portal.records.timeline import CaseEvent
from portal.vocabulary import EventType, HolderKind

MOST_EVENTS = 500_000
"""Of so many events, or of one case, everything is in memory at once."""
_CASES = cast("Table", Case.__table__)
_EVENTS = cast("Table", CaseEvent.__table__)
_HOLDS, _OFFERS = cast("Table", HoldRow.__table__), cast("Table", OfferRow.__table__)
_REASON_WIDTH = 5


@dataclass(frozen=True)
class CasesRead:
    """Some cases in the order of their ids: their events (EVENT), and the facts that are kept of them.

    A case has in all of them the number of its place. `events` is None where some row does not have the
    form of all others: then nothing is known of any of these cases.
    """

    ids: Array
    packed: PackedRows
    events: Array | None
    kept: FactColumns

    @property
    def count(self) -> int:
        """How many cases they are."""
        return len(self.ids)

    def id_of(self, place: int) -> UUID:
        """The id of the case at a place."""
        return self.packed.uuid(self.ids[place])


class CaseReader:
    """Reads cases one after another, with one book for all names."""

    def __init__(self, database: Session) -> None:
        """Know no name yet."""
        self._packed = PackedRows(database)
        self._types, self._kinds = PackedNames.of(EventType), PackedNames.of(HolderKind)
        self._offer_kinds, self._outcomes = PackedNames.of(OfferKind), PackedNames.of(Outcome)
        self._reasons = PackedNames(_REASON_WIDTH)

    def after(self, database: Session, case_id: UUID, most: int) -> CasesRead:
        """The first so many cases with an id after this one, or fewer where they have very many events."""
        nothing = FactColumns(np.empty(0, HOLD), np.empty(0, OFFER))
        while True:
            first = select(_CASES).where(_CASES.c.id > case_id).order_by(_CASES.c.id).limit(most)
            read = self._packed.columns(database, first, _CASES, [("id", What.PLAIN_ID)])
            if read is None:
                raise ValueError("The id of a case does not have the form of an id.")
            (ids,) = read
            if not len(ids):
                return CasesRead(ids, self._packed, np.empty(0, EVENT), nothing)
            part = _Part(database, self._packed, ids, case_id)
            if most == 1 or part.events() <= MOST_EVENTS:
                break
            most //= 2
        events = self._events(part)
        kept = None if events is None else self._facts(part)
        if kept is None:
            return CasesRead(ids, self._packed, None, nothing)
        return CasesRead(ids, self._packed, events, kept)

    def _events(self, part: "_Part") -> Array | None:
        return part.rows(
            _EVENTS,
            EVENT,
            [
                ("number", What.NUMBER),
                ("type", self._types),
                ("at", What.INSTANT),
                ("organization_id", What.ID),
                ("from_id", What.ID),
                ("to_id", What.ID),
                ("holder_kind", self._kinds),
                ("holder_organization_id", What.ID),
                ("reason", self._reasons),
            ],
        )

    def _facts(self, part: "_Part") -> FactColumns | None:
        holds = part.rows(
            _HOLDS,
            HOLD,
            [
                ("seq", What.NUMBER),
                ("kind", self._kinds),
                ("organization_id", What.ID),
                ("started_at", What.INSTANT),
                ("ended_at", What.INSTANT),
            ],
        )
        offers = part.rows(
            _OFFERS,
            OFFER,
            [
                ("seq", What.NUMBER),
                ("kind", self._offer_kinds),
                ("from_organization_id", What.ID),
                ("to_organization_id", What.ID),
                ("offered_at", What.INSTANT),
                ("ended_at", What.INSTANT),
                ("outcome", self._outcomes),
                ("reason", self._reasons),
                ("asked_again", What.NUMBER),
            ],
        )
        return None if holds is None or offers is None else FactColumns(holds, offers)


class _Part:
    """The rows of cases after one id up to the last of some ids."""

    def __init__(self, database: Session, packed: PackedRows, ids: Array, after: UUID) -> None:
        self._database, self._packed, self._ids = database, packed, ids
        self._after, self._last = after, packed.uuid(ids[-1])

    def events(self) -> int:
        """How many events they have."""
        counted = self._of(_EVENTS).with_only_columns(func.count())
        return self._database.execute(counted).scalar_one()

    def rows(self, table: Table, kind: np.dtype[np.void], fields: Sequence[Field]) -> Array | None:
        """Rows of a kind in the order of the case and of the first field; None where one does not fit."""
        wanted = self._of(table).order_by(table.c.case_id, table.c[fields[0][0]])
        found = self._packed.columns(self._database, wanted, table, [("case_id", What.PLAIN_ID), *fields])
        if found is None:
            return None
        case, *others = found
        begins = np.zeros(len(case), dtype=bool)
        for column in range(case.shape[1]):
            begins |= begins_of(case[:, column])
        places = self._places(case[begins])
        return None if places is None else rows_of(kind, [places[np.cumsum(begins) - 1], *others])

    def _of(self, table: Table) -> "Select[tuple[object, ...]]":
        of_case = table.c.case_id
        return select(table).where(of_case > self._after, of_case <= self._last)

    def _places(self, cases: Array) -> Array | None:
        """The places of these cases; None where one is not among them, or they are not in order."""
        known, wanted = (
            one.view(f"S{8 * one.shape[1]}").reshape(-1) for one in map(_whole, (self._ids, cases))
        )
        places = np.searchsorted(known, wanted)
        right = (places < len(known)).all() and (known[places] == wanted).all()
        return places if right and (np.diff(places) > 0).all() else None


def _whole(rows: Array) -> Array:
    return np.ascontiguousarray(rows)
