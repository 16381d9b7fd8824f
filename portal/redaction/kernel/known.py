"""What is known of words, by the words themselves."""

from portal.redaction.faces.plain_words import KEPT
from portal.redaction.kernel.alike import hash_of, is_alike
from portal.redaction.kernel.places import (
    FEWEST_SLOTS,
    FREE_WORD,
    MISS,
    MISSED,
    MISSES,
    MOST_MISSES,
    MOST_SLOTS,
    MOST_WORD,
    SEED,
    SLOTS,
    WORD_COUNT,
    WORD_SLOTS,
    WORDS_KNOWN,
)
from portal.redaction.kernel.words import clear, copy, get, get4, put, put4

_HEAD = 2


def slot_of(start: int, size: int) -> int:
    """Where a word is noted, or would be."""
    number = hash_of(start, size, get4(SEED) + size)  # nobody can write words that all share one slot
    last = get4(WORD_SLOTS) - 1
    while 1:
        slot = SLOTS + ((number & last) << 2)
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
            put4(WORD_COUNT, get4(WORD_COUNT) + 1)
            if get4(WORD_COUNT) * 2 > get4(WORD_SLOTS) and get4(WORD_SLOTS) < MOST_SLOTS:
                spread_words(get4(WORD_SLOTS) * 2)
        at += MISS
    return 0


def spread_words(slots: int) -> int:
    """Give the words that are known so many slots: a power of two."""
    put4(WORD_SLOTS, slots)
    clear(SLOTS, slots * 4)
    word = WORDS_KNOWN
    end = get4(FREE_WORD)
    while word < end:
        size = get(word)
        put4(slot_of(word + _HEAD, size), word)
        word += _HEAD + size
    return 0


def forget_words() -> int:
    """Begin anew with words."""
    put4(FREE_WORD, WORDS_KNOWN)
    put4(WORD_COUNT, 0)
    return spread_words(FEWEST_SLOTS)
