"""What the first pass makes of a piece of text, for the second, which reads the same pieces.

Of each the places that its plans replace are kept, which are few; of the first ones the faces too, as those
are asked for where a line has to be looked at closely. Places of which there are too many lie in a file.
"""

import os
from hashlib import sha256
from typing import NamedTuple

from portal.redaction.columns.kept_places import Aside, Places, Shelf
from portal.redaction.faces.many import Looks

_MOST, _MOST_WITH_FACES = 16 << 20, 10
"""Bytes of places, and pieces whose faces are kept too: those of eight megabytes take some 20."""
_MOST_ASIDE = 256 << 20


class Kept(NamedTuple):
    """What is kept of one piece."""

    looks: Looks | None = None
    places: Places | Aside | None = None


NOTHING_KEPT = Kept()


class _Held(dict[bytes, Kept]):
    """What is kept, by a hash of the piece: of 256 bits, so that nobody can make two that share one."""

    left = _MOST


held = _Held()
shelf = Shelf(_MOST_ASIDE)


def mark_of(content: bytes, *, again: bool) -> bytes:
    """Under what something is kept of a piece; b"" where nothing can be, and nothing is to be."""
    return sha256(content).digest() if again or held else b""


def taken(mark: bytes) -> tuple[Looks | None, Places | None]:
    """What was kept of a piece, for one question: its faces, its places."""
    looks, places = held.pop(mark, NOTHING_KEPT)
    if isinstance(places, Aside):
        places = shelf.taken(places)
    elif places is not None:
        held.left += places.size
    if not held:
        shelf.clear()
    return looks, places


def keep(mark: bytes, looks: Looks | None, places: Places | None) -> None:
    """Keep what is known of a piece, unless there is much already."""
    faces = looks if len(held) < _MOST_WITH_FACES else None
    fits = places is not None and places.size <= held.left
    lies = places if fits or places is None else shelf.put(places)
    if faces is not None or lies is not None:
        held[mark] = Kept(faces, lies)
    if places is not None and fits:
        held.left -= places.size


def forget_faces() -> None:
    """Let go what was kept for a pass that did not come."""
    held.clear()
    held.left = _MOST
    shelf.clear()


def _begin_anew() -> None:
    """A copied process must not write over what the first has put aside."""
    shelf.let_go()
    forget_faces()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
