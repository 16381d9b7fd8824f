"""Making all facts anew from the events and comparing them with the kept ones, row for row."""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.measures.fact_columns.columns import differing
from portal.measures.fact_columns.replaying import replay_columns
from portal.measures.facts import replay
from portal.records.cases import Case
from portal.records.fact_columns import CaseReader, CasesRead, SomeCases
from portal.records.facts import FactCheck, facts_of, put_facts
from portal.records.jobs import enqueue, is_waiting
from portal.records.timeline import events_of, measured

REPLAY_FACTS = "replay_facts"
AGAIN_AFTER = timedelta(days=1)
_AT_ONCE = 3_000
_MOST_THREADS = 4
_NOTHING_IN_PARTICULAR = UUID(int=0)

Opening = Callable[[], AbstractContextManager[Session]]


@dataclass
class Comparison:
    """How many cases and rows were compared, and which cases differed."""

    cases: int = 0
    rows: int = 0
    differing: int = 0


def compare_facts(reading: Opening, writing: Opening, *, mend: bool) -> Comparison:
    """Compare all cases, some in each transaction of `reading`; with `mend` put right what differs.

    They are compared in columns, while others append; a case that seems to differ is looked at by itself in a
    transaction of `writing`, while nobody appends to it. Where there are many, each core compares some: the
    database and numpy work without holding the interpreter.
    """
    walk = _Walk(reading)
    threads = min(_MOST_THREADS, os.cpu_count() or 1) if walk.is_long else 1
    with ThreadPoolExecutor(threads) as crew:
        each = [crew.submit(_compare, walk, reading, writing, mend=mend) for _ in range(threads)]
    parts = [one.result() for one in each]
    return Comparison(
        sum(one.cases for one in parts), sum(one.rows for one in parts), sum(one.differing for one in parts)
    )


class _Walk:
    """All cases, some at a time, for whoever comes next."""

    def __init__(self, reading: Opening) -> None:
        """Look at the first."""
        self._reading, self._turn = reading, threading.Lock()
        with reading() as database:
            self._reader = CaseReader(database)
            self._next: SomeCases | None = self._reader.after(database, UUID(int=0), _AT_ONCE)
        self.is_long = self._next.count == _AT_ONCE

    def take(self) -> SomeCases | None:
        """The next cases; None when all are taken."""
        with self._turn:
            some = self._next
            if some is None or not some.count:
                return None
            with self._reading() as database:
                self._next = self._reader.after(database, some.last, _AT_ONCE)
            return some

    def end(self) -> None:
        """Give out no more."""
        with self._turn:
            self._next = None


def _compare(walk: _Walk, reading: Opening, writing: Opening, *, mend: bool) -> Comparison:
    found = Comparison()
    with reading() as database:
        reader = CaseReader(database)
    try:
        while some := walk.take():
            with reading() as database:
                seen = [(one.cases, *_seeming_to_differ(one)) for one in reader.read(database, some)]
            found.cases += some.count
            found.rows += sum(rows for _, _, rows in seen)
            for case_id in [cases.id_of(place) for cases, places, _ in seen for place in places]:
                with writing() as database:
                    found.differing += _differs(database, case_id, mend=mend)
    finally:
        walk.end()  # Where this one failed, the others need not go on.
    return found


def note_check(database: Session, found: Comparison, now: datetime) -> FactCheck:
    """Keep what came of a comparison, for the page that shows it."""
    check = FactCheck(checked_at=now, cases=found.cases, rows=found.rows, differing=found.differing)
    database.add(check)
    database.flush()
    return check


def keep_replaying(database: Session, now: datetime, next_at: datetime) -> None:
    """Queue the next comparison, unless one is queued already."""
    if not is_waiting(database, REPLAY_FACTS):
        enqueue(database, REPLAY_FACTS, _NOTHING_IN_PARTICULAR, now, run_at=next_at)


def _seeming_to_differ(some: CasesRead) -> tuple[Sequence[int], int]:
    """The places of cases that must be looked at by themselves, and how many facts stand in the columns."""
    if some.events is None:
        return range(some.cases.count), 0
    anew = replay_columns(some.events)
    return differing(anew, some.kept), len(anew.holds) + len(anew.offers)


def _differs(database: Session, case_id: UUID, *, mend: bool) -> bool:
    """Whether the facts of one case differ from its events, which `mend` puts right."""
    database.scalars(select(Case.id).where(Case.id == case_id).with_for_update()).one()
    anew = replay(measured(event) for event in events_of(database, case_id))
    if facts_of(database, case_id) == anew:
        return False
    if mend:
        put_facts(database, case_id, anew)
    return True
