"""I7, I10 and I12 hold for sealed content over any order of exchanging, moving, damaging and rotating."""

import pytest

from tests.invariants.running import FEW, MANY, run
from tests.invariants.sealing_machine import SealingMachine
from tests.invariants.stage import Stage
from tests.support.world import World


def test_sealed_rows_open_as_they_were_sealed_or_not_at_all(light_world: World) -> None:
    stage = Stage(light_world)

    run(lambda: SealingMachine(stage), FEW)


@pytest.mark.deep
def test_sealed_rows_open_so_in_very_many_orders(world: World) -> None:
    stage = Stage(world)

    run(lambda: SealingMachine(stage), MANY)
