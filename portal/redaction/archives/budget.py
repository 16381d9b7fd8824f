"""How much one run has unfolded, and the sentence when it is too much."""

import io
from typing import Protocol

from portal.redaction.limits import MEBI, Limits


class Readable(Protocol):
    """What is read in pieces: the common ground of all streams here."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes of the stream, none at its end."""


class Exceeded(Exception):
    """A limit is reached; `sentence` says which, in plain words."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Broken(Exception):
    """An archive or a compressed file that is damaged or is not what it says; `sentence` says how."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Budget:
    """Counts packed bytes in and unpacked bytes out over all layers of one run."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.packed = 0
        self.unpacked = 0
        self.entries = 0
        self.pictures = 0
        self.drawn = 0

    def entry(self) -> None:
        """One more entry. Raises `Exceeded`."""
        self.entries += 1
        if self.entries > self.limits.entries:
            raise Exceeded(f"The archive holds more than {self.limits.entries:,} entries.")

    def picture(self) -> None:
        """One more picture that is drawn. Raises `Broken`: the others are no worse for it."""
        self.pictures += 1
        if self.pictures > self.limits.pictures:
            raise Broken(f"There are more than {self.limits.pictures} pictures: nobody looks at so many.")

    def draw(self, size: int) -> None:
        """So many bytes of pictures more. Raises `Broken`."""
        self.drawn += size
        if size > self.limits.picture or self.drawn > self.limits.drawn:
            raise Broken("It is a picture that is too large to be looked at: make it smaller.")

    def unfold(self, size: int) -> None:
        """So many more bytes came out of a layer. Raises `Exceeded`."""
        self.unpacked += size
        limits = self.limits
        if self.unpacked > limits.total:
            raise Exceeded(f"The archive unfolds to more than {limits.total // MEBI:,} MiB.")
        if self.unpacked > limits.ratio_allowance and self.unpacked > limits.ratio * max(self.packed, 1):
            raise Exceeded(f"The archive unfolds to more than {limits.ratio} times its size.")


class Counted:
    """A source whose read bytes are counted as packed bytes of the budget."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self._source = source
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the source."""
        data = self._source.read(size)
        self._budget.packed += len(data)
        return data


class Peeked:
    """A stream whose beginning (`head`) was looked at and is given again."""

    def __init__(self, source: Readable, size: int) -> None:
        self._source = source
        self.head = read_exactly(source, size)
        self._left = self.head

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the stream from its beginning."""
        if not self._left:
            return self._source.read(size)
        if size < 0:
            data, self._left = self._left, b""
            return data + self._source.read(-1)
        data, self._left = self._left[:size], self._left[size:]
        return data


class Followed:
    """Bytes that were read of a stream, and what follows them, as a stream."""

    def __init__(self, first: bytes, rest: Readable) -> None:
        self._first = io.BytesIO(first)
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        return self._first.read(size) or self._rest.read(size)


class Limited:
    """At most `size` bytes of a stream, as a stream; more than a member may have raises `Exceeded`."""

    def __init__(self, source: Readable, size: int, budget: Budget) -> None:
        self._source = source
        self.left = size
        self._read = 0
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the member."""
        data = self._source.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(data)
        self._read += len(data)
        if not data and self.left and size != 0:
            raise Broken("The archive ends in the middle of a file.")
        if self._read > self._budget.limits.member:
            raise Exceeded(f"One file is larger than {self._budget.limits.member // MEBI:,} MiB.")
        return data

    def skip(self) -> None:
        """Read on to the end without keeping anything."""
        while self.left > 0:
            self.read(min(self.left, MEBI))


def read_exactly(source: Readable, size: int) -> bytes:
    """`size` bytes, or fewer where the stream ends."""
    parts, got = [], 0
    while got < size and (data := source.read(size - got)):
        parts.append(data)
        got += len(data)
    return b"".join(parts)
