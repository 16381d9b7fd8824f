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


def json_lines(rows: list[Row]) -> bytes:
    """JSON Lines, as a program writes them that logs objects."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


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
    return json_lines(list(_traced(rows)))


def _traced(rows: list[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % _EVERY:
            yield row
            continue
        frames = range(1, number % _FRAMES + 4)
        told = [f"\tat com.acme.block.Handler{at % _CLASSES}.run(Handler.java:{at})" for at in frames]
        first = f"java.lang.IllegalStateException: lease lost by {row['user']}"
        yield {**row, "message": "\n".join([first, *told])}


def recording(rows: list[Row]) -> bytes:
    """What a browser recorded (HAR): a request for each row, with headers, a question and an answer."""
    entries = [_entry(row) for row in rows]
    log = {"version": "1.2", "creator": {"name": "Firefox", "version": "128.0"}, "entries": entries}
    return json.dumps({"log": log}, indent=2).encode()


def _entry(row: Row) -> dict[str, object]:
    headers = {
        "Host": f"{row['host']}.example.com",
        "Accept": "application/json",
        "X-Request-Id": row["trace_id"],
    }
    answer = json.dumps({"user": row["user"], "message": row["message"], "size": row["duration_ms"]})
    return {
        "startedDateTime": row["ts"],
        "time": row["duration_ms"],
        "serverIPAddress": row["client_ip"],
        "request": {
            "method": "GET",
            "url": f"https://{row['host']}.example.com/api/{row['service']}?user={row['user']}",
            "headers": [{"name": name, "value": value} for name, value in headers.items()],
            "cookies": [],
            "bodySize": -1,
        },
        "response": {
            "status": 200,
            "headers": [{"name": "Content-Type", "value": "application/json"}],
            "content": {"size": len(answer), "mimeType": "application/json", "text": answer},
        },
        "timings": {"send": 0, "wait": row["duration_ms"], "receive": 1},
    }


def yaml_document(rows: list[Row]) -> bytes:
    """A list of rows in YAML, a line for each value; what is text stands in quotes."""
    made = ("".join(f"  {key}: {json.dumps(value)}\n" for key, value in row.items()) for row in rows)
    return b"rows:\n" + b"".join(b"-" + row.encode()[1:] for row in made)


def settings(rows: list[Row]) -> bytes:
    """Settings in sections (INI), one for each row."""
    made = (
        f"[{row['service']}.{number}]\n" + "".join(f"{key} = {value}\n" for key, value in row.items())
        for number, row in enumerate(rows)
    )
    return "\n".join(made).encode()


DOCUMENTS: dict[str, tuple[str, Callable[[list[Row]], bytes]]] = {
    "JSON Lines": ("a.log", json_lines),
    "JSON Lines with stack traces": ("a.log", traced_lines),
    "one JSON document": ("a.json", json_document),
    "a browser's recording (HAR)": ("a.har", recording),
    "one XML document": ("a.xml", xml_document),
    "a table (CSV)": ("a.csv", table),
    "YAML": ("a.yaml", yaml_document),
    "settings (INI)": ("a.ini", settings),
}
"""What each is called, under which name it is read, and what writes it."""


def documents(seed: int, size: int) -> Iterator[tuple[str, str, bytes]]:
    """The title, name and content of each, made of so many bytes of rows."""
    rows = [json.loads(line) for line in json_log(seed, size).splitlines()]
    for title, (name, write) in DOCUMENTS.items():
        yield title, name, write(rows)
