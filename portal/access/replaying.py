"""Making all facts anew from the events and comparing them with the kept ones, row for row, case by case."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.measures.facts import replay
from portal.records.cases import Case
from portal.records.facts import FactCheck, facts_of, put_facts
from portal.records.jobs import enqueue, is_waiting
from portal.records.timeline import events_of, measured

REPLAY_FACTS = "replay_facts"
AGAIN_AFTER = timedelta(days=1)
_AT_ONCE = 200
_NOTHING_IN_PARTICULAR = UUID(int=0)

Opening = Callable[[], AbstractContextManager[Session]]


@dataclass
class Comparison:
    """How many cases and rows were compared, and which cases differed."""

    cases: int = 0
    rows: int = 0
    differing: int = 0


def compare_facts(opening: Opening, *, mend: bool) -> Comparison:
    """Compare all cases, some in each transaction of `opening`; with `mend` put right what differs."""
    found, after = Comparison(), UUID(int=0)
    while True:
        with opening() as database:
            ids = database.scalars(
                select(Case.id).where(Case.id > after).order_by(Case.id).limit(_AT_ONCE)
            ).all()
            for case_id in ids:
                _compare(database, case_id, found, mend=mend)
        if len(ids) < _AT_ONCE:
            return found
        after = ids[-1]


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


def _compare(database: Session, case_id: UUID, found: Comparison, *, mend: bool) -> None:
    """Compare one case while nobody appends to it."""
    database.scalars(select(Case.id).where(Case.id == case_id).with_for_update()).one()
    anew = replay(measured(event) for event in events_of(database, case_id))
    found.cases += 1
    found.rows += len(anew[0]) + len(anew[1])
    if facts_of(database, case_id) != anew:
        found.differing += 1
        if mend:
            put_facts(database, case_id, anew)
