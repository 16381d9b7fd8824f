"""`portal redact`: the engine alone, for whoever wants to see what would leave before anything does."""

import argparse
import contextlib
import json
import os
import secrets
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from portal.redaction.bundle import redact_bundle
from portal.redaction.dictionary import CaseDictionary
from portal.redaction.learning import learn
from portal.redaction.limits import Limits
from portal.redaction.protocols import protocols
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.report import Report
from portal.redaction.text import redact_text
from portal.redaction.treatments import PSEUDONYMIZE_ALL, Treatments
from portal.vocabulary import Invalid

_ALL, _SOME_WITHHELD, _WRONG_USE = 0, 3, 2
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for, read and checked."""

    treatments: Treatments
    pseudonyms: Pseudonyms
    dictionary: CaseDictionary


class _Wrong(Exception):
    """Wrong use; the text is the one sentence that is shown."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        """One sentence instead of a page."""
        raise _Wrong(f"{message[:1].upper()}{message[1:]}. See `portal redact --help`.")


def redact(argv: list[str]) -> int:
    """Run the command; 0: all redacted, 3: something was withheld, 2: wrong use."""
    try:
        chosen = _parser().parse_args(argv)
        order = _order(chosen)
        if chosen.jsonl:
            return _jsonl(order)
        return _file(chosen, order)
    except (_Wrong, Invalid) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return _WRONG_USE


def _parser() -> _Parser:
    parser = _Parser(
        prog="portal redact", description="Take personal and secret data out of a file, folder or archive."
    )
    parser.add_argument(
        "input",
        nargs="?",
        metavar="INPUT",
        help="a file, a folder, a tar or zip archive, or - for standard input",
    )
    parser.add_argument(
        "output",
        nargs="?",
        metavar="OUTPUT",
        help="where to write; nothing is ever overwritten; - for standard output",
    )
    parser.add_argument(
        "--protocol",
        metavar="NAME",
        help=f"one of: {', '.join(protocols())}; without it everything gets a stand-in",
    )
    parser.add_argument(
        "--key",
        metavar="FILE",
        help="key of the stand-ins, at least 16 bytes; without it a fresh one is made and forgotten",
    )
    parser.add_argument(
        "--dictionary", metavar="FILE", help="words of this case: read, and written with what was learned"
    )
    parser.add_argument("--report", metavar="FILE", help="where to write the report as JSON")
    parser.add_argument(
        "--jsonl", action="store_true", help='read lines {"id", "text"} and write them with their findings'
    )
    return parser


def _order(chosen: argparse.Namespace) -> _Order:
    treatments = PSEUDONYMIZE_ALL
    if chosen.protocol is not None:
        if chosen.protocol not in protocols():
            raise _Wrong(f"There is no protocol {chosen.protocol!r}: choose one of {', '.join(protocols())}.")
        treatments = protocols()[chosen.protocol].treatments
    key = _read(chosen.key) if chosen.key else secrets.token_bytes(_KEY_BYTES)
    try:
        pseudonyms = Pseudonyms(key)
    except ValueError as error:
        raise _Wrong(str(error)) from error
    known = chosen.dictionary is not None and Path(chosen.dictionary).exists()
    return _Order(
        treatments, pseudonyms, CaseDictionary.from_bytes(_read(chosen.dictionary) if known else b"")
    )


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise _Wrong(f"{path} cannot be read: {error.strerror}.") from error


def _jsonl(order: _Order) -> int:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
            made = redact_text(text, order.treatments, order.pseudonyms, order.dictionary)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _Wrong(f'Line {number} is no JSON object with "id" and "text".') from error
        findings = [
            {
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "category": one.category,
                "treatment": one.treatment,
                "replacement": one.replacement,
            }
            for one in made.findings
        ]
        sys.stdout.write(json.dumps({"id": row.get("id"), "text": made.text, "findings": findings}) + "\n")
    return _ALL


def _file(chosen: argparse.Namespace, order: _Order) -> int:
    if chosen.input is None or chosen.output is None:
        raise _Wrong("Name what to redact and where to write it. See `portal redact --help`.")
    for path in (chosen.output, chosen.report):
        if path is not None and path != "-" and Path(path).exists():
            raise _Wrong(f"{path} exists already: nothing is overwritten.")
    with _source(chosen.input) as (source, name):
        report = _redacted(source, name, chosen.output, order)
    if chosen.report is not None:
        Path(chosen.report).write_text(report.to_json(), encoding="utf-8")
    if chosen.dictionary is not None:
        Path(chosen.dictionary).write_bytes(order.dictionary.to_bytes())
    _tell(report)
    return _ALL if report.clean else _SOME_WITHHELD


def _redacted(source: BinaryIO, name: str, target: str, order: _Order) -> Report:
    with _progress(source) as watched:
        learn(watched, name, order.dictionary, Limits(), order.pseudonyms)
    source.seek(0)
    with _target(target) as output, _progress(source) as watched:
        return redact_bundle(
            watched,
            name,
            output,
            treatments=order.treatments,
            pseudonyms=order.pseudonyms,
            dictionary=order.dictionary,
        )


@contextlib.contextmanager
def _source(path: str) -> Iterator[tuple[BinaryIO, str]]:
    """The input as one seekable stream; a folder is packed first, in an unnamed temporary file."""
    import tempfile  # noqa: PLC0415

    if path != "-" and Path(path).is_file():
        with Path(path).open("rb") as source:
            yield source, Path(path).name
        return
    if path != "-" and not Path(path).is_dir():
        raise _Wrong(f"{path} is neither a file nor a folder.")
    with tempfile.TemporaryFile() as spool:
        if path == "-":
            while data := sys.stdin.buffer.read(1 << 20):
                spool.write(data)
        else:
            with tarfile.open(fileobj=spool, mode="w") as archive:
                archive.add(path, arcname=Path(path).name or "folder")
        spool.seek(0)
        yield cast("BinaryIO", spool), "input" if path == "-" else f"{Path(path).name}.tar"


@contextlib.contextmanager
def _target(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdout.buffer
        return
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as output:
            yield output
    except FileExistsError as error:
        raise _Wrong(f"{path} exists already: nothing is overwritten.") from error
    except OSError as error:
        raise _Wrong(f"{path} cannot be written: {error.strerror}.") from error


@contextlib.contextmanager
def _progress(source: BinaryIO) -> Iterator[BinaryIO]:
    """The source with a bar on a terminal, or as it is."""
    if not sys.stderr.isatty():
        yield source
        return
    from rich.console import Console  # noqa: PLC0415

    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=size)
        yield cast("BinaryIO", _Watched(source, progress, task))


class _Watched:
    def __init__(self, source: BinaryIO, progress: Progress, task: object) -> None:
        self._source, self._progress, self._task = source, progress, task

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the source, with the bar moved on."""
        data = self._source.read(size)
        self._progress.advance(self._task, len(data))  # type: ignore[arg-type]
        return data


def _tell(report: Report) -> None:
    total = sum(report.counts.values())
    sys.stderr.write(
        f"{len(report.members)} files, {total} findings replaced, {len(report.withheld)} withheld.\n"
    )
    for member in report.withheld:
        sys.stderr.write(f"withheld: {member.original_path}: {member.reason}\n")
