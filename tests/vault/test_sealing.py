"""Content in pieces: what is given out was authenticated, and the end that is seen is the true end."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from cryptography.cobblestone import Cobblestone256Encryptor
from hypothesis import given
from hypothesis import strategies as st

from portal.vault.sealing import PIECE, open_stream, opened_size, seal_stream, sealed_size, verify_stream
from portal.vocabulary import CannotOpen

KEY = bytes(range(32))
BOUND = b"what it is bound to"
CHUNK = 16 * 1024
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + CHUNK]


def sealed(content: bytes, key: bytes = KEY, bound: bytes = BOUND) -> bytes:
    sink = io.BytesIO()
    seal_stream(io.BytesIO(content), sink, key, bound)
    return sink.getvalue()


def pieces(ciphertext: bytes, size: int, key: bytes = KEY, bound: bytes = BOUND) -> Iterator[bytes]:
    return open_stream(io.BytesIO(ciphertext), key, bound, size)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_opens_again(size: int) -> None:
    content = bytes(size)
    ciphertext = sealed(content)

    verify_stream(io.BytesIO(ciphertext), KEY, BOUND, size)

    assert b"".join(pieces(ciphertext, size)) == content
    assert len(ciphertext) == sealed_size(size)
    assert opened_size(len(ciphertext)) == size


@given(st.binary(max_size=40_000))
def test_sealing_is_cobblestone_256_as_the_library_writes_it(content: bytes) -> None:
    encryptor = Cobblestone256Encryptor(KEY, BOUND)
    theirs = encryptor.update(content) + encryptor.finalize()

    assert b"".join(pieces(theirs, len(content))) == content


def test_the_same_content_sealed_twice_looks_different() -> None:
    assert sealed(b"same") != sealed(b"same")


@pytest.mark.parametrize("keep", [0, 1, 55, 56, 71, 72, 56 + CHUNK + 16, 56 + 2 * (CHUNK + 16), -1, -17])
def test_content_that_was_cut_off_is_refused(keep: int) -> None:
    content = bytes(2 * CHUNK + 100)
    cut = sealed(content)[:keep]

    with pytest.raises(CannotOpen):
        list(pieces(cut, len(content)))
    with pytest.raises(CannotOpen):
        verify_stream(io.BytesIO(cut), KEY, BOUND, len(content))


def test_content_cut_at_a_chunk_is_refused_even_if_the_row_says_the_shorter_size() -> None:
    cut = sealed(bytes(3 * CHUNK))[: 56 + 2 * (CHUNK + 16)]

    with pytest.raises(CannotOpen):
        verify_stream(io.BytesIO(cut), KEY, BOUND, 2 * CHUNK)


def test_the_last_piece_is_held_back_until_the_true_end_was_seen() -> None:
    content = bytes(PIECE * 3)
    cut = sealed(content)[: 56 + 3 * PIECE // CHUNK * (CHUNK + 16)]
    given_out = io.BytesIO()

    with pytest.raises(CannotOpen):
        given_out.writelines(pieces(cut, len(content)))

    assert len(given_out.getvalue()) < len(content)


def test_a_piece_before_an_altered_one_may_come_but_never_the_altered_one() -> None:
    content = bytes(PIECE) + b"\x01" * PIECE + b"\x02" * PIECE
    ciphertext = bytearray(sealed(content))
    ciphertext[56 + (PIECE + PIECE // 2) // CHUNK * (CHUNK + 16) + 5] ^= 1
    given_out = io.BytesIO()

    with pytest.raises(CannotOpen):
        given_out.writelines(pieces(bytes(ciphertext), len(content)))

    assert content.startswith(given_out.getvalue())
    assert len(given_out.getvalue()) < PIECE + PIECE // 2


@pytest.mark.parametrize("size", [0, 6, 8, 16_391])
def test_content_of_another_size_than_was_kept_is_refused(size: int) -> None:
    ciphertext = sealed(b"content")

    with pytest.raises(CannotOpen):
        verify_stream(io.BytesIO(ciphertext), KEY, BOUND, size)
    with pytest.raises(CannotOpen):
        list(pieces(ciphertext, size))


def test_lengthened_content_is_refused() -> None:
    with pytest.raises(CannotOpen):
        list(pieces(sealed(b"content") + b"more", 7))


def test_another_context_and_another_key_are_refused() -> None:
    ciphertext = sealed(b"content")

    with pytest.raises(CannotOpen):
        list(pieces(ciphertext, 7, bound=b"something else"))
    with pytest.raises(CannotOpen):
        list(pieces(ciphertext, 7, key=bytes(32)))
    with pytest.raises(CannotOpen):
        list(pieces(ciphertext, 7, key=b"short"))


def test_one_ciphertext_cannot_be_opened_to_two_contents() -> None:
    """The commitment that plain AES-GCM lacks ("invisible salamanders"): it is what the key is checked by."""
    one, other = sealed(b"content"), sealed(b"content", key=bytes(32))
    grafted = one[:24] + other[24:56] + one[56:]

    assert one[24:56] != other[24:56]
    with pytest.raises(CannotOpen):
        list(pieces(grafted, 7))


class Zeros:
    """A source of many zeros that keeps none of them."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int, /) -> bytes:
        """Up to `size` zeros."""
        given = min(size, self._left)
        self._left -= given
        return bytes(given)


class Nowhere:
    """A sink that keeps nothing."""

    def write(self, data: memoryview, /) -> int:
        """Take and forget."""
        return len(data)


def test_memory_does_not_grow_with_the_content() -> None:
    def peak(size: int) -> int:
        tracemalloc.start()
        seal_stream(Zeros(size), Nowhere(), KEY, BOUND)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    small, large = peak(4 * PIECE), peak(64 * PIECE)

    assert large < small + PIECE
