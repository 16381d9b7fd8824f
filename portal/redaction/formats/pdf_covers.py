"""Dark boxes painted on a page of a PDF document: people put them over letters, which stay below."""

from collections.abc import Sequence
from typing import Any

_LEAST = 5.0
"""A side of a box in points (1/72 inch); what is thinner is a line."""
_DARK = 0.5
_PAINTS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_ENDS = frozenset((*_PAINTS, b"S", b"s", b"n"))
_MOST_CORNERS = 5
_PARTS_OF_COLOR = {1: "gray", 3: "rgb", 4: "cmyk"}


class Covers:
    """Follows what a page paints (ISO 32000-2, 8.5 and 8.6); `any` says whether letters may be below.

    A page begins in black, and a box in a pattern counts as dark.
    """

    def __init__(self) -> None:
        self.any = False
        self._dark = True
        self._before: list[bool] = []
        self._corners: list[tuple[float, float]] = []
        self._boxes: list[tuple[float, float]] = []
        self._curved = False

    def see(self, operator: bytes, operands: Sequence[Any], matrix: Sequence[float], _text: object) -> None:
        """One operator of the page, with the matrix that is in force."""
        if operator in {b"g", b"rg", b"k", b"sc", b"scn"}:
            self._dark = self._dark_after(operands)
        elif operator == b"q":
            self._before.append(self._dark)
        elif operator == b"Q" and self._before:
            self._dark = self._before.pop()
        elif operator == b"re":
            self._boxes.append(_stretched(float(operands[2]), float(operands[3]), matrix))
        elif operator in {b"m", b"l"}:
            self._corners.append((float(operands[0]), float(operands[1])))
        elif operator in {b"c", b"v", b"y"}:
            self._curved = True
        elif operator in _ENDS:
            self._end(painted=operator in _PAINTS, matrix=matrix)

    def _dark_after(self, operands: Sequence[Any]) -> bool:
        """Whether a color is dark; of patterns nobody knows."""
        try:
            parts = [float(one) for one in operands]
        except (TypeError, ValueError):
            return True
        kind = _PARTS_OF_COLOR.get(len(parts))
        if kind == "cmyk":
            return parts[3] > _DARK or sum(parts[:3]) / 3 > _DARK
        return kind is None or max(parts) < _DARK

    def _end(self, *, painted: bool, matrix: Sequence[float]) -> None:
        if self._corners and len(self._corners) <= _MOST_CORNERS and not self._curved:
            across, along = zip(*self._corners, strict=True)
            self._boxes.append(_stretched(max(across) - min(across), max(along) - min(along), matrix))
        if painted and self._dark:
            self.any |= any(min(abs(wide), abs(high)) > _LEAST for wide, high in self._boxes)
        self._boxes, self._corners, self._curved = [], [], False


def _stretched(wide: float, high: float, matrix: Sequence[float]) -> tuple[float, float]:
    """The sides of a box on the page, whichever way it is turned."""
    a, b, c, d = (abs(float(one)) for one in matrix[:4])
    wide, high = abs(wide), abs(high)
    return a * wide + c * high, b * wide + d * high
