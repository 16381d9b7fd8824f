"""A text with some of its places replaced."""

from portal.redaction.kernel.places import GIVEN, PLACE, REPLACED, TEXT
from portal.redaction.kernel.words import copy8, get4

_EIGHT = 8


def replace_places(count: int, end: int) -> int:
    """Put the text until here at `REPLACED`, its places replaced; returns its length.

    Of each place stand at `GIVEN` from, to, and how long is what stands for it; that follows behind all of
    them, in their order.
    """
    row = GIVEN
    last = GIVEN + count * PLACE
    made = last
    at = TEXT
    out = REPLACED
    while row < last:
        out = copied(out, at, TEXT + get4(row))
        at = TEXT + get4(row + 4)
        size = get4(row + 8)
        out = copied(out, made, made + size)
        made += size
        row += PLACE
    return copied(out, at, end) - REPLACED


def copied(out: int, at: int, end: int) -> int:
    """Copy what stands from here to there, and up to seven signs more; returns its end."""
    stop = out + end - at
    while at < end:
        copy8(out, at)
        out += _EIGHT
        at += _EIGHT
    return stop
