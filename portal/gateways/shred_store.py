"""Where keys lie that must be able to die: apart from the database, and from every ordinary backup.

An authorization's key is kept here alone (design: trust, section 3.5). A database that is restored from a
backup finds its ciphertext again, and no key to it. What is kept is locked under the customer's key, which
is locked under the root: whoever steals this store alone reads nothing.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from portal.vocabulary import Unavailable

DOWN = "The store of the permissions' keys cannot be reached. Nothing was lost; try again in a few minutes."
_NAME = re.compile(r"[a-z]+(-[0-9a-f]+)+")


class ShredStore(Protocol):
    """Small secrets by name. What was destroyed is in no copy that this store knows of."""

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, in the place of an earlier one; durable before this returns, or `Unavailable`."""

    def get(self, name: str) -> bytes | None:
        """The secret, or None: it was destroyed, or never was; `Unavailable` when nobody can tell."""

    def destroy(self, name: str) -> None:
        """Let the secret be gone for good; nothing happens where it is gone already."""

    def names(self, prefix: str) -> Iterator[str]:
        """The names that begin so."""


class ShredFolder:
    """One small file for each secret; overwritten before it is removed."""

    def __init__(self, folder: Path) -> None:
        """Keep secrets in `folder`, which is made readable by this account alone."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder

    def put(self, name: str, secret: bytes) -> None:
        """Write beside, then put in place in one step: a crash leaves the earlier one or this one."""
        draft = self._folder / f".{uuid4().hex}"
        try:
            self._write(draft, secret, os.O_CREAT | os.O_EXCL)
            draft.replace(self._path(name))
            self._sync()
        except OSError as problem:
            raise Unavailable(DOWN) from problem

    def get(self, name: str) -> bytes | None:
        """The secret as it lies there."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise Unavailable(DOWN) from problem

    def destroy(self, name: str) -> None:
        """Overwrite, then remove; killed between the two it opens nothing any more."""
        path = self._path(name)
        try:
            self._write(path, bytes(path.stat().st_size), 0)
            path.unlink()
        except FileNotFoundError:
            return
        except OSError as problem:
            raise Unavailable(DOWN) from problem

    def names(self, prefix: str) -> Iterator[str]:
        """By what lies in the folder."""
        yield from sorted(path.name for path in self._folder.glob(f"{prefix}*") if _NAME.fullmatch(path.name))

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a secret.")
        return self._folder / name

    @staticmethod
    def _write(path: Path, content: bytes, how: int) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC | how, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)

    def _sync(self) -> None:
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
