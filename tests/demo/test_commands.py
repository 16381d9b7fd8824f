"""The command line of the demonstration: what it says, and when it says no."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from portal import cli
from portal.server import only_writer
from portal.settings import DEMONSTRATION_MARK, read_settings
from portal.vocabulary import Refused, Unavailable
from portal.web.call import Rooms


def environment(folder: Path) -> dict[str, str]:
    return {"PORTAL_INSTANCE": str(folder)}


def test_codes_are_shown_for_everybody_with_a_second_factor(built: Rooms) -> None:
    done = CliRunner().invoke(cli.portal, ["demo", "codes"], env=environment(built.settings.instance))

    assert done.exit_code == 0
    assert len(done.output.splitlines()) == 9
    assert all("seconds left" in line for line in done.output.splitlines())


def test_codes_are_refused_where_no_demonstration_lies(tmp_path: Path) -> None:
    (tmp_path / "portal.sqlite").touch()

    done = CliRunner().invoke(cli.portal, ["demo", "codes"], env=environment(tmp_path))

    assert isinstance(done.exception, Refused)
    assert done.output == ""


def test_codes_are_refused_when_a_real_installation_is_called_a_demonstration(tmp_path: Path) -> None:
    (tmp_path / "portal.sqlite").touch()
    claimed = environment(tmp_path) | {"PORTAL_DEMONSTRATION": "1"}

    done = CliRunner().invoke(cli.portal, ["demo", "codes"], env=claimed)

    assert isinstance(done.exception, Refused)


def test_a_demonstration_is_not_built_anew_while_it_runs(tmp_path: Path) -> None:
    (tmp_path / DEMONSTRATION_MARK).touch()
    settings = read_settings(environment(tmp_path))

    with only_writer(settings):
        done = CliRunner().invoke(cli.portal, ["demo", "--fresh"], env=environment(tmp_path))

    assert isinstance(done.exception, Unavailable)
    assert "running already" in done.exception.sentence
    assert not (tmp_path / "portal.sqlite").exists()


def test_a_real_installation_is_not_overwritten_by_a_demonstration(tmp_path: Path) -> None:
    (tmp_path / "portal.sqlite").write_text("somebody's")

    done = CliRunner().invoke(cli.portal, ["demo", "--fresh"], env=environment(tmp_path))

    assert isinstance(done.exception, Refused)
    assert (tmp_path / "portal.sqlite").read_text() == "somebody's"


def test_the_list_names_everybody_and_the_password(built: Rooms) -> None:
    done = CliRunner().invoke(cli.portal, ["demo"], env=environment(built.settings.instance))

    assert "three lanterns by the quay" in done.output
    assert "maria.okafor@halden-rail.example" in done.output


@pytest.mark.parametrize("alone", [True, False])
def test_nobody_enters_while_somebody_must_be_alone(tmp_path: Path, *, alone: bool) -> None:
    settings = read_settings(environment(tmp_path))

    with only_writer(settings, alone=True), pytest.raises(Unavailable), only_writer(settings, alone=alone):
        pass
