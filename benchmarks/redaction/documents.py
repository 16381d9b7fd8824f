"""Documents from a seed, for measuring speed: what a log of objects says, as programs export it."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from benchmarks.redaction.logs import json_log

_FRAMES, _EVERY, _CLASSES = 23, 3, 7
Row = dict[str, str | int]


def json_document(rows: list[Row]) -> bytes:
    """One JSON document: a list of all rows, a line for each value."""
    return json.dumps(rows, indent=1).encode()


def xml_document(rows: list[Row]) -> bytes:
    """One XML document, an element for each value."""
    made = (
        "<row>" + "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in row.items()) + "</row>"
        for row in rows
    )
    return "\n".join(['<?xml version="1.0"?>\n<rows>', *made, "</rows>\n"]).encode()


def table(rows: list[Row]) -> bytes:
    """A table of values with commas between."""
    made = io.StringIO()
    writer = csv.DictWriter(made, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode()


def traced_lines(rows: list[Row]) -> bytes:
    """JSON Lines in which every third message is a stack trace."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in _traced(rows))


def _traced(rows: list[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % _EVERY:
            yield row
            continue
        frames = range(1, number % _FRAMES + 4)
        told = [f"\tat com.acme.block.Handler{at % _CLASSES}.run(Handler.java:{at})" for at in frames]
        first = f"java.lang.IllegalStateException: lease lost by {row['user']}"
        yield {**row, "message": "\n".join([first, *told])}


DOCUMENTS: dict[str, tuple[str, Callable[[list[Row]], bytes]]] = {
    "JSON Lines with stack traces": ("a.log", traced_lines),
    "one JSON document": ("a.json", json_document),
    "one XML document": ("a.xml", xml_document),
    "a table (CSV)": ("a.csv", table),
}
"""What each is called, under which name it is read, and what writes it."""


def documents(seed: int, size: int) -> Iterator[tuple[str, str, bytes]]:
    """The title, name and content of each, made of so many bytes of rows."""
    rows = [json.loads(line) for line in json_log(seed, size).splitlines()]
    for title, (name, write) in DOCUMENTS.items():
        yield title, name, write(rows)
