"""What stands around the portal while all of it is down: the root keys and the store of permissions' keys."""

# ruff: noqa: ARG002 - they fail whatever they are asked

from collections.abc import Iterator
from dataclasses import replace

from portal.actions.instruments import Instruments
from portal.vault.keyring import KeyRing
from portal.vocabulary import Unavailable


class _NoRootKeys:
    """A key service that does not answer."""

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Fail."""
        raise Unavailable("The key service is down.")

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Fail."""
        raise Unavailable("The key service is down.")

    def is_newest(self, wrapped: bytes) -> bool:
        """Fail."""
        raise Unavailable("The key service is down.")

    def derive(self, label: bytes) -> bytes:
        """Fail."""
        raise Unavailable("The key service is down.")


class _NoShredStore:
    """A shred store that does not answer."""

    def put(self, name: str, secret: bytes) -> None:
        """Fail."""
        raise Unavailable("The store is down.")

    def get(self, name: str) -> bytes | None:
        """Fail."""
        raise Unavailable("The store is down.")

    def destroy(self, name: str) -> None:
        """Fail."""
        raise Unavailable("The store is down.")

    def names(self, prefix: str) -> Iterator[str]:
        """Fail."""
        raise Unavailable("The store is down.")


def down(tools: Instruments) -> Instruments:
    """The same instruments while neither keys nor their store answer; mail waits in the queue anyway."""
    return replace(tools, keyring=KeyRing(_NoRootKeys()), shred=_NoShredStore())
