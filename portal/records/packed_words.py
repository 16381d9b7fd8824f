"""What stands in packed rows, eight bytes at a time: instants and numbers as text, and numbers for names.

Digits are added up two, four and eight at a time within one 64-bit number, as D. Lemire describes it for
parsing ("Quickly parsing eight digits", 2018): many rows a step, and no object for any of them.
"""

from collections.abc import Sequence
from enum import Enum

import numpy as np

from portal.measures.fact_columns.columns import NEVER, NONE, Array

EMPTY_WORD = "-"
"""Stands for a word of no letters, where there may also be none: that is blanks."""
_BYTE = 8
_LAST_MONTH = 10_000 * 12
_SECOND, _DAY = 1_000_000, 86_400 * 1_000_000
_PLACES = 1 << 16
_MONTHS = (np.arange(_LAST_MONTH + 1) - 1 - 1970 * 12).astype("<M8[M]").astype("<M8[D]").astype("<i8") - 1
"""The day before each month (of 1970 on), by twelve times its year and its own number."""


def words_in(data: bytes) -> Array:
    """These bytes as 64-bit numbers, the first byte the lowest."""
    return np.frombuffer(data, "<u8")


def numbers(words: Array) -> Array:
    """Numbers written as eight digits each."""
    found = words & np.uint64(0x0F0F0F0F0F0F0F0F)
    found = (found * np.uint64(10) + (found >> np.uint64(8))) & np.uint64(0x00FF00FF00FF00FF)
    found = (found * np.uint64(100) + (found >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
    found = (found * np.uint64(10_000) + (found >> np.uint64(32))) & np.uint64(0xFFFFFFFF)
    return found.astype("<i8")


def instants(words: Array) -> Array:
    """Microseconds since 1970 of instants like `2026-01-05 08:00:00.000000`, four words each.

    Blanks stand for no instant, and give NEVER.
    """
    year = _pairs(words[:, 0], 0x000F0F000F0F0F0F, 0, 2, 5)
    day = _pairs(words[:, 1], 0x0F0F000F0F000F0F, 0, 3, 6)
    second = _pairs(words[:, 2], 0x0F0F0F0F000F0F00, 1, 4, 6)
    (last,) = _pairs(words[:, 3], 0x0000000000000F0F, 0)
    days = _MONTHS.take((year[0] * 100 + year[1]) * 12 + year[2], mode="clip") + day[0]
    micros = (second[1] * 100 + second[2]) * 100 + last
    found = days * _DAY + ((day[1] * 60 + day[2]) * 60 + second[0]) * _SECOND + micros
    return np.where(words[:, 0] == _BLANKS, NEVER, found)


def _pairs(words: Array, digits: int, *places: int) -> list[Array]:
    """The numbers of two digits that begin at these bytes; `digits` are the bits of all digits."""
    found = words & np.uint64(digits)
    found = found * np.uint64(10) + (found >> np.uint64(_BYTE))
    return [((found >> np.uint64(_BYTE * one)) & np.uint64(0xFF)).astype("<i8") for one in places]


_BLANKS = words_in(b" " * 8)[0]


class PackedNames:
    """Numbers for names of some width (in words), given as they come; `none`, and nothing else, is NONE.

    A name is looked up by sixteen bits made of it and then compared, so the answer is exact; the few that
    have the same bits as another are looked up one by one.
    """

    def __init__(
        self, width: int, first: Sequence[bytes] = (), none: bytes = b"", mixed: int | None = None
    ) -> None:
        """Begin with these names, numbered from 0 on; names are filled with blanks.

        Only the last `mixed` words are mixed for looking a name up (None: all), where these tell enough.
        """
        self.width, self._mixed = width, mixed or width
        self._known = np.empty((width, 0), "<u8")
        self._numbers: dict[bytes, int] = {}
        self._at = np.zeros(_PLACES, "<i4")
        for name in (none, *first):
            self._add(name.ljust(_BYTE * width))

    @classmethod
    def of(cls, kind: type[Enum]) -> "PackedNames":
        """The words of a kind, numbered in their order; there is room for all of them."""
        names = [str(one.value).encode() for one in kind]
        return cls(1 + max(map(len, names)) // _BYTE, names)

    def numbers(self, names: Array) -> Array:
        """The number of each name (a row of words)."""
        found = self._at.take(self._place(names))
        same = self._known[0].take(found) == names[:, 0]
        for column in range(1, self.width):
            same &= self._known[column].take(found) == names[:, column]
        if not same.all():
            rows = np.flatnonzero(~same)
            different, which = np.unique(names[rows], axis=0, return_inverse=True)
            known = [self._numbers.get(one.tobytes()) for one in different]
            number = [
                self._add(one.tobytes()) if at is None else at
                for one, at in zip(different, known, strict=True)
            ]
            found[rows] = np.array(number, "<i4")[which.reshape(-1)]
        return found + NONE

    def _add(self, name: bytes) -> int:
        words = words_in(name).reshape(1, self.width)
        number = self._numbers[name] = len(self._numbers)
        self._known = np.concatenate([self._known, words.T], axis=1)
        place = self._place(words)[0]
        if not self._at[place]:
            self._at[place] = number
        return number

    def _place(self, names: Array) -> Array:
        mixed = names[:, -1] * _spread(0)
        for column in range(1, self._mixed):
            mixed += names[:, -1 - column] * _spread(column)
        return (mixed >> np.uint64(48)).view("<i8")


def _spread(place: int) -> np.uint64:
    """Odd numbers that spread what they are multiplied with over all 64 bits."""
    return np.uint64(pow(0x9E3779B97F4A7C15, 2 * place + 1, 1 << 64))
