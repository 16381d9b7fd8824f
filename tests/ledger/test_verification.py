"""Every way to tamper with a log is found, and the place is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ledger.entries import Disclosed
from portal.ledger.faults import Verdict
from portal.ledger.hashing import leaf_hash
from portal.ledger.tiles import MemoryTiles
from portal.ledger.tree import Tree
from portal.ledger.verification import MOST_FAULTS, StoredEntry, verify_log
from tests.ledger.a_log import LOG, SIGNER, ALog, a_log, ed25519

Entries = list[StoredEntry]


def verdict(log: ALog, *, with_tiles: bool = True) -> Verdict:
    return verify_log(iter(log.entries), log.checkpoints, LOG, log.tiles if with_tiles else None)


def numbered(entries: Entries) -> Entries:
    return [replace(entry, index=index) for index, entry in enumerate(entries)]


def edited(entry: StoredEntry) -> StoredEntry:
    return replace(entry, data=entry.data.replace(b'"verb":"case:read"', b'"verb":"case:seen"'))


def test_an_honest_log_is_in_order() -> None:
    log = a_log(600, 100)

    for with_tiles in (True, False):
        found = verdict(log, with_tiles=with_tiles)
        assert (found.ok, found.faults, found.size, found.pending, found.erased) == (True, (), 600, 0, 0)


def test_entries_after_the_last_checkpoint_are_pending_and_no_fault() -> None:
    log = a_log(25, 10)

    assert verdict(log).ok
    assert (verdict(log).size, verdict(log).pending) == (20, 5)


Tampering = Callable[[Entries], Entries]
TAMPERINGS: dict[str, tuple[Tampering, str, str]] = {
    "edited": (lambda e: [*e[:12], edited(e[12]), *e[13:]], "entry 12", "was altered"),
    "two edited": (
        lambda e: [*e[:12], edited(e[12]), edited(e[13]), *e[14:]],
        "entry 13",
        "was altered",
    ),
    "the last one edited": (lambda e: [*e[:-1], edited(e[-1])], "entry 39", "was altered"),
    "deleted": (lambda e: numbered([*e[:12], *e[13:]]), "entry 12", "was deleted"),
    "deleted without new numbers": (lambda e: [*e[:12], *e[13:]], "entry 13", "follows number 11"),
    "the first deleted": (lambda e: numbered(e[1:]), "entry 0", "was deleted"),
    "put in": (
        lambda e: numbered([*e[:12], edited(e[3]), *e[12:]]),
        "between entries 11 and 12",
        "was put in here (row 12)",
    ),
    "repeated": (lambda e: numbered([*e[:13], *e[12:]]), "between entries 12 and 13", "was put in"),
    "swapped": (lambda e: numbered([*e[:12], e[13], e[12], *e[14:]]), "entry 12", "another place"),
    "moved far": (lambda e: numbered([*e[:5], *e[6:30], e[5], *e[30:]]), "entry 5", "another place"),
    "cut off": (lambda e: e[:33], "entries 33 to 39", "were deleted"),
    "emptied": (lambda _: [], "entries 0 to 39", "were deleted"),
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampered_entries_are_found_at_their_place(how: str) -> None:
    log = a_log()
    tamper, place, words = TAMPERINGS[how]
    log.entries = tamper(log.entries)

    found = verdict(log)

    assert [fault for fault in found.faults if fault.place == place and words in fault.sentence]


@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampered_entries_are_found_without_the_tiles_too(how: str) -> None:
    log = a_log()
    log.entries = TAMPERINGS[how][0](log.entries)

    assert not verdict(log, with_tiles=False).ok


def rebuilt(log: ALog) -> ALog:
    """The tiles made anew over the entries as they are, as somebody with the database would."""
    log.tiles = MemoryTiles()
    Tree(log.tiles, 0).append(leaf_hash(entry.data) for entry in log.entries)
    return log


@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampering_is_found_even_when_the_tiles_are_made_anew(how: str) -> None:
    log = a_log()
    log.entries = TAMPERINGS[how][0](log.entries)

    found = verdict(rebuilt(log))

    assert any("checkpoint" in fault.sentence or "signed" in fault.sentence for fault in found.faults)


def test_a_thief_of_the_logs_key_is_found_by_whoever_kept_an_earlier_checkpoint() -> None:
    log = a_log()
    kept_by_a_customer = log.checkpoints[1]
    log.entries[12] = edited(log.entries[12])
    forged = rebuilt(log)
    forged.checkpoints = []
    forged.seal(SIGNER)

    alone = [fault for fault in verdict(forged).faults if "signed" in fault.sentence]
    forged.checkpoints.append(kept_by_a_customer)
    together = [fault for fault in verdict(forged).faults if "signed" in fault.sentence]

    assert alone == []
    assert together[0].place == "entries 0 to 19"


def test_two_faces_of_the_log_are_found() -> None:
    log, other = a_log(), a_log()
    other.entries[3] = edited(other.entries[3])
    log.checkpoints.append(rebuilt(other).seal())

    assert any("two faces" in fault.sentence for fault in verdict(log).faults)


def test_a_checkpoint_of_a_stranger_is_found() -> None:
    log = a_log()
    log.seal(ed25519("a stranger")[1])

    found = verdict(log)

    assert [fault.place for fault in found.faults] == ["checkpoint 5 of 5"]


def test_a_log_without_any_signed_checkpoint_is_not_in_order() -> None:
    log = a_log(5, 10)

    assert [fault.place for fault in verdict(log).faults] == ["checkpoints"]


def test_a_gap_in_a_cases_numbers_is_found() -> None:
    """Whoever writes the log could leave entries out before they are hashed; the case's numbers tell."""
    log = a_log(9, 9)
    number, leaf = log.last["case-0"]
    log.last["case-0"] = (number + 2, leaf)
    log.add("case-0")
    log.seal()

    (fault,) = verdict(log).faults

    assert fault.place == "entry 9"
    assert "number 4 to 5 is left out" in fault.sentence


def test_a_broken_chain_and_a_repeated_number_are_found() -> None:
    for number, words in ((3, "chain of stream case-0 is broken"), (1, "number 2 comes after number 3")):
        log = a_log(9, 9)
        log.last["case-0"] = (number, bytes(32))
        log.add("case-0")
        log.seal()

        (fault,) = verdict(log).faults

        assert words in fault.sentence


def test_a_value_that_is_not_the_logged_one_is_found() -> None:
    log = a_log()
    for index, name, disclosed in (
        (3, "actor", Disclosed(bytes(16), "person 0")),
        (4, "actor", replace(log.entries[4].disclosed["actor"], value="somebody else")),
        (5, "address", log.entries[5].disclosed["actor"]),
    ):
        log.entries[index] = replace(log.entries[index], disclosed={name: disclosed})

    assert [fault.place for fault in verdict(log).faults] == ["entry 3", "entry 4", "entry 5"]


def test_erased_values_are_no_fault() -> None:
    log = a_log()
    log.entries = [replace(entry, disclosed={}) for entry in log.entries]

    assert verdict(log).ok
    assert verdict(log).erased == 40


@settings(max_examples=80)
@given(st.data())
def test_one_flipped_bit_in_any_entry_is_found_at_its_place(data: st.DataObject) -> None:
    log = replace(SMALL, entries=list(SMALL.entries))
    index = data.draw(st.integers(0, 39))
    changed = bytearray(log.entries[index].data)
    at = data.draw(st.integers(0, 8 * len(changed) - 1))
    changed[at // 8] ^= 1 << at % 8
    log.entries[index] = replace(log.entries[index], data=bytes(changed))

    found = verdict(log)

    assert any(fault.place == f"entry {index}" for fault in found.faults)


@settings(max_examples=25)
@given(st.data())
def test_one_flipped_bit_in_any_tile_is_found(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(TILED.tiles.tiles)))
    tiles = MemoryTiles()
    tiles.tiles = dict(TILED.tiles.tiles)
    changed = bytearray(tiles.tiles[key])
    at = data.draw(st.integers(0, 8 * len(changed) - 1))
    changed[at // 8] ^= 1 << at % 8
    tiles.put(*key, bytes(changed))

    found = verify_log(TILED.entries, TILED.checkpoints, LOG, tiles)

    assert any("tile" in fault.place for fault in found.faults)


TILED = a_log(300, 150)
SMALL = a_log()


def test_a_missing_tile_is_found() -> None:
    for key in TILED.tiles.tiles:
        tiles = MemoryTiles()
        tiles.tiles = {kept: data for kept, data in TILED.tiles.tiles.items() if kept != key}

        assert not verify_log(TILED.entries, TILED.checkpoints, LOG, tiles).ok


def test_a_log_that_is_wrong_throughout_does_not_flood_the_reader() -> None:
    log = a_log(1_500, 1_500)
    log.entries = [edited(entry) for entry in log.entries]

    assert len(verdict(log).faults) == MOST_FAULTS
