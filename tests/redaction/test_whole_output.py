"""The output of the command: there as a whole or not at all."""

import os
from pathlib import Path

import pytest

from portal.redaction.command_line.whole_output import renewed, whole_output


@pytest.fixture(params=["nameless", "named"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to write: a system that knows files without names, and one that does not."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


@pytest.mark.usefixtures("_way")
def test_a_file_gets_its_name_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.log"

    with whole_output(target) as output:
        output.write(b"half")
        output.flush()
        seen = [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")]
        output.write(b" and half")

    assert seen == []
    assert target.read_bytes() == b"half and half"
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


def _write(target: Path, *, taken: bool) -> None:
    with whole_output(target) as output:
        output.write(b"half")
        if not taken:
            raise RuntimeError
        target.write_bytes(b"theirs")


@pytest.mark.usefixtures("_way")
def test_nothing_is_left_of_what_was_not_finished(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        _write(tmp_path / "out.log", taken=False)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_way")
def test_a_name_that_was_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.log"

    with pytest.raises(FileExistsError):
        _write(target, taken=True)

    assert target.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("_way")
def test_a_file_that_is_written_anew_is_the_old_one_until_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "words.json"
    target.write_bytes(b"old")

    with renewed(target) as output:
        output.write(b"new")
        output.flush()
        before = target.read_bytes()

    assert (before, target.read_bytes()) == (b"old", b"new")
    assert list(tmp_path.iterdir()) == [target]
