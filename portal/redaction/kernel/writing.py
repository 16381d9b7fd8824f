"""Examples put in the place of what is folded, and what is left out of it."""

from portal.redaction.faces.signs import WIDEST
from portal.redaction.kernel.places import (
    EDGE,
    EDGES,
    EDGES_END,
    EXAMPLES,
    FACES,
    MADE_BY,
    MARKS_BY,
    TEXT,
)
from portal.redaction.kernel.words import copy8, get, none8, put, put4


def write(start: int, end: int, size: int, pattern: int) -> int:
    """One fold: an example of so many signs, its last where the last of what is folded stood."""
    example = EXAMPLES + pattern * WIDEST
    to = start + MADE_BY
    at = 0
    while at < size:
        put(to + at, get(example + at))
        at += 1
    if end - start > size:
        put(end - 1 + MADE_BY, get(example + size - 1))
        at = start + size - 1 + MARKS_BY
        while at < end - 1 + MARKS_BY:
            put(at, 1)
            at += 1
    return 0


def join(end: int) -> int:
    """All that is not left out, one after the other; returns its length."""
    at = TEXT
    out = FACES
    edge = EDGES
    shift = 0
    while at < end:
        if none8(at + MARKS_BY):
            copy8(out, at + MADE_BY)
            at += 8
            out += 8
            continue
        stop = at + 8
        while at < stop:
            if get(at + MARKS_BY):
                while get(at + MARKS_BY):
                    put(at + MARKS_BY, 0)
                    at += 1
                    shift += 1
                put4(edge, out - FACES)
                put4(edge + 4, shift)
                edge += EDGE
            put(out, get(at + MADE_BY))
            at += 1
            out += 1
    put4(EDGES_END, edge)
    return out - FACES - (at - end)
