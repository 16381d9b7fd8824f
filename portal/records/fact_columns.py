"""Timelines and kept facts of many cases as columns of numbers, as the database gives them fastest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast
from uuid import UUID

import numpy as np
from sqlalchemy import Table, func, select
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
class SomeCases:
    """Cases in the order of their ids: all that have one after `after`, up to the last of them."""

    after: UUID
    ids: Array
    packed: PackedRows

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.ids)

    @property
    def last(self) -> UUID:
        """The highest of their ids; `after` where there are none."""
        return self.id_of(-1) if self.count else self.after

    def id_of(self, place: int) -> UUID:
        """The id of the case at a place."""
        return self.packed.uuid(self.ids[place])

    def halves(self) -> "tuple[SomeCases, SomeCases]":
        """The first half of them, and the others."""
        middle = self.count // 2
        first = replace(self, ids=self.ids[:middle])
        return first, replace(self, after=first.last, ids=self.ids[middle:])


@dataclass(frozen=True)
class CasesRead:
    """The events of some cases (EVENT), and the facts that are kept of them.

    A case has in all of them the number of its place among them. `events` is None where some row does not
    have the form of all others: then nothing is known of any of these cases.
    """

    cases: SomeCases
    events: Array | None
    kept: FactColumns


class CaseReader:
    """Reads cases one after another, with one book for all names."""

    def __init__(self, database: Session) -> None:
        """Know no name yet."""
        self._packed = PackedRows(database)
        self._types, self._kinds = PackedNames.of(EventType), PackedNames.of(HolderKind)
        self._offer_kinds, self._outcomes = PackedNames.of(OfferKind), PackedNames.of(Outcome)
        self._reasons = PackedNames(_REASON_WIDTH)

    def after(self, database: Session, case_id: UUID, most: int) -> SomeCases:
        """The first so many cases with an id after this one."""
        first = select(_CASES.c.id).where(_CASES.c.id > case_id).order_by(_CASES.c.id).limit(most)
        ids = self._packed.ids(database, first)
        if ids is None:
            raise ValueError("The id of a case does not have the form of an id.")
        return SomeCases(case_id, ids, self._packed)

    def read(self, database: Session, cases: SomeCases) -> Iterator[CasesRead]:
        """What is told of these cases: at once, or in parts where they have very many events."""
        part = _Part(database, self._packed, cases)
        if cases.count > 1 and part.events() > MOST_EVENTS:
            for half in cases.halves():
                yield from self.read(database, half)
            return
        events = self._events(part)
        kept = None if events is None else self._facts(part)
        if kept is None:
            nothing = FactColumns(np.empty(0, HOLD), np.empty(0, OFFER))
            yield CasesRead(cases, None, nothing)
        else:
            yield CasesRead(cases, events, kept)

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
    """The rows of some cases."""

    def __init__(self, database: Session, packed: PackedRows, cases: SomeCases) -> None:
        self._database, self._packed, self._ids = database, packed, cases.ids
        self._after, self._last = cases.after, cases.last

    def events(self) -> int:
        """How many events they have."""
        of_case = _EVENTS.c.case_id
        counted = select(func.count()).where(of_case > self._after, of_case <= self._last)
        return self._database.execute(counted).scalar_one()

    def rows(self, table: Table, kind: np.dtype[np.void], fields: Sequence[Field]) -> Array | None:
        """Rows of a kind in the order of the case and of the first field; None where one does not fit."""
        whole = [("case_id", What.PLAIN_ID), *fields]
        found = self._packed.of_cases(self._database, table, whole, self._after, self._last)
        if found is None:
            return None
        case, *others = found
        begins = np.zeros(len(case), dtype=bool)
        for column in range(case.shape[1]):
            begins |= begins_of(case[:, column])
        places = self._places(case[begins])
        return None if places is None else rows_of(kind, [places[np.cumsum(begins) - 1], *others])

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
