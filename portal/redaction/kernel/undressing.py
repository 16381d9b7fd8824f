"""Whether a word of a case may stand in a text in other dress. `portal.redaction.dressed` says where it does.

Nearly every run of hexadecimal digits and of base64 says nothing that the case knows. What is found here too
often costs time; what is not found here is nowhere.
"""

from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    BACKSLASH,
    BITS,
    DIGIT,
    FIRSTS,
    HEX,
    IN_PACKED,
    IN_PAIRS,
    LEAST_DRESSED,
    LEAST_PACKED,
    LOW,
    LOWER_X,
    LOWERED,
    MADE,
    NODES,
    PAIRS,
    RANK,
    SIX_BITS,
    TEXT,
    UP,
    ZERO,
)
from portal.redaction.kernel.seeking import after
from portal.redaction.kernel.words import get, get4, put


def undress(end: int) -> int:
    """Whether a word may stand in hexadecimal or in base64 in the text until here, which a line ends."""
    at = TEXT
    while at < end:
        sign = get(at)
        if is_in(sign, IN_PACKED):
            start = at
            every = 0
            while is_in(sign, IN_PACKED):
                bits = get(BITS + sign)
                every = every | bits
                at += 1
                sign = get(at)
                if (bits & HEX) and (get(BITS + sign) & HEX) and first_said(at) and said_in_pairs(at - 1):
                    return 1
            if at - start >= LEAST_PACKED and (every & LOW) and (every & UP) and says_word(unpack(start, at)):
                return 1
        at += 1
    return 0


def unpack(at: int, end: int) -> int:
    """Put at `MADE` what a run of base64 says; returns its end, behind which stand zeros."""
    out = MADE
    while at < end:
        four = (get(SIX_BITS + get(at)) << 18) | (get(SIX_BITS + get(at + 1)) << 12)
        four = four | (get(SIX_BITS + get(at + 2)) << 6) | get(SIX_BITS + get(at + 3))
        put(out, four >> 16)
        put(out + 1, four >> 8)
        put(out + 2, four)
        at += 4
        out += 3
    put(out, 0)
    put(out + 1, 0)
    return out


def says_word(end: int) -> int:
    """Whether a word may stand in what was put at `MADE`."""
    at = MADE
    while at < end:
        node = get4(PAIRS + (((get(LOWERED + get(at)) << 8) | get(LOWERED + get(at + 1))) << 2))
        if node and goes_on(at + 2, node):
            return 1
        at += 1
    return 0


def goes_on(at: int, node: int) -> int:
    """Whether a word goes on here to an end, and is long, or becomes so by the digits behind it."""
    size = 2
    while node:
        if get(NODES + (node << 2) + RANK) and (size >= LEAST_DRESSED or get(BITS + get(at)) == DIGIT):
            return 1
        node = after(node, get(LOWERED + get(at)))
        at += 1
        size += 1
    return 0


def is_pair(at: int) -> int:
    """Whether two hexadecimal digits stand here."""
    return (get(BITS + get(at)) & HEX) != 0 and (get(BITS + get(at + 1)) & HEX) != 0


def digit_of(sign: int) -> int:
    """What a hexadecimal digit says."""
    return (sign & 15) + (sign >> 6) * 9


def value_of(at: int) -> int:
    """What two hexadecimal digits say."""
    return (digit_of(get(at)) << 4) | digit_of(get(at + 1))


def next_pair(at: int) -> int:
    """Where the next two digits stand behind what may stand between; 0 where none do."""
    sign = get(at)
    if (sign == BACKSLASH or sign == ZERO) and get(at + 1) == LOWER_X:
        at += 2
    elif is_in(sign, IN_PAIRS):
        at += 1
    return at if is_pair(at) else 0


def first_said(at: int) -> int:
    """Whether a word begins with what the digits before and at this place say."""
    return get(FIRSTS + ((digit_of(get(at - 1)) << 4) | digit_of(get(at))))


def said_in_pairs(at: int) -> int:
    """Whether a word may stand in the pairs of digits that begin here; a pair of zeros says nothing."""
    before = get(LOWERED + value_of(at))
    node = 0
    size = 1
    at = next_pair(at + 2)
    while at:
        sign = get(LOWERED + value_of(at))
        if sign:
            if size == 1:
                node = get4(PAIRS + (((before << 8) | sign) << 2))
            else:
                if get(NODES + (node << 2) + RANK) and get(BITS + sign) == DIGIT:
                    return 1
                node = after(node, sign)
            if node == 0:
                return 0
            size += 1
            if size >= LEAST_DRESSED and get(NODES + (node << 2) + RANK):
                return 1
        at = next_pair(at + 2)
    return 0
