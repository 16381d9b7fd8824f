"""The words of a case in a text: where one may stand. `portal.redaction.case.terms` says which of them do."""

from portal.redaction.kernel.numbers import is_in
from portal.redaction.kernel.places import (
    ALL_16,
    ALNUM_16,
    BEGINS,
    BITS,
    DIGIT,
    DIGITS_16,
    ESCAPES_16,
    HITS,
    HITS_END,
    HITS_FULL,
    IN_LETTERS,
    IN_SMALL,
    LINE,
    LOWERED,
    NODES,
    OTHER,
    PAIRS,
    RANK,
    SHORT_BEGINS,
    SIXTEEN,
    SMALL_16,
    TEXT,
    TREE_ODD,
    TREE_SHORT,
)
from portal.redaction.kernel.tree import after, is_noted, of_four, of_two
from portal.redaction.kernel.words import among, get, get4, lowest, put4

_HIT = 12


def seek(end: int) -> int:
    """Note where words may stand in the text until here, which a line ends: begin, end, weightiest rank."""
    at = TEXT
    hit = HITS
    short = get4(TREE_SHORT)
    odd = get4(TREE_ODD)
    put4(TEXT - 4, 0)
    while at < end:
        begins = begins_in(at, odd)
        if at + SIXTEEN > end:
            begins = begins & ((1 << (end - at)) - 1)
        while begins:
            place = at + lowest(begins)
            begins = begins & (begins - 1)
            if is_noted(BEGINS, of_four(place)) or (short and is_noted(SHORT_BEGINS, of_two(place))):
                node = get4(PAIRS + (((get(LOWERED + get(place)) << 8) | get(LOWERED + get(place + 1))) << 2))
                if node:
                    hit = follow(place, node, hit)
                    if hit > HITS_FULL:
                        return 0
        at += SIXTEEN
    put4(HITS_END, hit)
    return 1


def begins_in(at: int, odd: int) -> int:
    """At which of sixteen signs a word may begin, a bit for each; `odd` words begin with other signs too.

    None begins in the middle of small letters or of digits, but behind an escape that was written out.
    """
    if among(at - 3, ESCAPES_16) | among(at, ESCAPES_16):
        return ALL_16
    signs = among(at, ALNUM_16)
    behind = among(at - 1, ALNUM_16)
    letters_behind = behind ^ among(at - 1, DIGITS_16)
    begins = signs ^ (among(at, SMALL_16) & letters_behind) ^ (among(at, DIGITS_16) & behind)
    return begins | (ALL_16 ^ signs) if odd else begins


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
        sign = get(LOWERED + get(at))
        node = node + 1 if get(NODES + ((node + 1) << 2)) == sign and sign else after(node, sign)
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
