"""Rows out of an exported log: CSV, JSON Lines or XES, compressed with gzip or not, one at a time.

Memory does not grow with the file, nor with what a compressed file unfolds to: lines are bounded, and so is
their sum where it must be.
"""

import csv
import gzip
import io
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any, BinaryIO, TextIO, cast

from portal.measures.history.xes import xes_rows
from portal.vocabulary import Invalid

Row = dict[str, str]
_GZIP = b"\x1f\x8b"
ANY_SIZE = "The command `portal measures import` takes logs of any size."
LONGEST_LINE = 1 << 20
"""Characters in one line of a table or of JSON Lines; longer ones are no log of events."""

MOST_NAMED, LONGEST_NAME = 20, 60
"""How many columns are told to somebody who named one that is not there, and how much of each name."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: its line in the file, and why."""

    line: int
    reason: str


class Format(StrEnum):
    """How a log is written."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    XES = "xes"


def format_of(name: str) -> Format:
    """The format that a file's name says (`log.csv`, `log.xes.gz`). Raises `Invalid` for another name."""
    bare = name.lower().removesuffix(".gz")
    for known in Format:
        if bare.endswith(f".{known.value}"):
            return known
    raise Invalid("The log must be a .csv, .jsonl or .xes file, or one of these with .gz.", "log")


def rows(
    stream: BinaryIO,
    written: Format,
    separator: str = ",",
    encoding: str = "utf-8",
    largest: int | None = None,
    needed: Collection[str] | None = None,
) -> Iterator[tuple[int, Row | str]]:
    """Each row with the number of its line: its texts by column, or the sentence why it cannot be read.

    `largest` bounds the unpacked bytes. `needed` are the columns that a table must name, each once; others
    may then stand there twice, or without a name, as exports have them. Raises `Invalid` when the file as a
    whole cannot be read: no header, other letters than said, broken compression or markup, too large.
    """
    try:
        plain = _bounded(_unpacked(stream), largest)
        if written is Format.XES:
            yield from xes_rows(plain)
        elif written is Format.JSON_LINES:
            yield from _json_rows(_text(plain, encoding))
        else:
            yield from _csv_rows(_text(plain, encoding, newline=""), separator, needed)
    except UnicodeDecodeError as error:
        raise Invalid(
            f"The log is not written in {encoding.upper()}. Say in the mapping how: [log] encoding = …", "log"
        ) from error
    except (EOFError, OSError) as error:
        raise Invalid("The compressed log is broken or cut off.", "log") from error
    except csv.Error as error:
        raise Invalid(f"The log is not a table of separated values: {error}.", "log") from error


def named_columns(names: Iterable[str]) -> str:
    """The names of a log's columns in one line, the first of them where there are many."""
    some = [name for name in names if name]
    more = f" and {len(some) - MOST_NAMED} more" if len(some) > MOST_NAMED else ""
    return ", ".join(f"“{name[:LONGEST_NAME]}”" for name in some[:MOST_NAMED]) + more


def _unpacked(stream: BinaryIO) -> BinaryIO:
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    )
    if buffered.peek(2)[:2] == _GZIP:
        return cast("BinaryIO", gzip.GzipFile(fileobj=buffered))
    return buffered


class _Bounded(io.RawIOBase):
    """A stream of which only so many bytes are read."""

    def __init__(self, stream: BinaryIO, largest: int) -> None:
        super().__init__()
        self._stream, self._left = stream, largest

    def readable(self) -> bool:
        """Say yes: this is for reading."""
        return True

    def readinto(self, room: Any, /) -> int:
        """Fill what fits; refuse to go on behind the bound."""
        data = self._stream.read(len(room))
        self._left -= len(data)
        if self._left < 0:
            raise Invalid(f"The log is too large when it is unpacked. {ANY_SIZE}", "log")
        room[: len(data)] = data
        return len(data)


def _bounded(stream: BinaryIO, largest: int | None) -> BinaryIO:
    return stream if largest is None else io.BufferedReader(_Bounded(stream, largest), 1 << 16)


def _text(stream: BinaryIO, encoding: str, newline: str | None = None) -> TextIO:
    marked = "utf-8-sig" if encoding == "utf-8" else encoding
    return io.TextIOWrapper(cast("IO[bytes]", stream), marked, newline=newline)


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise Invalid(
                "A line of the log is longer than a million letters: it is no log of events.", "log"
            )
        yield line


def _csv_rows(
    text: TextIO, separator: str, needed: Collection[str] | None
) -> Iterator[tuple[int, Row | str]]:
    reader = csv.reader(_lines(text), delimiter=separator)
    header = [name.strip() for name in next(reader, ())]
    if not header:
        raise Invalid("The log is empty: its first line must name the columns.", "log")
    if missing := [name for name in needed or () if name not in header]:
        raise Invalid(
            f"The log has no column “{missing[0]}”. Its columns are: {named_columns(header)}.{_hint(header)}",
            "log",
        )
    if any(header.count(name) > 1 for name in (header if needed is None else needed)):
        raise Invalid("Two columns of the log have the same name.", "log")
    for values in reader:
        if len(values) == len(header):
            yield reader.line_num, dict(zip(header, values, strict=True))
        elif values:
            yield (
                reader.line_num,
                f"It has {len(values)} values where the header names {len(header)} columns.",
            )


def _hint(header: Sequence[str]) -> str:
    if len(header) > 1 or not any(one in header[0] for one in ";\t|"):
        return ""
    return " Say in the mapping what stands between the values: [log] separator = …"


def _json_rows(text: TextIO) -> Iterator[tuple[int, Row | str]]:
    for number, line in enumerate(_lines(text), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            row = dict(_flat(value)) if isinstance(value, dict) else None
        except (ValueError, RecursionError):
            yield number, "It is not JSON."
            continue
        yield number, "It is not a JSON object." if row is None else row


def _flat(value: dict[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    """The values by name; what stands inside another object is named with it: `author.name`."""
    for key, one in value.items():
        if isinstance(one, dict):
            yield from _flat(one, f"{before}{key}.")
        else:
            yield f"{before}{key}", _value(one)


def _value(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)
