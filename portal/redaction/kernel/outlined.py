"""The outlines of faces: `portal.redaction.faces.outlines` said step by step, for machine code."""

from portal.redaction.faces.outlines import ALL, DIGITS, SIZE
from portal.redaction.faces.plain_words import KEPT
from portal.redaction.faces.signs import NUMBER, WIDEST
from portal.redaction.kernel.known import code_of
from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    ALL_16,
    BEYOND,
    BITS,
    DASH,
    DIGIT,
    DIGITS_16,
    DOT,
    EDGE,
    EXAMPLES,
    FACE_OF_LINE,
    FACES,
    FIRST_WORD_PATTERN,
    GIVEN,
    IN_BESIDE,
    IN_SMALL,
    LAST_16,
    LINES_END,
    LINES_FULL,
    MISSED,
    NAMES_16,
    NEWLINE,
    NEWLINE_16,
    NUMBERED_LINE,
    OPEN_BRACE,
    OTHER,
    OUTLINE_EDGES,
    OUTLINE_EDGES_END,
    OUTLINES,
    OUTLINES_FULL,
    SIXTEEN,
    SMALL_16,
    WORD_SIZES,
)
from portal.redaction.kernel.words import among, copy, get, lowest, put, put4

_MOST_DIGITS = 6
_LETTERS = EXAMPLES + FIRST_WORD_PATTERN * WIDEST
_NUMBER = EXAMPLES + NUMBER * WIDEST
_MOST_SIZES = 12
_LAST = 1 << LAST_16


def make_outlines(end: int) -> int:
    """The outlines of the faces until here, where a line ends; their length, or 0 where they have no room.

    Notes where each begins as far as there is room, too.
    """
    put4(MISSED, 0)
    line = add_line(GIVEN - NUMBERED_LINE, OUTLINES, FACES)
    same = FACES
    out = OUTLINES
    edge = OUTLINE_EDGES
    before = 0
    at = end_of_line(FACES) if get(FACES) == OPEN_BRACE else FACES
    while at < end:
        names = among(at, NAMES_16)
        begins = begins_at(at, names, before) & until(end - at)
        before = names >> LAST_16
        while begins:
            place = at + lowest(begins)
            begins = begins & (begins - 1)
            if get(place) == NEWLINE:
                line = add_line(line, out + place + 1 - same, place + 1)
                if get(place + 1) == OPEN_BRACE:
                    at = end_of_line(place + 1) - SIXTEEN
                    break
                continue
            name = name_at(place)
            code = name and code_of(place, name)
            if code > KEPT:
                if out + place - same > OUTLINES_FULL:
                    return 0
                copy(out, same, place - same)
                out = write_name(out + place - same, place, name, code)
                edge = add_edge(edge, out, name)
                same = name
        at += SIXTEEN
    copy(out, same, end - same)
    put4(OUTLINE_EDGES_END, edge)
    put4(LINES_END, line)
    return out + end - same - OUTLINES


def add_line(line: int, start: int, face: int) -> int:
    """Note where the outline and the face of a line begin, where there is room; returns the last place."""
    if line < LINES_FULL:
        line += NUMBERED_LINE
        put4(line, start - OUTLINES)
        put4(line + FACE_OF_LINE, face - FACES)
    return line


def add_edge(edge: int, out: int, name: int) -> int:
    """Note how much more was left out until here, behind a name; returns the next place."""
    put4(edge, out - 1 - OUTLINES)
    put4(edge + 4, name - FACES - out + OUTLINES)
    return edge + EDGE


def begins_at(at: int, names: int, before: int) -> int:
    """At which of sixteen signs a name may begin, or a line ends; `names` are those that stand in names."""
    begins = names & among(at, SMALL_16) & (ALL_16 ^ ((names << 1) | before))
    return (begins and with_digits(begins, names, among(at, DIGITS_16))) | among(at, NEWLINE_16)


def until(size: int) -> int:
    """Bits for so many of sixteen signs."""
    return ALL_16 if size >= SIXTEEN else (1 << size) - 1


def name_at(place: int) -> int:
    """Where the name ends that begins here; 0 where none does, as behind a letter beyond ASCII."""
    return end_of_name(place) if place == FACES or get(place - 1) < BEYOND else 0


def with_digits(begins: int, names: int, digits: int) -> int:
    """Those begins of words behind which a digit comes before the word ends, or sixteen signs do.

    From a begin a sum carries on through the word to the sign behind it.
    """
    left = 0
    while begins:
        one = begins & -begins
        begins = begins ^ one
        word = names & (ALL_16 ^ (names + one))
        left = left | (one if word & (digits | _LAST) else 0)
    return left


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
