"""One world for all tests of the walls between organizations."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from portal.actions.write_note import write_note
from portal.vocabulary import Role
from portal.worker import publish_all
from tests.support.postgres import Postgres
from tests.support.sharing import entering, given, read
from tests.support.world import World, open_world


@pytest.fixture(scope="session")
def story(
    postgres_server: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, UUID]]:
    """A case of Northwind and Cedar, with a file that was given and read; Elm takes no part in anything.

    The tests of the walls share it, and leave it as it was.
    """
    postgres_server.create("portal_walls", "portal_template")
    world = open_world(postgres_server.url("portal_walls"), tmp_path_factory.mktemp("walls"))
    case_id, disclosure_id = given(world)
    read(world, case_id, disclosure_id)
    with entering(world, "Ada", case_id) as (database, access):
        write_note(database, access, "Ask about the switch.", world.rooms.instruments, world.clock.now)
    publish_all(world.rooms)
    world.add_person("Cleo", "Cedar", Role.SUPPORT_ENGINEER)
    yield world, case_id
    world.rooms.database.close()
    postgres_server.drop("portal_walls")
