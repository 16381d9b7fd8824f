"""A small demonstration, built once for all tests that only look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.assembly import open_rooms
from portal.demo.building import Extent
from portal.demo.installing import install_world
from portal.settings import Settings
from portal.web.call import Rooms

NOW = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)


@dataclass
class Standing:
    """A clock that somebody else moves."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


def settings_for(folder: Path) -> Settings:
    """An embedded installation that is a demonstration."""
    folder.mkdir(parents=True, exist_ok=True)
    return Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'portal.sqlite'}",
        secret_key="0" * 64,
        cheap_passwords=True,
        demonstration=True,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """Open a small demonstration: some closed cases, a past one of each vendor, three open ones, bundles."""
    settings = settings_for(tmp_path_factory.mktemp("demonstration"))
    install_world(settings, lambda _: None, Extent(past=1, present=3, ends=False, older=False, year=5), NOW)
    rooms = open_rooms(settings, Standing())
    yield rooms
    rooms.database.close()
