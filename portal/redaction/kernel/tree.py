"""The words of a case as a tree of signs, in which `seeking` and `undressing` look them up.

A node is a number; one table says which stands for two signs. What follows a node first is the next number,
so that the rest of a long word stands in one place of the memory; what else follows it stands in a table by
node and sign. How words begin stands in small tables, which stay in the processor's memory as the tree does
not.
"""

from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    BEGINS,
    BEGINS_SIZE,
    BEYOND,
    BITS,
    BRANCH,
    BRANCHES,
    FIRSTS,
    FORKS,
    GIVEN,
    HALVES,
    IN_SMALL,
    NODES,
    PAIRS,
    RANK,
    SHORT_BEGINS,
    SHORT_BEGINS_SIZE,
    SPACE,
    TREE_MOST,
    TREE_ODD,
    TREE_SHORT,
    TREE_SIZE,
    TREE_SLOTS,
)
from portal.redaction.kernel.words import clear, get, get4, mix, put, put4

_SMALL = 0x20202020
_PAIR_OF_SMALL = 0x2020
_FOUR, _FACTOR, _SHIFT, _TO_LARGE = 4, 0x9E3779B1, 12, 32
_MOST_OF_FOUR, _MOST_OF_TWO = 8 * BEGINS_SIZE - 1, 8 * SHORT_BEGINS_SIZE - 1
_TEN, _NOUGHT, _TO_SMALL_HEX, _TO_LARGE_HEX = 10, 48, 87, 55


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
    """Note how a word begins. An odd one has a sign beyond ASCII there, or begins with no letter or digit."""
    size = 0
    odd = get(BITS + get(at)) == 0
    while size < _FOUR and get(at + size):
        odd = odd | (get(at + size) >= BEYOND) | (get(at + size) < SPACE)
        size += 1
    number = of_four(at)
    place = BEGINS + (number >> 3)
    if size < _FOUR:
        number = of_two(at)
        place = SHORT_BEGINS + (number >> 3)
        put4(TREE_SHORT, 1)
    note_bit(place, number & 7)
    put4(TREE_ODD, get4(TREE_ODD) | odd)
    note_first(get(at))
    if is_in(get(at), IN_SMALL):
        note_first(get(at) - _TO_LARGE)
    return 0


def note_first(sign: int) -> int:
    """Note a sign with which a word begins, and the first of its two hexadecimal digits for `among`."""
    half = sign >> 4
    small = half + (_NOUGHT if half < _TEN else _TO_SMALL_HEX)
    large = half + (_NOUGHT if half < _TEN else _TO_LARGE_HEX)
    put(FIRSTS + sign, 1)
    note_bit(HALVES + (small & 15), small >> 4)
    note_bit(HALVES + (large & 15), large >> 4)
    return 0


def note_bit(at: int, bit: int) -> int:
    """Note one bit."""
    put(at, get(at) | (1 << bit))
    return 0


def forget_tree(slots: int) -> int:
    """Begin anew, with so many places for branches: a power of two."""
    put4(TREE_SLOTS, slots)
    clear(BRANCHES, slots * BRANCH)
    clear(NODES, 4 * (TREE_MOST + 2))
    clear(PAIRS, 4 << 16)
    clear(BEGINS, BEGINS_SIZE)
    clear(FIRSTS, 256)
    clear(HALVES, 16)
    clear(SHORT_BEGINS, SHORT_BEGINS_SIZE)
    put4(TREE_SHORT, 0)
    put4(TREE_ODD, 0)
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
