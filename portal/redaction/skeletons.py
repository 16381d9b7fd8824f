"""Lines whose clocks and counters are blanked out, so that one look serves all lines of a kind.

A number is blanked only where no rule can ask for its digits: clock times (with the date before
them and the fraction after them), and runs of at most six digits that stand between blanks,
brackets and the like with no other number beside them. Cards, accounts, telephone numbers,
addresses and anything with letters never fall under this.
"""

import numpy as np
from numpy.typing import NDArray

BLANK = b"\x00"
_LONGEST = 6
_LONGEST_FRACTION = 9
_PAIR, _YEAR = 2, 4
_SPACE, _DASH = 32, 45
_NEAR = 2

_Flags = NDArray[np.bool_]
_Numbers = NDArray[np.int64]


def _table(signs: bytes) -> _Flags:
    table = np.zeros(256, dtype=np.bool_)
    table[list(signs)] = True
    return table


_LEFT = _table(b" \t\n[(=<,")
_RIGHT = _table(b" \t\n\r])>,;")
_AFTER_CLOCK = _table(b" \t\n\r],.)Z;+-\"'|")
_BEFORE_CLOCK = _table(b" \t\n[(T-|\"'")
_BETWEEN = _table(b" T")
_FRACTION = _table(b".,")
_LETTERS = _table(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def skeletons(content: bytes) -> list[bytes]:
    """The lines of `content` (without their ends) with harmless digits blanked; lengths stay the same."""
    signs = np.frombuffer(b"\n\n" + content + b"\n\n", dtype=np.uint8)
    digits = (signs - np.uint8(48)) < 10  # noqa: PLR2004 - ten digits
    edges = np.flatnonzero(digits[1:] != digits[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    if not len(starts):
        return content.split(b"\n")
    harmless = _harmless(signs, starts, ends)
    steps = np.zeros(len(signs), dtype=np.int8)
    steps[starts[harmless]] = 1
    steps[ends[harmless]] = -1
    blanked = signs.copy()
    blanked[np.cumsum(steps, dtype=np.int8).view(np.bool_)] = 0
    return blanked[2:-2].tobytes().split(b"\n")


def _harmless(signs: NDArray[np.uint8], starts: _Numbers, ends: _Numbers) -> _Flags:
    """Which runs of digits may be blanked."""
    sizes = ends - starts
    left, right = signs[starts - 1], signs[ends]
    gaps = np.append(starts[1:] - ends[:-1], _NEAR + 1)
    near_next = gaps <= _NEAR
    near_previous = np.append(False, near_next[:-1])
    alone = (sizes <= _LONGEST) & _LEFT[left] & _RIGHT[right] & ~near_next & ~near_previous
    named = (sizes <= _LONGEST) & (left == 58) & _LETTERS[signs[starts - 2]]  # noqa: PLR2004 - a letter and a colon
    alone |= named & _RIGHT[right] & ~near_next & ~near_previous
    whole = (sizes <= _LONGEST_FRACTION) & _LEFT[left] & (gaps == 1) & (right == 46) & ~near_previous  # noqa: PLR2004
    part = _behind(whole) & (sizes <= _LONGEST_FRACTION) & _RIGHT[right] & ~near_next
    harmless: _Flags = alone | part | (whole & _ahead(part)) | _clocks(sizes, left, right, gaps)
    return harmless


def _clocks(sizes: _Numbers, left: NDArray[np.uint8], right: NDArray[np.uint8], gaps: _Numbers) -> _Flags:
    """Runs that belong to `hh:mm:ss`, to its fraction, and to the date right before it."""
    one = gaps == 1
    colon = one & (right == 58)  # noqa: PLR2004 - the colon
    dash = one & (right == _DASH)
    pair = sizes == _PAIR
    hour = pair & colon & _ahead(pair & colon) & _ahead(_ahead(pair & _AFTER_CLOCK[right]))
    year = (sizes == _YEAR) & colon & (left == 47) & _ahead(hour)  # noqa: PLR2004 - 10/Oct/2000:13:55:36
    hour &= _BEFORE_CLOCK[left] | _behind(year)
    second = _behind(_behind(hour))
    fraction = _behind(second & one & _FRACTION[right]) & (sizes <= _LONGEST_FRACTION) & _AFTER_CLOCK[right]
    day = (sizes <= _PAIR) & one & _BETWEEN[right] & _ahead(hour) & ((left == _SPACE) | (left == _DASH))
    dated = day & pair & _behind(pair & dash & _behind((sizes == _YEAR) & dash))
    spaced = day & (left == _SPACE)
    clocks: _Flags = hour | _behind(hour) | second | fraction | year | spaced
    return clocks | dated | _ahead(dated) | _ahead(_ahead(dated))  # type: ignore[no-any-return]


def _ahead(flags: _Flags) -> _Flags:
    """Whether the next run has the flag."""
    return np.append(flags[1:], False)


def _behind(flags: _Flags) -> _Flags:
    """Whether the run before has the flag."""
    return np.append(False, flags[:-1])
