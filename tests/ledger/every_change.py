"""Every change of one element of an evidence pack: left out, added, moved or edited, each by itself."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import rfc8785

from portal.ledger.offline.pack import OUTSIDE

Files = dict[str, bytes]


def every_change(files: Files) -> Iterator[tuple[str, Files]]:
    """Each change with its name; what is JSON stays in its canonical form, so that no form gives it away."""
    yield "a file added", {**files, "notes.txt": b"trust me"}
    for name, content in files.items():
        if name not in OUTSIDE:
            yield f"{name} dropped", {one: files[one] for one in files if one != name}
            yield f"{name} emptied", {**files, name: b""}
            for what, changed in _of_file(name, content.decode()):
                if changed != content:
                    yield f"{name}: {what}", {**files, name: changed}


def _of_file(name: str, text: str) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".json"):
        yield from ((what, rfc8785.dumps(new)) for what, new in _of_value(json.loads(text)))
        return
    rows = text.split("\n")
    for what, moved in _of_row(rows):
        yield what, "\n".join(moved).encode()
    for at, row in enumerate(rows):
        edited = _of_value(json.loads(row)) if name.endswith(".jsonl") and row else _of_text(row)
        for what, new in edited:
            line = new if isinstance(new, str) else rfc8785.dumps(new).decode()
            yield f"line {at + 1}/{what}", "\n".join([*rows[:at], line, *rows[at + 1 :]]).encode()


def _of_value(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield "a member added", {**value, "zz": 1}
        for name, inner in value.items():
            yield f"{name} dropped", {one: value[one] for one in value if one != name}
            yield from ((f"{name}/{what}", {**value, name: new}) for what, new in _of_value(inner))
    elif isinstance(value, list):
        yield "an element added", [*value, "added"]
        yield from _of_row(value)
        for at, inner in enumerate(value):
            yield from ((f"{at}/{w}", [*value[:at], new, *value[at + 1 :]]) for w, new in _of_value(inner))
    else:
        yield "of another kind", [value]
        yield from _of_text(value) if isinstance(value, str) else [("edited", (value or 0) + 1)]


def _of_row(rows: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    for at, row in enumerate(rows):
        yield f"{at + 1} dropped", [*rows[:at], *rows[at + 1 :]]
        yield f"{at + 1} repeated", [*rows[:at], row, *rows[at:]]
        if at + 1 < len(rows):
            yield f"{at + 1} moved", [*rows[:at], rows[at + 1], row, *rows[at + 2 :]]


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    yield "longer", f"{text}A"
    yield "emptied", ""
    step = max(1, len(text) // 6)
    for at in range(0, len(text), step):
        other = "B" if text[at] == "A" else "A"
        yield f"character {at + 1}", f"{text[:at]}{other}{text[at + 1 :]}"
