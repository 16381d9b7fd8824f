"""Through a file or an archive, member by member, layer by layer, within the limits."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, cast

from portal.redaction.archives import tar
from portal.redaction.archives import zip as zip_archive
from portal.redaction.archives.budget import (
    Broken,
    Budget,
    Counted,
    Exceeded,
    Followed,
    Peeked,
    Readable,
    read_exactly,
)
from portal.redaction.archives.naming import Names, problem, redacted_name, shown, unpacked_name
from portal.redaction.archives.packing import Unpacked
from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.formats.detect import PDF, Format, detect
from portal.redaction.formats.narrow import Narrow
from portal.redaction.formats.office_document import READABLE, REBUILT, office_text
from portal.redaction.formats.pdf_apart import pdf_text_apart
from portal.redaction.limits import MEBI, Limits
from portal.redaction.members.apart import TAKEN_APART, apart
from portal.redaction.members.sinks import Place, Sink, Tally, checked, complete
from portal.redaction.pictures.drawing import bare_picture, drawn
from portal.redaction.report import MemberReport, rebuilt_name
from portal.redaction.scanning.engine import Engine
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.documents import redacted_lines
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment

_HEAD = 64 * 1024
_NO_CONTENT = "This kind of problem needs no content: only the report leaves."
_PACKED = frozenset({"gz", "bz2", "xz", "zst"})

WriteText = Callable[[BinaryIO, BinaryIO], str]
"""Write the text of the first to the second, and say what became of the rest; nothing if there is no text."""


class Stop(Exception):
    """A limit of the whole run is reached; nothing after it is looked at."""


class Walk:
    """One run over one source. The sink gets lines and files; `sink.members` the reports."""

    def __init__(
        self,
        treatments: Treatments,
        pseudonyms: Pseudonyms,
        dictionary: CaseDictionary,
        limits: Limits,
        sink: Sink,
    ) -> None:
        self._engine = Engine(treatments, pseudonyms, dictionary, learns=sink.learns)
        self._withhold_all = treatments[DataCategory.TECHNICAL] is Treatment.REMOVE
        self._limits = limits
        self._sink = sink
        self._budget = Budget(limits)

    def run(self, source: BinaryIO, name: str) -> None:
        """All of it. Damage and limits end in the report, never in an exception."""
        label = shown(name.encode("utf-8", "surrogateescape")).rpartition("/")[2]
        try:
            self._node(Counted(source, self._budget), Place(label, label))
        except Stop:
            return

    def _node(self, stream: Readable, place: Place) -> None:
        """One file or archive; what cannot be read is reported and does not leave."""
        found, packing = Format("unknown"), ""
        try:
            peeked = Peeked(stream, _HEAD)
            found = detect(peeked.head, place.path)
            if found.name in _PACKED:
                self._deeper(place.depth + 1)
                packing = found.name
                peeked = Peeked(Unpacked(peeked, packing, self._budget), _HEAD)
                found = detect(peeked.head, unpacked_name(place.path, packing))
            if found.name == "tar" or (found.name == "zip" and not packing):
                self._archive(peeked, found, packing, place)
            elif found.name == "office" and not packing and peeked.head.startswith(READABLE):
                self._beside(peeked, found, place, self._office)
            elif found.name == "pdf" and not packing and PDF in peeked.head:
                self._beside(peeked, found, place, self._pdf)
            elif found.name == "picture" and not packing:
                self._picture(peeked, found, place)
            elif found.name in TAKEN_APART:
                self._apart(peeked, found, packing, place)
            elif found.reason or found.name in {"zip", *_PACKED}:
                self._withheld(place, found.name, found.reason or "It is packed twice: pack it once.")
            else:
                self._file(peeked, found, packing, place)
        except Broken as broken:
            self._withheld(place, found.name, broken.sentence)
        except Exceeded as exceeded:
            self._withheld(place, found.name, exceeded.sentence + " Nothing after this was looked at.")
            raise Stop from exceeded

    def _archive(self, stream: Peeked, found: Format, packing: str, place: Place) -> None:
        self._deeper(place.depth + 1)
        self._sink.begin_archive(found.name, packing)
        names, outer = Names(), place.depth > 0
        try:
            for entry in self._entries(stream, found.name):
                label = shown(entry.name)
                inside = Place(
                    path=f"{place.path}/{label}" if outer else label,
                    name=redacted_name(label, self._engine),
                    folder=place.shown if outer else "",
                    depth=place.depth + 1,
                    time=entry.time,
                )
                reason = problem(entry.name, self._limits) or entry.reason
                if reason:
                    self._withheld(inside, "entry", reason)
                elif not entry.is_folder:
                    self._node(entry.stream, replace(inside, name=names.own(inside.name)))
        finally:
            self._sink.end_archive(place.name, place.time)

    def _entries(self, stream: Peeked, format_name: str) -> Iterator[tar.Entry]:
        if format_name == "tar":
            yield from tar.entries(stream, self._budget)
            return
        with self._spooled(stream) as spool:
            yield from zip_archive.entries(spool, self._budget)

    @contextmanager
    def _spooled(self, stream: Readable) -> Iterator[BinaryIO]:
        """A copy in which one can go back."""
        with tempfile.TemporaryFile() as spool:
            while data := stream.read(MEBI):
                spool.write(data)
                if spool.tell() > self._limits.member:
                    raise Exceeded(f"One file is larger than {self._limits.member // MEBI:,} MiB.")
            yield cast("BinaryIO", spool)

    def _apart(self, stream: Peeked, found: Format, packing: str, place: Place) -> None:
        """A mail or a JSON document, and each file that stands in it as what it is."""
        most = self._limits.document + 1
        text, files = apart(read_exactly(stream, most), found.name, place, self._engine, self._limits)
        whole = Peeked(Followed(text, stream), _HEAD)
        if not files:
            self._file(whole, found, packing, place)
            return
        self._deeper(place.depth + 1)
        self._sink.begin_apart(packing, [one.slot for one in files])
        try:
            self._file(whole, found, "", place)
            for one in files:
                self._sink.begin_part(one.slot)
                try:
                    self._node(one.stream(self._budget), one.place)
                finally:
                    self._sink.end_archive(one.slot.sign.decode(), 0)
        finally:
            self._sink.end_archive(place.name, place.time)

    def _beside(self, stream: Peeked, found: Format, place: Place, write: WriteText) -> None:
        """The text of a document stands beside it as a file of its own; the document does not leave."""
        if self._withhold_all:
            self._withheld(place, found.name, _NO_CONTENT)
            return
        with self._spooled(stream) as spool, tempfile.TemporaryFile() as text:
            told = write(spool, cast("BinaryIO", text))
            if told:
                text.seek(0)
                beside = replace(place, path=rebuilt_name(place.path), name=rebuilt_name(place.name))
                self._file(Peeked(text, _HEAD), Format("text"), "", beside)
        self._withheld(place, found.name, told or found.reason)

    def _office(self, source: BinaryIO, target: BinaryIO) -> str:
        return REBUILT if office_text(source, self._budget, target) else ""

    def _pdf(self, source: BinaryIO, target: BinaryIO) -> str:
        """Learn from words in both orders: a value may stand behind its name in one of them alone."""
        read = pdf_text_apart(source)
        text = read.text + (read.along if self._sink.learns else "")
        self._budget.unfold(len(text))
        target.write(text.encode("utf-8", "replace"))
        return read.told

    def _picture(self, stream: Peeked, found: Format, place: Place) -> None:
        """A picture is drawn anew when somebody has looked at it, or is to look at it; else it stays."""
        looked, most = self._sink.looked, self._limits.picture
        if self._withhold_all or self._sink.learns:
            self._withheld(place, found.name, _NO_CONTENT if self._withhold_all else found.reason)
            return
        content = read_exactly(stream, most + 1)
        if len(content) > most:
            raise Broken(f"It is a picture of more than {most // MEBI} MiB: make it smaller.")
        bare = bare_picture(content, self._limits)
        mark = self._engine.pseudonyms.mark_of(bare.content)
        report = MemberReport(place.shown, place.path, 0, found.name, "withheld", found.reason, picture=mark)
        if looked.needs(mark):
            self._budget.picture()
            made = drawn(bare)
            self._budget.draw(len(made.content))
            if looked.gallery is not None:
                looked.gallery(mark, made)
            if looked.let_leave(mark):
                left = replace(report, size=len(content), state="redacted", reason="")
                self._sink.picture(place, made.content, left)
                return
        self._sink.member(report)

    def _file(self, stream: Peeked, found: Format, packing: str, place: Place) -> None:
        if self._withhold_all:
            self._withheld(place, found.name, _NO_CONTENT)
            return
        tally = Tally(place.path, place.shown, found.name)
        self._sink.begin_file(packing)
        try:
            narrow = stream if found.name == "utf-16" else Narrow(stream)
            lines = redacted_lines(narrow, found.name, self._engine, self._limits)
            reason = checked(lines, tally, self._sink, self._limits)
        except (Broken, Exceeded):
            self._sink.drop_file()
            raise
        complete(self._sink, place, tally, reason)

    def _withheld(self, place: Place, format_name: str, reason: str) -> None:
        self._sink.member(MemberReport(place.shown, place.path, 0, format_name, "withheld", reason))

    def _deeper(self, depth: int) -> None:
        if depth > self._limits.nesting + 1:
            raise Broken(f"It lies more than {self._limits.nesting} archives deep.")


Walker = Callable[[Treatments, Pseudonyms, CaseDictionary, Limits, Sink], Walk]
