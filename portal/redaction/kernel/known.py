"""What is known of words, by the words themselves."""

from portal.redaction.kernel.alike import hash_of, is_alike
from portal.redaction.kernel.places import (
    FREE_WORD,
    MISS,
    MISSED,
    MISSES,
    MOST_MISSES,
    MOST_WORD,
    SEED,
    SLOT_COUNT,
    SLOTS,
    WORDS_KNOWN,
)
from portal.redaction.kernel.words import clear, copy, get, get4, put, put4
from portal.redaction.plain_words import KEPT

_HEAD = 2


def slot_of(start: int, size: int) -> int:
    """Where a word is noted, or would be."""
    number = hash_of(start, size, get4(SEED) + size)  # nobody can write words that all share one slot
    while 1:
        slot = SLOTS + ((number & (SLOT_COUNT - 1)) << 2)
        held = get4(slot)
        if held == 0:
            return slot
        if get(held) == size and is_alike(held + _HEAD, start, size):
            return slot
        number += 1
    return 0


def code_of(start: int, end: int) -> int:
    """What a word is; one that is not known is noted as missed."""
    size = end - start
    if size > MOST_WORD:
        return KEPT
    held = get4(slot_of(start, size))
    if held:
        return get(held + 1)
    missed = get4(MISSED)
    if missed < MOST_MISSES:
        put4(MISSES + missed * MISS, start)
        put4(MISSES + missed * MISS + 4, end)
    put4(MISSED, missed + 1)
    return KEPT


def learn_words(count: int) -> int:
    """Note what the missed words are: the third number of each miss says it."""
    at = MISSES
    end = MISSES + count * MISS
    while at < end:
        start = get4(at)
        size = get4(at + 4) - start
        slot = slot_of(start, size)
        free = get4(FREE_WORD)
        if get4(slot) == 0:
            put4(slot, free)
            put(free, size)
            put(free + 1, get4(at + 8))
            copy(free + _HEAD, start, size)
            put4(FREE_WORD, free + _HEAD + size)
        at += MISS
    return 0


def forget_words() -> int:
    """Begin anew with words."""
    clear(SLOTS, SLOT_COUNT * 4)
    put4(FREE_WORD, WORDS_KNOWN)
    return 0
