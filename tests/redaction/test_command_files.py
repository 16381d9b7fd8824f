"""`portal redact` and the files it is given: read whole, written whole, never one over another."""

import io
import json
import os
import socket
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.redaction.command_line.command import redact

_LINE = "host=db-07 password=hunter2x\n"


def _write(path: Path, text: str) -> str:
    path.write_text(text)
    return str(path)


def test_a_list_that_the_customer_wrote_is_found_in_any_spelling(tmp_path: Path) -> None:
    words = {"told": [["Project Heron", "customer_term"]], "patterns": [["PRJ-[0-9]{4}", "customer_terms"]]}
    given = _write(tmp_path / "words.json", json.dumps(words))
    source = _write(tmp_path / "a.log", "for PROJECT HERON and project heron: PRJ-1234\n")

    code = redact(["--dictionary", given, source, str(tmp_path / "b.log")])

    left = (tmp_path / "b.log").read_text().casefold()
    assert code == 0
    assert "heron" not in left
    assert "1234" not in left
    assert json.loads(Path(given).read_text())["patterns"] == words["patterns"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"told": [["Heron", "birds"]]}, "There is no kind of data 'birds'"),
        ({"told": [["H", "people"]]}, "at least two characters"),
        ({"words": ["Heron"]}, "has a part 'words'"),
        ({"patterns": [["(a", "people"]]}, "'(a' cannot be used"),
        (["Heron"], "has a part 'Heron'"),
        ({"told": "Heron"}, "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_reason(
    words: object, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = _write(tmp_path / "words.json", json.dumps(words))

    code = redact(["--dictionary", given, _write(tmp_path / "a.log", _LINE), str(tmp_path / "b.log")])

    error = capsys.readouterr().err
    assert (code, error.count("\n"), told in error) == (2, 1, True)
    assert json.loads(Path(given).read_text()) == words
    assert not (tmp_path / "b.log").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--report", "b.log", "a.log", "b.log"],
        ["--dictionary", "b.log", "a.log", "b.log"],
        ["--dictionary", "new", "--report", "new", "a.log", "b.log"],
        ["--key", "words", "--dictionary", "words", "a.log", "b.log"],
        ["--report", "-", "a.log", "b.log"],
        ["--report", "no/r.json", "a.log", "b.log"],
        ["--dictionary", "no/words", "a.log", "b.log"],
        ["--report", "nowhere", "a.log", "b.log"],
        ["--jsonl", "a.log", "b.log"],
        ["--jsonl", "--report", "r.json"],
    ],
)
def test_what_would_be_lost_or_left_out_is_refused_before_anything_is_written(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    _write(tmp_path / "a.log", _LINE)
    _write(tmp_path / "words", json.dumps({"told": [["Heron", "people"]]}))
    (tmp_path / "nowhere").symlink_to("not-there")
    before = {one.name for one in tmp_path.iterdir()}

    code = redact(arguments)

    assert (code, capsys.readouterr().err.count("\n")) == (2, 1)
    assert {one.name for one in tmp_path.iterdir()} == before


def test_what_holds_originals_is_for_its_owner_alone(tmp_path: Path) -> None:
    words, report = tmp_path / "words.json", tmp_path / "r.json"
    words.write_text("{}")

    arguments = ["--dictionary", str(words), "--report", str(report), _write(tmp_path / "a.log", _LINE)]
    redact([*arguments, str(tmp_path / "b.log")])

    assert [one.stat().st_mode & 0o777 for one in (words, report)] == [0o600, 0o600]
    assert "hunter2x" in words.read_text()
    assert len(list(tmp_path.iterdir())) == 4


def test_every_file_of_a_folder_leaves_or_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "again.log").hardlink_to(_write(folder / "first.log", _LINE))
    (folder / "out").symlink_to("/etc")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s"))
        code = redact([str(folder), str(tmp_path / "out.tar")])

    with tarfile.open(tmp_path / "out.tar") as made:
        assert sorted(made.getnames()) == ["logs/again.log", "logs/first.log"]
    error = capsys.readouterr().err
    assert code == 3
    assert "withheld: logs/s: It is a pipe or a socket" in error
    assert "withheld: logs/out: It is a link" in error


def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, _LINE.encode())
    os.close(writing)

    code = redact([f"/dev/fd/{reading}", str(tmp_path / "b.log")])

    os.close(reading)
    assert code == 0
    assert "<PASSWORD-" in (tmp_path / "b.log").read_text()


def test_each_line_is_answered_before_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    arrived, seen = io.BytesIO(), []

    def asked() -> Iterator[bytes]:
        for number in range(3):
            seen.append(arrived.getvalue().count(b"\n"))
            yield json.dumps({"id": number, "text": "quiet"}).encode()

    class Stdin:
        buffer = asked()

    monkeypatch.setattr(sys, "stdin", Stdin)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(arrived))

    assert redact(["--jsonl"]) == 0
    assert seen == [0, 1, 2]


@pytest.mark.parametrize("row", [b"[" * 100_000, b'{"id":NaN,"text":""}', b'{"id":1}', b'{"text":5}', b"[1]"])
def test_a_line_that_is_something_else_is_named_by_its_number(
    row: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = (b"\n", row)

    monkeypatch.setattr(sys, "stdin", Stdin)

    assert redact(["--jsonl"]) == 2
    assert capsys.readouterr().err == 'Line 2 is no JSON object with "id" and "text".\n'


def test_no_room_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stdin:
        buffer = (b'{"text":""}',)

    monkeypatch.setattr(sys, "stdin", Stdin)
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        code = redact(["--jsonl"])

    assert code == 1
    assert capsys.readouterr().err.startswith("It could not be done: No space left")
