"""`portal measures import`: a report of one's own history, or nothing at all and the reason."""

import errno
import json
from pathlib import Path

import pytest

from portal import cli
from tests.measures.a_log import as_csv, made_up

MAPPING = """
columns = {case = "number", at = "when", status = "state", organization = "line"}
meaning = {nobody = ["Waiting"], accepted = ["Working"], solved = ["Done"]}
"""


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, table: bytes, *more: str) -> int:
    """Run the command on this table; its exit status."""
    (folder / "log.csv").write_bytes(table)
    (folder / "map.toml").write_text(MAPPING)
    given = ["--mapping", f"{folder}/map.toml", f"{folder}/log.csv", "--report", f"{folder}/out.json", *more]
    monkeypatch.setattr("sys.argv", ["portal", "measures", "import", *given])
    try:
        cli.main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_report_has_every_measure_and_the_terminal_the_sentences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status = run(monkeypatch, tmp_path, as_csv(made_up(60)).getvalue())

    report = json.loads((tmp_path / "out.json").read_text())
    assert status == 0
    assert (report["imported"], report["figures"]["cases"], len(report["measures"])) == (True, 60, 38)
    assert "M03 Nobody had the cases" in capsys.readouterr().out


def test_with_a_bad_row_nothing_is_imported_and_its_line_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = as_csv(made_up(20)).getvalue() + b"1,someday,Done,,A,A\n"

    status = run(monkeypatch, tmp_path, table)
    said = capsys.readouterr().err
    without = run(monkeypatch, tmp_path, table, "--without-bad-rows")

    lines = table.count(b"\n")
    assert (status, without) == (3, 0)
    assert f"line {lines}: “when” is not an instant that can be read." in said
    assert "Nothing was imported: 1 of" in said
    report = json.loads((tmp_path / "out.json").read_text())
    assert report["bad_rows"] == [{"line": lines, "reason": "“when” is not an instant that can be read."}]


def test_a_report_is_written_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "out.json").write_text("of yesterday")
    table = as_csv(made_up(20)).getvalue()

    nowhere = run(monkeypatch, tmp_path, table, "--report", f"{tmp_path}/no/out.json")
    monkeypatch.setattr(Path, "replace", disk_full)
    failed = run(monkeypatch, tmp_path, table)

    said = capsys.readouterr().err
    assert (nowhere, failed) == (2, 1)
    assert "There is no folder" in said
    assert "The report could not be written: No space left" in said
    assert (tmp_path / "out.json").read_text() == "of yesterday"
    assert not (tmp_path / "out.json.part").exists()


def test_a_mapping_that_is_not_understood_is_a_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status = run(monkeypatch, tmp_path, b"a\n", "--mapping", "nowhere")

    assert status == 2
    assert "There is no mapping file “nowhere”" in capsys.readouterr().err
