"""What stands in a mail in the place of one file that was attached to it (RFC 2045)."""

import base64
from dataclasses import dataclass
from email.utils import encode_rfc2231
from typing import BinaryIO

from portal.redaction.archives.apart_writing import PartWriter
from portal.redaction.archives.budget import read_exactly

_BYTES = 57 * 1024  # so that base64 in lines of 76 signs can be made piece by piece
_TEXT = b"text/plain; charset=utf-8"
_KINDS = {
    "zip": b"application/zip",
    "gz": b"application/gzip",
    "tgz": b"application/gzip",
    "tar": b"application/x-tar",
    "json": b"application/json",
    "png": b"image/png",
    "jpg": b"image/jpeg",
    "jpeg": b"image/jpeg",
    "gif": b"image/gif",
    "webp": b"image/webp",
}
_ANY_KIND = b"application/octet-stream"


@dataclass(frozen=True, slots=True)
class MailSlot:
    """Where one attached file stood, and how it is put back.

    `sign` stands for it in the text of the mail, in a header of its own, `mark` when the file does not leave.
    `name` is its name as it may leave.
    """

    sign: bytes
    name: str
    mark: bytes
    inline: bool
    end_of_line: bytes

    def stretch(self, text: bytes, place: int) -> tuple[int, int]:
        """The header of the sign, which ends the headers of its part."""
        return text.rfind(b"\n", 0, place) + 1, place + len(self.sign) + 2 * len(self.end_of_line)

    def writer(self, output: BinaryIO) -> "MailPart":
        """See `MailPart`."""
        return MailPart(output, self)


class MailPart(PartWriter):
    """The part of one attached file: its headers and its content in base64, or a note in its place."""

    def __init__(self, output: BinaryIO, slot: MailSlot) -> None:
        super().__init__(output)
        self._slot = slot

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """The file as it may leave; its name tells a text that leaves instead of a document."""
        del size, time
        name = name.rpartition("/")[2]
        stays = name == self._slot.name
        kind = _KINDS.get(name.rpartition(".")[2].lower(), _ANY_KIND) if stays else _TEXT
        self._head(kind, name, encoding=b"base64")
        end_of_line, first = self._slot.end_of_line, True
        while data := read_exactly(content, _BYTES):
            lines = base64.encodebytes(data).rstrip(b"\n")
            self._output.write((b"" if first else end_of_line) + lines.replace(b"\n", end_of_line))
            first = False
        self._full = True

    def close(self) -> None:
        """Finish the part."""
        if self._full:
            return
        self._head(_TEXT, f"{self._slot.name}.txt", encoding=b"8bit")
        lines = [self._slot.mark, self._reason.encode()] if self._reason else [self._slot.mark]
        self._output.write(self._slot.end_of_line.join(lines))

    def _head(self, kind: bytes, name: str, encoding: bytes) -> None:
        how = b"inline" if self._slot.inline and kind != _TEXT else b"attachment"
        called = f'filename="{name}"' if name.isascii() else f"filename*={encode_rfc2231(name, 'utf-8')}"
        fields = (
            b"Content-Type: " + kind,
            b"Content-Transfer-Encoding: " + encoding,
            b"Content-Disposition: " + how + b";",
            b" " + called.encode(),
            b"",
            b"",
        )
        self._output.write(self._slot.end_of_line.join(fields))
