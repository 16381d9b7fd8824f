"""What one process tells another about changed lines and pictures: one row of JSON for each."""

import base64
import json
from collections.abc import Iterable, Mapping
from typing import BinaryIO, cast

from portal.redaction.findings import Finding, Observer
from portal.redaction.pictures.bare import Bare
from portal.redaction.pictures.looked import Gallery
from portal.vocabulary import DataCategory, Treatment


def teller(stream: BinaryIO) -> Observer:
    """An observer that writes what it sees."""

    def tell(path: str, number: int, before: str, after: str, findings: object) -> None:
        rows = [
            [f.start, f.end, f.kind, f.category, f.treatment, f.replacement]
            for f in cast("list[Finding]", findings)
        ]
        write_row(
            stream, {"path": path, "number": number, "before": before, "after": after, "findings": rows}
        )

    return tell


def shower(stream: BinaryIO) -> Gallery:
    """A gallery that writes what it is shown."""

    def show(mark: str, picture: Bare) -> None:
        packed = base64.b64encode(picture.content).decode()
        facts = [mark, picture.format, picture.width, picture.height]
        write_row(stream, {"picture": facts, "content": packed})

    return show


def picture_from(row: Mapping[str, object]) -> tuple[str, Bare]:
    """The mark and the picture of a row that `shower` wrote."""
    mark, form, width, height = cast("tuple[str, str, int, int]", row["picture"])
    return mark, Bare(form, width, height, base64.b64decode(str(row["content"])))


def write_row(stream: BinaryIO, row: Mapping[str, object]) -> None:
    """One row, with its end."""
    stream.write(json.dumps(row).encode() + b"\n")


def retell(row: Mapping[str, object], observer: Observer, later: int = 0) -> None:
    """Show an observer here what one saw there; its lines stand `later` lines further down."""
    observer(
        str(row["path"]),
        cast("int", row["number"]) + later,
        str(row["before"]),
        str(row["after"]),
        [_finding(one) for one in cast("list[list[object]]", row["findings"])],
    )


def rows(stream: Iterable[bytes]) -> Iterable[dict[str, object]]:
    """The rows of a stream from where it stands."""
    return (json.loads(line) for line in stream)


def _finding(row: list[object]) -> Finding:
    start, end, kind, category, treatment, replacement = row
    return Finding(
        cast("int", start),
        cast("int", end),
        str(kind),
        DataCategory(str(category)),
        Treatment(str(treatment)),
        str(replacement),
    )
