"""Faces by the quickest way that this machine has: machine code for much text, numpy for little.

Machine code has to be made first, which takes as long as numpy takes for some megabytes. Where it cannot be
had (no wheel for this kind of machine, or a system that lets nobody make any), numpy goes on alone.
"""

import atexit
import os
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np

from portal.redaction.faces import Came, faces

if TYPE_CHECKING:
    from portal.redaction.kernel.machine import Machine

LEAST = 1 << 20
"""So many bytes are read before machine code is made."""
_FEW = 1 << 14


class Maker:
    """Makes faces; knows how much it has read."""

    def __init__(self) -> None:
        self._left = LEAST
        self._machine: Machine | None = None

    def faces(self, content: bytes) -> tuple[bytes, Came]:
        """See `portal.redaction.faces`."""
        if self._left >= 0:
            self._left -= len(content) + 1
            if self._left < 0:
                self._machine = made_machine()
        machine = self._machine
        if machine is None or not _FEW <= len(content) <= machine.most:
            return faces(content)
        text, edges = machine.faces(content)
        shifts = np.zeros(len(edges) + 1, dtype=np.int32)
        shifts[1:] = edges[:, 1]
        return text, Came(edges[:, 0].copy(), shifts)


def made_machine() -> "Machine | None":
    """A new machine; None where there can be none."""
    try:
        return import_module("portal.redaction.kernel.machine").Machine()  # type: ignore[no-any-return]
    except (ImportError, OSError):
        return None


_makers = [Maker()]


def quick_faces(content: bytes) -> tuple[bytes, Came]:
    """The faces of the lines of `content`, and where their bytes came from."""
    return _makers[0].faces(content)


def _begin_anew() -> None:
    """A copied process may have been copied in the middle of a question."""
    _makers[0] = Maker()


atexit.register(_begin_anew)  # what lets the machine code go is itself gone a moment later
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
