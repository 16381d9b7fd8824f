"""Heads prove that nothing of a stream was left out, and that nothing happened in another."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ledger.faults import Damaged
from portal.ledger.hashing import EMPTY_ROOT
from portal.ledger.heads import HEADS_VERB, Head, Heads, verify_absence
from portal.ledger.verification import verify_log
from tests.ledger.a_log import LOG, ALog, a_log

tags = st.text("0123456789abcdef", min_size=4, max_size=4)


def heads_of(names: set[str]) -> Heads:
    return Heads(Head(name, number + 1, sha256(name.encode()).digest()) for number, name in enumerate(names))


@given(st.sets(tags, min_size=1, max_size=20))
def test_every_head_is_proved_under_the_root(names: set[str]) -> None:
    heads = heads_of(names)

    assert all(heads.proof(name).holds(heads.root()) for name in names)


@given(st.sets(tags, min_size=1, max_size=20), st.integers(1, 5))
def test_a_head_that_says_fewer_entries_is_not_proved(names: set[str], fewer: int) -> None:
    heads = heads_of(names)
    proof = heads.proof(min(names))
    shortened = replace(proof, head=replace(proof.head, last_sequence=proof.head.last_sequence - fewer))

    assert not shortened.holds(heads.root())


@given(st.sets(tags, max_size=12), tags)
def test_that_nothing_happened_is_proved_only_where_nothing_happened(names: set[str], asked: str) -> None:
    heads = heads_of(names)
    if asked in names:
        with pytest.raises(Damaged):
            heads.absence(asked)
        return

    assert verify_absence(asked, heads.absence(asked), len(names), heads.root())


def test_a_stream_cannot_be_denied_with_neighbors_that_are_not_neighbors() -> None:
    names = {"1111", "2222", "3333"}
    heads = heads_of(names)
    around = (heads.proof("1111"), heads.proof("3333"))

    assert not verify_absence("2222", around, 3, heads.root())
    assert not verify_absence("2222", around[:1], 3, heads.root())
    assert not verify_absence("2222", (), 3, heads.root())
    assert not verify_absence("2222", (heads.proof("2222"),), 3, heads.root())
    assert not verify_absence("2222", (), 0, heads.root())
    assert verify_absence("2222", (), 0, EMPTY_ROOT)


def test_a_stream_has_one_head() -> None:
    head = Head("1111", 1, bytes(32))

    with pytest.raises(Damaged, match="two heads"):
        Heads([head, replace(head, last_sequence=2)])
    with pytest.raises(Damaged, match="no such stream"):
        Heads([head]).proof("2222")
    with pytest.raises(Damaged):
        Heads([replace(head, last_leaf=b"short")])


def sealed(log: ALog) -> ALog:
    heads = Heads(Head(tag, *last) for tag, last in log.last.items())
    log.add("portal", HEADS_VERB, **heads.facts())
    log.seal()
    return log


def test_sealed_heads_in_the_log_are_verified() -> None:
    log = sealed(sealed(a_log(20)))

    assert verify_log(log.entries, log.checkpoints, LOG, log.tiles).ok


def test_heads_that_leave_a_stream_out_are_found() -> None:
    log = a_log(20)
    del log.last["case-1"]

    verdict = verify_log(sealed(log).entries, log.checkpoints, LOG, log.tiles)

    assert [fault.place for fault in verdict.faults] == ["entry 20"]
    assert "not the last entries of all streams" in verdict.faults[0].sentence
