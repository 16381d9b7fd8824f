"""Which numbers of a text no rule can ask for: clocks, counters, ports, parts of paths and names.

A number is folded only where no rule can ask for its digits: instants, and runs of at most six
digits that stand between blanks, brackets and the like with no other number beside them. Cards,
accounts, telephone numbers and anything with letters never fall under this.
"""

import numpy as np
from numpy.typing import NDArray

from portal.redaction.faces import signs as look

SPACE, DASH, NEWLINE, DOT, SLASH, COLON, LINE, ZERO, ONE = 32, 45, 10, 46, 47, 58, 95, 48, 49
_PAIR, _YEAR, _NEAR = 2, 4, 2

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Signs = NDArray[np.uint8]


def table(signs: bytes) -> Flags:
    """Which of the 256 bytes are among these."""
    made = np.zeros(256, dtype=np.bool_)
    made[list(signs)] = True
    return made


_LEFT, _RIGHT, _JOINING = table(look.LEFT), table(look.RIGHT), table(look.JOINING)
_BEFORE_CLOCK, _AFTER_CLOCK = table(look.BEFORE_CLOCK), table(look.AFTER_CLOCK)
_BETWEEN, _FRACTION, _AFTER_FRACTION = table(b" T"), table(b".,"), table(look.AFTER_FRACTION)
_SMALL = table(b"abcdefghijklmnopqrstuvwxyz")
_LETTERS = table(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def harmless(signs: Signs, starts: Numbers, ends: Numbers, spoken: Flags, addressed: Flags) -> Flags:
    """Which runs of digits may be folded.

    `signs` has three line ends before and after; `spoken` says of each sign whether a word that is
    no hexadecimal number ends right before it; `addressed` runs belong to addresses.
    """
    sizes = ends - starts
    left, right, second = signs[starts - 1], signs[ends], signs[ends + 1]
    gaps = np.append(starts[1:] - ends[:-1], _NEAR + 1)
    atoms = _clocks(sizes, left, right, gaps) | addressed
    near_next = ((gaps == 1) | ((gaps == _NEAR) & _JOINING[second])) & _JOINING[right]
    near_previous = behind(near_next & ~atoms & ~((right == SLASH) & _LETTERS[left]))
    near_next &= ~ahead(atoms)
    small, closed, opened = sizes <= look.LONGEST_NUMBER, _RIGHT[right], _LEFT[left]
    alone = opened & closed
    alone |= (left == COLON) & spoken[starts - 1] & closed
    alone |= (left == SLASH) & (closed | (right == SLASH))
    between = (right == DASH) & _LETTERS[second] & (sizes < look.LONGEST_NUMBER)  # six may be a date of birth
    alone |= (left == DASH) & _LETTERS[signs[starts - 2]] & (closed | between)
    alone &= small & ~near_next & ~near_previous
    named = small & (gaps == 1) & (right == DASH)
    for place in range(1, look.LEAST_NAMED + 1):
        named &= _SMALL[signs[starts - place]]
    alone |= behind(named) & (sizes <= look.LONGEST_COUNTED_ON) & closed & ~near_next
    alone |= small & (left == LINE) & ((right == LINE) | (right == COLON) | (closed & ~near_next))
    ends_here = closed & ~near_next
    short = (sizes <= look.LONGEST_FRACTION) & (gaps == 1) & opened & ~near_previous
    whole = short & (right == DOT)
    part = behind(whole) & (sizes <= look.LONGEST_FRACTION) & ends_here
    pair = short & (right == SPACE) & (sizes < look.LONGEST_NUMBER)
    other = behind(pair) & small & ends_here
    found: Flags = alone | part | (whole & ahead(part)) | other | (pair & ahead(other))
    return found | (atoms & ~addressed) | _first(signs, starts, sizes, right)


def _first(signs: Signs, starts: Numbers, sizes: Numbers, right: Signs) -> Flags:
    """Seconds of the epoch at the very start of a line, where no word can say that they are more."""
    found: Flags = (sizes == look.EPOCH) & (signs[starts] == ONE) & (right == SPACE)
    begin = starts[found]
    before = signs[begin - 1]
    one_sign = (before == SPACE) & (signs[begin - 3] == NEWLINE) & (signs[begin - 2] != NEWLINE)
    found[found] = (before == NEWLINE) | one_sign
    return found


def _clocks(sizes: Numbers, left: Signs, right: Signs, gaps: Numbers) -> Flags:
    """Runs that belong to `hh:mm:ss`, to its fraction, and to the date right before it."""
    one = gaps == 1
    colon, dash, pair = one & (right == COLON), one & (right == DASH), sizes == _PAIR
    minute = pair & colon
    hour = minute & ahead(minute) & ahead(ahead(pair & _AFTER_CLOCK[right]))
    year = (sizes == _YEAR) & colon & (left == SLASH) & ahead(hour)  # 10/Oct/2000:13:55:36
    hour &= _BEFORE_CLOCK[left] | behind(year)
    second = behind(behind(hour))
    fraction = (
        behind(second & one & _FRACTION[right]) & (sizes <= look.LONGEST_FRACTION) & _AFTER_FRACTION[right]
    )
    day = (sizes <= _PAIR) & one & _BETWEEN[right] & ahead(hour)
    dated = day & (left == DASH) & pair & behind(pair & dash & behind((sizes == _YEAR) & dash))
    spaced = day & (left == SPACE)
    found: Flags = hour | behind(hour) | second | fraction | year | spaced | _stamps(sizes, left, right, one)
    return found | dated | ahead(dated) | ahead(ahead(dated))  # type: ignore[no-any-return]


def _stamps(sizes: Numbers, left: Signs, right: Signs, one: Flags) -> Flags:
    """Runs of `2005-06-03-15.42.50.137729`."""
    first = np.flatnonzero((sizes == _YEAR) & one & _LEFT[left] & (right == DASH))
    first = first[first < len(sizes) - 6]
    fits = np.ones(len(first), dtype=np.bool_)
    for step, sign in enumerate((DASH, DASH, DOT, DOT, DOT), 1):
        at = first + step
        fits &= (sizes[at] == _PAIR) & one[at] & (right[at] == sign)
    fits &= (sizes[first + 6] <= look.LONGEST_FRACTION) & _RIGHT[right[first + 6]]
    found = np.zeros(len(sizes), dtype=np.bool_)
    for step in range(7):
        found[first[fits] + step] = True
    return found


def ahead(flags: Flags) -> Flags:
    """Whether the next run has the flag."""
    made = np.empty_like(flags)
    made[:-1], made[-1:] = flags[1:], False
    return made


def behind(flags: Flags) -> Flags:
    """Whether the run before has the flag."""
    made = np.empty_like(flags)
    made[1:], made[:1] = flags[:-1], False
    return made
