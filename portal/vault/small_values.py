"""Small values sealed in one piece: u16 length, the value's own key under the root, Cobblestone-256."""

import io

from portal.vault.key_wrapping import new_key
from portal.vault.root_keys import RootKeys
from portal.vault.sealing import open_stream, opened_size, seal_stream

_LENGTH = 2


def seal_small(root: RootKeys, value: bytes, bound: bytes) -> bytes:
    """Seal `value` under a fresh key that is locked under the root, both bound to `bound`."""
    key = new_key()
    wrapped = root.wrap(key, bound)
    sink = io.BytesIO()
    seal_stream(io.BytesIO(value), sink, key, bound)
    return len(wrapped).to_bytes(_LENGTH, "big") + wrapped + sink.getvalue()


def open_small(root: RootKeys, sealed: bytes, bound: bytes) -> bytes:
    """Undo `seal_small`; `CannotOpen` if altered or bound to something else."""
    size = int.from_bytes(sealed[:_LENGTH], "big")
    wrapped, content = sealed[_LENGTH : _LENGTH + size], sealed[_LENGTH + size :]
    key = root.unwrap(wrapped, bound)
    return b"".join(open_stream(io.BytesIO(content), key, bound, opened_size(len(content))))
