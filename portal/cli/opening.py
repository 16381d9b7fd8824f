"""The installation that a command works on, and how commands end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from portal.web.call import Rooms

WRONG_USE, NOT_DONE, FOUND = 2, 1, 3
"""Exit statuses besides 0: used wrongly; could not be done; something was found."""


def open_installation() -> "Rooms":
    """The installation, for a command that looks at it or changes a little.

    Raises:
        Unavailable: there is none yet, or its database is of an older form.
    """
    from portal.assembly import open_rooms  # noqa: PLC0415 - the other commands start faster without it
    from portal.records.migrating import require_current  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    rooms = open_rooms(read_settings(os.environ))
    require_current(rooms.database.engine)
    return rooms


@contextmanager
def on_command(rooms: "Rooms", *, write: bool = True) -> "Iterator[Session]":
    """One unit of work of a command, which acts for the installation and no single organization."""
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415 - the other commands start faster without it

    with rooms.database.transaction(ON_COMMAND, write=write) as database:
        yield database
