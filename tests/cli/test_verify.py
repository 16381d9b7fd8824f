"""The command that checks the whole log: what it says, and what it takes for a checkpoint that was kept."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli.opening import FOUND
from portal.cli.verify import verify
from portal.records.audit_log import latest_checkpoint
from tests.support.audited import a_case_that_was_read, publish
from tests.support.world import World


def run(world: World, *words: str) -> Result:
    settings = world.rooms.settings
    environment = {
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_BASE_URL": settings.base_url,
        "PORTAL_SECRET_KEY": settings.secret_key,
    }
    return CliRunner().invoke(verify, [*words], env=environment)


def test_a_checkpoint_that_was_kept_holds_and_one_of_another_log_does_not(
    light_world: World, tmp_path: Path
) -> None:
    a_case_that_was_read(light_world)
    publish(light_world)
    with light_world.transaction() as database:
        newest = latest_checkpoint(database)
        assert newest is not None
        note = newest.note
    kept, other = tmp_path / "kept.txt", tmp_path / "other.txt"
    kept.write_text(note)
    other.write_text(note.replace("localhost", "elsewhere"))

    right, wrong = (run(light_world, "--checkpoint", str(file)) for file in (kept, other))

    assert (right.exit_code, right.output[:17]) == (0, "The log is whole:")
    assert (wrong.exit_code, "The log is broken: " in wrong.output) == (FOUND, True)


@pytest.mark.parametrize("content", [b"", b"notes of a meeting\n", b"\xff\xfe\x00", b"a" * 2_000_000])
def test_a_file_that_is_no_checkpoint_says_nothing_about_the_log(
    light_world: World, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(content)

    answer = run(light_world, "--checkpoint", str(file))

    assert answer.exit_code == 2
    assert "holds no checkpoint" in answer.output
    assert "The log is" not in answer.output
