"""Sealed content too large for a row: objects that are created once and never overwritten.

Everything here is ciphertext. A local folder serves an embedded installation; what is put there
is synchronized to the disk before the row that names it can commit.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import obstore
from obstore.store import LocalStore

from portal.vocabulary import Unavailable

PIECE = 4 * 1024 * 1024
_DOWN = "The store of large files cannot be reached. Nothing was lost; try again in a few minutes."


class ObjectStore:
    """Where sealed objects lie."""

    def __init__(self, folder: Path) -> None:
        """Keep objects below `folder`, which is made readable by this account alone."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._store = LocalStore(prefix=folder)

    def create(self, prefix: str, content: BinaryIO) -> str:
        """Put one object under a fresh random name and return its key; a large one goes piece by piece.

        The name makes sure that nothing is overwritten. Asking the store to make sure of it too would have
        it read the whole object first.

        Raises:
            Unavailable: the store is down or full; nothing is left that a row could name.
        """
        key = f"{prefix}/{secrets.token_hex(16)}"
        try:
            obstore.put(self._store, key, content, chunk_size=PIECE, max_concurrency=2)
            self._synchronize(key)
        except Exception as problem:
            raise Unavailable(_DOWN) from problem
        return key

    @contextmanager
    def reading(self, key: str) -> Iterator[BinaryIO]:
        """The object as an open file.

        Raises:
            Unavailable: it is not there, or the store is down.
        """
        try:
            opened = (self._folder / key).open("rb")
        except OSError as problem:
            raise Unavailable(_DOWN) from problem
        with opened:
            yield opened

    def open(self, key: str) -> BinaryIO:
        """The object as a file that the caller closes; for sources that are read more than once."""
        try:
            return (self._folder / key).open("rb")
        except OSError as problem:
            raise Unavailable(_DOWN) from problem

    def remove(self, key: str) -> None:
        """Drop an object that no row names any more."""
        (self._folder / key).unlink(missing_ok=True)

    def names(self, prefix: str, before: datetime | None = None) -> Iterator[str]:
        """The keys of all objects below a prefix, or of those alone that were put there before an instant.

        A process that was killed while it put something there leaves a part of it under a name of its own.
        Those are told too, for nobody else would ever remove them.
        """
        for path in (self._folder / prefix).glob("*"):
            with suppress(FileNotFoundError):
                put_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                if before is None or put_at < before:
                    yield f"{prefix}/{path.name}"

    def _synchronize(self, key: str) -> None:
        for path in (self._folder / key, (self._folder / key).parent):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
