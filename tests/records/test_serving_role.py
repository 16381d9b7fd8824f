"""The portal serves with a role that owns nothing, and refuses any other; another role migrates."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from portal.cli import portal
from portal.records.migrating import downgrade, is_current, require_current
from portal.records.serving_role import refuse_to_serve_past_walls
from portal.server import prepare_database
from portal.vocabulary import Invalid, Unavailable
from tests.support.postgres import ADMINISTRATOR, OWNER, as_role
from tests.support.world import open_world


def test_the_role_of_an_installation_may_serve(postgres_url: str, tmp_path: Path) -> None:
    world = open_world(postgres_url, tmp_path / "instance")

    prepare_database(world.rooms)

    world.rooms.database.close()


@pytest.mark.parametrize(("role", "why"), [(OWNER, "owns the tables"), (ADMINISTRATOR, "is a superuser")])
def test_a_role_that_no_wall_holds_may_not_serve(
    postgres_url: str, tmp_path: Path, role: str, why: str
) -> None:
    world = open_world(as_role(postgres_url, role), tmp_path / "instance")

    with pytest.raises(Unavailable, match=f"“{role}” {why}.*portal migrate"):
        prepare_database(world.rooms)

    world.rooms.database.close()


def test_a_wall_that_somebody_took_away_is_missed_at_the_start(postgres_url: str) -> None:
    owner, serves = create_engine(as_role(postgres_url, OWNER)), create_engine(postgres_url)
    with owner.begin() as connection:
        connection.execute(text("ALTER TABLE notes NO FORCE ROW LEVEL SECURITY"))

    with pytest.raises(Unavailable, match="switched row-level security off on notes"):
        refuse_to_serve_past_walls(serves)

    owner.dispose()
    serves.dispose()


def test_walls_of_another_release_are_no_present_form(postgres_url: str) -> None:
    owner = create_engine(as_role(postgres_url, OWNER))
    with owner.begin() as connection:
        connection.execute(
            text("CREATE OR REPLACE FUNCTION portal_walls() RETURNS text LANGUAGE sql AS $$ SELECT 'old' $$")
        )

    assert not is_current(owner)
    with pytest.raises(Unavailable, match="portal migrate"):
        require_current(owner)

    owner.dispose()


@pytest.mark.parametrize(
    "command",
    [
        "ALTER TABLE notes DISABLE ROW LEVEL SECURITY",
        "DROP POLICY sees ON notes",
        "TRUNCATE notes",
        "CREATE TABLE copied AS SELECT * FROM notes",
        "UPDATE alembic_version SET version_num = '0001'",
        "SET ROLE portal_owner",
    ],
)
def test_who_serves_cannot_change_what_it_serves_from(postgres_url: str, command: str) -> None:
    engine = create_engine(postgres_url)

    with pytest.raises(ProgrammingError), engine.begin() as connection:
        connection.execute(text(command))

    engine.dispose()


def test_the_owner_migrates_an_empty_database_and_lets_the_other_role_serve(
    new_postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_postgres()
    owner = create_engine(as_role(url, OWNER))
    downgrade(owner)
    owner.dispose()
    for name, value in {
        "PORTAL_INSTANCE": str(tmp_path),
        "PORTAL_DATABASE_URL": url,
        "PORTAL_OWNER_DATABASE_URL": as_role(url, OWNER),
    }.items():
        monkeypatch.setenv(name, value)

    done = CliRunner().invoke(portal, ["migrate"])
    again = CliRunner().invoke(portal, ["migrate"])

    assert (done.exit_code, again.exit_code) == (0, 0), done.exception
    assert "“portal_app” may serve" in done.output
    world = open_world(url, tmp_path / "instance")
    prepare_database(world.rooms)
    world.rooms.database.close()


@pytest.mark.parametrize(
    ("serving", "owner"),
    [
        ("sqlite:///x.sqlite", ""),
        ("postgresql+psycopg://portal_app@/x", ""),
        ("postgresql+psycopg://portal_app@/x", "postgresql+psycopg://portal_app@/x"),
    ],
)
def test_migrating_asks_for_two_different_roles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serving: str, owner: str
) -> None:
    monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORTAL_DATABASE_URL", serving)
    monkeypatch.setenv("PORTAL_OWNER_DATABASE_URL", owner)

    said = CliRunner().invoke(portal, ["migrate"])

    assert isinstance(said.exception, Invalid)
