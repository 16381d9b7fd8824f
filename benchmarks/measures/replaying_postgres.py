"""`portal measures replay` on PostgreSQL: how long making facts anew and comparing them takes.

    python -m benchmarks.measures.replaying_postgres [EVENTS] [ADDRESS]

The events and facts are those of `benchmarks.measures.replaying`. The server is the one that the tests start
from a package, with their settings; with ADDRESS (of an administrator, postgresql+psycopg://…) it is another
one, in which the roles `portal_owner` and `portal_app` are there and a database is made and dropped again. As
in an installation one role owns the tables and another one, which the walls hold, asks. Ends with 1 when a
fact differs.
"""

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from benchmarks.measures.made_up_events import made_up, put_into
from portal.access.replaying import compare_facts
from portal.measures.fact_columns.columns import Array
from portal.measures.fact_columns.replaying import replay_columns
from portal.records.database import Database
from portal.records.migrating import upgrade
from portal.records.roads import ON_COMMAND
from portal.records.serving_role import let_serve
from tests.support.postgres import ADMINISTRATOR, OWNER, SERVES, as_role, running_postgres

SOME_EVENTS = 900_000
NAME = "portal_replaying"
_TABLES = {
    "cases": "id, reference, title, product, customer_id, opener_id, opened_by_id, severity, severity_word, "
    "state, holder_kind, holder_since, last_event_at, opened_at",
    "case_events": "id, case_id, number, type, at, organization_id, from_id, to_id, reason, holder_kind, "
    "holder_organization_id",
    "hold_facts": "case_id, seq, kind, organization_id, started_at, ended_at",
    "offer_facts": "case_id, seq, kind, from_organization_id, to_organization_id, offered_at, ended_at, "
    "outcome, reason, asked_again",
}


@contextmanager
def server(address: str) -> Iterator[str]:
    """The administrator's address of a server, started here where none is given."""
    if address:
        yield address
        return
    with running_postgres() as started:
        yield as_role(started.url("postgres"), ADMINISTRATOR)


@contextmanager
def database_of(administrator: str) -> Iterator[str]:
    """The administrator's address of a new database, which is dropped at the end."""
    new, owner = sql.Identifier(NAME), sql.Identifier(OWNER)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(new)
    with _connected(administrator) as connection:
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(new, owner))
    yield make_url(administrator).set(database=NAME).render_as_string(hide_password=False)
    with _connected(administrator) as connection:
        connection.execute(drop)


def fill(administrator: str, events: Array) -> None:
    """Put the rows into the tables by way of a file of SQLite; what they point at is not there."""
    with tempfile.TemporaryDirectory() as folder, _connected(administrator) as connection:
        file = Path(folder) / "portal.sqlite"
        beside = Database(f"sqlite:///{file}")
        upgrade(beside.engine)
        beside.close()
        put_into(file, events, replay_columns(events))
        connection.execute("SET session_replication_role = replica")
        with sqlite3.connect(file) as source:
            for table, columns in _TABLES.items():
                copy = f"COPY {table} ({columns}) FROM STDIN"  # the names above
                with connection.cursor().copy(copy.encode()) as rows:
                    for row in source.execute(f"SELECT {columns} FROM {table}"):  # noqa: S608 - the names above
                        rows.write_row(row)
        connection.execute("VACUUM ANALYZE")


def main(count: int, address: str) -> int:
    """Fill a database, replay it; 0 when nothing differs."""
    events = made_up(count)
    with server(address) as administrator, database_of(administrator) as filled:
        owner = Database(as_role(filled, OWNER))
        upgrade(owner.engine)
        let_serve(owner.engine, SERVES)
        owner.close()
        fill(filled, events)
        database = Database(as_role(filled, SERVES))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        started, worked = time.perf_counter(), time.process_time()
        reading = partial(database.transaction, ON_COMMAND, write=False)
        found = compare_facts(reading, partial(database.transaction, ON_COMMAND), mend=False)
        wall, cpu = time.perf_counter() - started, time.process_time() - worked
        database.close()
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before
    print(
        f"portal measures replay of {len(events):,} events, {found.rows:,} facts, on PostgreSQL: "
        f"{wall:.2f} s by the clock, {cpu:.2f} s of processor time here and more in the server "
        f"(load {os.getloadavg()[0]:.1f} on {os.cpu_count()} "
        f"processors, {more} MB more than before); {found.differing} of {found.cases:,} cases differ"
    )
    return int(found.differing > 0)


def _connected(address: str) -> psycopg.Connection[tuple[object, ...]]:
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


if __name__ == "__main__":
    given = sys.argv[1:3]
    sys.exit(main(int(given[0]) if given else SOME_EVENTS, given[1] if given[1:] else ""))
