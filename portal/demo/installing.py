"""The demonstration comes into its folder whole or not at all.

It is built beside, in a folder of its own, and moved in when it is finished: the database last, because
where there is no database there is no installation. The mark that says what lies here is written first,
so a start that was interrupted is known as a demonstration and begins anew.
"""

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from portal.assembly import open_rooms
from portal.demo.building import LASTS, WHOLE, Extent, build_world
from portal.demo.bundle import Planted
from portal.demo.clock import DemoClock
from portal.demo.present_data import BUNDLE_NAME, BUNDLE_SEED, bundle
from portal.demo.sign_ins import FOLDER, write_sign_ins
from portal.records.database import Database
from portal.records.migrating import upgrade
from portal.settings import DEMONSTRATION_MARK, Settings
from portal.vocabulary import Invalid, Refused

DATABASE_FILE = "portal.sqlite"
BESIDE = ".building"
ENDS_BEFORE_NOW = timedelta(minutes=2)
_KEYS = "root_keys"
GARBAGE_AFTER = 50_000


def is_built(settings: Settings) -> bool:
    """Whether an installation, of whichever kind, lies in the folder."""
    return (settings.instance / DATABASE_FILE).exists()


def require_demonstration(settings: Settings) -> None:
    """Stop unless the folder may be given to a demonstration.

    Raises:
        Invalid: the settings name another database.
        Refused: somebody's real installation lies here, or its keys do.
    """
    folder = settings.instance
    if settings.database_url != f"sqlite:///{folder / DATABASE_FILE}":
        raise Invalid("A demonstration has a database of its own: leave PORTAL_DATABASE_URL away.")
    marked = (folder / DEMONSTRATION_MARK).exists()
    if not marked and (is_built(settings) or (folder / _KEYS).exists()):
        raise Refused(
            f"What lies in {folder} is no demonstration and stays as it is. "
            "Choose another folder for one: PORTAL_INSTANCE=demonstration"
        )


def install_world(
    settings: Settings, progress: Callable[[float], None], extent: Extent = WHOLE, now: datetime | None = None
) -> None:
    """Build the demonstration and put it in the place of whatever demonstration was there.

    Raises:
        Invalid, Refused: as `require_demonstration` does.
    """
    require_demonstration(settings)
    folder = settings.instance
    (folder / DEMONSTRATION_MARK).touch(mode=0o600)
    beside = folder / BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(mode=0o700)
    ends_at = (now or datetime.now(UTC)).replace(microsecond=0) - ENDS_BEFORE_NOW
    _build(_settings_beside(settings, beside), ends_at, extent, progress)
    _move_in(beside, folder)


def _settings_beside(settings: Settings, beside: Path) -> Settings:
    """Passwords at the least cost: each is known, and hashed anew when somebody signs in."""
    url = f"sqlite:///{beside / DATABASE_FILE}"
    return replace(settings, instance=beside, database_url=url, smtp_url="", cheap_passwords=True)


def _build(settings: Settings, ends_at: datetime, extent: Extent, progress: Callable[[float], None]) -> None:
    clock = DemoClock(ends_at - LASTS)
    rooms = open_rooms(settings, clock)
    with _hurrying(rooms.database):
        upgrade(rooms.database.engine)
        stage = build_world(rooms, clock, extent, progress)
    _keep_beside(settings.instance / FOLDER, stage.planted)


@contextmanager
def _hurrying(database: Database) -> Iterator[None]:
    """Nothing is acknowledged to anybody yet, so nothing waits for the disk; at the end all of it does.

    Garbage is looked for less often: nearly all that the play makes is gone with its last reference.
    """
    event.listen(database.engine, "connect", _do_not_wait)
    usual = gc.get_threshold()
    gc.set_threshold(GARBAGE_AFTER, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        database.close()


def _do_not_wait(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA wal_autocheckpoint=0")


def _keep_beside(folder: Path, planted: list[Planted]) -> None:
    """For whoever plays: the sign-ins, a bundle to upload, and the list of all that is planted."""
    folder.mkdir(mode=0o700)
    write_sign_ins(folder)
    (folder / BUNDLE_NAME).write_bytes(bundle(BUNDLE_SEED))
    (folder / "planted.json").write_text(json.dumps([asdict(one) for one in planted], indent=1))


def _move_in(beside: Path, folder: Path) -> None:
    _synchronize(beside)
    for old in (DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"):
        (folder / old).unlink(missing_ok=True)
    for piece in sorted(beside.iterdir(), key=lambda path: path.name == DATABASE_FILE):
        if (folder / piece.name).is_dir():
            shutil.rmtree(folder / piece.name)
        piece.rename(folder / piece.name)
    beside.rmdir()
    _synchronize_one(folder)


def _synchronize(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        _synchronize_one(path)


def _synchronize_one(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
