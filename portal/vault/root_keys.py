"""What the key ring stands on: the one secret of an installation that lies outside its database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from portal.vault.key_wrapping import lock, new_key, unlock
from portal.vocabulary import Unavailable

_GENERATION = 8
KEY_SIZE = 32


class RootKeys(Protocol):
    """Locks and unlocks 32-byte keys; a file, a security module or a cloud key service stands behind it."""

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Lock a key under the newest root key, bound to `context`."""
        ...

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Undo `wrap`, also of older root keys; `CannotOpen` if altered or bound to something else."""
        ...

    def is_newest(self, wrapped: bytes) -> bool:
        """Whether the newest root key locked this, so that a rotation has nothing to do here."""
        ...

    def derive(self, label: bytes) -> bytes:
        """32 bytes that belong to `label`; they stay the same when the root key is rotated."""
        ...


@dataclass(frozen=True)
class RootKeySet:
    """Root keys held in memory: every generation by its 8-byte name, the newest one, and the deriving key.

    The local file and the tests use it; a key service keeps the like on its own side.
    """

    generations: Mapping[bytes, bytes] = field(repr=False)
    newest: bytes
    deriving: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> "RootKeySet":
        """A set with one new generation."""
        name = new_key()[:_GENERATION]
        return cls({name: new_key()}, name, new_key())

    def rotated(self) -> "RootKeySet":
        """The same set with a newer generation, which locks from now on; older ones still unlock."""
        name = new_key()[:_GENERATION]
        return RootKeySet({**self.generations, name: new_key()}, name, self.deriving)

    def sound(self) -> bool:
        """Whether the newest generation is there and every name and key has its right length."""
        sizes = {len(key) for key in (*self.generations.values(), self.deriving)}
        names = {len(name) for name in self.generations}
        return self.newest in self.generations and sizes == {KEY_SIZE} and names == {_GENERATION}

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Lock a key under the newest generation: its name, then as `key_wrapping.lock`."""
        return self.newest + lock(self.generations[self.newest], key, self.newest + context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Undo `wrap`; `Unavailable` if the generation is not in this set, `CannotOpen` if altered."""
        name = wrapped[:_GENERATION]
        if name not in self.generations:
            raise Unavailable(
                "This was sealed under a root key that this installation does not have. "
                "Put back the root key file from its backup; nothing is lost until then.",
            )
        return unlock(self.generations[name], wrapped[_GENERATION:], name + context)

    def is_newest(self, wrapped: bytes) -> bool:
        """Whether it bears the newest generation's name."""
        return wrapped[:_GENERATION] == self.newest

    def derive(self, label: bytes) -> bytes:
        """HMAC-SHA256 of `label` under the deriving key."""
        mac = HMAC(self.deriving, SHA256())
        mac.update(label)
        return mac.finalize()
