"""Through a file or an archive, member by member, layer by layer, within the limits."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from portal.redaction.archives import tar
from portal.redaction.archives import zip as zip_archive
from portal.redaction.archives.budget import Broken, Budget, Counted, Exceeded, Peeked, Readable
from portal.redaction.archives.naming import Names, problem, redacted_name, shown
from portal.redaction.archives.packing import Unpacked
from portal.redaction.dictionary import CaseDictionary
from portal.redaction.documents import TooLarge, redacted_lines
from portal.redaction.engine import Engine
from portal.redaction.formats.detect import Format, detect
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.formats.narrow import Narrow
from portal.redaction.limits import MEBI, Limits
from portal.redaction.lines import Line
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.report import MemberReport, State
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment

_HEAD = 64 * 1024
_PACKED = frozenset({"gz", "bz2", "xz", "zst"})
_SUFFIXES = {"gz": (".gz", ".gzip"), "bz2": (".bz2",), "xz": (".xz",), "zst": (".zst", ".zstd")}


class Sink:
    """What becomes of what is found on the way; this one lets everything go.

    One that `learns` needs no stand-ins, and no second look at what would leave.
    """

    learns = False

    def __init__(self) -> None:
        self.members: list[MemberReport] = []

    def line(self, path: str, line: Line) -> None:
        """One line of a file, before and after."""

    def begin_archive(self, format_name: str, packing: str) -> None:
        """An archive begins; until its end all files belong into it."""

    def end_archive(self, name: str, time: int) -> None:
        """The innermost archive is complete."""

    def begin_file(self, packing: str) -> None:
        """A file begins."""

    def end_file(self, name: str, time: int) -> None:
        """A file is complete and may leave."""

    def drop_file(self) -> None:
        """A file was begun and is withheld."""


class Stop(Exception):
    """A limit of the whole run is reached; nothing after it is looked at."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file stands: its path as it came, its new name in its archive, the path of that archive."""

    path: str
    name: str
    folder: str = ""
    depth: int = 0
    time: int = 0

    @property
    def shown(self) -> str:
        """The new path, as the report shows it."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


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
            self._node(Counted(source, self._budget), _Place(label, label))
        except Stop:
            return

    def _node(self, stream: Readable, place: _Place) -> None:
        """One file or archive; what cannot be read is reported and does not leave."""
        found, packing = Format("unknown"), ""
        try:
            peeked = Peeked(stream, _HEAD)
            found = detect(peeked.head, place.path)
            if found.name in _PACKED:
                self._deeper(place.depth + 1)
                packing = found.name
                peeked = Peeked(Unpacked(peeked, packing, self._budget), _HEAD)
                found = detect(peeked.head, _without_suffix(place.path, packing))
            if found.name == "tar" or (found.name == "zip" and not packing):
                self._archive(peeked, found, packing, place)
            elif found.reason or found.name in {"zip", *_PACKED}:
                self._withheld(place, found.name, found.reason or "It is packed twice: pack it once.")
            else:
                self._file(peeked, found, packing, place)
        except Broken as broken:
            self._withheld(place, found.name, broken.sentence)
        except Exceeded as exceeded:
            self._withheld(place, found.name, exceeded.sentence + " Nothing after this was looked at.")
            raise Stop from exceeded

    def _archive(self, stream: Peeked, found: Format, packing: str, place: _Place) -> None:
        self._deeper(place.depth + 1)
        self._sink.begin_archive(found.name, packing)
        names, outer = Names(), place.depth > 0
        try:
            for entry in self._entries(stream, found.name):
                label = shown(entry.name)
                inside = _Place(
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
        with tempfile.TemporaryFile() as spool:
            while data := stream.read(MEBI):
                spool.write(data)
                if spool.tell() > self._limits.member:
                    raise Exceeded(f"One file is larger than {self._limits.member // MEBI:,} MiB.")
            yield from zip_archive.entries(cast("BinaryIO", spool), self._budget)

    def _file(self, stream: Peeked, found: Format, packing: str, place: _Place) -> None:
        if self._withhold_all:
            self._withheld(
                place, found.name, "This kind of problem needs no content: only the report leaves."
            )
            return
        tally = Tally(place.path, place.shown, found.name)
        self._sink.begin_file(packing)
        reason = self._lines(stream, found, tally)
        if reason:
            self._sink.drop_file()
            self._withheld(place, found.name, reason)
            return
        self._sink.end_file(place.name, place.time)
        self._sink.members.append(tally.report())

    def _lines(self, stream: Readable, found: Format, tally: "Tally") -> str:
        """Redact one file; the reason when it must be withheld."""
        try:
            narrow = stream if found.name == "utf-16" else Narrow(stream)
            for line in redacted_lines(narrow, found.name, self._engine, self._limits):
                tally.add(line)
                self._sink.line(tally.path, line)
                if line.leaks:
                    return "Something that must not leave was still there after redacting."
        except Unparsable:
            return "It is damaged: it cannot be read as what its name says."
        except TooLarge:
            return f"It is read as a whole and larger than {self._limits.document // MEBI} MiB: split it."
        except (Broken, Exceeded):
            self._sink.drop_file()
            raise
        except Exception:  # noqa: BLE001 - a mistake in a rule withholds one file, never passes it and never stops the run
            return "It cannot be read and checked as text."
        return ""

    def _withheld(self, place: _Place, format_name: str, reason: str) -> None:
        self._sink.members.append(MemberReport(place.shown, place.path, 0, format_name, "withheld", reason))

    def _deeper(self, depth: int) -> None:
        if depth > self._limits.nesting + 1:
            raise Broken(f"It lies more than {self._limits.nesting} archives deep.")


class Tally:
    """Counts what was found in one file."""

    def __init__(self, path: str, name: str, format_name: str) -> None:
        self.path = path
        self._name = name
        self._format = format_name
        self._size = 0
        self._changed = False
        self._counts: dict[DataCategory, int] = {}
        self._kinds: dict[str, int] = {}

    def add(self, line: Line) -> None:
        """One more line."""
        self._size += len(line.before)
        for one in line.found:
            self._changed = True
            self._counts[one.category] = self._counts.get(one.category, 0) + 1
            self._kinds[one.kind] = self._kinds.get(one.kind, 0) + 1

    def report(self) -> MemberReport:
        """The report of a file that leaves."""
        state: State = "redacted" if self._changed else "unchanged"
        return MemberReport(
            self._name, self.path, self._size, self._format, state, "", self._counts, self._kinds
        )


def _without_suffix(path: str, packing: str) -> str:
    for suffix in _SUFFIXES[packing]:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    if path.lower().endswith((".tgz", ".tbz2", ".txz")):
        return path.rpartition(".")[0] + ".tar"
    return path
