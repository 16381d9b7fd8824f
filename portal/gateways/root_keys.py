"""The root keys in a file of this machine, outside the database and its backups.

Whoever has the database but not this file reads nothing; whoever loses this file has lost what was
sealed. `portal keys backup` copies it to a safe place.
"""

import json
import os
import stat
from base64 import b64decode, b64encode
from pathlib import Path
from uuid import uuid4

from portal.vault.root_keys import RootKeySet
from portal.vocabulary import Refused, Unavailable

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class RootKeyFile:
    """The file, read again when another process has rotated it: nobody has to start anew."""

    def __init__(self, path: Path, *, may_create: bool) -> None:
        """Read the file, or make it; as `load_root_keys`."""
        self._path = path
        self._keys = load_root_keys(path, may_create=may_create)
        self._seen = self._stamp()

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Lock under the newest key of the file."""
        return self._current().wrap(key, context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Unlock under whichever key of the file it was."""
        return self._current().unwrap(wrapped, context)

    def is_newest(self, wrapped: bytes) -> bool:
        """Whether the newest key of the file locked it."""
        return self._current().is_newest(wrapped)

    def derive(self, label: bytes) -> bytes:
        """The same for ever."""
        return self._keys.derive(label)

    def rotate(self) -> None:
        """Add a newer key to the file."""
        self._keys = rotate_root_keys(self._path)
        self._seen = self._stamp()

    def relock(self) -> bool:
        """Nothing here is locked: the file is the lock."""
        return False

    def described(self) -> list[str]:
        """The names of the keys in the file."""
        keys = self._current()
        older = [f"{name.hex()}, unlocks what is older" for name in keys.generations if name != keys.newest]
        return [*older, f"{keys.newest.hex()}, locks what is new"]

    def backup(self, target: Path) -> None:
        """Copy the file to one that is not there yet, for this account alone."""
        try:
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(_read_private(self._path))
                file.flush()
                os.fsync(descriptor)
        except OSError as trouble:
            raise Refused(
                f"{target} cannot be written: {trouble.strerror}. Name a file that is not there yet."
            ) from trouble

    def _current(self) -> RootKeySet:
        stamp = self._stamp()
        if stamp not in (self._seen, None):
            self._keys, self._seen = load_root_keys(self._path, may_create=False), stamp
        return self._keys

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


def load_root_keys(path: Path, *, may_create: bool) -> RootKeySet:
    """The root keys in `path`; made on first use if `may_create`, which is: nothing is sealed yet.

    Raises:
        Unavailable: the file is missing although there is data, others can read it, or it is damaged.
    """
    if may_create and not path.exists():
        _write_new(path, RootKeySet.fresh())
    return _parsed(path, _read_private(path))


def rotate_root_keys(path: Path) -> RootKeySet:
    """Add a newer generation to the file, which locks from now on; older ones still unlock.

    The old file is replaced in one step, so a crash leaves either the old one or the new one.
    """
    rotated = load_root_keys(path, may_create=False).rotated()
    draft = _write_draft(path, rotated)
    draft.replace(path)
    _sync_folder(path.parent)
    return rotated


def _read_private(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError as missing:
        raise Unavailable(
            f"The root key file {path} is missing, but this installation holds data sealed under it. "
            "Put the file back from its backup. Without it nothing that was sealed can be read.",
        ) from missing
    except OSError as trouble:
        raise Unavailable(f"The root key file {path} cannot be read: {trouble.strerror}.") from trouble
    with os.fdopen(descriptor, encoding="utf-8") as file:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode) or mode & _OTHERS:
            raise Unavailable(
                f"The root key file {path} can be read by others on this machine. "
                f"Run: chmod 600 {path}. If somebody may have read it, rotate the root key.",
            )
        return file.read()


def _parsed(path: Path, text: str) -> RootKeySet:
    try:
        kept = json.loads(text)
        generations = {
            bytes.fromhex(name): b64decode(key, validate=True) for name, key in kept["keys"].items()
        }
        keys = RootKeySet(
            generations, bytes.fromhex(kept["newest"]), b64decode(kept["deriving"], validate=True)
        )
    except (ValueError, KeyError, TypeError, AttributeError) as damage:
        raise Unavailable(f"The root key file {path} is damaged. Put it back from its backup.") from damage
    if not keys.sound():
        raise Unavailable(f"The root key file {path} is damaged. Put it back from its backup.")
    return keys


def _write_new(path: Path, keys: RootKeySet) -> None:
    """Whoever comes second finds the first one's file: two starts at once agree on one key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _write_draft(path, keys)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _write_draft(path: Path, keys: RootKeySet) -> Path:
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    text = json.dumps(
        {
            "newest": keys.newest.hex(),
            "keys": {name.hex(): b64encode(key).decode() for name, key in keys.generations.items()},
            "deriving": b64encode(keys.deriving).decode(),
        },
        indent=1,
    )
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
