"""Where the root keys' keeper makes its own keys, the other levels are rotated all the same."""

import pytest
from click.testing import CliRunner

from portal.cli import portal
from portal.cli.keys import LEVELS
from portal.gateways.root_keys import RootKeyFile
from portal.vocabulary import Refused
from tests.support.world import World


def test_a_keeper_that_makes_its_own_keys_holds_up_no_other_level(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: RootKeyFile) -> None:
        raise Refused("Make a newer key with the tools of the security module.")

    monkeypatch.setenv("PORTAL_INSTANCE", str(light_world.rooms.settings.instance))
    monkeypatch.setenv("PORTAL_DATABASE_URL", light_world.rooms.settings.database_url)
    monkeypatch.setattr(RootKeyFile, "rotate", refuse)

    everything, alone = (CliRunner().invoke(portal, ["keys", "rotate", *words]) for words in ([], ["root"]))

    assert everything.exit_code == 0, everything.output
    assert [line.partition(":")[0] for line in everything.output.splitlines()] == list(LEVELS)
    assert "with the tools of the security module" in everything.output
    assert isinstance(alone.exception, Refused)
