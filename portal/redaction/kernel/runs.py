"""One line as words and numbers: runs of signs, noted one after the other."""

from portal.redaction.kernel.places import (
    BITS,
    CHAINED,
    CLASS,
    DASH,
    DIGIT,
    END,
    FLAGS,
    GAP,
    LEFT,
    MAY_BE_COLON,
    MAY_BE_DASH,
    NEWLINE,
    NO_SIZE,
    NUMBER,
    NUMBER_END,
    NUMBERS_FIRST,
    RIGHT,
    SIZE,
    TEXT,
    WORD,
    WORD_END,
    WORDS,
)
from portal.redaction.kernel.words import get, get4, put4

_FAR, _SHORTEST_CHAINED, _LONGEST_CHAINED, _MOST_CHAINED = 3, 2, 8, 6


def add_number(number: int, start: int, end: int) -> int:
    """Note a number; returns the place for the next."""
    before = number - NUMBER
    put4(before + GAP, start - get4(before) - get4(before + SIZE))
    put4(number, start)
    put4(number + SIZE, end - start)
    put4(number + LEFT, get(start - 1))
    put4(number + RIGHT, get(end))
    put4(number + FLAGS, 0)
    return number + NUMBER


def add_word(word: int, start: int, end: int, every: int) -> int:
    """Note a word and which kinds of signs it has; returns the place for the next."""
    put4(word, start)
    put4(word + END, end)
    put4(word + CLASS, every)
    return word + WORD


def set_none(number: int) -> int:
    """A place for a number that is none."""
    put4(number, TEXT)
    put4(number + SIZE, NO_SIZE)
    put4(number + LEFT, 0)
    put4(number + RIGHT, 0)
    put4(number + GAP, _FAR)
    put4(number + FLAGS, 0)
    return 0


def end_numbers(number: int) -> int:
    """Nothing is near the last number of a line, so that nobody reads on behind it."""
    put4(NUMBER_END, number)
    put4(number - NUMBER + GAP, _FAR)
    return 0


def end_words(word: int) -> int:
    """Behind the last word stands one that follows nothing."""
    put4(WORD_END, word)
    put4(word, 0)
    return 0


def scan(at: int) -> int:
    """Note the words and numbers of the line that begins here; returns the place of its end."""
    number = NUMBERS_FIRST
    word = WORDS
    chained = 0
    row = 0
    end = 0
    while 1:
        sign = get(at)
        bits = get(BITS + sign)
        if bits == 0:
            if sign == NEWLINE:
                break
            at += 1
            continue
        start = at
        every = 0
        while bits:
            every = every | bits
            first = at
            if bits == DIGIT:
                while bits == DIGIT:
                    at += 1
                    bits = get(BITS + get(at))
                number = add_number(number, first, at)
            else:
                while bits > DIGIT:
                    every = every | bits
                    at += 1
                    bits = get(BITS + get(at))
        row = in_row(row, start - end, at - start)
        end = at
        chained = chained | may_be_chained(row, at - start, get(at))
        word = add_word(word, start, at, every)
    put4(CHAINED, chained)
    end_numbers(number)
    end_words(word)
    return at


def in_row(row: int, gap: int, size: int) -> int:
    """How many short words follow each other with one sign between them, this one taken in."""
    return (row + 1 if gap == 1 else 1) if size == _SHORTEST_CHAINED else 0


def may_be_chained(row: int, size: int, sign: int) -> int:
    """Whether a hardware address may end with this word, or a UUID begin with it."""
    return (
        MAY_BE_COLON | MAY_BE_DASH
        if row >= _MOST_CHAINED
        else MAY_BE_DASH
        if size == _LONGEST_CHAINED and sign == DASH
        else 0
    )
