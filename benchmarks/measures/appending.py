"""How long an event takes that changes its facts with it.

    python -m benchmarks.measures.appending [CASES]

On SQLite with full synchronization, one transaction for each event, as the portal works, which also looks for
garbage as seldom as the server does. Appends are timed on the processor, for others may use the machine too,
and by the clock, which has the disk's own time in it: that of `TMPDIR`. Ends with 1 when a fact differs from
its events, or when one in twenty appends takes the processor more than 5 ms.
"""

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from portal.access.replaying import compare_facts
from portal.garbage import keep_what_is_here
from portal.measures.statistics import percentile
from portal.records.base import new_id
from portal.records.cases import Case, Participant
from portal.records.database import Database
from portal.records.migrating import upgrade
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.records.roads import ON_COMMAND
from portal.records.timeline import Step, append_event
from portal.vocabulary import CaseState, EventType, HolderKind, OrganizationKind, Place, Severity

BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)
SOME_CASES = 500
SOMEBODY = UUID(int=7)
SLOWEST_ALLOWED = 0.005
STORY = (
    EventType.CASE_OPENED,
    EventType.REQUEST_ASKED,
    EventType.REQUEST_ACCEPTED,
    EventType.WORK_STARTED,
    EventType.HANDOFF_OFFERED,
    EventType.HANDOFF_ACCEPTED,
    EventType.RESOLUTION_PROPOSED,
    EventType.RESOLUTION_CONFIRMED,
)


def main(cases: int) -> int:
    """Append, compare, compute; 0 when everything is as it must be."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'portal.sqlite'}")
        upgrade(database.engine)
        ours, theirs = _organizations(database)
        keep_what_is_here()
        took, passed = _append_all(database, cases, ours, theirs)
        print(f"{len(took):,} appends with their facts (load {os.getloadavg()[0]:.1f})")
        slow = _told("processor time", took)
        _told("by the clock", passed)
        started = time.perf_counter()
        reading = partial(database.transaction, ON_COMMAND, write=False)
        found = compare_facts(reading, partial(database.transaction, ON_COMMAND), mend=False)
        print(
            f"replay of {found.rows:,} rows: {time.perf_counter() - started:.2f} s, {found.differing} differ"
        )
        database.close()
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return int(found.differing > 0 or slow > SLOWEST_ALLOWED)


def _told(what: str, seconds: list[float]) -> float:
    """Print half and nineteen of twenty, in milliseconds; returns the latter in seconds."""
    seconds.sort()
    slow = percentile(seconds, 0.95)
    print(f"{what}: P50 {percentile(seconds, 0.5) * 1e3:.2f} ms, P95 {slow * 1e3:.2f} ms")
    return slow


def _organizations(database: Database) -> tuple[UUID, UUID]:
    ids = new_id(), new_id()
    with database.transaction(ON_COMMAND) as session:
        for number, one in enumerate(ids):
            session.add(
                Organization(
                    id=one,
                    kind=OrganizationKind.VENDOR,
                    name=f"Vendor {number}",
                    domain=f"vendor-{number}.example",
                    created_at=BEGIN,
                )
            )
            session.flush()
        session.add(
            Person(
                id=SOMEBODY,
                organization_id=ids[0],
                email="somebody@vendor-0.example",
                name="Somebody",
                password_hash="",
                created_at=BEGIN,
            )
        )
    return ids


def _append_all(database: Database, cases: int, ours: UUID, theirs: UUID) -> tuple[list[float], list[float]]:
    took, passed = [], []
    for number in range(cases):
        at, case_id = BEGIN + timedelta(hours=number), new_id()
        with database.transaction(ON_COMMAND) as session:
            session.add(_case(case_id, number, ours, at))
            session.flush()
            session.execute(
                insert(Participant),
                [_place(case_id, ours, Place.OPENER, at), _place(case_id, theirs, Place.PARTNER, at)],
            )
        for place, kind in enumerate(STORY):
            step = Step(kind, theirs if kind.value.endswith("accepted") else ours, from_id=ours, to_id=theirs)
            began, started = time.perf_counter(), time.process_time()
            with database.transaction(ON_COMMAND) as session:
                append_event(session, session.get_one(Case, case_id), step, at + timedelta(hours=place))
            took.append(time.process_time() - started)
            passed.append(time.perf_counter() - began)
    return took, passed


def _case(case_id: UUID, number: int, ours: UUID, at: datetime) -> Case:
    return Case(
        id=case_id,
        reference=f"CASE-{number}",
        title="A case",
        product="A product",
        customer_id=ours,
        opener_id=ours,
        opened_by_id=SOMEBODY,
        severity=Severity.HIGH,
        severity_word="High",
        state=CaseState.OPEN,
        holder_kind=HolderKind.NOBODY,
        holder_since=at,
        opened_at=at,
        last_event_at=at,
    )


def _place(case_id: UUID, organization_id: UUID, place: Place, at: datetime) -> dict[str, object]:
    return {"case_id": case_id, "organization_id": organization_id, "place": place, "joined_at": at}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SOME_CASES))
