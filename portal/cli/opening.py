"""The installation that a command works on, and how commands end."""

import os
from typing import TYPE_CHECKING

from portal.vocabulary import Unavailable

if TYPE_CHECKING:
    from portal.web.call import Rooms

WRONG_USE, NOT_DONE, FOUND = 2, 1, 3
"""Exit statuses besides 0: used wrongly; could not be done; something was found."""


def open_installation() -> "Rooms":
    """The installation, for a command that looks at it or changes a little.

    Raises:
        Unavailable: there is none yet, or its database is of an older form.
    """
    from portal.assembly import open_rooms  # noqa: PLC0415 - the other commands start faster without it
    from portal.records.migrating import is_current  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    rooms = open_rooms(read_settings(os.environ))
    if not is_current(rooms.database.engine):
        raise Unavailable("There is no portal here yet, or an older one. Start it once: make run")
    return rooms
