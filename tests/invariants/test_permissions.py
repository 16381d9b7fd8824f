"""I1 to I5, I9, I11 and I13 hold over any order of asking, deciding, giving, reading and withdrawing."""

import pytest

from tests.invariants.permission_machine import PermissionMachine
from tests.invariants.running import FEW, MANY, run
from tests.invariants.stage import Stage
from tests.support.world import World


def test_permissions_hold_in_some_order(light_world: World) -> None:
    stage = Stage(light_world)

    run(lambda: PermissionMachine(stage), FEW)


@pytest.mark.deep
def test_permissions_hold_in_very_many_orders(world: World) -> None:
    stage = Stage(world)

    run(lambda: PermissionMachine(stage), MANY)
