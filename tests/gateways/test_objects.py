"""Sealed objects on a disk: whole under their name or, after a crash, found by whoever sweeps."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portal.gateways.objects import PIECE, ObjectStore
from portal.vocabulary import Unavailable


def test_an_object_comes_back_as_it_was_put_there(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "objects")

    key = store.create("uploads", io.BytesIO(b"sealed"))

    with store.reading(key) as lying:
        assert lying.read() == b"sealed"
    assert list(store.names("uploads")) == [key]
    assert list(store.names("disclosures")) == []


def test_what_a_killed_process_left_half_written_is_told_to_the_sweeper(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "objects")
    key = store.create("uploads", io.BytesIO(b"sealed"))
    half = tmp_path / "objects" / f"{key}#1"
    half.write_bytes(b"sea")
    soon = datetime.now(UTC) + timedelta(minutes=1)

    found = set(store.names("uploads", soon))
    store.remove(f"{key}#1")

    assert found == {key, f"{key}#1"}
    assert list(store.names("uploads", soon)) == [key]
    assert list(store.names("uploads", soon - timedelta(hours=1))) == []


def test_an_object_that_is_gone_is_said_to_be_out_of_reach(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "objects")
    key = store.create("uploads", io.BytesIO(b"sealed"))

    store.remove(key)

    with pytest.raises(Unavailable):
        store.open(key)


class Watched(io.BytesIO):
    """Notes how much is asked of it at once."""

    asked: int = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Give the next bytes, at most `size`."""
        given = super().read(size)
        self.asked = max(self.asked, len(given))
        return given


def test_a_large_object_is_never_held_whole(tmp_path: Path) -> None:
    content = Watched(bytes(5 * PIECE))

    key = ObjectStore(tmp_path).create("disclosures", content)

    assert content.asked <= PIECE
    assert (tmp_path / key).stat().st_size == 5 * PIECE
