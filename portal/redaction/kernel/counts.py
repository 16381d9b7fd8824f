"""Which numbers of one line count something or stand for themselves: no rule asks for their digits."""

from portal.redaction.faces.signs import (
    EPOCH,
    LEAST_NAMED,
    LONGEST_COUNTED_ON,
    LONGEST_FRACTION,
    LONGEST_NUMBER,
)
from portal.redaction.kernel.numbers import is_in, mark
from portal.redaction.kernel.places import (
    ADDRESSED,
    ATOM,
    BITS,
    COLON,
    COUNTED,
    DASH,
    DOT,
    FLAGS,
    GAP,
    IN_AFTER_PORT,
    IN_JOINING,
    IN_LEFT,
    IN_LETTERS,
    IN_RIGHT,
    IN_SMALL,
    LEFT,
    LINE,
    NEWLINE,
    NUMBER,
    NUMBER_END,
    NUMBERS_FIRST,
    ONE,
    PORT,
    RIGHT,
    SIZE,
    SLASH,
    SPACE,
    SPOKEN,
)
from portal.redaction.kernel.words import get, get4, put4

_NEAR = 2


def is_near(number: int) -> int:
    """Whether the next number stands so near that both may be one."""
    gap = get4(number + GAP)
    if gap > _NEAR or not is_in(get4(number + RIGHT), IN_JOINING):
        return 0
    return gap == 1 or is_in(get(get4(number) + get4(number + SIZE) + 1), IN_JOINING) != 0


def is_behind_word(colon: int) -> int:
    """Whether a word that is no hexadecimal number ends at this place."""
    at = colon - 1
    bits = get(BITS + get(at))
    while bits:
        if bits & SPOKEN:
            return 1
        at -= 1
        bits = get(BITS + get(at))
    return 0


def is_alone(number: int, left: int, right: int) -> int:
    """Whether the signs around a number say that it stands for itself, where no other is near."""
    closed = is_in(right, IN_RIGHT)
    if is_in(left, IN_LEFT):
        return closed
    if left == COLON:
        return closed and is_behind_word(get4(number) - 1)
    if left == SLASH:
        return closed or right == SLASH
    if left == DASH and is_in(get(get4(number) - 2), IN_LETTERS):
        size = get4(number + SIZE)
        second = get(get4(number) + size + 1)
        return closed or (right == DASH and is_in(second, IN_LETTERS) and size < LONGEST_NUMBER)
    return 0


def has_unit(number: int, left: int, right: int) -> int:
    """Counts with their unit: `49644ms`, `12s`."""
    if not is_in(right, IN_SMALL) or not is_in(left, IN_LEFT):
        return 0
    end = get4(number) + get4(number + SIZE)
    second = get(end + 1)
    if get(BITS + second) == 0:
        return is_in(second, IN_AFTER_PORT)
    third = get(end + 2)
    return is_in(second, IN_SMALL) and get(BITS + third) == 0 and is_in(third, IN_AFTER_PORT)


def counts_on(number: int) -> int:
    """Whether a number counts what a name with a number started: `qtp5273-12`."""
    before = number - NUMBER
    if get4(number + SIZE) > LONGEST_COUNTED_ON or get4(before + GAP) != 1:
        return 0
    if get4(before + SIZE) > LONGEST_NUMBER or get4(number + LEFT) != DASH:
        return 0
    at = get4(before)
    first = at - LEAST_NAMED
    while at > first:
        at -= 1
        if not is_in(get(at), IN_SMALL):
            return 0
    return 1


def is_first(number: int) -> int:
    """Seconds of the epoch at the very start of a line, or behind one sign."""
    start = get4(number)
    if get4(number + SIZE) != EPOCH or get(start) != ONE or get4(number + RIGHT) != SPACE:
        return 0
    before = get(start - 1)
    if before == NEWLINE:
        return 1
    return before == SPACE and get(start - 3) == NEWLINE and get(start - 2) != NEWLINE


def is_count(number: int, left: int, right: int, near: int) -> int:
    """Whether a number of at most six digits counts something; `near` says whether another stands near."""
    if has_unit(number, left, right) or (not near and is_alone(number, left, right)):
        return 1
    return left == LINE and (right == LINE or right == COLON)


def is_small(number: int, near: int, ends: int) -> int:
    """Whether a number of at most six digits may be folded for what stands right beside it."""
    left = get4(number + LEFT)
    if is_count(number, left, get4(number + RIGHT), near):
        return 1
    return ends and (left == LINE or counts_on(number))


def mark_atom(number: int, flags: int) -> int:
    """Instants are folded, addresses as a whole elsewhere."""
    if flags & (ADDRESSED | PORT) != ADDRESSED:
        put4(number + FLAGS, flags | COUNTED)
    return 0


def mark_counts() -> int:
    """All numbers whose digits no rule can ask for."""
    number = NUMBERS_FIRST - NUMBER
    last = get4(NUMBER_END) - NUMBER
    whole = 0
    pair = 0
    near_before = 0
    while number < last:
        number += NUMBER
        flags = get4(number + FLAGS)
        if flags & ATOM:
            mark_atom(number, flags)
            whole = 0
            pair = 0
            near_before = 0
            continue
        size = get4(number + SIZE)
        left = get4(number + LEFT)
        right = get4(number + RIGHT)
        near = is_near(number)
        near_after = near and not (get4(number + NUMBER + FLAGS) & ATOM)
        ends = is_in(right, IN_RIGHT) and not near_after
        found = flags & PORT
        if size <= LONGEST_NUMBER and not found:
            found = is_small(number, near_before or near_after, ends)
        if ends and ((whole and size <= LONGEST_FRACTION) or (pair and size <= LONGEST_NUMBER)):
            found = 1
            mark(number - NUMBER, COUNTED)
        if found or is_first(number):
            mark(number, COUNTED)
        short = (
            size <= LONGEST_FRACTION and get4(number + GAP) == 1 and is_in(left, IN_LEFT) and not near_before
        )
        whole = short and right == DOT
        pair = short and right == SPACE and size < LONGEST_NUMBER
        near_before = near and not (right == SLASH and is_in(left, IN_LETTERS))
    return 0
