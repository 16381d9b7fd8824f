"""What many tests begin with, lived through once: a world is copied from the first one that came as far.

A world that somebody has touched otherwise is not copied; there the same is done step by step.
"""

import pickle
import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast
from uuid import uuid4

from sqlalchemy import URL, make_url

from portal.assembly import open_rooms
from tests.support.postgres import Postgres
from tests.support.world import World

Result = TypeVar("Result")

_copies: dict[tuple[Hashable, ...], "_Copy"] = {}


@dataclass(frozen=True)
class _Copy:
    """An installation as it stood after some steps; `kept` is what Python knew of it."""

    database: str
    folder: Path
    kept: bytes


def copied(world: World, step: Hashable, make: Callable[[], Result]) -> Result:
    """Give what `make` gives, with the world as `make` leaves it; it is made once for each way to here.

    `step` says in full what is done; what is done before it must have come the same way.
    """
    if not world.is_as_opened:
        return make()
    url = make_url(world.rooms.settings.database_url)
    way = (url.get_backend_name(), *world.steps, step)
    if way in _copies:
        result = cast("Result", _bring_back(world, url, _copies[way]))
    else:
        result = make()
        _copies[way] = _keep(world, url, result)
    world.reopen(open_rooms(world.rooms.settings, world.clock), step)
    return result


def _keep(world: World, url: URL, result: object) -> _Copy:
    world.rooms.database.close()
    instance = world.rooms.settings.instance
    folder = Path(shutil.copytree(instance, instance.parent.parent / f"copy-{uuid4().hex}"))
    kept = pickle.dumps((world.organizations, world.people, result))
    if url.get_backend_name() == "sqlite":
        database = str(shutil.copy(str(url.database), folder.with_suffix(".sqlite")))
    else:
        database = f"portal_copy_{uuid4().hex}"
        _server(url).create(database, str(url.database))
    return _Copy(database, folder, kept)


def _bring_back(world: World, url: URL, copy: _Copy) -> object:
    world.rooms.database.close()
    instance, name = world.rooms.settings.instance, str(url.database)
    shutil.rmtree(instance)
    shutil.copytree(copy.folder, instance)
    if url.get_backend_name() == "sqlite":
        shutil.copy(copy.database, name)
    else:
        _server(url).drop(name)
        _server(url).create(name, copy.database)
    world.organizations, world.people, result = pickle.loads(copy.kept)  # noqa: S301 - made above
    return result


def _server(url: URL) -> Postgres:
    return Postgres(Path(str(url.query["host"])))
