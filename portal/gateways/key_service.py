"""Root keys that never leave a key service or a security module: it locks and unlocks, we send and store.

A locked key bears the name of the service's key, and only names of the setting are ever asked for: whoever
writes rows of the database cannot point them at a key of their own.
"""

import hashlib
import hmac
import os
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from portal.vocabulary import Refused, Unavailable

_LENGTH = 2
_DERIVING = b"entente/deriving-key/1"


class KeyService(Protocol):
    """What a service does with the keys it keeps."""

    names: tuple[str, ...]
    """Our names of its keys, as the setting has them: the first locks, all unlock."""

    def encrypt(self, name: str, secret: bytes, context: bytes) -> bytes:
        """Lock with this key, bound to the context; `Unavailable` when the service does not."""

    def decrypt(self, name: str, locked: bytes, context: bytes) -> bytes:
        """Undo it.

        Raises:
            CannotOpen: altered, or bound to something else.
            Unavailable: the service is down, or the key is disabled or gone.
        """

    def rotate(self, name: str) -> None:
        """Let the service renew what stands behind the name; `Refused` where that is done at the service."""


class ServiceRootKeys:
    """Root keys behind a key service, as the key ring needs them."""

    def __init__(self, service: KeyService, deriving: Path) -> None:
        """`deriving` is the file of the key for stand-ins: locked by the service, made at the first start."""
        self._service = service
        self._path = deriving
        self._deriving = self._opened(deriving)

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """The name of the service's key, then what it made."""
        name = self._service.names[0]
        named = name.encode()
        return len(named).to_bytes(_LENGTH, "big") + named + self._service.encrypt(name, key, named + context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Ask the service; `Unavailable` for a name that the setting does not have."""
        name, locked = _parted(wrapped)
        if name not in self._service.names:
            raise Unavailable(
                "This was sealed under a root key that this installation does not name. "
                "Add its name to PORTAL_ROOT_KEYS, behind the others."
            )
        return self._service.decrypt(name, locked, name.encode() + context)

    def is_newest(self, wrapped: bytes) -> bool:
        """Whether the first key of the setting locked it."""
        return _parted(wrapped)[0] == self._service.names[0]

    def derive(self, label: bytes) -> bytes:
        """HMAC-SHA256 under the key for stand-ins."""
        return hmac.digest(self._deriving, label, "sha256")

    def rotate(self) -> None:
        """Let the service do it."""
        self._service.rotate(self._service.names[0])

    def relock(self) -> bool:
        """Lock the key for stand-ins under the first key of the setting, so that the older may go.

        The file is exchanged whole: a crash leaves either the old one or the new one.
        """
        if self.is_newest(self._path.read_bytes()):
            return False
        _written(self._path, self.wrap(self._deriving, _DERIVING)).replace(self._path)
        _sync_folder(self._path.parent)
        return True

    def described(self) -> list[str]:
        """The names of the setting."""
        first, *older = self._service.names
        return [*(f"{name}, unlocks what is older" for name in older), f"{first}, locks what is new"]

    def backup(self, target: Path) -> None:
        """Not from here."""
        raise Refused(f"These root keys never leave their service: back them up there, not to {target}.")

    def _opened(self, path: Path) -> bytes:
        if not path.exists():
            self._make(path)
        return self.unwrap(path.read_bytes(), _DERIVING)

    def _make(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = _written(path, self.wrap(os.urandom(hashlib.sha256().digest_size), _DERIVING))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        _sync_folder(path.parent)


def _written(path: Path, content: bytes) -> Path:
    """A draft of `path` beside it, for this account alone, and on the disk."""
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    return draft


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _parted(wrapped: bytes) -> tuple[str, bytes]:
    size = int.from_bytes(wrapped[:_LENGTH], "big")
    return wrapped[_LENGTH : _LENGTH + size].decode("utf-8", "replace"), wrapped[_LENGTH + size :]
