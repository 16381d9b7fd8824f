"""Faces by the quickest way that this machine has: machine code for much text, numpy for little.

Machine code has to be loaded first, which takes as long as numpy takes for a megabyte. Where it cannot be
had (no wheel for this kind of machine, or a system that lets nobody make any), numpy goes on alone.
"""

import atexit
import contextlib
import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray

from portal.redaction.faces.many import Came, Lines, Looks, Short, faces
from portal.redaction.faces.numbers import Numbers

if TYPE_CHECKING:
    from portal.redaction.kernel.machine import Machine

LEAST = 1 << 19
"""So many bytes are read before machine code is loaded; before a larger file it is loaded at once."""
_FEW = 1 << 14
Hits = NDArray[np.int32]
Sought = tuple[Hits, bool]
Columns = tuple[Numbers, Numbers, Numbers]
Numbered = tuple[int, Hits]


class Maker:
    """Makes faces; knows how much it has read."""

    def __init__(self, least: int | None = None) -> None:
        """One that makes machine code when it has read so many bytes."""
        self._left = LEAST if least is None else least
        self._machine: Machine | None = None

    def make_ready(self, size: int) -> None:
        """Make machine code when so much more to read is enough for it."""
        if self._left >= 0:
            self._left -= size
            if self._left < 0:
                self._machine = made_machine()

    def looks(self, content: bytes) -> Looks:
        """See `portal.redaction.faces.many`."""
        self.make_ready(len(content) + 1)
        machine = self._machine
        if machine is None or not _FEW <= len(content) <= machine.most:
            return Looks(*faces(content))
        text, edges, outlines, others, lines = machine.looks(content)
        return Looks(text, _came(edges), outlines, _came(others), Lines(*lines) if lines else None)

    def sought(self, content: bytes, words: Sequence[tuple[bytes, int]]) -> Sought | None:
        """See below."""
        machine = self._machine
        if not words:
            return np.zeros((0, 3), dtype=np.int32), False
        if machine is None or not _FEW <= len(content) <= machine.most:
            return None
        return machine.sought(content, words)

    def numbered(self, content: bytes, found: Columns) -> Numbered | None:
        """See below."""
        machine = self._machine
        if machine is None or not _FEW <= len(content) <= machine.most or len(found[0]) > machine.most_places:
            return None
        return machine.numbered(content, found)

    def replaced(self, content: bytes, found: Columns, made: Sequence[bytes]) -> bytes | None:
        """See below."""
        machine = self._machine
        if machine is None or not _FEW <= len(content) <= machine.most:
            return None
        return machine.replaced(content, found, b"".join(made))


def _came(edges: Short) -> Came:
    shifts = np.zeros(len(edges) + 1, dtype=np.int32)
    shifts[1:] = edges[:, 1]
    return Came(edges[:, 0].copy(), shifts)


def made_machine() -> "Machine | None":
    """A new machine; None where there can be none."""
    try:
        return import_module("portal.redaction.kernel.machine").Machine()  # type: ignore[no-any-return]
    except (ImportError, OSError):
        return None


_makers = [Maker()]


def make_ready_for(source: BinaryIO) -> None:
    """Make machine code at once where much is to be read: what is made without it is looked at twice."""
    with contextlib.suppress(OSError, AttributeError):  # a pipe does not tell its size
        here = source.tell()
        size = source.seek(0, os.SEEK_END) - here
        source.seek(here)
        if size > LEAST:
            _makers[0].make_ready(size)


def quick_faces(content: bytes) -> tuple[bytes, Came]:
    """The faces of the lines of `content`, and where their bytes came from."""
    return quick_looks(content)[:2]


def quick_looks(content: bytes) -> Looks:
    """The same, with the outlines of the faces where they cost little."""
    return _makers[0].looks(content)


def sought(content: bytes, words: Sequence[tuple[bytes, int]]) -> Sought | None:
    """Where words of a case may stand in some lines: begin, end, the rank of the weightiest (three columns).

    And whether one may stand there in hexadecimal or base64. None stands at a place that is left out, but not
    each that is noted holds one. Gives None itself where this cannot be told quickly.
    """
    return _makers[0].sought(content, words)


def numbered(content: bytes, found: Columns) -> Numbered | None:
    """Numbers for the values of kinds at places of some lines (from, to, number of the kind: columns).

    First what tells the numbering from all others of this process. 0 is for values without a number. Gives
    None where numbers cannot be had quickly.
    """
    return _makers[0].numbered(content, found)


def replaced_in(content: bytes, found: Columns, made: Sequence[bytes]) -> bytes | None:
    """Some lines with something else at places of theirs (from, to, how long that is: columns, ascending).

    Gives None where that cannot be done quickly.
    """
    return _makers[0].replaced(content, found, made)


def _begin_anew() -> None:
    """A copied process may have been copied in the middle of a question."""
    _makers[0] = Maker()


atexit.register(_begin_anew)  # what lets the machine code go is itself gone a moment later
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
