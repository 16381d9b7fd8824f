"""How long the first screen takes an installation with very many events, and how long they take to count.

    python -m benchmarks.measures.first_screen [EVENTS]

All events are of cases of one organization, over three years, in SQLite. Timed is the whole request in the
server, from its beginning to its last byte: session, guard, entry in the log, figures, page. Beside it
pandas, DuckDB and SQLite find figures of the same screen in the same events, in memory, without a page. Ends
with 1 when the median for the usual year takes the processor over 150 ms, or when a figure differs: from what
the others find, or from the events (looked at for the cases of the newest days, for which our own computing
from events is affordable).
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.measures.first_screen_peers import MEASURES, Events, Figures, in_duckdb, in_pandas, in_sqlite
from benchmarks.measures.racing import race
from benchmarks.measures.ten_million import Cast, fill
from portal.access.counting import count_one, counted_cases
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.levels import COUNTED
from portal.measures.counted.spans import BEGIN, END
from portal.measures.levels.level import views
from portal.measures.statistics import percentile
from portal.records.measured_customers import measured_customers
from portal.records.measured_events import measured_events
from portal.records.roads import ON_COMMAND
from portal.vocabulary import OrganizationKind, Role
from tests.support.browsing import signed_in
from tests.support.template import prepare
from tests.support.world import World, open_world

SOME_EVENTS = 1_000_000
EVENTS_A_CASE = 9
PARTNERS, CUSTOMERS = 12, 20
ALLOWED = 0.150
TIMES = 15
COUNTED_PAGES = ("/measures?period=all", "/measures?period=30", "/gaps", "/gaps?period=all")
PAGES_OF_A_FRAME = ("/measures/M01", "/measures/M05", "/measures/M28", "/measures/catalogue")
"""They read no more than a thousand cases, however many there are."""
SEVERAL = 3
STEP = 1 / 128
NEWEST = timedelta(days=5)


def main(events: int) -> int:
    """Fill, count, ask; 0 when it is fast enough and right."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        address = f"sqlite:///{folder / 'portal.sqlite'}"
        prepare(address)
        world = open_world(address, folder)
        cast = _cast(world)
        started = time.perf_counter()
        count = fill(folder / "portal.sqlite", cast, events // EVENTS_A_CASE, world.clock.now)
        print(f"{count:,} events put in: {time.perf_counter() - started:.0f} s", flush=True)
        started = time.perf_counter()
        now = world.clock.forward(timedelta(minutes=5))
        cases = count_one(lambda: world.rooms.database.transaction(ON_COMMAND), cast.ours, now)
        passed = time.perf_counter() - started
        print(f"{cases:,} cases counted for the first time: {passed:.0f} s", flush=True)
        slow = _asked(world, "/measures")
        for address in COUNTED_PAGES:
            _asked(world, address)
        for address in PAGES_OF_A_FRAME:
            _asked(world, address, SEVERAL)
        wrong = _wrong(world, cast, now) + _beside_others(world, cast, folder / "portal.sqlite", now)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"largest memory {memory:.0f} MB; {wrong} figures differ")
    return int(slow > ALLOWED or wrong > 0)


def _cast(world: World) -> Cast:
    names = ["Northwind", *(f"Partner {number}" for number in range(PARTNERS))]
    for name in names:
        world.enroll(name)
    customers = [f"Customer {number}" for number in range(CUSTOMERS)]
    for name in customers:
        world.enroll(name, OrganizationKind.CUSTOMER)
    eve = world.add_person("Eve", "Northwind", Role.EXECUTIVE)
    ours, *partners = (world.organizations[name].id for name in names)
    return Cast(ours, partners, [world.organizations[name].id for name in customers], eve.id)


def _asked(world: World, address: str, several: int = TIMES) -> float:
    """Ask for the page some times; the median of its seconds on the processor."""
    client = signed_in(world, "Eve").client
    times, worked = [], []
    for _ in range(several):
        started, began = time.perf_counter(), time.process_time()
        answer = client.get(address)
        times.append(time.perf_counter() - started)
        worked.append(time.process_time() - began)
        assert answer.status_code == 200  # noqa: S101, PLR2004 - a page
    half = percentile(times, 0.5)
    print(
        f"{address}: half {half * 1e3:.0f} ms, slowest {max(times) * 1e3:.0f} ms; "
        f"processor time half {percentile(worked, 0.5) * 1e3:.0f} ms",
        flush=True,
    )
    return percentile(worked, 0.5)


def _beside_others(world: World, cast: Cast, file: Path, now: datetime) -> int:
    """How many figures of all cases the others do not find so in the same events."""

    def ours() -> Figures:
        with world.rooms.database.transaction(ON_COMMAND, write=False) as database:
            told = Chosen(counted_cases(database, cast.ours), BEGIN, END, now)
            levels = [told.level(one).found.level.value for one in MEASURES]
        return tuple(one.value if one else 0.0 for one in levels)

    runners: dict[str, Callable[[Events], Callable[[], Figures]]] = {
        "pandas": in_pandas,
        "DuckDB": in_duckdb,
        "SQLite": in_sqlite,
    }
    found = ours()
    answers, _ = race({"these figures, from the counts": lambda _: ours} | runners, Events.of(file, now))
    print(", ".join(f"{name} {one:.4f}" for name, one in zip(MEASURES, found, strict=True)))
    return sum(
        abs(one - other) > STEP * one for answer in answers for one, other in zip(answer, found, strict=True)
    )


def _wrong(world: World, cast: Cast, now: datetime) -> int:
    """How many figures of the newest days differ from those computed from the events."""
    since = (now - NEWEST).replace(hour=0, minute=0, second=0, microsecond=0)
    with world.rooms.database.transaction(ON_COMMAND, write=False) as database:
        started = time.perf_counter()
        told = Chosen(counted_cases(database, cast.ours), since, END, now)
        found = {one: told.level(one).found.level.value for one in COUNTED}
        counted = time.perf_counter()
        events = measured_events(database, cast.ours, since)
        seen = ChosenCases(views(events, now), since, END, measured_customers(database, cast.ours, since))
        known = {one: seen.level(one).value for one in COUNTED}
        passed = time.perf_counter() - counted
    print(
        f"the newest {NEWEST.days} days: counted {1e3 * (counted - started):.0f} ms, from {len(events):,} "
        f"events {1e3 * passed:.0f} ms"
    )
    return sum(
        (one is None) != (other is None)
        or (one is not None and other is not None and abs(one.value - other.value) > STEP * one.value)
        for one, other in ((known[name], found[name]) for name in COUNTED)
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SOME_EVENTS))
