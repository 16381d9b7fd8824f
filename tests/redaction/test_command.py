"""`portal redact`: exit codes, one clear sentence for wrong use, nothing overwritten."""

import io
import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from portal.redaction.command_line.command import redact


def _write(path: Path, text: str) -> str:
    path.write_text(text)
    return str(path)


def test_a_file_is_redacted_and_reported(tmp_path: Path) -> None:
    source = _write(tmp_path / "a.log", "host=db-07 password=hunter2x\n")
    target, report = tmp_path / "b.log", tmp_path / "r.json"

    code = redact(["--report", str(report), source, str(target)])

    assert code == 0
    assert "hunter2x" not in target.read_text()
    assert json.loads(report.read_text())["clean"] is True


def test_a_folder_becomes_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    _write(folder / "a.log", "password=hunter2x\n")

    assert redact([str(folder), str(tmp_path / "out.tar")]) == 0
    assert b"hunter2x" not in (tmp_path / "out.tar").read_bytes()


def test_something_withheld_is_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n")

    assert redact([str(source), str(tmp_path / "b.png")]) == 3
    assert "withheld: a.png: It is a picture" in capsys.readouterr().err


def test_the_same_key_gives_the_same_stand_ins(tmp_path: Path) -> None:
    key = _write(tmp_path / "key", "k" * 32)
    source = _write(tmp_path / "a.log", "host=db-07 from 10.1.2.3\n")

    for number in (1, 2):
        redact(["--key", key, source, str(tmp_path / f"o{number}")])

    assert (tmp_path / "o1").read_bytes() == (tmp_path / "o2").read_bytes()


@pytest.mark.parametrize(
    "arguments", [[], ["one"], ["--protocol", "nope", "a", "b"], ["--bogus"], ["absent", "b"]]
)
def test_wrong_use_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert redact(arguments) == 2

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.rstrip().endswith((".", "`portal redact --help`."))


def test_an_output_is_never_overwritten(tmp_path: Path) -> None:
    source, target = _write(tmp_path / "a.log", "x\n"), _write(tmp_path / "b.log", "mine")

    assert redact([source, target]) == 2
    assert Path(target).read_text() == "mine"


def test_lines_of_json_come_back_with_their_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = io.BytesIO(json.dumps({"id": 7, "text": "é mail a1@harbor.com"}).encode() + b"\n")

    monkeypatch.setattr("sys.stdin", Stdin)

    code = redact(["--jsonl"])

    row = json.loads(capsys.readouterr().out)
    finding = row["findings"][0]
    assert code == 0
    assert row["id"] == 7
    assert (finding["start"], finding["end"], finding["kind"]) == (7, 20, "email")


def test_the_report_fits_its_published_schema(tmp_path: Path) -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs" / "redaction-report.schema.json").read_text())
    source, report = _write(tmp_path / "a.log", "host=db-07 password=hunter2x\n"), tmp_path / "r.json"

    redact(["--report", str(report), source, str(tmp_path / "b.log")])

    jsonschema.validate(json.loads(report.read_text()), schema)
