"""What the first pass makes of a piece of text, for the second, which reads the same pieces.

Of each the places that its plans replace are kept, which are few; of the first ones the faces too, as those
are asked for where a line has to be looked at closely.
"""

from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.redaction.faces import Looks

_MOST, _MOST_WITH_FACES = 256, 32
"""Pieces of 256 KiB: 64 megabytes of text take some 13, and the faces of eight some 20."""


class Places(NamedTuple):
    """The plans of the lines of a piece by number, in which book, and the places that they replace."""

    book: int
    numbers: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    kinds: NDArray[np.uint8]


class Kept(NamedTuple):
    """What is kept of one piece."""

    looks: Looks | None = None
    places: Places | None = None


NOTHING_KEPT = Kept()
held: dict[bytes, Kept] = {}
"""What is kept, by a hash of the piece: of 256 bits, so that nobody can make two that share one."""


def mark_of(content: bytes, *, again: bool) -> bytes:
    """Under what something is kept of a piece; b"" where nothing can be, and nothing is to be."""
    return blake2b(content, digest_size=32).digest() if again or held else b""


def taken(mark: bytes) -> Kept:
    """What was kept of a piece: for one question."""
    return held.pop(mark, NOTHING_KEPT)


def keep(mark: bytes, looks: Looks | None, places: Places | None) -> None:
    """Keep what is known of a piece, unless there is much already."""
    if len(held) < _MOST:
        held[mark] = Kept(looks if len(held) < _MOST_WITH_FACES else None, places)


def forget_faces() -> None:
    """Let go what was kept for a pass that did not come."""
    held.clear()
