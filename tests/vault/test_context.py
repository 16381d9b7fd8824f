"""A context has one reading only."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vault.context import AuthorizationContext, ItemContext, encode

parts = st.lists(st.binary(max_size=6), max_size=5)


@given(parts, parts)
def test_two_lists_of_parts_give_the_same_bytes_only_if_they_are_the_same(
    one: list[bytes],
    other: list[bytes],
) -> None:
    assert (encode(*one) == encode(*other)) == (one == other)


def test_the_layout_is_count_then_length_and_bytes_of_each_part() -> None:
    assert encode("ab", 1) == bytes.fromhex("0002 00000002 6162 00000008 0000000000000001")


def test_a_part_cannot_run_over_into_its_neighbor() -> None:
    assert encode("ab", "c") != encode("a", "bc")
    assert encode("", "x") != encode("x", "")
    assert encode("x") != encode("x", "")


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(OverflowError):
        encode(-1)


def test_every_field_of_an_item_changes_what_its_content_is_bound_to() -> None:
    item = ItemContext(UUID(int=1), UUID(int=2), UUID(int=3), 4, "file", b"r")
    changed = [
        replace(item, customer_id=UUID(int=9)),
        replace(item, case_id=UUID(int=9)),
        replace(item, item_id=UUID(int=9)),
        replace(item, item_version=9),
        replace(item, part="text"),
        replace(item, redaction_sha256=b""),
    ]

    assert len({one.of_content() for one in [item, *changed]}) == 7


def test_every_field_of_an_authorization_changes_what_a_wrap_is_bound_to() -> None:
    item = ItemContext(UUID(int=1), UUID(int=2), UUID(int=3), 4, "file", b"r")
    authorization = AuthorizationContext(UUID(int=1), UUID(int=5), 1)
    contexts = {
        item.of_wrap("k", authorization),
        item.of_wrap("l", authorization),
        item.of_wrap("k", replace(authorization, customer_id=UUID(int=9))),
        item.of_wrap("k", replace(authorization, authorization_id=UUID(int=9))),
        item.of_wrap("k", replace(authorization, version=2)),
        item.of_authorization_wrap(authorization),
        item.of_upload_wrap("k"),
        item.of_content(),
    }

    assert len(contexts) == 8
