"""What searches are told of an entry is held against the entry itself."""

from dataclasses import replace

import pytest

from portal.ledger.entries import parse_entry, searched
from portal.ledger.hashing import leaf_hash
from portal.ledger.verification import verify_log
from tests.ledger.a_log import LOG, a_log

HONEST = a_log(10)
TOLD = [searched(parse_entry(one.data), leaf_hash(one.data)) for one in HONEST.entries]


@pytest.mark.parametrize("column", TOLD[0])
def test_a_column_beside_an_entry_that_says_something_else_is_found(column: str) -> None:
    entries = [replace(one, beside=told) for one, told in zip(HONEST.entries, TOLD, strict=True)]
    lying = [*entries[:4], replace(entries[4], beside=TOLD[4] | {column: "anything"}), *entries[5:]]

    honest = verify_log(entries, HONEST.checkpoints, LOG)
    found = verify_log(lying, HONEST.checkpoints, LOG)

    assert honest.ok
    assert [fault.place for fault in found.faults] == ["entry 4"]
