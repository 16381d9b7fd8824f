"""Whatever single element of a pack is left out, added, moved or edited, both verifiers say where."""

from pathlib import Path

import pytest

from portal.ledger.offline.command import verified
from portal.ledger.offline.formats import BrokenError
from tests.ledger.changed_packs import FILES, WITNESSED
from tests.ledger.every_change import Files, every_change
from tests.ledger.test_evidence_in_javascript import judged, zipped


def said_of(changed: Files) -> str:
    """What the first verifier says; empty where everything holds."""
    try:
        verified(changed)
    except BrokenError as broken:
        return str(broken)
    return ""


@pytest.mark.deep
@pytest.mark.parametrize("files", [FILES, WITNESSED], ids=["plain", "witnessed"])
def test_every_single_change_is_told_of_by_both_verifiers_and_erased_values_are_none(
    files: Files, tmp_path: Path
) -> None:
    changes = list(every_change(files))

    by_one = [said_of(changed) for _, changed in changes]
    answers = judged(tmp_path, [(zipped(changed), "") for _, changed in changes])

    by_other = [str(one.get("wrong", "")) for one in answers]
    erasures = {f"events.jsonl: line {line}/disclosed/actor dropped" for line in range(1, 10)}
    for said in (by_one, by_other):
        told = dict(zip((what for what, _ in changes), said, strict=True))
        assert {what for what in told if not told[what]} == erasures
        assert [what for what in told if told[what].startswith("pack: ")] == []
    assert len(changes) > 700
