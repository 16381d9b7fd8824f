"""Rows out of an XES log (IEEE 1849-2023), as a stream: memory does not grow with the file.

Attributes of a trace are given to each of its events with the prefix `case:`. A document type is refused,
so that no entity can be declared, let alone expanded or fetched.
"""

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from portal.vocabulary import Invalid

_CHUNK = 1 << 16
_LONGEST_MARK = 1 << 20
"""Bytes that one piece of markup may have: the parser keeps it whole until it ends."""
_VALUES = {"string", "date", "int", "float", "boolean", "id"}


def xes_rows(stream: BinaryIO) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Each event with the line on which it ends. Raises `Invalid` for broken markup or a document type."""
    reader = _Reader()
    ended, fed = False, 0
    while not ended:
        chunk = stream.read(_CHUNK)
        ended = not chunk
        fed += len(chunk)
        if fed - max(0, reader.parser.CurrentByteIndex) > _LONGEST_MARK:
            raise Invalid("A piece of the log is longer than a million letters: it is no XES.", "log")
        try:
            reader.parser.Parse(chunk, ended)
        except expat.ExpatError as error:
            raise Invalid(f"The log is not well-formed XML (line {error.lineno}).", "log") from error
        yield from reader.ready
        reader.ready.clear()


class _Reader:
    def __init__(self) -> None:
        self.ready: list[tuple[int, dict[str, str] | str]] = []
        self._path: list[str] = []
        self._trace: dict[str, str] = {}
        self._event: dict[str, str] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        holder = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag == "trace":
            self._trace = {}
        elif tag == "event":
            self._event = {}
        elif tag in _VALUES and holder in ("trace", "event"):
            key, value = attributes.get("key", ""), attributes.get("value", "")
            if holder == "trace":
                self._trace[f"case:{key}"] = value
            else:
                self._event[key] = value

    def _end(self, _: str) -> None:
        if self._path.pop() == "event":
            self.ready.append((self.parser.CurrentLineNumber, {**self._trace, **self._event}))

    @staticmethod
    def _refuse(*_: object) -> None:
        raise Invalid("The log declares a document type, which is not allowed.", "log")
