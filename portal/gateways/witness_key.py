"""A witness's key in a file of its machine: 32 random bytes, made at the first start, its keeper's alone."""

import os
import stat
from pathlib import Path

from portal.vocabulary import Unavailable

SEED_SIZE = 32


def witness_seed(path: Path) -> bytes:
    """The seed in this file; made on first use.

    Raises:
        Unavailable: others on the machine can read it, or it is damaged.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        return _kept(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(os.urandom(SEED_SIZE).hex())
        file.flush()
        os.fsync(descriptor)
    return _kept(path)


def _kept(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, encoding="ascii") as file:
        if os.fstat(descriptor).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Unavailable(f"The key file {path} can be read by others. Run: chmod 600 {path}")
        text = file.read().strip()
    try:
        seed = bytes.fromhex(text)
    except ValueError:
        seed = b""
    if len(seed) != SEED_SIZE:
        raise Unavailable(f"The key file {path} is damaged. Put it back from its backup.")
    return seed
