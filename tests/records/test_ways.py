"""A transaction says by which way it reaches the rows; on SQLite, which has no walls, it must."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from portal.records.cases import Case
from portal.records.organizations import Organization
from portal.records.people import Person, people_of
from portal.records.roads import ON_COMMAND
from tests.support.world import open_world


def test_sqlite_refuses_a_transaction_that_says_no_way(sqlite_url: str, tmp_path: Path) -> None:
    world = open_world(sqlite_url, tmp_path / "instance")
    own = world.organizations["Entente"].id

    with world.rooms.database.transaction() as database:
        for question in (select(Case.id), select(Person), update(Organization).values(name="mine")):
            with pytest.raises(RuntimeError, match="Say by which way"):
                database.execute(question)
        with pytest.raises(RuntimeError, match="Say by which way"):
            database.get(Organization, own)
    with world.rooms.database.transaction(ON_COMMAND) as database:
        found = [person.name for person in people_of(database, own)]

    assert found == ["Operator"]
    world.rooms.database.close()
