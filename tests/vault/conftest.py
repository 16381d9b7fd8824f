"""The installation that the attacks are tried on."""

import pytest

from tests.vault.a_world import Disclosed, World


@pytest.fixture(scope="module")
def world() -> World:
    """Two vendors, a stranger and a customer, with their keys."""
    return World()


@pytest.fixture
def disclosed(world: World) -> Disclosed:
    """What alpha disclosed to beta."""
    return world.disclose()
