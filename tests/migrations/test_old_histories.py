"""Logs that lay there in one piece before histories came in pieces can still be looked at and measured."""

from sqlalchemy import create_engine

from portal.records.history_parts import parts_of_log
from portal.records.migrating import downgrade
from tests.support.browsing import signed_in
from tests.support.casework import vendors
from tests.support.postgres import OWNER, as_role
from tests.support.template import prepare
from tests.support.world import World
from tests.web.test_histories import TABLE, brought

BEFORE = "0032"
SMALL = TABLE[:6_000].rsplit(b"\n", 1)[0] + b"\n"


def test_a_log_of_one_piece_is_opened_after_the_migration_as_before(world: World) -> None:
    vendors(world)
    history_id = brought(world, SMALL)
    url = world.rooms.settings.database_url
    engine = create_engine(as_role(url, OWNER))

    downgrade(engine, BEFORE)
    engine.dispose()
    prepare(url)

    with world.transaction() as database:
        (part,) = parts_of_log(database, history_id)
        assert (part.number, part.start, part.size) == (0, 0, len(SMALL))
    assert "<code>number</code>" in signed_in(world, "Eve").get(f"/histories/{history_id}").text
