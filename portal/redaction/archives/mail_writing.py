"""A mail put together again from its own text and the redacted files that were attached to it (RFC 2045)."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import encode_rfc2231
from typing import BinaryIO

from portal.redaction.archives.budget import read_exactly
from portal.redaction.archives.packing import packer
from portal.redaction.limits import MEBI

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
class Slot:
    """Where one attached file stood, and how it is put back.

    `sign` stands for it in the text of the mail, in a header of its own, `mark` when the file does not leave.
    `name` is its name as it may leave.
    """

    sign: bytes
    name: str
    mark: bytes
    inline: bool
    end_of_line: bytes


class PartWriter:
    """The part of one attached file: its headers and its content in base64, or a note in its place."""

    def __init__(self, output: BinaryIO, slot: Slot) -> None:
        self._output = output
        self._slot = slot
        self._reason = ""
        self._full = False

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

    def withheld(self, reason: str) -> None:
        """The file does not leave, for this reason."""
        self._reason = self._reason or reason

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


class MailWriter:
    """A mail: first its text comes, with a sign for each file, then the files, each under its sign."""

    def __init__(self, output: BinaryIO, packing: str, slots: Iterable[Slot]) -> None:
        self._below = output
        self._packing = packing
        self._output = output
        self._slots = {slot.sign.decode(): slot for slot in slots}
        self._text: bytes | None = None
        self._place = 0

    @property
    def is_lost(self) -> bool:
        """Whether the text of the mail does not leave, and with it nothing that was attached."""
        return self._text is None

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """The text of the mail, or the part of one file."""
        del size, time
        slot = self._slots.pop(name, None)
        if slot is None:
            self._text = content.read()
            self._output = packer(self._below, self._packing) if self._packing else self._below
        elif self._text is not None:
            self._text_until(slot)
            while data := content.read(MEBI):
                self._output.write(data)

    def close(self) -> None:
        """Finish the mail; the files that did not come stay away."""
        if self._text is None:
            return
        for slot in self._slots.values():
            self._text_until(slot)
            PartWriter(self._output, slot).close()
        self._output.write(self._text[self._place :])
        if self._packing:
            self._output.close()

    def _text_until(self, slot: Slot) -> None:
        """Write the text until the header with the sign of a file, and pass over it."""
        text = self._text or b""
        place = text.index(slot.sign, self._place)
        self._output.write(text[self._place : text.rfind(b"\n", 0, place) + 1])
        self._place = place + len(slot.sign) + 2 * len(slot.end_of_line)
