"""Many sealed pieces read as one file, one of them open at a time."""

import io
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from portal.vocabulary import CannotOpen


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a piece begins in the whole, and how many bytes it has."""

    start: int
    size: int


class UploadStream(io.RawIOBase):
    """A seekable file over pieces that are opened when they are needed; memory use is that of one piece."""

    def __init__(self, pieces: Sequence[Piece], open_piece: Callable[[int], bytes]) -> None:
        """`open_piece` gives the content of the piece with this number.

        Raises:
            CannotOpen: a piece is missing or they overlap.
        """
        super().__init__()
        self._starts = [piece.start for piece in pieces]
        self.size = sum(piece.size for piece in pieces)
        self._open_piece = open_piece
        self._open: tuple[int, bytes] = (-1, b"")
        self._place = 0
        expected = 0
        for piece in pieces:
            if piece.start != expected:
                raise CannotOpen("A piece of this upload is missing. Upload it again.")
            expected += piece.size

    def readable(self) -> bool:
        """Say yes: this is for reading."""
        return True

    def seekable(self) -> bool:
        """Say yes: archives have their lists of contents at the end."""
        return True

    def tell(self) -> int:
        """Where the next read begins."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move on or back; the place may lie behind the end, where nothing can be read."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("There is nothing before the beginning.")
        self._place = base + offset
        return self._place

    def readinto(self, room: Any, /) -> int:
        """Fill what fits from the present piece; 0 at the end."""
        if self._place >= self.size:
            return 0
        number = bisect_right(self._starts, self._place) - 1
        if self._open[0] != number:
            self._open = (number, self._open_piece(number))
        within = self._place - self._starts[number]
        filled = self._open[1][within : within + len(room)]
        room[: len(filled)] = filled
        self._place += len(filled)
        return len(filled)
