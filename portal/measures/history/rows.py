"""Rows out of an exported log: CSV, JSON Lines or XES, compressed with gzip or not, one at a time."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO, cast

from portal.measures.history.xes import xes_rows
from portal.vocabulary import Invalid

Row = dict[str, str]
_GZIP = b"\x1f\x8b"


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


def rows(stream: BinaryIO, written: Format, separator: str = ",") -> Iterator[tuple[int, Row | str]]:
    """Each row with the number of its line: its texts by column, or the sentence why it cannot be read.

    `stream` must be seekable or buffered with `peek`. Raises `Invalid` when the file as a whole cannot be
    read: no header, not UTF-8, broken compression or markup.
    """
    plain = _unpacked(stream)
    try:
        if written is Format.XES:
            yield from xes_rows(plain)
        elif written is Format.JSON_LINES:
            yield from _json_rows(plain)
        else:
            yield from _csv_rows(plain, separator)
    except UnicodeDecodeError as error:
        raise Invalid("The log is not written in UTF-8.", "log") from error
    except (EOFError, OSError) as error:
        raise Invalid("The compressed log is broken or cut off.", "log") from error
    except csv.Error as error:
        raise Invalid(f"The log is not a table of comma-separated values: {error}.", "log") from error


def _unpacked(stream: BinaryIO) -> BinaryIO:
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    )
    if buffered.peek(2)[:2] == _GZIP:
        return cast("BinaryIO", gzip.GzipFile(fileobj=buffered))
    return buffered


def _csv_rows(stream: BinaryIO, separator: str) -> Iterator[tuple[int, Row | str]]:
    reader = csv.reader(io.TextIOWrapper(stream, "utf-8-sig", newline=""), delimiter=separator)
    header = next(reader, None)
    if not header:
        raise Invalid("The log is empty: its first line must name the columns.", "log")
    if len(set(header)) != len(header):
        raise Invalid("Two columns of the log have the same name.", "log")
    for values in reader:
        if len(values) == len(header):
            yield reader.line_num, dict(zip(header, values, strict=True))
        elif values:
            yield (
                reader.line_num,
                f"It has {len(values)} values where the header names {len(header)} columns.",
            )


def _json_rows(stream: BinaryIO) -> Iterator[tuple[int, Row | str]]:
    for number, line in enumerate(io.TextIOWrapper(stream, "utf-8-sig"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "It is not JSON."
            continue
        if isinstance(value, dict):
            yield number, {key: _text(one) for key, one in value.items()}
        else:
            yield number, "It is not a JSON object."


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)
