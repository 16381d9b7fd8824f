"""The same run in a child process, because what is uploaded may be made to break what reads it.

The child gets two open files and a few lines on its standard input; it has no keys but those of
the case, no environment, bounded time, memory and output, and no network where the system lets an
unprivileged process take it away. The parent ends it when it takes too long; where the system can
promise it, the child ends with its parent, so that a killed worker leaves nobody who reads on.
"""

import base64
import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, cast

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.findings import Finding, Observer
from portal.redaction.later import learn, redact_bundle
from portal.redaction.limits import GIBI, MEBI, Limits
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.report import Report
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment, Unavailable

_OWN_NAMESPACES = 0x10000000 | 0x40000000
_END_WITH_PARENT = 1
_SLOW = "Redacting took too long and was stopped. Nothing was disclosed. Split the upload and try again."
_BROKEN = "Redacting stopped unexpectedly. Nothing was disclosed. Try again, or split the upload."
_PIECE = MEBI


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may use: seconds of processor and wall time, bytes of memory and of output."""

    seconds: int = 3600
    processor: int = 3600
    memory: int = 2 * GIBI
    output: int = 50 * GIBI


def redact_in_child(  # noqa: PLR0913 - the arguments of redact_bundle and the bounds
    source: BinaryIO,
    name: str,
    output: BinaryIO,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
    bounds: Bounds | None = None,
) -> Report:
    """`learn` and then `redact_bundle` in a child; `dictionary` takes in what was learned.

    Raises `Unavailable` when the child was stopped or broke: then nothing was written to `output`
    and nothing was learned. The observer is called after the child has ended.
    """
    order = {
        "name": name,
        "treatments": treatments.to_json(),
        "key": base64.b64encode(pseudonyms.key).decode(),
        "dictionary": dictionary.to_bytes().decode(),
        "limits": asdict(limits or Limits()),
        "bounds": asdict(bounds or Bounds()),
        "observed": observer is not None,
    }
    with tempfile.TemporaryFile() as bytes_in, tempfile.TemporaryFile() as answer:
        _copy(source, cast("BinaryIO", bytes_in))
        with tempfile.TemporaryFile() as bytes_out:
            _run(order, [bytes_in.fileno(), bytes_out.fileno(), answer.fileno()], bounds or Bounds())
            bytes_out.seek(0)
            report = _read_answer(cast("BinaryIO", answer), dictionary, observer)
            _copy(cast("BinaryIO", bytes_out), output)
    return report


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    while data := source.read(_PIECE):
        target.write(data)
    target.flush()


def _run(order: Mapping[str, object], descriptors: list[int], bounds: Bounds) -> None:
    command = [sys.executable, "-I", "-c", _START, *[str(one) for one in descriptors]]
    code = str(Path(__file__).resolve().parents[2])
    environment = {"PATH": "", "PORTAL_CODE": code, "PORTAL_PARENT": str(os.getpid())}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own module
            command,
            input=json.dumps(order).encode(),
            pass_fds=descriptors,
            env=environment,
            timeout=bounds.seconds,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable(_SLOW) from error
    if done.returncode != 0:
        raise Unavailable(_BROKEN)


_START = (
    "import os, sys; sys.path.insert(0, os.environ['PORTAL_CODE']); "
    "from portal.redaction.child import main; main(sys.argv[1:])"
)


def _read_answer(answer: BinaryIO, dictionary: CaseDictionary, observer: Observer | None) -> Report:
    """The lines that the child wrote: changed lines for the observer, then the result."""
    answer.seek(0)
    result: Report | None = None
    for row in answer:
        read = json.loads(row)
        if "report" in read:
            result = Report.from_json(read["report"])
            dictionary.merge(CaseDictionary.from_bytes(read["dictionary"].encode()))
        elif observer is not None:
            observer(
                read["path"],
                read["number"],
                read["before"],
                read["after"],
                [_finding(one) for one in read["findings"]],
            )
    if result is None:
        raise Unavailable(_BROKEN)
    return result


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


def main(arguments: list[str]) -> None:
    """The child: bound itself, read its order, do the work, write its answer."""
    _end_with_parent()
    order = json.loads(sys.stdin.buffer.read())
    _bound(Bounds(**order["bounds"]))
    descriptors = [int(one) for one in arguments]
    with (
        os.fdopen(descriptors[0], "rb") as source,
        os.fdopen(descriptors[1], "w+b") as output,
        os.fdopen(descriptors[2], "wb") as answer,
    ):
        _work(order, source, output, answer)


def _work(order: Mapping[str, object], source: BinaryIO, output: BinaryIO, answer: BinaryIO) -> None:
    name, limits = str(order["name"]), Limits(**cast("dict[str, int]", order["limits"]))
    pseudonyms = Pseudonyms(base64.b64decode(str(order["key"])))
    dictionary = CaseDictionary.from_bytes(str(order["dictionary"]).encode())
    source.seek(0)
    learn(source, name, dictionary, limits, pseudonyms)
    source.seek(0)
    report = redact_bundle(
        source,
        name,
        output,
        treatments=Treatments.from_json(str(order["treatments"])),
        pseudonyms=pseudonyms,
        dictionary=dictionary,
        limits=limits,
        observer=_telling(answer) if order["observed"] else None,
    )
    _tell(answer, {"report": report.to_json(), "dictionary": dictionary.to_bytes().decode()})


def _telling(answer: BinaryIO) -> Observer:
    def tell(path: str, number: int, before: str, after: str, findings: object) -> None:
        rows = [
            [f.start, f.end, f.kind, f.category, f.treatment, f.replacement]
            for f in cast("list[Finding]", findings)
        ]
        _tell(answer, {"path": path, "number": number, "before": before, "after": after, "findings": rows})

    return tell


def _tell(answer: BinaryIO, row: Mapping[str, object]) -> None:
    answer.write(json.dumps(row).encode() + b"\n")


def _end_with_parent() -> None:
    """Ask the system to end this process with the one that began it, and see that it has not ended yet."""
    with contextlib.suppress(OSError, AttributeError):
        prctl: Callable[[int, int], int] = ctypes.CDLL(None).prctl
        prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != int(os.environ["PORTAL_PARENT"]):
        sys.exit("The process that wanted this is gone.")


def _bound(bounds: Bounds) -> None:
    """Give up what is not needed. What the system does not know is left out: the parent still watches."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - some systems have no such module

        for what, most in (
            (resource.RLIMIT_CPU, bounds.processor),
            (resource.RLIMIT_AS, bounds.memory),
            (resource.RLIMIT_FSIZE, bounds.output),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError, AttributeError):
        unshare: Callable[[int], int] = ctypes.CDLL(None).unshare
        unshare(_OWN_NAMESPACES)
