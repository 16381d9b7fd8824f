"""The whole engine over the demonstration bundle: what was planted does not survive, the rest does."""

import io
import tarfile

from portal.demo.bundle import Planted, write_bundle
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, Report, learn, redact_bundle
from portal.redaction.runs.child import redact_in_child


def _redacted(seed: int) -> tuple[list[Planted], dict[str, str], Report, bytes]:
    source, output, dictionary = io.BytesIO(), io.BytesIO(), CaseDictionary()
    planted = write_bundle(source, seed)
    pseudonyms = Pseudonyms(b"one case's key!!")
    learn(io.BytesIO(source.getvalue()), "support.tar.gz", dictionary, pseudonyms=pseudonyms)
    report = redact_bundle(
        io.BytesIO(source.getvalue()),
        "support.tar.gz",
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=pseudonyms,
        dictionary=dictionary,
    )
    return planted, _members(output.getvalue()), report, source.getvalue()


def _members(content: bytes) -> dict[str, str]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return {one.name: (archive.extractfile(one) or io.BytesIO()).read().decode() for one in archive}


def test_nothing_that_was_planted_survives() -> None:
    for seed in range(3):
        planted, members, report, _ = _redacted(seed)

        everything = "\n".join(members.values())
        left = [one for one in planted if one.value in everything]

        assert left == []
        assert report.clean
        assert len(members) == len(report.members) == 7


def test_what_is_innocent_stays() -> None:
    _, members, _, _ = _redacted(1)

    everything = "\n".join(members.values())

    for innocent in (
        "release 4.2.1",
        "bucket_count: 4",
        "9f86d081884c7d65",
        '"level": "WARN"',
        "port 40000 ssh2",
        "Mozilla/5.0",
    ):
        assert innocent in everything


def test_a_child_process_gives_the_same_bytes_and_report() -> None:
    _, _, here, content = _redacted(2)
    output, seen, far = io.BytesIO(), [], list[float]()

    there = redact_in_child(
        io.BytesIO(content),
        "support.tar.gz",
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(b"one case's key!!"),
        dictionary=CaseDictionary(),
        observer=lambda *row: seen.append(row),
        progress=far.append,
    )

    assert far
    assert far[-1] == 1.0
    assert there == here
    assert _members(output.getvalue()) == _redacted(2)[1]
    assert seen


def test_the_bundle_is_the_same_for_the_same_seed() -> None:
    first, second = io.BytesIO(), io.BytesIO()

    planted = write_bundle(first, 7)

    assert write_bundle(second, 7) == planted
    assert first.getvalue() == second.getvalue()
