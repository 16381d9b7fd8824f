"""Archives written anew: names and contents only, no owners, no comments, no links."""

import tarfile
import zipfile
from typing import BinaryIO, Protocol

from portal.redaction.archives.packing import packer

_MODE = 0o644
_PIECE = 1024 * 1024
_FIRST_ZIP_YEAR = (1980, 1, 1, 0, 0, 0)


class ArchiveWriter(Protocol):
    """Takes redacted members in order."""

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """One member of `size` bytes; `time` is seconds since 1970."""

    def close(self) -> None:
        """Finish the archive; the output below stays open."""


class TarWriter:
    """A tar archive, packed as the one it replaces."""

    def __init__(self, output: BinaryIO, packing: str) -> None:
        self._packer = packer(output, packing) if packing else None
        target = self._packer if self._packer is not None else output
        self._archive = tarfile.open(mode="w|", fileobj=target, format=tarfile.PAX_FORMAT)  # noqa: SIM115

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """One member."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, time, _MODE
        self._archive.addfile(info, content)

    def close(self) -> None:
        """Finish the archive."""
        self._archive.close()
        if self._packer is not None:
            self._packer.close()


class ZipWriter:
    """A zip archive."""

    def __init__(self, output: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, allowZip64=True)

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """One member; zip knows no seconds since 1970, so all bear the first day of its calendar."""
        del time
        info = zipfile.ZipInfo(name, _FIRST_ZIP_YEAR)
        info.compress_type, info.external_attr, info.file_size = zipfile.ZIP_DEFLATED, _MODE << 16, size
        with self._archive.open(info, "w") as target:
            while data := content.read(_PIECE):
                target.write(data)

    def close(self) -> None:
        """Finish the archive."""
        self._archive.close()
