"""The outlines of faces: `portal.redaction.outlines` said step by step, for machine code."""

from portal.redaction.face_signs import NUMBER, WIDEST
from portal.redaction.kernel.known import code_of
from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    BITS,
    DASH,
    DIGIT,
    DOT,
    EDGE,
    EXAMPLES,
    FACES,
    FIRST_WORD_PATTERN,
    GIVEN,
    IN_BESIDE,
    IN_NAMES,
    IN_SMALL,
    LINES_END,
    LINES_FULL,
    MISSED,
    NEWLINE,
    NUMBERED_LINE,
    OPEN_BRACE,
    OTHER,
    OUTLINE_EDGES,
    OUTLINE_EDGES_END,
    OUTLINES,
    OUTLINES_FULL,
    WORD_SIZES,
)
from portal.redaction.kernel.words import copy, get, put, put4
from portal.redaction.outlines import ALL, DIGITS, SIZE
from portal.redaction.plain_words import KEPT

_MOST_DIGITS = 6
_LETTERS = EXAMPLES + FIRST_WORD_PATTERN * WIDEST
_NUMBER = EXAMPLES + NUMBER * WIDEST
_MOST_SIZES = 12


def make_outlines(end: int) -> int:
    """The outlines of the faces until here, where a line ends; their length, or 0 where they have no room.

    Notes where each begins as far as there is room, too.
    """
    put4(MISSED, 0)
    put4(GIVEN, 0)
    line = GIVEN
    at = FACES
    same = at
    out = OUTLINES
    edge = OUTLINE_EDGES
    while at < end:
        sign = get(at)
        if is_in(sign, IN_NAMES):
            name = end_of_name(at) if is_in(sign, IN_SMALL) else 0
            if name:
                code = code_of(at, name)
                if code > KEPT:
                    if out + at - same > OUTLINES_FULL:
                        return 0
                    copy(out, same, at - same)
                    out = write_name(out + at - same, at, name, code)
                    put4(edge, out - 1 - OUTLINES)
                    put4(edge + 4, name - FACES - out + OUTLINES)
                    edge += EDGE
                    same = name
                at = name
            at = end_of_run(at)
        elif sign == OPEN_BRACE and (at == FACES or get(at - 1) == NEWLINE):
            at = end_of_line(at)
        else:
            if sign == NEWLINE and line < LINES_FULL:
                line += NUMBERED_LINE
                put4(line, out + at + 1 - same - OUTLINES)
            at += 1
    copy(out, same, end - same)
    put4(OUTLINE_EDGES_END, edge)
    put4(LINES_END, line)
    return out + end - same - OUTLINES


def end_of_run(at: int) -> int:
    """Where the signs end that may stand in a name or right beside one."""
    while is_in(get(at), IN_NAMES):
        at += 1
    return at


def end_of_line(at: int) -> int:
    """Where the line ends."""
    while get(at) != NEWLINE:
        at += 1
    return at


def end_of_name(at: int) -> int:
    """Where the name ends that begins here; 0 where none does."""
    digits = 0
    while 1:
        first = at
        while is_in(get(at), IN_SMALL):
            at += 1
        if at == first:
            return 0
        first = at
        while get(BITS + get(at)) == DIGIT:
            at += 1
        if at - first > _MOST_DIGITS:
            return 0
        digits = digits | (at - first)
        sign = get(at)
        if (sign == DOT or sign == DASH) and is_in(get(at + 1), IN_SMALL):
            at += 1
        else:
            break
    if digits == 0 or is_in(sign, IN_BESIDE):
        return 0
    bits = get(BITS + get(at + 1))
    return 0 if sign == DOT and bits and bits < OTHER else at


def write_name(out: int, at: int, name: int, code: int) -> int:
    """What stands for a name; returns the place behind it."""
    kept = name
    left = code - ALL
    while left:
        kept -= 1
        while get(kept) != DOT:
            kept -= 1
        left -= 1
    only = is_one_word(at, name)
    while at < kept:
        first = at
        while is_in(get(at), IN_SMALL):
            at += 1
        size = SIZE
        if only:
            size = get(WORD_SIZES + (at - first if at - first < _MOST_SIZES else _MOST_SIZES))
        out = write_example(out, _LETTERS, size)
        first = at
        while at < kept and get(BITS + get(at)) == DIGIT:
            at += 1
        if at > first:
            out = write_example(out, _NUMBER, at - first if only else DIGITS)
        if at < kept:
            put(out, get(at))
            out += 1
            at += 1
    while at < name:
        put(out, get(at))
        out += 1
        at += 1
    return out


def write_example(out: int, example: int, size: int) -> int:
    """So many signs of an example."""
    end = example + size
    while example < end:
        put(out, get(example))
        out += 1
        example += 1
    return out


def is_one_word(at: int, name: int) -> int:
    """Whether a name has no joints."""
    while at < name:
        sign = get(at)
        if sign == DOT or sign == DASH:
            return 0
        at += 1
    return 1
