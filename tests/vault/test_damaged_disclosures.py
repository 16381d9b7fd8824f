"""Sealed content that was damaged, cut, relabeled or exchanged while it was read."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.vocabulary import CannotOpen
from tests.vault.a_world import CONTENT, Disclosed, World, wrap_of


def test_a_lower_suite_number_does_not_open(world: World, disclosed: Disclosed) -> None:
    with pytest.raises(CannotOpen):
        world.read(replace(disclosed, envelope=replace(disclosed.envelope, suite=0)), world.beta)


def test_a_false_size_in_the_row_does_not_open(world: World, disclosed: Disclosed) -> None:
    for size in (0, len(CONTENT) - 1, len(CONTENT) + 1):
        with pytest.raises(CannotOpen):
            world.read(
                replace(disclosed, envelope=replace(disclosed.envelope, plaintext_size=size)),
                world.beta,
            )


def test_content_cut_at_a_chunk_boundary_gives_out_not_one_byte(world: World, disclosed: Disclosed) -> None:
    cut = replace(disclosed, sealed=disclosed.sealed[: 56 + 2 * 16_400])

    with pytest.raises(CannotOpen):
        next(world.pieces(cut, world.beta))


def test_content_exchanged_between_authentication_and_reading_does_not_come_out(
    world: World,
    disclosed: Disclosed,
) -> None:
    """The object store may give other bytes the second time; what is given out is checked again."""
    other = world.disclose(b"other" * 10_000)
    answers = iter([disclosed.sealed, other.sealed])
    pieces = world.ring.open_disclosure(
        lambda: io.BytesIO(next(answers)),
        envelope=disclosed.envelope,
        wrap=wrap_of(disclosed, world.beta),
        authorization=disclosed.authorization,
        organization_key=world.beta,
        item=disclosed.item,
    )

    with pytest.raises(CannotOpen):
        list(pieces)


A_WORLD = World()
A_DISCLOSURE = A_WORLD.disclose()

WHERE: dict[str, Callable[[Disclosed, int], Disclosed]] = {
    "content": lambda d, at: replace(d, sealed=flipped(d.sealed, at)),
    "wrap": lambda d, at: replace(d, wraps=[replace(w, sealed=flipped(w.sealed, at)) for w in d.wraps]),
    "authorization key": lambda d, at: replace(
        d,
        authorization=replace(
            d.authorization,
            authorization_key=flipped(d.authorization.authorization_key or b"", at),
        ),
    ),
}


@pytest.mark.parametrize("where", list(WHERE))
@settings(max_examples=60)
@given(at=st.integers(0, 10**9))
def test_one_flipped_bit_anywhere_and_nothing_opens(where: str, at: int) -> None:
    damaged = WHERE[where](A_DISCLOSURE, at)

    with pytest.raises(CannotOpen):
        A_WORLD.read(damaged, A_WORLD.beta)


def flipped(data: bytes, at: int) -> bytes:
    """`data` with one bit changed."""
    at %= 8 * len(data)
    changed = bytearray(data)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)
