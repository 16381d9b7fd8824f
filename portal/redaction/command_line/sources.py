"""What the command is to redact, as one stream that can be read twice: a file, a folder, a pipe."""

import contextlib
import os
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from portal.vocabulary import Invalid

_STANDARD = "-"
_PIECE = 1 << 20


@contextlib.contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, str]]:
    """The input with its name; what cannot be read twice is kept in an unnamed temporary file.

    `-` is standard input. A folder becomes a tar archive. Raises `Invalid`, one sentence, for what is not
    there or cannot be read, also below a folder: nobody would miss a file that was left out in silence.
    """
    if path != _STANDARD and Path(path).is_file():
        with _read(path) as source:
            yield cast("BinaryIO", source), Path(path).name
        return
    with tempfile.TemporaryFile() as spool:
        if path == _STANDARD:
            name = "input"
            _fill(spool, sys.stdin.buffer)
        elif Path(path).is_fifo():
            name = Path(path).name
            with _read(path) as source:
                _fill(spool, source)
        elif Path(path).is_dir():
            name = f"{_pack(path, spool)}.tar"
        else:
            raise Invalid(f"{path} is neither a file nor a folder.")
        spool.seek(0)
        yield cast("BinaryIO", spool), name


def _read(path: str | Path) -> IO[bytes]:
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from error


def _fill(spool: IO[bytes], source: IO[bytes]) -> None:
    while data := source.read(_PIECE):
        spool.write(data)


def _pack(path: str, spool: IO[bytes]) -> str:
    """Put a folder into an archive under its own name, which comes back."""
    name = Path(path).resolve().name or "folder"
    with tarfile.open(fileobj=spool, mode="w") as archive:
        for folder, folders, files in os.walk(path, onerror=_unread):
            folders.sort()
            for one in sorted(files + [one for one in folders if Path(folder, one).is_symlink()]):
                below = Path(folder, one)
                _add(archive, below, str(Path(name) / below.relative_to(path)))
    return name


def _unread(error: OSError) -> None:
    raise Invalid(f"{error.filename} cannot be read: {error.strerror}.") from error


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    """One file as a file of its own, whatever other names it has; what is no file only with its name."""
    entry = archive.gettarinfo(path, name)
    if entry is None:  # a socket, which no archive knows: it is listed as a pipe is
        entry = tarfile.TarInfo(name)
        entry.type = tarfile.FIFOTYPE
    if entry.islnk():
        entry.type, entry.linkname, entry.size = tarfile.REGTYPE, "", path.stat().st_size
    if not entry.isreg():
        archive.addfile(entry)
        return
    with _read(path) as source:
        try:
            archive.addfile(entry, source)
        except OSError as error:
            raise Invalid(f"{path} cannot be read whole: it became shorter meanwhile.") from error
