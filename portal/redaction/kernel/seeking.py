"""The words of a case in a text: where one may stand. `portal.redaction.terms` says which of them do.

The words stand in a tree of signs. A node is a number; one table says which stands for two signs. What
follows a node first is the next number, so that the rest of a long word stands in one place of the memory;
what else follows it stands in a table by node and sign.
"""

from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    BACKSLASH,
    BEGINS,
    BEGINS_SIZE,
    BITS,
    BRANCH,
    BRANCHES,
    DIGIT,
    FIRSTS,
    FORKS,
    GIVEN,
    HITS,
    HITS_END,
    HITS_FULL,
    IN_LETTERS,
    IN_SMALL,
    LINE,
    LOW,
    LOWERED,
    NODES,
    OTHER,
    PAIRS,
    PERCENT,
    RANK,
    SHORT_BEGINS,
    SHORT_BEGINS_SIZE,
    TEXT,
    TREE_MOST,
    TREE_SHORT,
    TREE_SIZE,
    TREE_SLOTS,
    UP,
)
from portal.redaction.kernel.words import clear, get, get4, mix, put, put4

_HIT = 12
_SMALL = 0x20202020
_PAIR_OF_SMALL = 0x2020
_FOUR, _FACTOR, _SHIFT, _TO_LARGE = 4, 0x9E3779B1, 12, 32
_MOST_OF_FOUR, _MOST_OF_TWO = 8 * BEGINS_SIZE - 1, 8 * SHORT_BEGINS_SIZE - 1


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


def of_four(at: int) -> int:
    """A number made of four signs, in which large and small letters are one."""
    return (((get4(at) | _SMALL) * _FACTOR) >> _SHIFT) & _MOST_OF_FOUR


def of_two(at: int) -> int:
    """The same of two signs."""
    return (get4(at) | _PAIR_OF_SMALL) & _MOST_OF_TWO


def is_noted(table: int, number: int) -> int:
    """Whether a number is noted in a table of bits."""
    return (get(table + (number >> 3)) >> (number & 7)) & 1


def note_begin(at: int) -> int:
    """Note how a word begins: a small table stays in the processor's memory, as the tree does not."""
    size = 0
    while size < _FOUR and get(at + size):
        size += 1
    number = of_four(at)
    place = BEGINS + (number >> 3)
    if size < _FOUR:
        number = of_two(at)
        place = SHORT_BEGINS + (number >> 3)
        put4(TREE_SHORT, 1)
    put(place, get(place) | (1 << (number & 7)))
    put(FIRSTS + get(at), 1)
    if is_in(get(at), IN_SMALL):
        put(FIRSTS + get(at) - _TO_LARGE, 1)
    return 0


def forget_tree(slots: int) -> int:
    """Begin anew, with so many places for branches: a power of two."""
    put4(TREE_SLOTS, slots)
    clear(BRANCHES, slots * BRANCH)
    clear(NODES, 4 * (TREE_MOST + 2))
    clear(PAIRS, 4 << 16)
    clear(BEGINS, BEGINS_SIZE)
    clear(FIRSTS, 256)
    clear(SHORT_BEGINS, SHORT_BEGINS_SIZE)
    put4(TREE_SHORT, 0)
    put4(TREE_SIZE, 0)
    return 0


def add_words(end: int) -> int:
    """Take in the words from `GIVEN` to here: a rank and one more, a word, a zero; 0 where room is short."""
    at = GIVEN
    while at < end:
        rank = get(at)
        at += 1
        note_begin(at)
        place = PAIRS + (((get(at) << 8) | get(at + 1)) << 2)
        node = get4(place)
        if node == 0:
            node = new_node()
            put4(place, node)
        at += 2
        while get(at):
            follows = after(node, get(at))
            if follows == 0:
                follows = new_node()
                if follows >= TREE_MOST:
                    return 0
                join_nodes(node, get(at), follows)
            node = follows
            at += 1
        if get(NODES + (node << 2) + RANK) < rank:
            put(NODES + (node << 2) + RANK, rank)
        at += 1
    return 1


def join_nodes(node: int, sign: int, follows: int) -> int:
    """Say what follows a node by a sign."""
    if follows == node + 1:
        put(NODES + (follows << 2), sign)
        return 0
    put(NODES + (node << 2) + FORKS, 1)
    place = branch_of(node, sign)
    put4(place, (node << 8) | sign)
    put4(place + 4, follows)
    return 0


def after(node: int, sign: int) -> int:
    """What follows a node by a sign; 0 where nothing does."""
    if sign == 0:
        return 0
    if get(NODES + ((node + 1) << 2)) == sign:
        return node + 1
    if get(NODES + (node << 2) + FORKS) == 0:
        return 0
    place = branch_of(node, sign)
    return get4(place + 4) if get4(place) else 0


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
    short = get4(TREE_SHORT)
    while at < end:
        sign = get(at)
        bits = get(BITS + sign)
        if (
            (bits & (DIGIT | LOW)) == 0
            or ((before & bits & DIGIT) == 0 and (before & (LOW | UP)) == 0)
            or at < escaped
        ):
            node = 0
            if is_noted(BEGINS, of_four(at)) or (short and is_noted(SHORT_BEGINS, of_two(at))):
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
        rank = get(NODES + (node << 2) + RANK)
        if rank:
            end = end_of(at)
            if end:
                far = end if end > far else far
                most = rank if rank > most else most
        node = after(node, get(LOWERED + get(at)))
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
