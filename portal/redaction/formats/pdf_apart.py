"""Reading a PDF document in a process of its own, which ends when it takes too long or too much."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from portal.redaction.archives.budget import Broken
from portal.redaction.ending import end_with
from portal.redaction.formats.pdf_document import DAMAGED, PdfText, pdf_text
from portal.redaction.limits import GIBI, MEBI

_SECONDS = 120
_MEMORY = GIBI
_MOST = 16 * MEBI
_END, _END_WITHIN = b"startxref", 2048
_BUSY = "It is a PDF document that takes too long to read: print it into a new one, or send its text."
_START = (
    "import os, sys; sys.path.insert(0, os.environ['PORTAL_CODE']); "
    "from portal.redaction.formats.pdf_apart import main; main()"
)


def pdf_text_apart(source: BinaryIO) -> PdfText:
    """`pdf_text` of what stands in an unnamed file. Raises `Broken`, also when it was stopped."""
    source.flush()
    source.seek(max(0, source.seek(0, os.SEEK_END) - _END_WITHIN))
    if _END not in source.read():
        raise Broken(DAMAGED)
    source.seek(0)
    environment = {
        "PATH": "",
        "PORTAL_CODE": str(Path(__file__).resolve().parents[3]),
        "PORTAL_PARENT": str(os.getpid()),
    }
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter with our own module
                [sys.executable, "-I", "-c", _START],
                stdin=source,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=2 * _SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as slow:
            raise Broken(_BUSY) from slow
        if done.returncode:
            raise Broken(_BUSY)
        answer.seek(0)
        read = json.load(answer)
    if "broken" in read:
        raise Broken(str(read["broken"]))
    return PdfText(**read)


def main() -> None:
    """The process: bound itself, read the document, say what is written in it."""
    end_with(int(os.environ["PORTAL_PARENT"]))
    _bound()
    try:
        read = pdf_text(sys.stdin.buffer.read(), _MOST)
        told: dict[str, object] = asdict(read)
    except Broken as broken:
        told = {"broken": broken.sentence}
    json.dump(told, sys.stdout)


def _bound() -> None:
    try:
        import resource  # noqa: PLC0415 - some systems have no such module
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # where less is allowed already
            resource.setrlimit(what, (most, most))
