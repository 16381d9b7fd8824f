"""An entry has one written form, and tells nothing of a person once the salt is erased."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ledger.entries import (
    AuthorizationReference,
    Disclosed,
    Entry,
    commitment,
    entry_hash,
    matches,
    parse_entry,
)
from portal.ledger.faults import Damaged
from portal.ledger.hashing import leaf_hash

SALT = bytes(range(16))
ENTRY = Entry(
    id=UUID(int=1),
    at=datetime(2026, 11, 21, 9, 0, 0, 123_000, tzinfo=UTC),
    verb="disclosure:read",
    stream_tag="5a" * 16,
    sequence=2,
    previous=bytes(32),
    customer_tag="c0" * 16,
    authorization=AuthorizationReference(UUID(int=2), 3, "ab" * 32),
    purpose="dpv:CustomerCare",
    object={"disclosure": str(UUID(int=4)), "fields": ["file"]},
    facts={"decision": "permit"},
    personal={"actor": commitment("Ada", SALT)},
)

texts = st.text(st.characters(codec="utf-8"), max_size=8)
entries = st.builds(
    Entry,
    id=st.uuids(),
    at=st.integers(0, 2**41).map(lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)),
    verb=texts,
    stream_tag=texts,
    sequence=st.integers(1, 2**50),
    previous=st.none() | st.binary(min_size=32, max_size=32),
    customer_tag=texts,
    authorization=st.none() | st.builds(AuthorizationReference, st.uuids(), st.integers(1, 9), texts),
    purpose=texts,
    object=st.dictionaries(texts, texts | st.integers(-9, 9), max_size=3),
    facts=st.dictionaries(texts, texts | st.lists(texts, max_size=2), max_size=3),
    personal=st.dictionaries(texts, texts, max_size=3),
)


@given(entries)
def test_an_entry_is_read_as_it_was_written(entry: Entry) -> None:
    assert parse_entry(entry.to_bytes()) == entry


@given(entries, entries)
def test_different_entries_have_different_bytes(one: Entry, other: Entry) -> None:
    assert (one.to_bytes() == other.to_bytes()) == (one == other)


def test_the_same_entry_gives_the_same_leaf_wherever_it_is_written() -> None:
    elsewhere = replace(ENTRY, at=ENTRY.at.astimezone(timezone(timedelta(hours=5, minutes=30))))

    assert entry_hash(elsewhere) == entry_hash(ENTRY) == leaf_hash(ENTRY.to_bytes())


def changed(**members: Any) -> bytes:
    plain = json.loads(ENTRY.to_bytes()) | members
    present = {name: value for name, value in plain.items() if value is not ...}
    return json.dumps(present, sort_keys=True, separators=(",", ":")).encode()


def test_the_helper_of_this_test_writes_as_we_do() -> None:
    assert changed() == ENTRY.to_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        ENTRY.to_bytes() + b" ",
        ENTRY.to_bytes().replace(b'"v":1', b'"v":1,"v":1'),
        ENTRY.to_bytes().replace(b'"v":1', b'"v":1.0'),
        changed(v=2),
        changed(more="x"),
        changed(id=...),
        changed(id=str(UUID(int=1)).upper().replace("0", "{0}")),
        changed(t=1.5),
        changed(t="1"),
        changed(verb=5),
        changed(stream_tag={}),
        changed(stream_seq=0),
        changed(stream_seq=True),
        changed(stream_seq="1"),
        changed(stream_prev="AAAA"),
        changed(stream_prev="!!"),
        changed(customer_tag=""),
        changed(facts={}),
        changed(facts=None),
        changed(facts=[["a", "b"]]),
        changed(authorization={"id": str(UUID(int=2)), "version": 3}),
        changed(t=10**30),
        b"[" * 100_000,
    ],
)
def test_anything_but_the_one_form_is_refused(data: bytes) -> None:
    with pytest.raises(Damaged):
        parse_entry(data)


@given(st.binary(max_size=60))
def test_noise_is_refused_and_nothing_else_happens(noise: bytes) -> None:
    with pytest.raises(Damaged):
        parse_entry(noise)


def test_an_entry_longer_than_a_bundle_can_hold_is_refused() -> None:
    with pytest.raises(Damaged, match="at most 65535 bytes"):
        replace(ENTRY, facts={"long": "x" * 65_536}).to_bytes()


def test_what_has_no_canonical_form_is_refused() -> None:
    for value in (float("nan"), 2**60, "\ud800"):
        with pytest.raises(Damaged):
            replace(ENTRY, facts={"value": value}).to_bytes()


def test_a_commitment_matches_its_value_and_salt_only() -> None:
    committed = commitment({"name": "Ada"}, SALT)

    assert matches(committed, Disclosed(SALT, {"name": "Ada"}))
    assert not matches(committed, Disclosed(SALT, {"name": "Eve"}))
    assert not matches(committed, Disclosed(SALT[::-1], {"name": "Ada"}))
    assert not matches(committed, Disclosed(b"short", {"name": "Ada"}))
    assert not matches(committed, Disclosed(SALT, float("nan")))


def test_the_same_value_under_another_salt_looks_different() -> None:
    assert commitment("Ada", SALT) != commitment("Ada", bytes(16))
    with pytest.raises(Damaged):
        commitment("Ada", b"")


def test_the_entry_shows_no_personal_value() -> None:
    assert b"Ada" not in ENTRY.to_bytes()
