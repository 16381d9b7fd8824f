"""The words of a case in a text: where one may stand. `portal.redaction.terms` says which of them do.

The words stand in a tree of signs. A node is a number; one table says which stands for two signs, another
what follows a node by which sign.
"""

from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    BACKSLASH,
    BITS,
    BRANCH,
    BRANCHES,
    DIGIT,
    GIVEN,
    HITS,
    HITS_END,
    HITS_FULL,
    IN_LETTERS,
    IN_SMALL,
    LINE,
    LOW,
    LOWERED,
    OTHER,
    PAIRS,
    PERCENT,
    RANKS,
    TEXT,
    TREE_MOST,
    TREE_SIZE,
    TREE_SLOTS,
    UP,
)
from portal.redaction.kernel.words import clear, get, get4, mix, put, put4

_HIT = 12


def branch_of(node: int, sign: int) -> int:
    """Where it is noted what follows a node by a sign, or would be."""
    key = (node << 8) | sign
    number = mix(key, 0)
    most = get4(TREE_SLOTS) - 1
    while 1:
        at = BRANCHES + (number & most) * BRANCH
        held = get4(at)
        if held == 0 or held == key:
            return at
        number += 1
    return 0


def forget_tree(slots: int) -> int:
    """Begin anew, with so many places for branches: a power of two."""
    put4(TREE_SLOTS, slots)
    clear(BRANCHES, slots * BRANCH)
    clear(RANKS, TREE_MOST)
    clear(PAIRS, 4 << 16)
    put4(TREE_SIZE, 0)
    return 0


def add_words(end: int) -> int:
    """Take in the words from `GIVEN` to here: a rank and one more, a word, a zero; 0 where room is short."""
    at = GIVEN
    while at < end:
        rank = get(at)
        at += 1
        place = PAIRS + (((get(at) << 8) | get(at + 1)) << 2)
        node = get4(place)
        if node == 0:
            node = new_node()
            put4(place, node)
        at += 2
        while get(at):
            place = branch_of(node, get(at))
            if get4(place) == 0:
                put4(place, (node << 8) | get(at))
                put4(place + 4, new_node())
            node = get4(place + 4)
            if node >= TREE_MOST:
                return 0
            at += 1
        if get(RANKS + node) < rank:
            put(RANKS + node, rank)
        at += 1
    return 1


def new_node() -> int:
    """One more node."""
    size = get4(TREE_SIZE) + 1
    put4(TREE_SIZE, size)
    return size


def seek(end: int) -> int:
    """Note where words may stand in the text until here, which a line ends: begin, end, weightiest rank.

    No word begins in the middle of small letters or of digits, but behind an escape that was written out.
    """
    at = TEXT
    hit = HITS
    before = 0
    escaped = 0
    while at < end:
        sign = get(at)
        bits = get(BITS + sign)
        if (
            (bits & (DIGIT | LOW)) == 0
            or ((before & bits & DIGIT) == 0 and (before & (LOW | UP)) == 0)
            or at < escaped
        ):
            node = get4(PAIRS + (((get(LOWERED + sign) << 8) | get(LOWERED + get(at + 1))) << 2))
            if node:
                hit = follow(at, node, hit)
                if hit > HITS_FULL:
                    return 0
            if sign == BACKSLASH:
                escaped = at + 3
            elif sign == PERCENT:
                escaped = at + 4
        before = bits
        at += 1
    put4(HITS_END, hit)
    return 1


def follow(start: int, node: int, hit: int) -> int:
    """Note how far a word goes on of those that begin here and may end; returns the next free place."""
    at = start + 2
    far = 0
    most = 0
    while node:
        rank = get(RANKS + node)
        if rank:
            end = end_of(at)
            if end:
                far = end if end > far else far
                most = rank if rank > most else most
        place = branch_of(node, get(LOWERED + get(at)))
        node = get4(place + 4) if get4(place) else 0
        at += 1
    if far:
        put4(hit, start - TEXT)
        put4(hit + 4, far - TEXT)
        put4(hit + 8, most - 1)
        hit += _HIT
    return hit


def end_of(at: int) -> int:
    """Where a name ends whose word ends here; 0 where it cannot end: in small letters, or between digits."""
    after = get(at)
    last = get(at - 1)
    if is_in(after, IN_SMALL) and (is_in(last, IN_LETTERS) or get(BITS + last) == DIGIT or last == LINE):
        return 0
    if get(BITS + after) == DIGIT:
        if get(BITS + last) == DIGIT or last == LINE:
            return 0
        if is_in(last, IN_LETTERS):
            bits = DIGIT
            while bits and bits < OTHER:
                at += 1
                bits = get(BITS + get(at))
    return at
