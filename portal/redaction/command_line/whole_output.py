"""A file that is there as a whole or not at all, however the process that writes it ends."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast


@contextlib.contextmanager
def whole_output(path: Path) -> Iterator[BinaryIO]:
    """A file to write to (owner alone may read it), which gets its name when all is written.

    Until then it has no name, or where the system knows no such files one that begins with a dot. Nothing
    is left of it when an exception goes through here. Raises `FileExistsError` when the name is taken
    meanwhile, and `OSError` when it cannot be written.
    """
    with _nameless(path.parent) as output:
        yield output
        output.flush()
        os.fsync(output.fileno())
        _name(output, path)


@contextlib.contextmanager
def renewed(path: Path) -> Iterator[BinaryIO]:
    """As `whole_output`, but takes the place of what is there: it is the old or the new one, whole."""
    place = path.resolve()
    beside = place.with_name(f".{secrets.token_hex(8)}.part")
    with _nameless(place.parent) as output:
        yield output
        output.flush()
        os.fsync(output.fileno())
        _name(output, beside)
        beside.replace(place)


@contextlib.contextmanager
def _nameless(folder: Path) -> Iterator[BinaryIO]:
    try:
        descriptor = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    except (AttributeError, OSError):
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part") as output:
            yield cast("BinaryIO", output)
        return
    with os.fdopen(descriptor, "w+b") as output:
        yield output


def _name(output: BinaryIO, path: Path) -> None:
    """Give a file its name, unless it is taken."""
    held = output.name
    if isinstance(held, int):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.link(f"/proc/self/fd/{output.fileno()}", path.name, dst_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)
    else:
        os.link(held, path)
