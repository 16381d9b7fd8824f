"""Whether two texts are the same, four signs at a time."""

from portal.redaction.kernel.words import get4, mix

_FOUR = 4


def hash_of(at: int, size: int, number: int) -> int:
    """A number taken on by a text, which tells it from others."""
    while size >= _FOUR:
        number = mix(number, get4(at))
        at += _FOUR
        size -= _FOUR
    if size:
        number = mix(number, get4(at) & ((1 << (size << 3)) - 1))
    return number


def is_alike(at: int, other: int, size: int) -> int:
    """Whether the same stands at two places."""
    while size >= _FOUR:
        if get4(at) != get4(other):
            return 0
        at += _FOUR
        other += _FOUR
        size -= _FOUR
    return size == 0 or ((get4(at) ^ get4(other)) & ((1 << (size << 3)) - 1)) == 0
