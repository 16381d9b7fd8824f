"""Places for which memory has no room lie in a file, come back as they were, or are not kept at all."""

import os
import tempfile

import numpy as np
import pytest

from portal.redaction.columns.kept_places import Aside, Meaning, Places, Shelf, packed
from portal.redaction.judging import faces_again


def _some(wide: int) -> Places:
    columns = np.array([0, wide, wide + 9]), np.array([wide, wide + 2, 3 * wide + 9]), np.array([7, 0, 7])
    values = 2, np.array([wide, 0, 3], dtype=np.int32)
    made = packed(5, np.array([wide, 0]), np.array([0, wide, 4 * wide]), columns, values)
    assert made is not None
    return made


def _told(places: Places | None) -> list[object]:
    assert places is not None
    return [places.of, *(column.tolist() for column in places[1:])]


@pytest.mark.parametrize("wide", [3, 300, 70_000])
def test_places_are_kept_in_little_room_and_come_back_as_they_were(wide: int) -> None:
    columns = np.array([0, wide, wide + 9]), np.array([wide, wide + 2, 3 * wide + 9]), np.array([7, 0, 7])

    kept = _some(wide)

    assert [one.tolist() for one in kept.columns()] == [one.tolist() for one in columns]
    assert (kept.plans.tolist(), kept.starts().tolist()) == ([wide, 0], [0, wide, 4 * wide])
    values = kept.numbered()
    assert values is not None
    assert (values[0], values[1].tolist()) == (2, [wide, 0, 3])
    starts, ends, kinds = columns
    assert packed(1, starts, starts, (starts[::-1], ends, kinds), None) is None


def test_what_lies_in_the_file_comes_back_as_it_was() -> None:
    shelf, all_of_them = Shelf(1000), [_some(3), _some(70_000), _some(300)]

    lying = [shelf.put(one) for one in all_of_them]

    for aside, places in reversed(list(zip(lying, all_of_them, strict=True))):
        assert aside is not None
        assert _told(shelf.taken(aside)) == _told(places)


def test_a_file_that_takes_no_more_or_is_gone_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(20)
    aside = shelf.put(_some(3))
    assert aside is not None
    assert shelf.put(_some(3)) is None

    shelf.clear()
    assert shelf.taken(aside) is None
    assert shelf.put(_some(4)) is not None
    assert shelf.taken(aside) is None  # the places of another time that lie there now are not these
    with tempfile.TemporaryFile() as other:
        assert shelf.taken(Aside(Meaning(5, 0), other, 0, (("<u4", 1 << 20),))) is None

    def full(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "pwrite", full)
    assert shelf.put(_some(3)) is None


def test_a_copied_process_begins_anew_whoever_held_the_lock() -> None:
    shelf = Shelf(20)
    aside = shelf.put(_some(3))
    assert aside is not None
    shelf.using.acquire()  # a thread that the copy does not have

    shelf.let_go()

    assert shelf.taken(aside) is None
    assert shelf.put(_some(3)) is not None


def test_the_file_is_let_go_when_all_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    faces_again.forget_faces()
    monkeypatch.setattr(faces_again.held, "left", 0)
    for mark in (b"one", b"two"):
        faces_again.keep(mark, None, _some(3))
        assert isinstance(faces_again.held[mark].places, Aside)

    assert _told(faces_again.taken(b"one")[1]) == _told(_some(3))
    assert faces_again.shelf.is_open
    assert _told(faces_again.taken(b"two")[1]) == _told(_some(3))
    assert not faces_again.shelf.is_open
