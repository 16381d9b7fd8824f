"""What a way shows of a world on PostgreSQL, where the walls between organizations stand."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.acting import way_of_organization
from portal.records.roads import ON_COMMAND, Way, take
from portal.records.schema import METADATA
from portal.records.walls import WALLS
from tests.support.world import World

WALLED = METADATA.tables.keys() & WALLS.keys()


def shown_to(database: Session, way: Way) -> dict[str, int]:
    """How many rows of each table this way shows, of those that show any."""
    take(database, way)
    counted = {
        table: database.scalar(select(func.count()).select_from(METADATA.tables[table])) or 0
        for table in WALLED
    }
    return {table: count for table, count in counted.items() if count}


def seen(world: World, way: Way) -> dict[str, int]:
    """The same, in a transaction of its own."""
    with world.rooms.database.transaction() as database:
        return shown_to(database, way)


@contextmanager
def for_a_moment(world: World) -> Iterator[Session]:
    """One unit of work of which nothing is kept."""
    with Session(world.rooms.database.engine) as database:
        take(database, ON_COMMAND)
        yield database
        database.rollback()


def way_of_name(world: World, name: str) -> Way:
    return way_of_organization(world.organizations[name].id)
