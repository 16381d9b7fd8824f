"""How many rows of the tests leak where they stand within a line: `python -m benchmarks.redaction.wrapped`.

Each row of `cases.toml` and `lines.toml` in `tests/redaction/` that is one line is put where support meets
such lines: quoted, logged, as a cell of a table, in a field. Counted are rows of which some value stays that
goes when they stand alone.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text

_ROWS = Path("tests/redaction")


def _cell(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'time,level,text\r\n08:14,INFO,"{doubled}"\r\n'


def _bare_cell(text: str) -> str:
    return _cell(text) if "," in text or '"' in text else f"time,level,text\r\n08:14,INFO,{text}\r\n"


PLACES: dict[str, Callable[[str], str]] = {
    "alone": lambda text: text,
    "quoted": lambda text: f"> > {text}",
    "logged": lambda text: f"2026-11-20 08:14:02,417 INFO  [main] quay.Worker - {text}",
    "by a container": lambda text: f"stock-1  | {text}",
    "a cell in quotes": _cell,
    "a cell, in quotes where it must be": _bare_cell,
    "a field of logfmt": lambda text: f"ts=2026-11-20T08:14:02Z level=info msg={json.dumps(text)}",
}


def _left(text: str, gone: list[str]) -> set[str]:
    """The values that stay."""
    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())
    return {value for value in gone if value in made.text}


def _rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """Rows of one line, each with what must go."""
    for one in tomllib.loads((_ROWS / f"{name}s.toml").read_text(encoding="utf-8"))[name]:
        text = one["text"].strip("\r\n")
        if one.get("gone") and "\n" not in text:
            yield text, one["gone"]


def main() -> None:
    """Print a line for each place."""
    rows = [*_rows("case"), *_rows("line")]
    alone = [_left(text, gone) for text, gone in rows]
    print(f"| where each of {len(rows)} rows stands | rows of which something stays |\n|---|---|")
    for place, put in PLACES.items():
        lost = (_left(put(text), gone) - known for (text, gone), known in zip(rows, alone, strict=True))
        print(f"| {place} | {sum(map(bool, lost))} |", flush=True)


if __name__ == "__main__":
    main()
