"""What stands in a JSON document in the place of one file in base64 (RFC 4648, RFC 2397)."""

import base64
import json
from dataclasses import dataclass
from typing import BinaryIO

from portal.redaction.archives.apart_writing import PartWriter
from portal.redaction.archives.budget import read_exactly

_BYTES = 48 * 1024  # so that base64 without lines can be made piece by piece
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_TEXT = b"text/plain;charset=utf-8"


@dataclass(frozen=True, slots=True)
class Dress:
    """How a value was written: its alphabet, its padding, its lines, and the kind that a `data:` URL names.

    `line` is how many signs a line has (nothing for no lines), `end_of_line` what stands behind each, escaped
    as in the document; behind the `last`, too, where that is so.
    """

    url_safe: bool = False
    padded: bool = True
    line: int = 0
    end_of_line: bytes = b""
    last: bool = False
    kind: bytes | None = None


@dataclass(frozen=True, slots=True)
class JsonSlot:
    """Where one file stood, as a value of its own. `mark` stands there when the file does not leave.

    `name` is its name as it may leave.
    """

    sign: bytes
    name: str
    mark: bytes
    dress: Dress

    def stretch(self, text: bytes, place: int) -> tuple[int, int]:
        """The sign is the whole value."""
        del text
        return place, place + len(self.sign)

    def writer(self, output: BinaryIO) -> "JsonPart":
        """See `JsonPart`."""
        return JsonPart(output, self)


class JsonPart(PartWriter):
    """One value: a file in base64, or a note in its place. What stands around it says that it is a string."""

    def __init__(self, output: BinaryIO, slot: JsonSlot) -> None:
        super().__init__(output)
        self._slot = slot

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """The file as it may leave; its name tells a text that leaves instead of a document."""
        del size, time
        dress = self._slot.dress
        if dress.kind is not None:
            stays = name.rpartition("/")[2] == self._slot.name
            self._output.write(b"data:%s;base64," % (dress.kind if stays else _TEXT))
        size = dress.line // 4 * 3 * max(_BYTES // dress.line, 1) if dress.line else _BYTES
        between = b""
        while data := read_exactly(content, size):
            self._output.write(between + _written(data, dress))
            between = dress.end_of_line if dress.line else b""
        self._output.write(dress.end_of_line if dress.last else b"")
        self._full = True

    def close(self) -> None:
        """Finish the value."""
        if not self._full:
            said = json.dumps(self._reason)[1:-1].encode()
            self._output.write(b" ".join(part for part in (self._slot.mark, said) if part))


def _written(data: bytes, dress: Dress) -> bytes:
    """Bytes in base64, in this dress."""
    made = base64.b64encode(data)
    if dress.url_safe:
        made = made.translate(_URL_SAFE)
    if not dress.padded:
        made = made.rstrip(b"=")
    if not dress.line:
        return made
    return dress.end_of_line.join(made[at : at + dress.line] for at in range(0, len(made), dress.line))
