"""A file or an archive as it may leave, in the same outer shape, with a report of every member."""

import io
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, BinaryIO, cast

from portal.redaction.archives.apart_writing import ApartWriter, PartWriter, Slot
from portal.redaction.archives.packing import packer
from portal.redaction.archives.writing import ArchiveWriter, TarWriter, ZipWriter
from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.findings import Observer
from portal.redaction.limits import MEBI, Limits
from portal.redaction.members.sinks import Piece, Place, Sink, show_line
from portal.redaction.members.telling import retell, rows
from portal.redaction.members.walking import Walk, Walker
from portal.redaction.pictures.looked import NOBODY_LOOKED, Looked
from portal.redaction.report import MemberReport, Report
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.lines import Line, changed_lines
from portal.redaction.treatments import Treatments

_IN_MEMORY = 8 * MEBI
_LOST = "The file that it is a part of does not leave."


def redact_bundle(  # noqa: PLR0913 - all that a run is about
    source: BinaryIO,
    name: str,
    output: BinaryIO,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
    looked: Looked = NOBODY_LOOKED,
    walker: Walker = Walk,
) -> Report:
    """Write to `output` what of `source` may leave under these treatments.

    A plain file gives a plain file, an archive an archive of the same kind; memory stays bounded by
    `limits`, nothing is put on a disk under its name. `observer(member, line number, before, after,
    findings)` sees each changed line. Damage, bombs and what cannot be checked never raise: they
    are withheld and reported. Run `learn` over the same source first, so that what one member
    gives away is replaced in all. Pictures leave that somebody has `looked` at. `walker` may be one
    that has helpers (`side_by_side`).
    """
    sink = _Writer(output, observer, looked)
    walker(treatments, pseudonyms, dictionary, limits or Limits(), sink).run(source, name)
    return Report(tuple(sink.members))


class _Writer(Sink):
    """Spools each file until it is known that it may leave, then puts it where it belongs."""

    def __init__(self, output: BinaryIO, observer: Observer | None, looked: Looked) -> None:
        super().__init__()
        self.looked = looked
        self._observer = observer
        self._archives: list[tuple[ArchiveWriter, BinaryIO]] = []
        self._output = output
        self._spool: IO[bytes] | None = None
        self._target: BinaryIO | None = None
        self._packed = False

    def line(self, path: str, line: Line) -> None:
        """Write one line and show it when it changed."""
        if self._target is not None:
            self._target.write(line.after)
        if self._observer is not None:
            for changed in changed_lines(line):
                show_line(self._observer, path, changed)

    def piece(self, path: str, piece: Piece) -> None:
        """Write what a helper made, and show what it tells of."""
        del path
        while self._target is not None and (data := piece.made.read(MEBI)):
            self._target.write(data)
        if self._observer is not None:
            for row in rows(piece.told):
                retell(row, self._observer, piece.lines)

    def picture(self, place: Place, content: bytes, report: MemberReport) -> None:
        """Put a picture where it belongs."""
        if self._archives:
            self._archives[-1][0].add(place.name, len(content), place.time, io.BytesIO(content))
        else:
            self._output.write(content)
        self.member(report)

    def begin_archive(self, format_name: str, packing: str) -> None:
        """Open an archive in the output, or in a spool when it lies in another."""
        below = self._below()
        writer: ArchiveWriter = ZipWriter(below) if format_name == "zip" else TarWriter(below, packing)
        self._archives.append((writer, below))

    def begin_apart(self, packing: str, slots: Sequence[Slot]) -> None:
        """Open a file in which files stand in the output, or in a spool when it lies in an archive."""
        below = self._below()
        self._archives.append((ApartWriter(below, packing, slots), below))

    def begin_part(self, slot: Slot) -> None:
        """Open a file within a file in a spool."""
        below = self._below()
        self._archives.append((slot.writer(below), below))

    def member(self, report: MemberReport) -> None:
        """What became of one file; nothing leaves of a file that does not leave."""
        writers = [writer for writer, _ in self._archives]
        if report.state != "withheld" and any(_is_lost(writer) for writer in writers):
            report = replace(report, state="withheld", reason=_LOST, counts={}, kinds={}, picture="")
        if report.state == "withheld" and writers and isinstance(writers[-1], PartWriter):
            writers[-1].withheld(report.reason)
        super().member(report)

    def _below(self) -> BinaryIO:
        return cast("BinaryIO", tempfile.TemporaryFile()) if self._archives else self._output

    def end_archive(self, name: str, time: int) -> None:
        """Close the innermost archive and put it into the one around it."""
        writer, below = self._archives.pop()
        writer.close()
        if self._archives and not _is_lost(writer):
            size = below.tell()
            below.seek(0)
            self._archives[-1][0].add(name, size, time, below)
            below.close()

    def begin_file(self, packing: str) -> None:
        """Open a spool for a file."""
        self._spool = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._packed = bool(packing)
        spool = cast("BinaryIO", self._spool)
        self._target = packer(spool, packing) if packing else spool

    def end_file(self, name: str, time: int) -> None:
        """The file may leave: put it into its archive or the output."""
        if self._spool is None or self._target is None:
            return
        if self._packed:
            self._target.close()
        size = self._spool.tell()
        self._spool.seek(0)
        if self._archives:
            self._archives[-1][0].add(name, size, time, cast("BinaryIO", self._spool))
        else:
            while data := self._spool.read(MEBI):
                self._output.write(data)
        self.drop_file()

    def drop_file(self) -> None:
        """Forget the file."""
        if self._spool is not None:
            self._spool.close()
        self._spool = self._target = None


def _is_lost(writer: ArchiveWriter) -> bool:
    return isinstance(writer, ApartWriter) and writer.is_lost
