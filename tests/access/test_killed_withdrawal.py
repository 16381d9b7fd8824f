"""The process is killed (kill -9) at any point of a withdrawal: either nothing happened, or nothing opens."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from uuid import UUID

import pytest

from portal.access import ending, shredding
from portal.actions.prepare_installation import prepare_installation
from portal.assembly import open_rooms
from portal.gateways.shred_store import ShredFolder
from portal.records.authorizations import granted_authorization
from portal.vocabulary import NotCovered
from tests.support.permissions import locked_key
from tests.support.sharing import given, read, withdraw
from tests.support.world import World


def die(*_: object, **__: object) -> NoReturn:
    """End here, as when the power fails: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def before_the_commit(patch: pytest.MonkeyPatch) -> None:
    """Everything is written, nothing is kept."""
    patch.setattr(ending, "record", die)


def after_the_commit(patch: pytest.MonkeyPatch) -> None:
    """The withdrawal is kept, its key not touched."""
    patch.setattr(shredding, "_destroy", die)


def before_the_file_is_overwritten(patch: pytest.MonkeyPatch) -> None:
    """The store was asked."""
    patch.setattr(ShredFolder, "_write", staticmethod(die))


def before_the_file_is_gone(patch: pytest.MonkeyPatch) -> None:
    """The key is overwritten, its file still there."""
    patch.setattr(Path, "unlink", die)


MOMENTS = {
    "before the commit": (before_the_commit, False),
    "after the commit": (after_the_commit, True),
    "before the key is overwritten": (before_the_file_is_overwritten, True),
    "before the key's file is gone": (before_the_file_is_gone, True),
}


def killed(world: World, case_id: UUID, plant: Callable[[pytest.MonkeyPatch], None]) -> int:
    """Withdraw in a process of its own, which dies; gives how it ended."""
    world.rooms.database.close()
    child = os.fork()
    if child == 0:
        try:
            world.rooms = open_rooms(world.rooms.settings, world.clock)
            plant(pytest.MonkeyPatch())
            withdraw(world, case_id)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    world.rooms = open_rooms(world.rooms.settings, world.clock)
    return os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_withdrawal_that_is_killed_is_whole_or_did_not_happen(light_world: World, moment: str) -> None:
    plant, is_kept = MOMENTS[moment]
    case_id, disclosure_id = given(light_world)
    with light_world.transaction() as database:
        permission = granted_authorization(database, case_id)
    assert permission is not None

    ended = killed(light_world, case_id, plant)

    assert ended == -signal.SIGKILL
    if is_kept:
        with pytest.raises(NotCovered):
            read(light_world, case_id, disclosure_id)
    else:
        assert read(light_world, case_id, disclosure_id)
    with light_world.transaction() as database:
        prepare_installation(database, light_world.rooms.instruments, light_world.clock.now)
    assert (locked_key(light_world, permission) is None) is is_kept
