"""The places that the plans of a piece replace, in little room: in memory, and beyond that in a file."""

import contextlib
import os
import tempfile
from threading import Lock
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.redaction.faces.many import Short
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.quick import Columns, Numbered

_OF_EACH = 600  # what a piece takes besides

Small = NDArray[np.unsignedinteger[Any]]
"""Numbers of as few bytes as hold the largest."""


class Meaning(NamedTuple):
    """In which book plans have their numbers, and in which numbering values have theirs: 0 where in none."""

    book: int
    numbering: int


class Places(NamedTuple):
    """The lines of a piece, and the places that their plans replace.

    Of a line: its plan by number, its length with its end. Of a place: how far behind the begin of the one
    before it begins, its length, its kind, the number of its value.
    """

    of: Meaning
    plans: Small
    lengths: Small
    gaps: Small
    sizes: Small
    kinds: Small
    values: Small

    @property
    def size(self) -> int:
        """How many bytes these take."""
        return _OF_EACH + sum(one.nbytes for one in self[1:])

    def starts(self) -> Numbers:
        """Where the lines begin, and where the next would."""
        starts = np.zeros(len(self.lengths) + 1, dtype=np.int64)
        np.cumsum(self.lengths, out=starts[1:])
        return starts

    def columns(self) -> Columns:
        """From, to, number of the kind."""
        starts = np.cumsum(self.gaps, dtype=np.int64)
        return starts, starts + self.sizes, self.kinds.astype(np.int64)

    def numbered(self) -> Numbered | None:
        """The numbers of the values, where they have any."""
        return (self.of.numbering, self.values.astype(np.int32)) if self.of.numbering else None


def packed(
    book: int, plans: Numbers, starts: Numbers, columns: Columns, values: Numbered | None
) -> Places | None:
    """Lines (their plans, where they begin) and places in little room; None where these do not ascend."""
    begins, ends, kinds = columns
    gaps = np.diff(begins, prepend=0)
    if gaps.min(initial=0) < 0:
        return None
    numbering, numbers = values or (0, np.zeros(0, dtype=np.int32))
    places = map(_small, (plans, np.diff(starts), gaps, ends - begins, kinds, numbers))
    return Places(Meaning(book, numbering), *places)


def _small(column: Numbers | Short) -> Small:
    small: Small = column.astype(np.min_scalar_type(int(column.max(initial=0))))
    return small


class Aside(NamedTuple):
    """Where places lie: what their numbers mean, the file, the first byte, type and length of each column."""

    of: Meaning
    file: IO[bytes]
    at: int
    columns: tuple[tuple[str, int], ...]


class Shelf:
    """A file without a name for the places that find no room in memory; it ends with the process.

    Where there is none, or none that takes more, nothing is put there: then a piece is looked at once more.
    """

    def __init__(self, most: int) -> None:
        """One that takes so many bytes."""
        self._most = self._left = most
        self._file: IO[bytes] | None = None
        self.using = Lock()

    @property
    def is_open(self) -> bool:
        """Whether there is a file."""
        return self._file is not None

    def put(self, places: Places) -> Aside | None:
        """Where these lie now; None where they cannot."""
        data = b"".join(column.tobytes() for column in places[1:])
        with self.using, contextlib.suppress(OSError):
            if len(data) <= self._left:
                self._file = self._file or tempfile.TemporaryFile()  # noqa: SIM115 - for both passes
                at = self._most - self._left
                self._left -= len(data)
                if os.pwrite(self._file.fileno(), data, at) == len(data):
                    columns = tuple((column.dtype.str, len(column)) for column in places[1:])
                    return Aside(places.of, self._file, at, columns)
        return None

    def taken(self, aside: Aside) -> Places | None:
        """What lies there; None where it cannot be read."""
        types = [np.dtype(name) for name, _ in aside.columns]
        sizes = [kind.itemsize * count for kind, (_, count) in zip(types, aside.columns, strict=True)]
        try:
            with self.using:  # nobody may close it meanwhile, and another file get its number
                data = os.pread(aside.file.fileno(), sum(sizes), aside.at)
        except (OSError, ValueError):  # another thread has begun anew
            return None
        if len(data) < sum(sizes):
            return None
        edges = [sum(sizes[:place]) for place in range(len(sizes))]
        columns = [
            np.frombuffer(data, dtype=kind, count=count, offset=edge)
            for kind, (_, count), edge in zip(types, aside.columns, edges, strict=True)
        ]
        return Places(aside.of, *columns)

    def clear(self) -> None:
        """Let go what lies there, and the file."""
        with self.using:
            if self._file is not None:
                self._file.close()
            self._file, self._left = None, self._most

    def let_go(self) -> None:
        """The same in a copied process, in which nobody is who may have held the lock."""
        self.using = Lock()
        self.clear()
