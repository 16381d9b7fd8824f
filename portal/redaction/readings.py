"""What was read off the program's own texts, kept beside Python's bytecode from one process to the next.

To read all rules takes a third of a second, and what comes of it depends on nothing but their texts and the
code that reads. So it is kept by the hash of both, and a changed rule is read anew. Where nothing may be
written, or what stands there is not whole, each process reads for itself.
"""

import contextlib
import marshal
import os
import sys
from collections.abc import Callable
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Generic, TypeVar, cast

Read = TypeVar("Read")
_HASH, _SHORT = 16, 256
_ENDING = ".read"


class Readings(Generic[Read]):
    """What code in some source files read, by the text that it read. Holds what `marshal` can write."""

    def __init__(self, *sources: str, forgets: bool = True) -> None:
        """The first of the sources names what is kept.

        Where not every process asks for the same, what it `forgets` another has to read again.
        """
        self._sources, self._forgets = sources, forgets
        self._before: dict[bytes, Read] | None = None
        self._now: dict[bytes, Read] = {}

    def of(self, text: bytes, read: Callable[[], Read]) -> Read:
        """What `read` says of a text: as it was kept, or worked out now."""
        if self._before is None:
            self._before = self._kept()
        key = text if len(text) <= _SHORT else blake2b(text, digest_size=_HASH).digest()
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            found = read()
        self._now[key] = found
        return found

    def keep(self) -> None:
        """Keep what this process asked for, where some of it is new; what it did not ask for may go."""
        if sys.dont_write_bytecode or self._before is None or self._now.keys() <= self._before.keys():
            return
        self._before = dict(self._now) if self._forgets else self._before | self._now
        with contextlib.suppress(OSError, NotImplementedError):
            self._write(marshal.dumps(self._before))

    def _write(self, content: bytes) -> None:
        """Put it in its place at once, with the rights of the source; nothing stays where that fails."""
        place = self._place()
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        mode = Path(self._sources[0]).stat().st_mode & 0o644
        try:
            with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
                file.write(self._sealed(content) + content)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)

    def _kept(self) -> dict[bytes, Read]:
        with contextlib.suppress(OSError, NotImplementedError):
            kept = self._place().read_bytes()
            content = kept[_HASH:]
            if self._sealed(content) == kept[:_HASH]:
                return cast("dict[bytes, Read]", marshal.loads(content))  # noqa: S302 - as Python reads its bytecode
        return {}

    def _place(self) -> Path:
        return Path(cache_from_source(self._sources[0])).with_suffix(_ENDING)

    def _sealed(self, content: bytes) -> bytes:
        """What stands before the content: the hash of it and of the code that made it."""
        made = blake2b(content, digest_size=_HASH)
        for source in self._sources:
            made.update(Path(source).read_bytes())
        return made.digest()
