"""Which addresses and ids of a text are usable ones, all with the same meaning to the rules."""

from dataclasses import dataclass

import numpy as np

from portal.redaction.faces import signs as look
from portal.redaction.faces.numbers import COLON, DASH, DOT, LINE, ONE, ZERO, Flags, Numbers, Signs, table

DIGIT, LOW_HEX, LOW_REST, UP_HEX, UP_REST, OTHER = 1, 2, 4, 8, 16, 32
HEX, LOWER_HEX, SPOKEN = DIGIT | LOW_HEX | UP_HEX, DIGIT | LOW_HEX, LOW_REST | UP_REST
_X, _OCTETS, _MOST_OCTET, _LOCAL = 120, 4, 255, 127
_UUID_SIZES = (8, 4, 4, 4, 12)
_ALIKE = 5
_CENTURIES, _LAST_TENS_OF_MONTHS, _LAST_TENS_OF_DAYS = (0x3139, 0x3230), 0x31, 0x33


def _bits() -> Signs:
    made = np.zeros(256, dtype=np.uint8)
    for bit, signs in (
        (DIGIT, b"0123456789"),
        (LOW_HEX, b"abcdef"),
        (LOW_REST, b"ghijklmnopqrstuvwxyz"),
        (UP_HEX, b"ABCDEF"),
        (UP_REST, b"GHIJKLMNOPQRSTUVWXYZ"),
        (OTHER, bytes(range(128, 256))),
    ):
        made[list(signs)] = bit
    return made


BITS = _bits()
_GLUE, _LEFT, _AFTER_PORT = table(look.GLUE), table(look.LEFT), table(look.AFTER_PORT)
_SMALL = table(b"abcdefghijklmnopqrstuvwxyz")
_STAYING = np.array(sorted(look.HEXADECIMAL_THAT_STAY))


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of neighboring signs: where they begin and end, what stands beside them."""

    starts: Numbers
    ends: Numbers
    sizes: Numbers
    left: Signs
    right: Signs


@dataclass(frozen=True, slots=True)
class Fold:
    """Places that are written as an example of `sizes` signs."""

    starts: Numbers
    ends: Numbers
    sizes: Numbers
    patterns: Numbers


def fold(starts: Numbers, ends: Numbers, sizes: Numbers | int, pattern: Numbers | int) -> Fold:
    """Places with one size or pattern, or each with its own."""
    return Fold(
        starts,
        ends,
        np.broadcast_to(np.asarray(sizes, dtype=np.int64), starts.shape),
        np.broadcast_to(np.asarray(pattern, dtype=np.int64), starts.shape),
    )


def _chains(runs: Runs, length: int, sign: int) -> Numbers:
    """Where runs begin a chain of `length` runs with this sign between each two."""
    linked = (runs.starts[1:] - runs.ends[:-1] == 1) & (runs.right[:-1] == sign)
    first = np.flatnonzero(linked)
    first = first[first <= len(runs.starts) - length]
    for step in range(1, length - 1):
        first = first[linked[first + step]]
    return first


def addresses(signs: Signs, numbers: Runs) -> tuple[Fold, Flags, Flags]:
    """Four octets that can be the address of one machine; which numbers are octets, which are ports."""
    first = _chains(numbers, _OCTETS, DOT)
    left, right = numbers.left[first], numbers.right[first + 3]
    usable = (BITS[left] == 0) & (left != DOT) & (left != DASH)
    usable &= (BITS[right] == 0) & (right != DOT) & (right != DASH) & (right != LINE)
    for step in range(_OCTETS):
        starts, sizes = numbers.starts[first + step], numbers.sizes[first + step]
        value = np.zeros(len(first), dtype=np.int64)
        for place in range(3):
            digit = signs[starts + np.minimum(place, sizes)].astype(np.int64) - ZERO
            value = np.where(sizes > place, value * 10 + digit, value)
        usable &= (sizes <= 3) & (value <= _MOST_OCTET) & ((sizes == 1) | (signs[starts] != ZERO))  # noqa: PLR2004
        if step == 0:
            usable &= (value != 0) & (value != _LOCAL) & (value != _MOST_OCTET)
    first = first[usable]
    port = np.zeros(len(numbers.starts) + 1, dtype=np.bool_)
    port[first + _OCTETS] = numbers.right[first + 3] == COLON
    starts = numbers.starts[first]
    ports = np.flatnonzero(port[:-1])
    fits = (numbers.starts[ports] == numbers.ends[ports - 1] + 1) & _AFTER_PORT[numbers.right[ports]]
    port[ports] = fits & (numbers.sizes[ports] <= look.LONGEST_NUMBER)
    octets = np.zeros(len(numbers.starts), dtype=np.bool_)
    for step in range(_OCTETS):
        octets[first + step] = True
    made = fold(starts, numbers.ends[first + 3], len(look.PATTERNS[look.IPV4]), look.IPV4)
    return made, octets, port[:-1]


def with_units(signs: Signs, numbers: Runs) -> Flags:
    """Counts with their unit: `49644ms`, `12s`."""
    found: Flags = _SMALL[numbers.right] & _LEFT[numbers.left] & (numbers.sizes <= look.LONGEST_NUMBER)
    ends = numbers.ends[found]
    second, third = signs[ends + 1], signs[ends + 2]
    one = BITS[second] == 0
    last = np.where(one, second, third)
    found[found] = (one | (_SMALL[second] & (BITS[third] == 0))) & _AFTER_PORT[last]
    return found


def long_numbers(signs: Signs, numbers: Runs) -> Fold:
    """Numbers behind an underscore that are longer than any person's; no birth date stands in them."""
    at = np.flatnonzero((numbers.sizes >= look.LEAST_LONG) & (numbers.sizes <= look.LONGEST_LONG))
    starts, left = numbers.starts[at], numbers.left[at]
    fits = ((left == LINE) | ((left == DASH) & (signs[starts - 2] == LINE))) & (BITS[numbers.right[at]] == 0)
    century = signs[starts + 6].astype(np.int64) * 256 + signs[starts + 7]
    born = (signs[starts + 10] <= _LAST_TENS_OF_MONTHS) & (signs[starts + 12] <= _LAST_TENS_OF_DAYS)
    at = at[fits & ~(born & np.isin(century, _CENTURIES))]
    return fold(numbers.starts[at], numbers.ends[at], numbers.sizes[at], look.LONG_NUMBER)


def identifiers(signs: Signs, words: Runs, classes: Signs) -> tuple[list[Fold], Flags]:
    """UUIDs, hardware addresses and hexadecimal ids; and which words must be left as they are."""
    closed = _tokens(signs, words, classes) | ((classes & OTHER) != 0)
    folds = []
    for sizes, sign, pattern in (
        (_UUID_SIZES, DASH, look.UUID),
        ((2,) * 6, COLON, look.MAC_COLON),
        ((2,) * 6, DASH, look.MAC_DASH),
    ):
        first = _chosen_chains(signs, words, classes, sizes, sign)
        ends = words.ends[first + len(sizes) - 1]
        folds.append(fold(words.starts[first], ends, len(look.PATTERNS[pattern]), pattern))
        for step in range(len(sizes)):
            closed[first + step] = True
    ids = (classes == LOWER_HEX) & ~closed & (words.sizes >= look.LEAST_HEXADECIMAL)
    ids &= words.sizes <= look.WIDEST
    at = np.flatnonzero(ids)
    at = at[~np.isin(words.sizes[at], _STAYING)]
    folds.append(fold(words.starts[at], words.ends[at], words.sizes[at], look.HEXADECIMAL))
    zero = (
        (words.sizes >= look.LEAST_ZERO_X)
        & (words.sizes <= look.LONGEST_ZERO_X)
        & (classes & DIGIT != 0)
        & ~closed
    )
    at = np.flatnonzero(zero)
    at = at[(signs[words.starts[at]] == ZERO) & (signs[words.starts[at] + 1] == _X)]
    at = at[_all_hexadecimal(signs, words, at)]
    shown = np.where(words.sizes[at] <= look.LONGEST_HANDLE, look.LEAST_ZERO_X, look.SIZE_OF_LONG_ZERO_X)
    folds.append(fold(words.starts[at], words.ends[at], shown, look.ZERO_X))
    return folds, closed


def _chosen_chains(signs: Signs, words: Runs, classes: Signs, sizes: tuple[int, ...], sign: int) -> Numbers:
    first = _chains(words, len(sizes), sign)
    other = ~np.uint8(LOWER_HEX if sizes is _UUID_SIZES else HEX)
    for step, size in enumerate(sizes):
        at = first + step
        first = first[(words.sizes[at] == size) & ((classes[at] & other) == 0)]
    starts = words.starts[first]
    named = (BITS[signs[starts - 2]] & SPOKEN) != 0
    fits = ((words.left[first] != sign) | named) & (words.right[first + len(sizes) - 1] != sign)
    one, two = signs[starts], signs[starts + 1]
    if sizes is _UUID_SIZES:
        fits &= np.any([one != signs[starts + step] for step in range(1, _ALIKE)], axis=0)
    else:
        fits &= (one != two) & ~((one == ZERO) & (two == ONE))
    chosen: Numbers = first[fits]
    return chosen


def _all_hexadecimal(signs: Signs, words: Runs, at: Numbers) -> Flags:
    fits = np.ones(len(at), dtype=np.bool_)
    starts, sizes = words.starts[at], words.sizes[at]
    for step in range(2, look.LONGEST_ZERO_X):
        fits &= (BITS[signs[starts + np.minimum(step, sizes - 1)]] & HEX) != 0
    return fits


def _tokens(signs: Signs, words: Runs, classes: Signs) -> Flags:
    """Words in long random-looking values: digits, capitals and small letters held together by glue."""
    apart = np.ones(len(words.starts), dtype=np.bool_)
    apart[1:] = ~_GLUE[words.right[:-1]] | ~_GLUE[words.left[1:]]
    wide = np.flatnonzero(~apart[1:] & (words.starts[1:] - words.ends[:-1] > 2))  # noqa: PLR2004 - both sides
    if len(wide):
        others = np.cumsum(~_GLUE.take(signs), dtype=np.int32)
        apart[wide + 1] = others[words.starts[wide + 1] - 1] > others[words.ends[wide] - 1]
    heads = np.flatnonzero(apart)
    counts = np.diff(np.append(heads, len(apart)))
    size = words.ends[heads + counts - 1] - words.starts[heads]
    every = np.bitwise_or.reduceat(classes, heads) if len(heads) else classes
    low, up = (every & (LOW_HEX | LOW_REST)) != 0, (every & (UP_HEX | UP_REST)) != 0
    return np.repeat((size >= look.LEAST_TOKEN) & low & up & ((every & DIGIT) != 0), counts)
