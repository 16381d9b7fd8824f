"""Which words of one line are ids: parts of long random values, UUIDs, hardware addresses."""

from portal.redaction.faces.signs import LEAST_TOKEN, MAC_COLON, MAC_DASH, UUID
from portal.redaction.kernel.places import (
    BITS,
    CHAINED,
    CLASS,
    CLOSED,
    COLON,
    DASH,
    DIGIT,
    END,
    IN_GLUE,
    LOW,
    MAY_BE_COLON,
    MAY_BE_DASH,
    NOT_HEX,
    NOT_LOWER_HEX,
    ONE,
    OTHER,
    SIGNS,
    SPOKEN,
    UP,
    WORD,
    WORD_END,
    WORDS,
    ZERO,
)
from portal.redaction.kernel.words import get, get4, put4
from portal.redaction.kernel.writing import write

_UUID_WORDS, _UUID_FIRST, _UUID_MIDDLE, _UUID_LAST, _UUID_SIZE = 5, 8, 4, 12, 36
_MAC_WORDS, _MAC_PART, _MAC_SIZE = 6, 2, 17


def close_tokens() -> int:
    """Words in long random-looking values: digits, capitals and small letters held together by glue."""
    word = WORDS
    end = get4(WORD_END)
    while word < end:
        first = word
        every = get4(word + CLASS)
        while word + WORD < end and is_glue(get4(word + END), get4(word + WORD)):
            word += WORD
            every = every | get4(word + CLASS)
        word += WORD
        random = every & DIGIT and every & LOW and every & UP
        if random and get4(word - WORD + END) - get4(first) >= LEAST_TOKEN:
            close(first, word)
        elif every & OTHER:
            close_others(first, word)
    return 0


def is_glue(at: int, end: int) -> int:
    """Whether nothing but glue stands between two words."""
    while at < end and get4(SIGNS + (get(at) << 2)) & IN_GLUE:
        at += 1
    return at == end


def close(word: int, end: int) -> int:
    """Say of words that nothing in them is folded."""
    while word < end:
        put4(word + CLASS, get4(word + CLASS) | CLOSED)
        word += WORD
    return 0


def close_others(word: int, end: int) -> int:
    """The same of those among them that have letters of other alphabets."""
    while word < end:
        if get4(word + CLASS) & OTHER:
            close(word, word + WORD)
        word += WORD
    return 0


def is_chained(word: int, size: int, other: int, sign: int) -> int:
    """Whether a word has this size, no signs but some, and this sign alone between it and the next."""
    end = get4(word + END)
    return (
        end - get4(word) == size
        and (get4(word + CLASS) & other) == 0
        and get(end) == sign
        and get4(word + WORD) - end == 1
    )


def may_begin(word: int, sign: int) -> int:
    """Whether no longer chain can begin before this word."""
    start = get4(word)
    return get(start - 1) != sign or (get(BITS + get(start - 2)) & SPOKEN) != 0


def mark_mac(word: int, sign: int, pattern: int) -> int:
    """A hardware address that begins with this word."""
    last = word + (_MAC_WORDS - 1) * WORD
    at = word
    while at < last:
        if not is_chained(at, _MAC_PART, NOT_HEX, sign):
            return 0
        at += WORD
    end = get4(last + END)
    if end - get4(last) != _MAC_PART or get4(last + CLASS) & NOT_HEX or get(end) == sign:
        return 0
    start = get4(word)
    one = get(start)
    two = get(start + 1)
    if one == two or (one == ZERO and two == ONE) or not may_begin(word, sign):
        return 0
    close(word, last + WORD)
    return write(start, end, _MAC_SIZE, pattern)


def mark_uuid(word: int) -> int:
    """A UUID that begins with this word."""
    if not is_chained(word, _UUID_FIRST, NOT_LOWER_HEX, DASH):
        return 0
    last = word + (_UUID_WORDS - 1) * WORD
    at = word + WORD
    while at < last:
        if not is_chained(at, _UUID_MIDDLE, NOT_LOWER_HEX, DASH):
            return 0
        at += WORD
    end = get4(last + END)
    if end - get4(last) != _UUID_LAST or get4(last + CLASS) & NOT_LOWER_HEX or get(end) == DASH:
        return 0
    start = get4(word)
    begins_with_five_alike = get4(start) == get4(start + 1)
    if begins_with_five_alike or not may_begin(word, DASH):
        return 0
    close(word, last + WORD)
    return write(start, end, _UUID_SIZE, UUID)


def mark_chains() -> int:
    """UUIDs and hardware addresses; those with a dash last, as they outweigh others."""
    chained = get4(CHAINED)
    end = get4(WORD_END)
    word = WORDS
    if chained & MAY_BE_COLON:
        while word < end:
            mark_mac(word, COLON, MAC_COLON)
            word += WORD
    word = WORDS
    if chained & MAY_BE_DASH:
        while word < end:
            size = get4(word + END) - get4(word)
            if size == _UUID_FIRST:
                mark_uuid(word)
            elif size == _MAC_PART:
                mark_mac(word, DASH, MAC_DASH)
            word += WORD
    return 0
