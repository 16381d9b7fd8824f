"""Each planted bug is found by its machine. `docs/trust.md` lists them.

Seen as it is meant: with the bug the machine fails by an assertion of its own, or because something ends in
a way that it did not foretell; without it the same machine passes, which the tests beside this one hold.
"""

import pytest

from tests.invariants import planted_in_log, planted_in_permissions, planted_in_sealing
from tests.invariants.log_machine import LogMachine
from tests.invariants.permission_machine import PermissionMachine
from tests.invariants.planting import Bug
from tests.invariants.running import HUNTING, run
from tests.invariants.sealing_machine import SealingMachine
from tests.invariants.stage import Stage
from tests.invariants.tampering import Hand
from tests.support.world import World


@pytest.mark.deep
@pytest.mark.parametrize("bug", planted_in_permissions.BUGS, ids=str)
def test_a_bug_in_the_life_of_permissions_is_found(
    light_world: World, monkeypatch: pytest.MonkeyPatch, bug: Bug
) -> None:
    stage = Stage(light_world)
    bug.plant(monkeypatch)

    with pytest.raises(AssertionError):
        run(lambda: PermissionMachine(stage), HUNTING)


@pytest.mark.deep
@pytest.mark.parametrize("bug", planted_in_sealing.BUGS, ids=str)
def test_a_bug_in_sealing_is_found(light_world: World, monkeypatch: pytest.MonkeyPatch, bug: Bug) -> None:
    stage = Stage(light_world)
    bug.plant(monkeypatch)

    with pytest.raises(AssertionError):
        run(lambda: SealingMachine(stage), HUNTING)


@pytest.mark.deep
@pytest.mark.parametrize("bug", planted_in_log.BUGS, ids=str)
def test_a_bug_around_the_log_is_found(light_world: World, monkeypatch: pytest.MonkeyPatch, bug: Bug) -> None:
    stage, hand = Stage(light_world), Hand(light_world)
    bug.plant(monkeypatch)

    with pytest.raises(AssertionError):
        run(lambda: LogMachine(stage, hand), HUNTING)
