"""Which words of one line are folded: hexadecimal ids, and words that stand in no rule."""

from portal.redaction.faces.plain_words import KEPT_WHOLE, LOWER, OPENS
from portal.redaction.faces.signs import (
    COUNTED_ON,
    COUNTRY,
    HEXADECIMAL,
    LEAST_COUNTED_ON,
    LEAST_HEXADECIMAL,
    LEAST_WORD,
    LEAST_ZERO_X,
    LONGEST_HANDLE,
    LONGEST_ZERO_X,
    MOST_ATTACHED,
    MOST_ATTACHED_SMALL,
    MOST_ATTACHED_WORD,
    MOST_COUNTED_ON,
    PROOF,
    SIZE_OF_LONG_ZERO_X,
    SIZE_OF_WORD,
    WIDEST,
    ZERO_X,
)
from portal.redaction.faces.signs import NUMBER as COUNT
from portal.redaction.kernel.known import code_of
from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    BITS,
    CLASS,
    COLON,
    DIGIT,
    END,
    FIRST_STAYING,
    FIRST_WORD_PATTERN,
    IN_CAPITALS,
    IN_KEYS,
    IN_SMALL,
    LAST_STAYING,
    LOWER_HEX,
    LOWER_X,
    NOT_HEX,
    NOT_LOWER_HEX,
    OTHER,
    SPACE,
    WORD,
    WORD_END,
    WORD_SIZES,
    WORDS,
    ZERO,
)
from portal.redaction.kernel.words import get, get4
from portal.redaction.kernel.writing import write

_MOST_SIZES = len(SIZE_OF_WORD) - 1


def fold_words() -> int:
    """Hexadecimal ids, and words that stand in no rule with the few digits behind them."""
    word = WORDS
    end = get4(WORD_END)
    opened = 0
    while word < end:
        bits = get4(word + CLASS)
        if bits != DIGIT and bits < OTHER:
            start = get4(word)
            stop = get4(word + END)
            if bits == LOWER_HEX and stop - start >= LEAST_HEXADECIMAL:
                fold_id(start, stop)
            elif get(BITS + get(start)) == DIGIT:
                if get(start + 1) == LOWER_X and get(start) == ZERO:
                    fold_zero_x(start, stop)
            elif start >= opened:
                opened = fold_word(start, stop, bits)
        word += WORD
    return 0


def fold_id(start: int, end: int) -> int:
    """A hexadecimal id, unless a rule asks for its length."""
    size = end - start
    if size <= WIDEST and (size < FIRST_STAYING or size > LAST_STAYING):
        write(start, end, size, HEXADECIMAL)
    return 0


def fold_zero_x(start: int, end: int) -> int:
    """`0x` and what follows, where that is a number."""
    if end - start < LEAST_ZERO_X or end - start > LONGEST_ZERO_X:
        return 0
    at = start + 2
    while at < end:
        if get(BITS + get(at)) & NOT_HEX:
            return 0
        at += 1
    if end - start > LONGEST_HANDLE:
        return write(start, end, SIZE_OF_LONG_ZERO_X, ZERO_X)
    return write(start, end, LEAST_ZERO_X, ZERO_X)


def fold_word(start: int, end: int, bits: int) -> int:
    """A word of letters, and digits behind it where those are few; returns where a key ends that it opens."""
    middle = end
    if bits & DIGIT:
        middle = start
        while get(BITS + get(middle)) != DIGIT:
            middle += 1
        at = middle
        while get(BITS + get(at)) == DIGIT:
            at += 1
        if at != end or end - middle > MOST_ATTACHED_WORD:
            return 0
    code = code_of(start, middle)
    if code == OPENS:
        return end_of_key(end)
    if middle < end:
        if code == KEPT_WHOLE or not may_fold(start, middle, end, bits):
            return 0
        write(middle, end, end - middle, counted_as(middle, end - middle))
    if code < LOWER:
        return 0
    size = middle - start if middle - start < _MOST_SIZES else _MOST_SIZES
    write(start, middle, get(WORD_SIZES + size), code - LOWER + FIRST_WORD_PATTERN)
    return 0


def end_of_key(at: int) -> int:
    """Where that ends which may be one key from here on."""
    while get(BITS + get(at)) or is_in(get(at), IN_KEYS):
        at += 1
    return at


def counted_as(start: int, size: int) -> int:
    """Which example a number behind a word is written as: those of machines begin with a nought."""
    if get(start) == ZERO and size >= LEAST_COUNTED_ON and size <= MOST_COUNTED_ON:
        return COUNTED_ON
    return COUNT


def may_fold(start: int, middle: int, end: int, bits: int) -> int:
    """Whether the digits behind a word are harmless."""
    most = MOST_ATTACHED
    if is_in(get(start), IN_SMALL):
        most = MOST_ATTACHED_SMALL
        if middle - start >= LEAST_WORD:
            most = MOST_ATTACHED_WORD
    if end - middle > most:
        return 0
    if (
        middle - start == COUNTRY
        and end - middle == PROOF
        and get(end) == SPACE
        and is_in(get(start), IN_CAPITALS)
        and is_in(get(start + 1), IN_CAPITALS)
    ):
        return 0
    if (bits & NOT_HEX) == 0 and (get(start - 1) == COLON or get(end) == COLON):
        return 0
    return (bits & NOT_LOWER_HEX) != 0 or end - start < LEAST_HEXADECIMAL
