"""A file put together again from its own text and the redacted files that stood in it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import BinaryIO, Protocol

from portal.redaction.archives.packing import packer
from portal.redaction.limits import MEBI


class PartWriter(ABC):
    """Writes what stands in the place of one file: the file as it may leave, or a note."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._reason = ""
        self._full = False

    @abstractmethod
    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """The file as it may leave; its name tells a text that leaves instead of a document."""

    def withheld(self, reason: str) -> None:
        """The file does not leave, for this reason."""
        self._reason = self._reason or reason

    @abstractmethod
    def close(self) -> None:
        """Finish the part; where no file came, with a note."""


class Slot(Protocol):
    """Where one file stood, and how it is put back; `sign` stands for it in the text around."""

    @property
    def sign(self) -> bytes:
        """What nothing else in the text can be taken for."""

    def stretch(self, text: bytes, place: int) -> tuple[int, int]:
        """From where to where its part is written over the text; its sign stands at this offset."""

    def writer(self, output: BinaryIO) -> PartWriter:
        """What writes its part."""


class ApartWriter:
    """A file whose own files were taken apart: first comes its text, then each file, under its sign."""

    def __init__(self, output: BinaryIO, packing: str, slots: Iterable[Slot]) -> None:
        self._below = output
        self._packing = packing
        self._output = output
        self._slots = {slot.sign.decode(): slot for slot in slots}
        self._text: bytes | None = None
        self._place = 0

    @property
    def is_lost(self) -> bool:
        """Whether the text does not leave, and with it nothing that stood in it."""
        return self._text is None

    def add(self, name: str, size: int, time: int, content: BinaryIO) -> None:
        """The text, or the part of one file."""
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
        """Finish the file; the files that did not come stay away."""
        if self._text is None:
            return
        for slot in self._slots.values():
            self._text_until(slot)
            slot.writer(self._output).close()
        self._output.write(self._text[self._place :])
        if self._packing:
            self._output.close()

    def _text_until(self, slot: Slot) -> None:
        """Write the text until the part of a file, and pass over what stands for it."""
        text = self._text or b""
        start, end = slot.stretch(text, text.index(slot.sign, self._place))
        self._output.write(text[self._place : start])
        self._place = end
