"""Whether a word of a case may stand in a text in other dress; `case/dressed.py` says where it does.

Nearly every run of hexadecimal digits and of base64 says nothing that the case knows. What is found here too
often costs time; what is not found here is nowhere.
"""

from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    ALL_16,
    BACKSLASH,
    BITS,
    DIGIT,
    FIRSTS,
    HALVES,
    HEX,
    HEX_16,
    IN_PACKED,
    IN_PAIRS,
    LAST_16,
    LEAST_DRESSED,
    LEAST_PACKED,
    LOW,
    LOWER_X,
    LOWERED,
    MADE,
    NODES,
    PACKED_16,
    PAIRS,
    RANK,
    SAYING_16,
    SIX_BITS,
    SIXTEEN,
    TEXT,
    TREE_ODD,
    UP,
    ZERO,
)
from portal.redaction.kernel.tree import after
from portal.redaction.kernel.words import among, get, get4, lowest, put


def undress(end: int) -> int:
    """Whether a word may stand in hexadecimal or in base64 in the text until here, which a line ends."""
    at = TEXT
    before = 0
    odd = get4(TREE_ODD)
    packed = among(at, PACKED_16)
    pairs = pairs_in(at)
    while at < end:
        more_pairs = pairs_in(at + SIXTEEN)
        pairs = among(at + 1, HEX_16) if odd else fourfold(pairs | (more_pairs << SIXTEEN))
        said = among(at, HALVES) & pairs
        while said:
            place = at + lowest(said)
            said = said & (said - 1)
            if get(FIRSTS + value_of(place)) and said_in_pairs(place):
                return 1
        more_packed = among(at + SIXTEEN, PACKED_16)
        runs = packed & long_in(packed | (more_packed << SIXTEEN)) & (ALL_16 ^ (packed << 1) ^ before)
        while runs:
            if said_in_run(at + lowest(runs)):
                return 1
            runs = runs & (runs - 1)
        before = packed >> LAST_16
        packed = more_packed
        pairs = more_pairs
        at += SIXTEEN
    return 0


def pairs_in(at: int) -> int:
    """At which of sixteen signs two hexadecimal digits begin that may say a sign of ASCII, or nothing."""
    return among(at, SAYING_16) & among(at + 1, HEX_16)


def fourfold(pairs: int) -> int:
    """At which bits four pairs begin, with at most two signs between each and the next."""
    four = pairs & ((pairs >> 2) | (pairs >> 3) | (pairs >> 4))
    four = pairs & ((four >> 2) | (four >> 3) | (four >> 4))
    return pairs & ((four >> 2) | (four >> 3) | (four >> 4))


def long_in(signs: int) -> int:
    """At which bits a run of as many begins, or goes on, as may hold a word in base64."""
    signs = signs & (signs >> 1)
    signs = signs & (signs >> 2)
    signs = signs & (signs >> 4)
    return signs & (signs >> (LEAST_PACKED - 8))


def said_in_run(at: int) -> int:
    """Whether a word may stand in the run of base64 that begins here."""
    start = at
    every = 0
    while is_in(get(at), IN_PACKED):
        every = every | get(BITS + get(at))
        at += 1
    return (every & LOW) and (every & UP) and says_word(unpack(start, at))


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
        if get(FIRSTS + get(at)):
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
