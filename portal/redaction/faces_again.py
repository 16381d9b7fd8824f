"""What the first pass makes of a piece of text, for the second, which reads the same pieces.

Of each the places that its plans replace are kept, which are few; of the first ones the faces too, as those
are asked for where a line has to be looked at closely.
"""

from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.redaction.face_numbers import Numbers
from portal.redaction.faces import Looks

_MOST, _MOST_WITH_FACES = 16 << 20, 32
"""Bytes of places, and pieces of 256 KiB whose faces are kept too: those of eight megabytes take some 20."""
_OF_EACH = 600  # what a piece takes besides

Small = NDArray[np.unsignedinteger[Any]]
"""Numbers of as few bytes as hold the largest."""


class Places(NamedTuple):
    """The plans of the lines of a piece by number, in which book, and the places that they replace.

    Of a place: how far behind the begin of the one before it begins, its length, its kind.
    """

    book: int
    numbers: Small
    gaps: Small
    sizes: Small
    kinds: Small

    @property
    def size(self) -> int:
        """How many bytes these take."""
        return _OF_EACH + sum(one.nbytes for one in self[1:])

    def columns(self) -> tuple[Numbers, Numbers, Numbers]:
        """From, to, number of the kind."""
        starts = np.cumsum(self.gaps, dtype=np.int64)
        return starts, starts + self.sizes, self.kinds.astype(np.int64)


def packed(book: int, numbers: Numbers, columns: tuple[Numbers, Numbers, Numbers]) -> Places | None:
    """Places (from, to, number of the kind) in little room; None where they do not ascend."""
    starts, ends, kinds = columns
    gaps = np.diff(starts, prepend=0)
    if gaps.min(initial=0) < 0:
        return None
    return Places(book, _small(numbers), _small(gaps), _small(ends - starts), _small(kinds))


def _small(column: Numbers) -> Small:
    small: Small = column.astype(np.min_scalar_type(int(column.max(initial=0))))
    return small


class Kept(NamedTuple):
    """What is kept of one piece."""

    looks: Looks | None = None
    places: Places | None = None


NOTHING_KEPT = Kept()


class _Held(dict[bytes, Kept]):
    """What is kept, by a hash of the piece: of 256 bits, so that nobody can make two that share one."""

    left = _MOST


held = _Held()


def mark_of(content: bytes, *, again: bool) -> bytes:
    """Under what something is kept of a piece; b"" where nothing can be, and nothing is to be."""
    return sha256(content).digest() if again or held else b""


def taken(mark: bytes) -> Kept:
    """What was kept of a piece: for one question."""
    kept = held.pop(mark, NOTHING_KEPT)
    held.left += kept.places.size if kept.places is not None else 0
    return kept


def keep(mark: bytes, looks: Looks | None, places: Places | None) -> None:
    """Keep what is known of a piece, unless there is much already."""
    faces = looks if len(held) < _MOST_WITH_FACES else None
    fits = places is not None and places.size <= held.left
    if faces is not None or fits:
        held[mark] = Kept(faces, places if fits else None)
    if places is not None and fits:
        held.left -= places.size


def forget_faces() -> None:
    """Let go what was kept for a pass that did not come."""
    held.clear()
    held.left = _MOST
