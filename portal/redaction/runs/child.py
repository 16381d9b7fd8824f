"""The same run in a child process, because what is uploaded may be made to break what reads it.

The child gets two open files and a few lines on its standard input; it has no keys but those of
the case, no environment, bounded time, memory and output, and no network where the system lets an
unprivileged process take it away. The parent ends it when it takes too long; where the system can
promise it, the child ends with its parent, so that a killed worker leaves nobody who reads on.
"""

import base64
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, cast

from portal.garbage import keep_what_is_here
from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.ending import end_with
from portal.redaction.findings import Observer
from portal.redaction.later import both_passes
from portal.redaction.limits import MEBI, Limits
from portal.redaction.members.few_of_each import FewOfEach
from portal.redaction.members.telling import picture_from, retell, shower, teller, write_row
from portal.redaction.pictures.looked import NOBODY_LOOKED, Gallery, Looked
from portal.redaction.report import Report
from portal.redaction.runs.bounds import Bounds, keep_within
from portal.redaction.runs.given_back import give_back_memory
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.treatments import Treatments
from portal.vocabulary import Unavailable

_SLOW = "Redacting took too long and was stopped. Nothing was disclosed. Split the upload and try again."
_BROKEN = "Redacting stopped unexpectedly. Nothing was disclosed. Try again, or split the upload."
_PIECE = MEBI
_WORTH_HELP = 8 * MEBI
_FAR = b"%d %020d"
_SECONDS_BETWEEN_LOOKS = 1.0
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}  # each sets 40 MB aside: on fifty processors, all there is

Progress = Callable[[float], None]
"""Told the share of the work that is done, from 0 to 1."""


def redact_in_child(  # noqa: PLR0913 - the arguments of redact_bundle and the bounds
    source: BinaryIO,
    name: str,
    output: BinaryIO | None,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
    few: bool = False,
    looked: Looked = NOBODY_LOOKED,
    bounds: Bounds | None = None,
    progress: Progress | None = None,
) -> Report:
    """`learn` and then `redact_bundle` in a child; `dictionary` takes in what was learned.

    Raises `Unavailable` when it was stopped or broke: nothing was written to `output` then, or learned.
    The observer is called after the end with every changed line, or with the `few` worth a look (chosen in
    the child: its parent reads little), `progress` once a second. Without `output` the result is not kept.
    """
    order = {
        "name": name,
        "treatments": treatments.to_json(),
        "key": base64.b64encode(pseudonyms.key).decode(),
        "dictionary": dictionary.to_bytes().decode(),
        "limits": asdict(limits or Limits()),
        "bounds": asdict(bounds or Bounds()),
        "observed": observer is not None and ("few" if few else "all"),
        **looked.told(),
    }
    with contextlib.ExitStack() as held:
        files = [cast("BinaryIO", held.enter_context(tempfile.TemporaryFile())) for _ in range(4)]
        bytes_in, bytes_out, answer, _ = files
        _copy(source, bytes_in)
        _run(order, [one.fileno() for one in files], bounds or Bounds(), progress)
        bytes_out.seek(0)
        report = _read_answer(answer, dictionary, observer, looked.gallery)
        _copy(bytes_out, output)
    return report


def _copy(source: BinaryIO, target: BinaryIO | None) -> None:
    if target is None:
        return
    while data := source.read(_PIECE):
        target.write(data)
    target.flush()


def _run(
    order: Mapping[str, object], descriptors: list[int], bounds: Bounds, progress: Progress | None
) -> None:
    command = [sys.executable, "-I", "-c", _START, *[str(one) for one in descriptors]]
    code = str(Path(__file__).resolve().parents[3])
    environment = {"PATH": "", "PORTAL_CODE": code, "PORTAL_PARENT": str(os.getpid()), **_ONE_THREAD}
    with tempfile.TemporaryFile() as told:
        told.write(json.dumps(order).encode())
        told.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
            command,
            pass_fds=descriptors,
            env=environment,
            stdin=told,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        _wait(child, descriptors, bounds.seconds, progress)
    finally:
        child.kill()
        child.wait()
    if child.returncode != 0:
        raise Unavailable(_BROKEN)


def _wait(
    child: subprocess.Popen[bytes], descriptors: list[int], seconds: int, progress: Progress | None
) -> None:
    until = time.monotonic() + seconds
    while child.poll() is None:
        if time.monotonic() >= until:
            raise Unavailable(_SLOW)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(min(_SECONDS_BETWEEN_LOOKS, max(until - time.monotonic(), 0)))
        _look(descriptors, progress)


def _look(descriptors: Sequence[int], progress: Progress | None) -> None:
    """Tell how far the child is by what it noted; each pass is half of the work."""
    if progress is not None and (noted := os.pread(descriptors[3], 64, 0)):
        number, read = noted.split()
        size = os.fstat(descriptors[0]).st_size
        progress(min((int(number) - 1 + int(read) / max(size, 1)) / 2, 1.0))


_START = (
    "import os, sys; sys.path.insert(0, os.environ['PORTAL_CODE']); "
    "from portal.redaction.runs.child import main; main(sys.argv[1:])"
)


def _read_answer(
    answer: BinaryIO, dictionary: CaseDictionary, observer: Observer | None, gallery: Gallery | None
) -> Report:
    """The lines that the child wrote: changed lines for the observer, pictures, then the result."""
    answer.seek(0)
    result: Report | None = None
    for row in answer:
        read = json.loads(row)
        if "report" in read:
            result = Report.from_json(read["report"])
            dictionary.merge(CaseDictionary.from_bytes(read["dictionary"].encode()))
        elif "picture" in read:
            if gallery is not None:
                gallery(*picture_from(read))
        elif observer is not None:
            retell(read, observer)
    if result is None:
        raise Unavailable(_BROKEN)
    return result


def main(arguments: list[str]) -> None:
    """The child: bound itself, read its order, do the work, write its answer."""
    end_with(int(os.environ["PORTAL_PARENT"]))
    order = json.loads(sys.stdin.buffer.read())
    give_back_memory()
    keep_what_is_here()
    keep_within(Bounds(**order["bounds"]))
    descriptors = [int(one) for one in arguments]
    with (
        os.fdopen(descriptors[0], "rb") as source,
        os.fdopen(descriptors[1], "w+b") as output,
        os.fdopen(descriptors[2], "wb") as answer,
    ):
        _work(order, source, output, answer, descriptors[3])


def _work(
    order: Mapping[str, object], source: BinaryIO, output: BinaryIO, answer: BinaryIO, far: int
) -> None:
    bounds = Bounds(**cast("dict[str, int]", order["bounds"]))
    dictionary = CaseDictionary.from_bytes(str(order["dictionary"]).encode())
    tell = teller(answer)
    report = both_passes(
        source,
        str(order["name"]),
        output,
        treatments=Treatments.from_json(str(order["treatments"])),
        pseudonyms=Pseudonyms(base64.b64decode(str(order["key"]))),
        dictionary=dictionary,
        limits=Limits(**cast("dict[str, int]", order["limits"])),
        observer={"all": tell, "few": FewOfEach(tell).see}.get(str(order["observed"])),
        looked=Looked(
            frozenset(cast("list[str]", order["looked"])),
            at_all=bool(order["at_all"]),
            gallery=shower(answer) if order["gallery"] else None,
        ),
        jobs=bounds.jobs if os.fstat(source.fileno()).st_size >= _WORTH_HELP else 1,
        progress=lambda number, read: _note(far, number, read),
    )
    write_row(answer, {"report": report.to_json(), "dictionary": dictionary.to_bytes().decode()})


def _note(descriptor: int, number: int, read: int) -> None:
    """Say how far it is, where the parent looks; always as many bytes, so that no old ones stand behind."""
    os.pwrite(descriptor, _FAR % (number, read), 0)
