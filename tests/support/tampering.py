"""What somebody can do who administers the database: past its walls, and past what freezes the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.records.database import Database
from tests.support.postgres import ADMINISTRATOR, as_role
from tests.support.world import World

_FROZEN = ("audit_entries", "log_positions")


@contextmanager
def thawed(world: World) -> Iterator[Session]:
    """One unit of work in which entries can be changed; the triggers that forbid it are gone for good."""
    if world.rooms.database.is_sqlite:
        with world.transaction() as database:
            for table in _FROZEN:
                for act in ("update", "delete"):
                    database.execute(text(f"DROP TRIGGER {table}_no_{act}"))
            yield database
        return
    administered = Database(as_role(world.rooms.settings.database_url, ADMINISTRATOR))
    with administered.transaction() as database:
        for table in _FROZEN:
            database.execute(text(f"DROP TRIGGER {table}_frozen ON {table}"))
        yield database
    administered.close()
