"""Faces of what is learned from first and redacted afterwards: made once where that is little.

The second pass reads the same pieces as the first. What the first made of the begin of a file is kept for it.
"""

from hashlib import blake2b

from portal.redaction.faces import Looks
from portal.redaction.quick_faces import quick_looks

_MOST = 32
"""Pieces of 256 KiB: eight megabytes, for half as much more memory."""

held: dict[bytes, Looks] = {}
"""What is kept, by a hash of the piece: of 256 bits, so that nobody can make two that share one."""


def looks_of(content: bytes, *, again: bool) -> Looks:
    """See `quick_looks`; kept for the next question when the same will be asked `again`, else let go."""
    if not again and not held:
        return quick_looks(content)
    piece = blake2b(content, digest_size=32).digest()
    made = held.pop(piece, None) or quick_looks(content)
    if again and len(held) < _MOST:
        held[piece] = made
    return made


def forget_faces() -> None:
    """Let go what was kept for a pass that did not come."""
    held.clear()
