"""When the log cannot be written, nothing is done and nothing leaves."""

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from portal.actions.close_case import close_case
from portal.actions.write_note import write_note
from portal.records.base import Base
from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.casework import act, opened
from tests.support.permissions import deliver, grant
from tests.support.postgres import OWNER, as_role
from tests.support.sharing import bring_in, give, say, withdraw, write
from tests.support.world import World

WORDS = "The fan of rack nine rattles."
STOPS = {
    "sqlite": [
        "CREATE TRIGGER no_disk BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'full'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION no_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$",
        "CREATE TRIGGER no_disk BEFORE INSERT ON audit_entries EXECUTE FUNCTION no_disk()",
    ],
}


def fill_the_disk(world: World) -> None:
    """From now on the database takes everything but entries of the log."""
    owner = create_engine(as_role(world.rooms.settings.database_url, OWNER))
    with owner.begin() as connection:
        for statement in STOPS[owner.dialect.name]:
            connection.execute(text(statement))
    owner.dispose()


def everything(world: World) -> dict[str, list[str]]:
    """All rows of all tables, but for when browsers were last here."""
    with world.transaction() as database:
        return {
            table.name: sorted(repr(row) for row in database.execute(table.select()))
            for table in Base.metadata.sorted_tables
            if table.name != "sign_in_sessions"
        }


def test_no_action_is_done_when_it_cannot_be_written_down(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    made = write(world, "Ada", case_id, WORDS, "Cedar")
    acts: list[Callable[[], object]] = [
        lambda: give(world, "Ada", case_id, made.id),
        lambda: write(world, "Ada", case_id, WORDS, "Cedar"),
        lambda: act(world, "Ada", case_id, write_note, WORDS, tools=True),
        lambda: act(world, "Ada", case_id, close_case, tools=True),
        lambda: bring_in(world, "Ada", case_id, b"a line"),
        lambda: opened(world),
        lambda: withdraw(world, case_id),
    ]
    fill_the_disk(world)
    before = everything(world)

    for each in acts:
        with pytest.raises(DBAPIError, match="full"):
            each()

    assert everything(world) == before


def test_nothing_is_read_when_it_cannot_be_written_down(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    made = say(world, "Ada", case_id, WORDS, "Cedar")
    brought = bring_in(world, "Ada", case_id, b"sshd: rattling fan\n")
    deliver(world)
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")
    below = f"/cases/{case_id}"
    pages = [
        (ben, f"{below}/messages"), (ben, f"{below}/disclosures/{made.id}"), (ben, below),
        (ben, f"{below}/disclosures/{made.id}/file"), (ada, f"{below}/uploads/{brought.id}"),
    ]  # fmt: skip
    assert [visitor.get(path).status_code for visitor, path in pages] == [200] * 5

    fill_the_disk(world)

    for visitor, path in pages:
        answer = visitor.get(path)
        assert answer.status_code == 500, path
        assert b"rattl" not in answer.data
