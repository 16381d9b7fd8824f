"""Texts with numbers of their own: what is known of a value or of a line's outline is looked up by that."""

from portal.redaction.kernel.alike import hash_of, is_alike
from portal.redaction.kernel.places import (
    FEWEST_SLOTS,
    FREE_VALUE,
    GIVEN,
    LINES_END,
    LINES_FULL,
    LONGEST_VALUE,
    MOST_VALUES,
    NO_KIND,
    NUMBERED_LINE,
    OUTLINES,
    PLACE,
    SEED,
    TEXT,
    VALUE_COUNT,
    VALUE_SLOTS,
    VALUES,
    VALUES_FULL,
    VALUES_SLOTS,
)
from portal.redaction.kernel.words import clear, copy, get, get4, mix, put, put4

_SIZE, _NUMBER, _HEAD = 1, 5, 9


def slot_of_value(start: int, size: int, kind: int) -> int:
    """Where a value of a kind is noted, or would be."""
    number = hash_of(start, size, mix(get4(SEED) + size, kind))  # nobody can make all share one slot
    last = get4(VALUES_SLOTS) - 1
    while 1:
        slot = VALUE_SLOTS + ((number & last) << 2)
        held = get4(slot)
        if held == 0:
            return slot
        if get(held) == kind and get4(held + _SIZE) == size and is_alike(held + _HEAD, start, size):
            return slot
        number += 1
    return 0


def number_of(start: int, size: int, kind: int) -> int:
    """The number of a value of a kind; 0 for a long one, and where there is no room for one more."""
    if size > LONGEST_VALUE:
        return 0
    slot = slot_of_value(start, size, kind)
    held = get4(slot)
    if held:
        return get4(held + _NUMBER)
    free = get4(FREE_VALUE)
    number = get4(VALUE_COUNT) + 1
    if number > MOST_VALUES or free > VALUES_FULL:
        return 0
    put4(slot, free)
    put(free, kind)
    put4(free + _SIZE, size)
    put4(free + _NUMBER, number)
    copy(free + _HEAD, start, size)
    put4(FREE_VALUE, free + _HEAD + size)
    put4(VALUE_COUNT, number)
    if number * 2 > get4(VALUES_SLOTS):
        spread_values(get4(VALUES_SLOTS) * 2)
    return number


def spread_values(slots: int) -> int:
    """Give the values that have numbers so many slots: a power of two."""
    put4(VALUES_SLOTS, slots)
    clear(VALUE_SLOTS, slots * 4)
    value = VALUES
    end = get4(FREE_VALUE)
    while value < end:
        size = get4(value + _SIZE)
        put4(slot_of_value(value + _HEAD, size, get(value)), value)
        value += _HEAD + size
    return 0


def number_values(count: int) -> int:
    """Write numbers over the kinds of so many places: from and to in the text, kind."""
    at = GIVEN
    end = GIVEN + count * PLACE
    while at < end:
        put4(at + 8, number_of(TEXT + get4(at), get4(at + 4) - get4(at), get4(at + 8)))
        at += PLACE
    return 0


def number_outlines() -> int:
    """Write its number behind the begin of each outline that was made; 0 where room was short for these."""
    line = GIVEN
    end = get4(LINES_END)
    if end >= LINES_FULL:
        return 0
    while line < end:
        start = get4(line)
        size = get4(line + NUMBERED_LINE) - start - 1
        put4(line + 4, number_of(OUTLINES + start, size, NO_KIND))
        line += NUMBERED_LINE
    return end


def forget_values() -> int:
    """Begin anew with values."""
    put4(FREE_VALUE, VALUES)
    put4(VALUE_COUNT, 0)
    return spread_values(FEWEST_SLOTS)
