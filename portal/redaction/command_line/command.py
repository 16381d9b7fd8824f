"""`portal redact`: the engine alone, for whoever wants to see what would leave before anything does."""

import argparse
import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.command_line.arguments import parser
from portal.redaction.command_line.progress import shown
from portal.redaction.command_line.sources import opened
from portal.redaction.command_line.whole_output import renewed, whole_output
from portal.redaction.pictures.looked import Looked
from portal.redaction.protocols import protocols
from portal.redaction.report import Report
from portal.redaction.runs.both_passes import both_passes
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.rows import redact_rows
from portal.redaction.treatments import PSEUDONYMIZE_ALL, Treatments
from portal.vocabulary import Invalid, Unavailable

_ALL, _FAILED, _WRONG_USE, _SOME_WITHHELD = 0, 1, 2, 3
_KEY_BYTES = 32
_STANDARD = "-"
_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for, read and checked."""

    treatments: Treatments
    pseudonyms: Pseudonyms
    dictionary: CaseDictionary


def redact(argv: list[str]) -> int:
    """Run the command; 0: all redacted, 3: something was withheld, 2: wrong use, 1: it could not be done."""
    try:
        chosen = parser().parse_args(argv)
        order = _order(chosen)
        return (_jsonl if chosen.jsonl else _file)(chosen, order)
    except Invalid as wrong:
        sys.stderr.write(f"{wrong}\n")
        return _WRONG_USE
    except Unavailable as failure:
        sys.stderr.write(f"{failure}\n")
    except BrokenPipeError:
        _look_away()
        sys.stderr.write("Whoever read the output went away before all was written.\n")
    except OSError as error:
        _look_away()
        sys.stderr.write(f"It could not be done: {error.strerror}. What was begun is thrown away.\n")
    return _FAILED


def _look_away() -> None:
    """Nothing more goes to a standard output that takes nothing, not even at the end of the process."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _order(chosen: argparse.Namespace) -> _Order:
    treatments = PSEUDONYMIZE_ALL
    if chosen.protocol is not None:
        if chosen.protocol not in protocols():
            raise Invalid(
                f"There is no protocol {chosen.protocol!r}: choose one of {', '.join(protocols())}."
            )
        treatments = protocols()[chosen.protocol].treatments
    key = _read(chosen.key) if chosen.key else secrets.token_bytes(_KEY_BYTES)
    try:
        pseudonyms = Pseudonyms(key)
    except ValueError as error:
        raise Invalid(str(error)) from error
    known = chosen.dictionary is not None and Path(chosen.dictionary).exists()
    return _Order(
        treatments, pseudonyms, CaseDictionary.from_bytes(_read(chosen.dictionary) if known else b"")
    )


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from error


def _jsonl(chosen: argparse.Namespace, order: _Order) -> int:
    if chosen.input or chosen.report or chosen.pictures or chosen.jobs > 1:
        raise Invalid(
            "With --jsonl lines come from standard input and go to standard output: "
            "name no files, no --report, no --jobs and no --pictures."
        )
    redact_rows(sys.stdin.buffer, _answer, order.treatments, order.pseudonyms, order.dictionary)
    return _ALL


def _answer(line: str) -> None:
    """At once: whoever reads may wait for this answer before they ask again."""
    sys.stdout.write(line)
    sys.stdout.flush()


def _file(chosen: argparse.Namespace, order: _Order) -> int:
    if chosen.input is None or chosen.output is None:
        raise Invalid("Name what to redact and where to write it. See `portal redact --help`.")
    _check_names(chosen)
    with opened(chosen.input) as (source, name), contextlib.ExitStack() as targets:
        # All are opened before anything is read, and named only when all are written.
        report_to = targets.enter_context(_target(chosen.report)) if chosen.report else None
        words_to = (
            targets.enter_context(_target(chosen.dictionary, renew=True)) if chosen.dictionary else None
        )
        report = _redacted(source, name, targets.enter_context(_target(chosen.output)), chosen, order)
        for target, content in (
            (report_to, report.to_json().encode()),
            (words_to, order.dictionary.to_bytes()),
        ):
            if target is not None:
                target.write(content)
                target.flush()
    _tell(report)
    return _ALL if report.clean else _SOME_WITHHELD


def _check_names(chosen: argparse.Namespace) -> None:
    """Refuse what would write over something: what is there already, and one file named twice."""
    if _STANDARD in {chosen.report, chosen.dictionary}:
        raise Invalid("The report and the dictionary need files of their own: - is for INPUT and OUTPUT.")
    for path in (chosen.output, chosen.report):
        if path is not None and path != _STANDARD and os.path.lexists(path):
            raise Invalid(f"{path} exists already: nothing is overwritten.")
    named = [chosen.input, chosen.output, chosen.report, chosen.dictionary, chosen.key]
    places = [os.path.realpath(one) for one in named if one is not None and one != _STANDARD]
    for place in places:
        if places.count(place) > 1:
            raise Invalid(f"{place} is named twice: each of these needs a file of its own.")


def _redacted(
    source: BinaryIO, name: str, output: BinaryIO, chosen: argparse.Namespace, order: _Order
) -> Report:
    with shown(source) as progress:
        report = both_passes(
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
    output.flush()
    return report


@contextlib.contextmanager
def _target(path: str, *, renew: bool = False) -> Iterator[BinaryIO]:
    if path == _STANDARD:
        yield sys.stdout.buffer
        return
    try:
        with (renewed if renew else whole_output)(Path(path)) as output:
            yield output
    except FileExistsError as error:
        raise Invalid(f"{path} exists already: nothing is overwritten.") from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise
        raise Invalid(f"{path} cannot be written: {error.strerror}.") from error


def _tell(report: Report) -> None:
    total = sum(report.counts.values())
    sys.stderr.write(
        f"{_count(len(report.members), 'file')}, {_count(total, 'finding')} replaced, "
        f"{len(report.withheld)} withheld.\n"
    )
    for member in report.withheld:
        sys.stderr.write(f"withheld: {member.original_path}: {member.reason}\n")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
