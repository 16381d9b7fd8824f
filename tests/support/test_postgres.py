"""The tests' PostgreSQL is real, fresh each time, and gone when its tests are gone."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text

from portal.records.database import Database
from tests.support.postgres import OWNER, as_role

CRASHES = """
import os, signal
from tests.support.postgres import running_postgres
with running_postgres() as server:
    print(server.folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_server_is_a_real_postgresql_with_its_durability_on(postgres_url: str) -> None:
    database = Database(postgres_url)

    with database.engine.connect() as connection:
        said = connection.execute(text("SELECT version()")).scalar()

    assert str(said).startswith("PostgreSQL")
    database.assert_durable()
    database.close()


def test_two_databases_know_nothing_of_each_other(new_postgres: Callable[[], str]) -> None:
    first, second = (create_engine(as_role(new_postgres(), OWNER)) for _ in range(2))

    with first.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (word text)"))

    with second.connect() as connection:
        assert connection.execute(text("SELECT to_regclass('left_behind')")).scalar() is None
    first.dispose()
    second.dispose()


def test_a_fresh_database_has_the_tables_of_the_portal(database_url: str) -> None:
    engine = create_engine(database_url)

    with engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM organizations")).scalar()

    assert count == 0
    engine.dispose()


def test_the_server_goes_when_its_tests_are_killed() -> None:
    # The keeper holds the error pipe, so this returns when the keeper is gone too.
    killed = subprocess.run([sys.executable, "-c", CRASHES], capture_output=True, text=True, check=False)

    folder = Path(killed.stdout.strip())
    assert killed.returncode == -signal.SIGKILL
    assert folder.name.startswith("portal-postgres-")
    assert not folder.exists()
