"""What many tests begin with, lived through once: a world is copied from the first one that came as far.

A world that somebody has touched otherwise is not copied; there the same is done step by step.
"""

import pickle
import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar, cast
from uuid import uuid4

from sqlalchemy import make_url

from portal.assembly import open_rooms
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.settings import Settings
from tests.support.postgres import Postgres
from tests.support.world import Due, World

Result = TypeVar("Result")


@dataclass(frozen=True)
class Copy:
    """An installation as it stood after some steps; `kept` is what Python knew of it."""

    database: str
    folder: Path
    kept: bytes


_copies: dict[tuple[Hashable, ...], Copy] = {}


def copied(world: World, step: Hashable, make: Callable[[], Result]) -> Result:
    """Give what `make` gives, with the world as `make` leaves it; it is made once for each way to here.

    `step` says in full what is done; what is done before it must have come the same way.
    """
    if not world.is_as_opened:
        return make()
    settings = world.settings
    way = (make_url(settings.database_url).get_backend_name(), *world.steps, step)
    if way in _copies:
        return cast("Result", _go_on(world, settings, _copies[way], step))
    result = make()
    _copies[way] = keep(world, result)
    world.reopen(open_rooms(settings, world.clock), step)
    return result


def awaited(installed: Copy, settings: Settings) -> World:
    """Give a world that is copied from an installation as soon as somebody enters it."""
    world = World(due=Due(settings, partial(_bring, settings, installed)))
    world.organizations, world.people, _ = _kept(installed)
    return world


def keep(world: World, result: object = None) -> Copy:
    """Put a copy of a world aside; its database is closed for that."""
    world.close()
    settings, name = world.settings, str(make_url(world.settings.database_url).database)
    folder = settings.instance.parent.parent / f"copy-{uuid4().hex}"
    shutil.copytree(settings.instance, folder)
    kept = pickle.dumps((world.organizations, world.people, result))
    if settings.is_sqlite:
        return Copy(str(shutil.copy(name, folder.with_suffix(".sqlite"))), folder, kept)
    database = f"portal_copy_{uuid4().hex}"
    _server(settings).create(database, name)
    return Copy(database, folder, kept)


def _go_on(world: World, settings: Settings, copy: Copy, step: Hashable) -> object:
    world.wait_for(Due(settings, partial(_bring, settings, copy)), step)
    world.organizations, world.people, result = _kept(copy)
    return result


def _kept(copy: Copy) -> tuple[dict[str, Organization], dict[str, Person], object]:
    found: tuple[dict[str, Organization], dict[str, Person], object] = pickle.loads(copy.kept)  # noqa: S301 - made above
    return found


def _bring(settings: Settings, copy: Copy) -> None:
    name = str(make_url(settings.database_url).database)
    if settings.instance.exists():
        shutil.rmtree(settings.instance)
        if not settings.is_sqlite:
            _server(settings).drop(name)
    shutil.copytree(copy.folder, settings.instance)
    if settings.is_sqlite:
        shutil.copy(copy.database, name)
    else:
        _server(settings).create(name, copy.database)


def _server(settings: Settings) -> Postgres:
    return Postgres(Path(str(make_url(settings.database_url).query["host"])))
