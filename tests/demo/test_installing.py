"""The demonstration comes whole or not at all, and never in the place of anybody's real installation."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from portal.assembly import open_rooms
from portal.demo.building import Extent
from portal.demo.installing import install_world, is_built, require_demonstration
from portal.records.audit_log import AuditEntry
from portal.records.roads import ON_COMMAND
from portal.settings import DEMONSTRATION_MARK, Settings, read_settings
from portal.vocabulary import Invalid, Refused
from portal.web.call import Rooms
from tests.demo.conftest import NOW, Standing, settings_for

TINY = Extent(past=0, present=0, files=False, ends=False, older=False, year=0)


def build(settings: Settings) -> None:
    install_world(settings, lambda _: None, TINY, NOW)


def entries(settings: Settings) -> int:
    rooms = open_rooms(settings, Standing())
    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        count = database.scalar(select(func.count()).select_from(AuditEntry)) or 0
    rooms.database.close()
    return count


def test_an_interrupted_building_leaves_nothing_that_is_taken_for_whole(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "instance")

    def interrupt(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install_world(settings, interrupt, TINY, NOW)

    assert not is_built(settings)
    assert read_settings({"PORTAL_INSTANCE": str(settings.instance)}).demonstration
    build(settings)
    assert is_built(settings)
    assert entries(settings) > 50
    assert not (settings.instance / ".building").exists()


def test_building_anew_takes_the_place_of_the_demonstration_before(built: Rooms, tmp_path: Path) -> None:
    settings = settings_for(Path(shutil.copytree(built.settings.instance, tmp_path / "instance")))
    before, keys = entries(settings), (settings.instance / "root_keys").read_bytes()
    (settings.instance / "mail" / "left.eml").touch()

    build(settings)

    assert 50 < entries(settings) < before
    assert (settings.instance / "root_keys").read_bytes() != keys
    assert not (settings.instance / "mail" / "left.eml").exists()


@pytest.mark.parametrize("piece", ["portal.sqlite", "root_keys"])
def test_what_is_no_demonstration_stays_as_it_is(tmp_path: Path, piece: str) -> None:
    settings = settings_for(tmp_path / "instance")
    (settings.instance / piece).write_text("somebody's")

    with pytest.raises(Refused, match="is no demonstration"):
        build(settings)

    assert (settings.instance / piece).read_text() == "somebody's"
    assert not (settings.instance / DEMONSTRATION_MARK).exists()


def test_another_database_is_never_filled_with_a_demonstration(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path), database_url="postgresql+psycopg://somewhere/else")

    with pytest.raises(Invalid, match="PORTAL_DATABASE_URL"):
        require_demonstration(settings)
