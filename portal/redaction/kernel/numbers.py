"""Which numbers of one line are clocks, counters, ports and addresses: `face_numbers` said step by step."""

from portal.redaction.faces.signs import LONGEST_FRACTION, LONGEST_NUMBER
from portal.redaction.kernel.places import (
    ADDRESS,
    ADDRESSED,
    BITS,
    CLOCK,
    COLON,
    DASH,
    DOT,
    FLAGS,
    GAP,
    IN_AFTER_CLOCK,
    IN_AFTER_FRACTION,
    IN_AFTER_PORT,
    IN_BEFORE_CLOCK,
    IN_BETWEEN,
    IN_FRACTION,
    IN_LEFT,
    IN_RIGHT,
    LEFT,
    LINE,
    NUMBER,
    NUMBER_END,
    NUMBERS_FIRST,
    PORT,
    RIGHT,
    SIGNS,
    SIZE,
    SLASH,
    SPACE,
    ZERO,
)
from portal.redaction.kernel.words import get, get4, put4

_PAIR, _YEAR, _NEAR, _LONGEST_OCTET, _MOST_OCTET, _LOCAL, _STAMP = 2, 4, 2, 3, 255, 127, 7


def is_in(sign: int, which: int) -> int:
    """Whether a sign is in a set."""
    return get4(SIGNS + (sign << 2)) & which


def mark(number: int, flag: int) -> int:
    """Say of a number what it is."""
    put4(number + FLAGS, get4(number + FLAGS) | flag)
    return 0


def joined(number: int, size: int, sign: int) -> int:
    """Whether a number has this size, and this sign alone between it and the next."""
    return get4(number + SIZE) == size and get4(number + GAP) == 1 and get4(number + RIGHT) == sign


def mark_atoms() -> int:
    """Clocks and addresses: what is one thing made of several numbers."""
    number = NUMBERS_FIRST
    end = get4(NUMBER_END)
    while number < end:
        if get4(number + GAP) == 1:
            right = get4(number + RIGHT)
            if right == COLON:
                mark_clock(number)
            elif right == DOT:
                mark_address(number)
            elif right == DASH:
                mark_stamp(number)
        number += NUMBER
    return 0


def is_hour(number: int) -> int:
    """Whether `hh:mm:ss` begins with this number."""
    third = number + 2 * NUMBER
    return (
        joined(number, _PAIR, COLON)
        and joined(number + NUMBER, _PAIR, COLON)
        and get4(third + SIZE) == _PAIR
        and is_in(get4(third + RIGHT), IN_AFTER_CLOCK)
    )


def mark_clock(hour: int) -> int:
    """A clock that begins with this number, its fraction, and the date right before it."""
    if not is_hour(hour):
        return 0
    day = hour - NUMBER
    dated = joined(day, _YEAR, COLON) and get4(day + LEFT) == SLASH
    if not dated and not is_in(get4(hour + LEFT), IN_BEFORE_CLOCK):
        return 0
    second = hour + 2 * NUMBER
    fraction = second + NUMBER
    mark(hour, CLOCK)
    mark(hour + NUMBER, CLOCK)
    mark(second, CLOCK)
    if dated:
        mark(day, CLOCK)
    if (
        get4(second + GAP) == 1
        and is_in(get4(second + RIGHT), IN_FRACTION)
        and get4(fraction + SIZE) <= LONGEST_FRACTION
        and is_in(get4(fraction + RIGHT), IN_AFTER_FRACTION)
    ):
        mark(fraction, CLOCK)
    return mark_day(day)


def mark_day(day: int) -> int:
    """The date right before a clock that ends with this number."""
    if get4(day + GAP) == 1 and get4(day + SIZE) <= _PAIR and is_in(get4(day + RIGHT), IN_BETWEEN):
        if get4(day + LEFT) == SPACE:
            mark(day, CLOCK)
        elif get4(day + LEFT) == DASH and get4(day + SIZE) == _PAIR:
            month = day - NUMBER
            if joined(month, _PAIR, DASH) and joined(month - NUMBER, _YEAR, DASH):
                mark(day, CLOCK)
                mark(month, CLOCK)
                mark(month - NUMBER, CLOCK)
    return 0


def mark_stamp(year: int) -> int:
    """`2005-06-03-15.42.50.137729`."""
    last = year + (_STAMP - 1) * NUMBER
    if (
        joined(year, _YEAR, DASH)
        and is_in(get4(year + LEFT), IN_LEFT)
        and joined(year + NUMBER, _PAIR, DASH)
        and joined(year + 2 * NUMBER, _PAIR, DASH)
        and joined(year + 3 * NUMBER, _PAIR, DOT)
        and joined(year + 4 * NUMBER, _PAIR, DOT)
        and joined(year + 5 * NUMBER, _PAIR, DOT)
        and get4(last + SIZE) <= LONGEST_FRACTION
        and is_in(get4(last + RIGHT), IN_RIGHT)
    ):
        while year <= last:
            mark(year, CLOCK)
            year += NUMBER
    return 0


def octet(number: int) -> int:
    """The value of one of four numbers in an address; more than all of them for what is none."""
    size = get4(number + SIZE)
    at = get4(number)
    if size > _LONGEST_OCTET or (size > 1 and get(at) == ZERO):
        return _MOST_OCTET + 1
    value = 0
    end = at + size
    while at < end:
        value = value * 10 + get(at) - ZERO
        at += 1
    return value


def is_usable(value: int) -> int:
    """Whether the address of one machine can begin with this number."""
    return value != 0 and value != _LOCAL and value < _MOST_OCTET


def stands_apart(sign: int) -> int:
    """Whether a sign beside an address is no part of a longer one."""
    return get(BITS + sign) == 0 and sign != DOT and sign != DASH


def mark_address(first: int) -> int:
    """An address of one machine that begins with this number, and the port behind it."""
    second = first + NUMBER
    third = second + NUMBER
    fourth = third + NUMBER
    right = get4(fourth + RIGHT)
    if not (
        get4(second + GAP) == 1
        and get4(second + RIGHT) == DOT
        and get4(third + GAP) == 1
        and get4(third + RIGHT) == DOT
        and stands_apart(get4(first + LEFT))
        and stands_apart(right)
        and right != LINE
        and is_usable(octet(first))
        and octet(second) <= _MOST_OCTET
        and octet(third) <= _MOST_OCTET
        and octet(fourth) <= _MOST_OCTET
    ):
        return 0
    mark(first, ADDRESSED | ADDRESS)
    mark(second, ADDRESSED)
    mark(third, ADDRESSED)
    mark(fourth, ADDRESSED)
    port = fourth + NUMBER
    if (
        right == COLON
        and get4(fourth + GAP) == 1
        and get4(port + SIZE) <= LONGEST_NUMBER
        and is_in(get4(port + RIGHT), IN_AFTER_PORT)
    ):
        mark(port, PORT)
    return 0
