"""Several processes at once: nobody can tell from what comes out how many there were."""

import base64
import gzip
import io
import os
import signal
import tarfile
from pathlib import Path

import pytest

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, Report
from portal.redaction.command_line.command import redact
from portal.redaction.runs import side_by_side
from portal.redaction.runs.both_passes import both_passes
from portal.redaction.runs.crew import GONE, Crew

KEY = b"the key of one case"
SEEN = list[tuple[str, int, str, str]]
PEM = (
    b"-----BEGIN RSA PRIVATE KEY-----\n"
    + b"MIIEpAIBAAKCAQEA04up8hoqzS1aaaabbbbccccddddeeeeffffgggg\n" * 12
    + b"-----END RSA PRIVATE KEY-----\n"
)
MAIL = (
    b"From: a@b.com\nTo: c@d.com\nSubject: mokafor1\nContent-Type: multipart/mixed; boundary=b\n\n"
    b"--b\nContent-Type: application/gzip\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(gzip.compress(b"mokafor1 has password=hunter2xyz\n"))
    + b"--b\n\nmokafor1 again\n--b--\n"
)

JSON = b'{"a": {"mimeType": "text/plain", "body": "%s", "user": "mokafor1"}}' % base64.b64encode(
    b"mokafor1 has password=hunter2xyz, and all the rest of it is fine\n"
)


def _archive() -> bytes:
    logs = log(3, 12_000, fresh=True)
    members = {
        "a.log": logs[:6000].rsplit(b"\n", 1)[0] + b"\nwho: Priya Okafor\nuser=mokafor1\n",
        "key.log": (b"all is well here\n" * 7 + PEM + b"password:\n  hunter2xyz\n") * 3 + b"last without end",
        "app.json": b'{"user": "bwilliams", "password": "hunter2x", "note": "mokafor1 was here"}',
        "table.csv": b"host,user,serial\ndb-07,jdoe,C02XK1\ndb-08,mokafor1,C02XK2\n",
        "wide.log": "from 10.1.2.3 for user mokafor1\n".encode("utf-16"),
        "broken.har": b'{"log": ',
        "picture.png": b"\x89PNG\r\n\x1a\n",
        "mail.eml": MAIL,
        "files.json": JSON,
        "b.log": logs[6000:],
    }
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def _run(content: bytes, jobs: int, name: str = "bundle.tar") -> tuple[bytes, Report, bytes, SEEN]:
    output, dictionary, seen = io.BytesIO(), CaseDictionary(), SEEN()
    report = both_passes(
        io.BytesIO(content),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(KEY),
        dictionary=dictionary,
        observer=lambda path, number, before, after, _: seen.append((path, number, before, after)),
        jobs=jobs,
    )
    return output.getvalue(), report, dictionary.to_bytes(), seen


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces so short that keys and their values lie in different ones."""
    monkeypatch.setattr(side_by_side, "_CHUNK", 97)
    monkeypatch.setattr(side_by_side, "_STRETCH", 300)


@pytest.mark.usefixtures("short_stretches")
def test_any_number_of_processes_gives_the_same_bytes_report_words_and_lines() -> None:
    content = _archive()

    alone, together = _run(content, 1), _run(content, 3)

    assert alone == together
    assert alone[1].withheld
    assert b"hunter2" not in together[0]
    assert b"mokafor1" not in together[0]


def test_an_archive_that_ends_in_the_middle_of_a_table_is_the_same_for_any_number_of_processes() -> None:
    rows = b"".join(b"%d,ok,idle\n" % number for number in range(9000))
    table = b"number,user,state\n" + rows + b"1,mokafor1,idle\n2,bwilliams7,idle\n"
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo("table.csv")
        entry.size = len(table)
        archive.addfile(entry, io.BytesIO(table))
    until = made.getvalue().index(b"williams7")

    alone, together = (_run(made.getvalue()[:until], jobs) for jobs in (1, 2))

    assert alone == together
    assert b"mokafor1" in alone[2]


def test_a_stopped_helper_ends_the_command_with_a_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.log").write_text("password=hunter2x\n")
    give = Crew.give

    def give_and_stop(crew: Crew, task: object) -> None:
        os.kill(crew.processes[0], signal.SIGKILL)
        give(crew, task)  # type: ignore[arg-type]

    monkeypatch.setattr(Crew, "give", give_and_stop)

    code = redact(["--jobs", "2", str(tmp_path / "a.log"), str(tmp_path / "out.log")])

    assert code == 1
    assert capsys.readouterr().err == f"{GONE}\n"
    assert not (tmp_path / "out.log").exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "65"])
def test_a_number_of_jobs_that_is_none_is_told(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert redact(["--jobs", jobs, "a", "b"]) == 2
    assert "number from 1 to 64" in capsys.readouterr().err
