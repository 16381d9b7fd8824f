"""A picture file that holds nothing but what is needed to draw it."""

import struct
from dataclasses import dataclass

from portal.redaction.archives.budget import Broken

DAMAGED = "It is a picture that cannot be read exactly: open it and save it again as PNG."
MOVES = "It is a picture of several frames: only a still one can be looked at as a whole."


@dataclass(frozen=True, slots=True)
class Bare:
    """A still picture: its format as a media type knows it (`png`), its size in pixels, its bytes."""

    format: str
    width: int
    height: int
    content: bytes


class Cursor:
    """Reads on in bytes; where they end too early it raises `Broken`."""

    def __init__(self, content: bytes, place: int = 0) -> None:
        self.content = content
        self.place = place

    def take(self, size: int) -> bytes:
        """So many bytes."""
        end = self.place + size
        if size < 0 or end > len(self.content):
            raise Broken(DAMAGED)
        taken = self.content[self.place : end]
        self.place = end
        return taken

    def numbers(self, form: str) -> tuple[int, ...]:
        """Numbers in the language of `struct`."""
        return struct.unpack(form, self.take(struct.calcsize(form)))


def expect(holds: bool) -> None:  # noqa: FBT001 - what must hold is all there is to say
    """Raise `Broken` unless it holds."""
    if not holds:
        raise Broken(DAMAGED)
