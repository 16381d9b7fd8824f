"""The numbered migrations: they make exactly the tables of the code, and lead back again."""

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, inspect, text

from portal.records.migrating import check, downgrade, is_current, upgrade
from portal.records.schema import METADATA
from tests.support.postgres import OWNER, as_role


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: object) -> str:
    """Give the address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.sqlite"
    new_postgres: Callable[[], str] = request.getfixturevalue("new_postgres")
    url = as_role(new_postgres(), OWNER)
    engine = create_engine(url)
    downgrade(engine)
    engine.dispose()
    return url


def test_the_migrations_make_exactly_the_tables_of_the_code(empty_url: str) -> None:
    engine = create_engine(empty_url)

    before = is_current(engine)
    upgrade(engine)

    assert (before, is_current(engine)) == (False, True)
    check(engine)
    assert set(METADATA.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_every_migration_leads_back_and_forth_again(empty_url: str) -> None:
    engine = create_engine(empty_url)
    upgrade(engine)

    downgrade(engine)
    left = set(inspect(engine).get_table_names()) - {"alembic_version"}
    upgrade(engine)

    assert left == set()
    check(engine)
    engine.dispose()


def test_running_them_again_changes_nothing(empty_url: str) -> None:
    engine = create_engine(empty_url)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO terms (id, number, text, sha256, published_at) VALUES (:id, 1, 'x', 'y', :at)"),
            {"id": "0" * 32, "at": "2026-03-02 09:00:00+00:00"},
        )

    upgrade(engine)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM terms")) == 1
    engine.dispose()
