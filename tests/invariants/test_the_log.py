"""I6, I7, I8 and I14 hold for the log over any order of writing, signing, damaging and rewriting."""

import pytest

from tests.invariants.log_machine import LogMachine
from tests.invariants.running import FEW, MANY_OF_THE_LOG, run
from tests.invariants.stage import Stage
from tests.invariants.tampering import Hand
from tests.support.world import World


def test_the_log_holds_in_some_order(light_world: World) -> None:
    stage, hand = Stage(light_world), Hand(light_world)

    run(lambda: LogMachine(stage, hand), FEW)


@pytest.mark.deep
def test_the_log_holds_in_very_many_orders(world: World) -> None:
    stage, hand = Stage(world), Hand(world)

    run(lambda: LogMachine(stage, hand), MANY_OF_THE_LOG)
