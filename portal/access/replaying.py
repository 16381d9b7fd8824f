"""Making all facts anew from the events and comparing them with the kept ones, row for row."""

from collections.abc import Callable, Sequence
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
from portal.records.fact_columns import CaseReader, CasesRead
from portal.records.facts import FactCheck, facts_of, put_facts
from portal.records.jobs import enqueue, is_waiting
from portal.records.timeline import events_of, measured

REPLAY_FACTS = "replay_facts"
AGAIN_AFTER = timedelta(days=1)
_AT_ONCE = 3_000
_NOTHING_IN_PARTICULAR = UUID(int=0)

Opening = Callable[[], AbstractContextManager[Session]]


@dataclass
class Comparison:
    """How many cases and rows were compared, and which cases differed."""

    cases: int = 0
    rows: int = 0
    differing: int = 0


def compare_facts(opening: Opening, *, mend: bool) -> Comparison:
    """Compare all cases, some in each transaction of `opening`; with `mend` put right what differs.

    They are compared in columns, while others append; a case that seems to differ is looked at by itself,
    while nobody appends to it.
    """
    found, after = Comparison(), UUID(int=0)
    with opening() as database:
        reader = CaseReader(database)
    while True:
        with opening() as database:
            some = reader.after(database, after, _AT_ONCE)
            places, rows = _seeming_to_differ(some)
            found.cases += some.count
            found.rows += rows
            for place in places:
                found.differing += _differs(database, some.id_of(place), mend=mend)
        if not some.count:
            return found
        after = some.id_of(some.count - 1)


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
        return range(some.count), 0
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
