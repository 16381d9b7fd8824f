"""The faces of some lines: `portal.redaction.faces.many` said step by step, for machine code."""

from portal.redaction.faces.signs import (
    IPV4,
    LEAST_LONG,
    LONG_NUMBER,
    LONGEST_LONG,
    SIZE_OF_LABELLED,
)
from portal.redaction.faces.signs import NUMBER as COUNT
from portal.redaction.kernel.counts import mark_counts
from portal.redaction.kernel.ids import close_tokens, mark_chains
from portal.redaction.kernel.known import forget_words
from portal.redaction.kernel.numbers import is_in, mark_atoms
from portal.redaction.kernel.places import (
    ADDRESS,
    ADDRESS_SIZE,
    BITS,
    CHAINED,
    COLON,
    COUNTED,
    DASH,
    FLAGS,
    IN_AFTER_LABELLED,
    IN_LABELLED,
    IN_LETTERS,
    LEFT,
    LINE,
    MADE,
    MARGIN,
    MISSED,
    NEWLINE,
    NINE,
    NUMBER,
    NUMBER_END,
    NUMBERS,
    NUMBERS_FIRST,
    ONE,
    RIGHT,
    SIZE,
    STARTS,
    STARTS_END,
    TEXT,
    THREE,
    TWO,
    WORD_END,
    WORDS,
    ZERO,
)
from portal.redaction.kernel.runs import scan, set_none
from portal.redaction.kernel.spelled import counted_as, fold_words
from portal.redaction.kernel.words import copy, get, get4, put, put4
from portal.redaction.kernel.writing import join, write

_CENTURY, _MONTH, _DAY = 6, 10, 12


def prepare() -> int:
    """What has to stand in the memory before the first question, besides the tables."""
    at = TEXT - MARGIN
    while at < TEXT:
        put(at, NEWLINE)
        at += 1
    number = NUMBERS
    while number < NUMBERS_FIRST:
        set_none(number)
        number += NUMBER
    return forget_words()


def make_faces(end: int) -> int:
    """The faces of the lines from `TEXT` to here, where a line ends; returns how long they are.

    Notes where the lines begin, too.
    """
    copy(MADE, TEXT, end - TEXT + MARGIN)
    put4(MISSED, 0)
    put4(STARTS, 0)
    start = STARTS
    at = TEXT
    while at < end:
        at = scan(at) + 1
        start += 4
        put4(start, at - TEXT)
        fold_line()
    put4(STARTS_END, start + 4)
    return join(end)


def fold_line() -> int:
    """Fold what the line has that was scanned last; what outweighs others is written after them."""
    if get4(WORD_END) == WORDS:
        return 0
    if get4(NUMBER_END) > NUMBERS_FIRST:
        mark_atoms()
        mark_counts()
        fold_numbers()
    close_tokens()
    if get4(CHAINED):
        mark_chains()
    return fold_words()


def fold_numbers() -> int:
    """Addresses, counts, and numbers that are longer than any person's."""
    number = NUMBERS_FIRST
    end = get4(NUMBER_END)
    while number < end:
        flags = get4(number + FLAGS)
        start = get4(number)
        size = get4(number + SIZE)
        if flags & ADDRESS:
            last = number + 3 * NUMBER
            write(start, get4(last) + get4(last + SIZE), ADDRESS_SIZE, IPV4)
        if flags & COUNTED:
            write(start, start + size, shown_size(number, size), shown_as(number, start, size))
        elif size >= LEAST_LONG and is_long(start, size, number):
            write(start, start + size, size, LONG_NUMBER)
        number += NUMBER
    return 0


def shown_size(number: int, size: int) -> int:
    """How long the example of a count is."""
    labelled = (
        size > SIZE_OF_LABELLED
        and is_in(get4(number + LEFT), IN_LABELLED)
        and is_in(get4(number + RIGHT), IN_AFTER_LABELLED)
        and (get4(number + LEFT) != COLON or not is_in(get(get4(number) - 2), IN_LETTERS))
    )
    return SIZE_OF_LABELLED if labelled else size


def shown_as(number: int, start: int, size: int) -> int:
    """Which example a count is written as."""
    if get4(number + LEFT) == DASH and is_in(get(start - 2), IN_LETTERS):
        return counted_as(start, size)
    return COUNT


def is_long(start: int, size: int, number: int) -> int:
    """Whether a long number stands behind an underscore, and no birth date stands in it."""
    if size > LONGEST_LONG:
        return 0
    left = get4(number + LEFT)
    if left != LINE and (left != DASH or get(start - 2) != LINE):
        return 0
    if get(BITS + get4(number + RIGHT)):
        return 0
    if get(start + _MONTH) > ONE or get(start + _DAY) > THREE:
        return 1
    one = get(start + _CENTURY)
    two = get(start + _CENTURY + 1)
    return not ((one == ONE and two == NINE) or (one == TWO and two == ZERO))
