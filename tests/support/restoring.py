"""An older database put back under a portal, as an operator would; and what every start does."""

import sqlite3
from contextlib import closing
from pathlib import Path

from portal.actions.prepare_installation import prepare_installation
from portal.assembly import open_rooms
from tests.support.world import World


def backup(world: World) -> bytes:
    """The whole database as it is now."""
    with closing(sqlite3.connect(world.rooms.database.engine.url.database or "")) as live:
        return live.serialize()


def restore(world: World, copy: bytes) -> None:
    """Put an older one in its place; the shred store and the signer's memory stay as they are."""
    world.rooms.database.close()
    file = Path(world.rooms.database.engine.url.database or "")
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    file.write_bytes(copy)
    world.rooms = open_rooms(world.rooms.settings, world.clock)


def start(world: World) -> None:
    """What every start does."""
    with world.transaction() as database:
        prepare_installation(database, world.rooms.instruments, world.clock.now)
