"""Whether two texts are the same, many signs at a time."""

from portal.redaction.kernel.places import ALL_16, SIXTEEN
from portal.redaction.kernel.words import get4, mix, same

_FOUR, _EIGHT = 4, 8


def hash_of(at: int, size: int, number: int) -> int:
    """A number taken on by a text, which tells it from others.

    Two numbers take turns, as each step waits for the one before. They begin apart, so that no text makes
    them equal.
    """
    other = mix(number, size)
    while size >= _EIGHT:
        number = mix(number, get4(at))
        other = mix(other, get4(at + _FOUR))
        at += _EIGHT
        size -= _EIGHT
    if size >= _FOUR:
        number = mix(number, get4(at))
        at += _FOUR
        size -= _FOUR
    if size:
        other = mix(other, get4(at) & ((1 << (size << 3)) - 1))
    return mix(number, other)


def is_alike(at: int, other: int, size: int) -> int:
    """Whether the same stands at two places."""
    while size > SIXTEEN:
        if same(at, other) != ALL_16:
            return 0
        at += SIXTEEN
        other += SIXTEEN
        size -= SIXTEEN
    return ((same(at, other) ^ ALL_16) & ((1 << size) - 1)) == 0
