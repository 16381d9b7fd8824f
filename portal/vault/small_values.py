"""Small values sealed in one piece: u16 length, the value's own key under the root, Cobblestone-256."""

import io

from portal.vault.key_wrapping import new_key
from portal.vault.root_keys import RootKeys
from portal.vault.sealing import open_stream, opened_size, seal_stream

_LENGTH = 2


def seal_small(root: RootKeys, value: bytes, bound: bytes) -> bytes:
    """Seal `value` under a fresh key that is locked under the root, both bound to `bound`."""
    key = new_key()
    sink = io.BytesIO()
    seal_stream(io.BytesIO(value), sink, key, bound)
    return _joined(root.wrap(key, bound), sink.getvalue())


def open_small(root: RootKeys, sealed: bytes, bound: bytes) -> bytes:
    """Undo `seal_small`; `CannotOpen` if altered or bound to something else."""
    wrapped, content = _parted(sealed)
    key = root.unwrap(wrapped, bound)
    return b"".join(open_stream(io.BytesIO(content), key, bound, opened_size(len(content))))


def relock_small(root: RootKeys, sealed: bytes, bound: bytes) -> bytes:
    """The same sealed value with its key under the newest root key."""
    wrapped, content = _parted(sealed)
    return _joined(root.wrap(root.unwrap(wrapped, bound), bound), content)


def root_lock_of(sealed: bytes) -> bytes:
    """That part of a small sealed value which the root key locked."""
    return _parted(sealed)[0]


def _joined(wrapped: bytes, content: bytes) -> bytes:
    return len(wrapped).to_bytes(_LENGTH, "big") + wrapped + content


def _parted(sealed: bytes) -> tuple[bytes, bytes]:
    size = int.from_bytes(sealed[:_LENGTH], "big")
    return sealed[_LENGTH : _LENGTH + size], sealed[_LENGTH + size :]
