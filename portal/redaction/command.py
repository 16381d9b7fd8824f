"""`portal redact`: the engine alone, for whoever wants to see what would leave before anything does."""

import argparse
import contextlib
import json
import secrets
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from portal.redaction.both_passes import both_passes
from portal.redaction.crew import MOST_JOBS
from portal.redaction.dictionary import CaseDictionary
from portal.redaction.pictures.looked import Looked
from portal.redaction.progress import shown
from portal.redaction.protocols import protocols
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.report import Report
from portal.redaction.text import redact_text
from portal.redaction.treatments import PSEUDONYMIZE_ALL, Treatments
from portal.redaction.whole_output import whole_output
from portal.vocabulary import Invalid, Unavailable

_ALL, _FAILED, _WRONG_USE, _SOME_WITHHELD = 0, 1, 2, 3
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
    """Run the command; 0: all redacted, 3: something was withheld, 2: wrong use, 1: it could not be done."""
    try:
        chosen = _parser().parse_args(argv)
        order = _order(chosen)
        if chosen.jsonl:
            return _jsonl(order)
        return _file(chosen, order)
    except (_Wrong, Invalid) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return _WRONG_USE
    except Unavailable as failure:
        sys.stderr.write(f"{failure}\n")
        return _FAILED


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
    _more(parser)
    return parser


def _more(parser: _Parser) -> None:
    parser.add_argument("--dictionary", metavar="FILE", help="words of this case: read, and written anew")
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_jobs,
        default=1,
        help="how many processes work side by side, at most 64; the output is the same for any number",
    )
    parser.add_argument("--pictures", action="store_true", help="let pictures leave: somebody looked at each")
    parser.add_argument("--report", metavar="FILE", help="where to write the report as JSON")
    parser.add_argument(
        "--jsonl", action="store_true", help='read lines {"id", "text"} and write them with their findings'
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"write a number from 1 to {MOST_JOBS}")
    return int(text)


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
        report = _redacted(source, name, chosen, order)
    if chosen.report is not None:
        Path(chosen.report).write_text(report.to_json(), encoding="utf-8")
    if chosen.dictionary is not None:
        Path(chosen.dictionary).write_bytes(order.dictionary.to_bytes())
    _tell(report)
    return _ALL if report.clean else _SOME_WITHHELD


def _redacted(source: BinaryIO, name: str, chosen: argparse.Namespace, order: _Order) -> Report:
    with _target(chosen.output) as output, shown(source) as progress:
        return both_passes(
            source,
            name,
            output,
            treatments=order.treatments,
            pseudonyms=order.pseudonyms,
            dictionary=order.dictionary,
            looked=Looked(at_all=chosen.pictures),
            jobs=chosen.jobs,
            progress=progress,
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
        with whole_output(Path(path)) as output:
            yield output
    except FileExistsError as error:
        raise _Wrong(f"{path} exists already: nothing is overwritten.") from error
    except OSError as error:
        raise _Wrong(f"{path} cannot be written: {error.strerror}.") from error


def _tell(report: Report) -> None:
    total = sum(report.counts.values())
    sys.stderr.write(
        f"{len(report.members)} files, {total} findings replaced, {len(report.withheld)} withheld.\n"
    )
    for member in report.withheld:
        sys.stderr.write(f"withheld: {member.original_path}: {member.reason}\n")
