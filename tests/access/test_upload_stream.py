"""Many pieces read as one file."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.access.upload_stream import Piece, UploadStream
from portal.vocabulary import CannotOpen


def stream_of(contents: list[bytes], opened: list[int] | None = None) -> UploadStream:
    pieces, start = [], 0
    for content in contents:
        pieces.append(Piece(start, len(content)))
        start += len(content)

    def open_piece(number: int) -> bytes:
        if opened is not None:
            opened.append(number)
        return contents[number]

    return UploadStream(pieces, open_piece)


@given(
    st.lists(st.binary(min_size=1, max_size=20), max_size=6),
    st.lists(st.tuples(st.integers(0, 150), st.integers(0, 40)), max_size=8),
)
def test_whatever_is_read_from_wherever_it_is_the_same_as_of_one_file(
    contents: list[bytes], reads: list[tuple[int, int]]
) -> None:
    stream, whole = io.BufferedReader(stream_of(contents), 7), io.BytesIO(b"".join(contents))

    for place, size in reads:
        assert stream.seek(place) == whole.seek(place)
        assert stream.read(size) == whole.read(size)

    assert stream.seek(0, io.SEEK_END) == len(whole.getvalue())


def test_read_in_order_each_piece_is_opened_once() -> None:
    opened: list[int] = []

    stream_of([b"aa", b"bb", b"cc"], opened).readall()

    assert opened == [0, 1, 2]


def test_a_missing_piece_is_noticed_before_anything_is_read() -> None:
    with pytest.raises(CannotOpen):
        UploadStream([Piece(0, 5), Piece(6, 5)], lambda _: b"")
