"""Many lines and their plans: by their outlines where the kernel makes them, else by their faces."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from portal.redaction.face_numbers import NEWLINE, Numbers
from portal.redaction.faces import Looks
from portal.redaction.plain_faces import face_of
from portal.redaction.plans import Planner

_MOST_KNOWN = 2000


def looked_up(looks: Looks, planner: Planner) -> tuple[list[int], Numbers]:
    """The plans of all lines, and where the begin of each stands for `Looks.both`."""
    if not looks.outlines or looks.text.startswith(b"{"):
        return planner.numbers(looks.text.split(b"\n")), starts_of(looks.text) + len(looks.outlines)
    numbers, by_face = planner.numbers_by_outline(
        looks.outlines.split(b"\n"), lambda: looks.text.split(b"\n")
    )
    starts = starts_of(looks.outlines)
    if by_face:
        starts[by_face] = starts_of(looks.text)[by_face] + len(looks.outlines)
    return numbers, starts


@lru_cache(maxsize=_MOST_KNOWN)
def _known(line: bytes) -> tuple[bytes, list[int]]:
    """The face of a line that may come again, as those of stack traces inside values do."""
    return face_of(line)


def plainly(content: bytes, *, remembers: bool) -> tuple[bytes, Callable[[Numbers], Numbers]]:
    """The faces of some lines, one after the other, and what tells where their bytes came from."""
    of_line = _known if remembers else face_of
    looks: list[bytes] = []
    came: list[int] = []
    place = 0
    for line in content.split(b"\n"):
        face, own = of_line(line)
        looks.append(face)
        came += [place + one for one in own]
        place += len(line) + 1
        came.append(place - 1)
    return b"\n".join(looks), np.array(came, dtype=np.int64).__getitem__


def starts_of(text: bytes) -> Numbers:
    """Where lines begin, and where the next would."""
    found = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == NEWLINE) + 1
    starts: Numbers = np.concatenate(([0], found))
    return starts
