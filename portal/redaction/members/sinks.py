"""What becomes of the files of a walk: where their lines go, what is counted, whether they may leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from portal.redaction.archives.apart_writing import Slot
from portal.redaction.archives.budget import Broken, Exceeded
from portal.redaction.columns.placed import counted
from portal.redaction.findings import Finding, Observer
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.kinds import KINDS
from portal.redaction.limits import MEBI, Limits
from portal.redaction.pictures.looked import NOBODY_LOOKED, Looked
from portal.redaction.report import MemberReport, State
from portal.redaction.texts.documents import TooLarge
from portal.redaction.texts.lines import Line
from portal.vocabulary import DataCategory


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class Piece:
    """What a helper left: the bytes that may leave, the changed lines as `telling` writes them, the words.

    `lines` is how many lines of the file stand before the piece.
    """

    made: BinaryIO
    told: BinaryIO
    learned: bytes
    lines: int


class Sink:
    """What becomes of what is found on the way; this one lets everything go.

    One that `learns` needs no stand-ins, and no second look at what would leave. `looked` says which
    pictures a person has looked at.
    """

    learns = False
    looked: Looked = NOBODY_LOOKED

    def __init__(self) -> None:
        self.members: list[MemberReport] = []

    def line(self, path: str, line: Line) -> None:
        """One line of a file, before and after."""

    def begin_archive(self, format_name: str, packing: str) -> None:
        """An archive begins; until its end all files belong into it."""

    def begin_apart(self, packing: str, slots: Sequence[Slot]) -> None:
        """A file begins in which files stand, like an archive: first comes its text, then each of them."""

    def begin_part(self, slot: Slot) -> None:
        """A file within a file begins, like an archive of one file or none; its end is called by its sign."""

    def end_archive(self, name: str, time: int) -> None:
        """The innermost archive is complete."""

    def begin_file(self, packing: str) -> None:
        """A file begins."""

    def end_file(self, name: str, time: int) -> None:
        """A file is complete and may leave."""

    def drop_file(self) -> None:
        """A file was begun and is withheld."""

    def member(self, report: MemberReport) -> None:
        """What became of one file."""
        self.members.append(report)

    def picture(self, place: Place, content: bytes, report: MemberReport) -> None:
        """A picture that somebody has looked at, as it leaves."""
        del place, content
        self.member(report)

    def piece(self, path: str, piece: Piece) -> None:
        """What a helper made of a piece of a file."""


class Tally:
    """Counts what was found in one file."""

    def __init__(self, path: str, name: str, format_name: str) -> None:
        self.path = path
        self._name = name
        self.format_name = format_name
        self.size = 0
        self.changed = False
        self.counts: dict[DataCategory, int] = {}
        self.kinds: dict[str, int] = {}

    def add(self, line: Line) -> None:
        """One more line."""
        self.size += len(line.before)
        for kind, number in counted(line.found).items():
            category = KINDS[kind].category
            self.changed = True
            self.counts[category] = self.counts.get(category, 0) + number
            self.kinds[kind] = self.kinds.get(kind, 0) + number

    def join(self, other: "Tally") -> None:
        """What was found in a further piece of the file."""
        self.size += other.size
        self.changed |= other.changed
        for category, count in other.counts.items():
            self.counts[category] = self.counts.get(category, 0) + count
        for kind, count in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count

    def report(self) -> MemberReport:
        """The report of a file that leaves."""
        state: State = "redacted" if self.changed else "unchanged"
        return MemberReport(
            self._name, self.path, self.size, self.format_name, state, "", self.counts, self.kinds
        )


def checked(lines: Iterable[Line], tally: Tally, sink: Sink, limits: Limits) -> str:
    """Take the lines of one file into the sink; the reason when it must be withheld."""
    try:
        for line in lines:
            tally.add(line)
            sink.line(tally.path, line)
            if line.leaks:
                return "Something that must not leave was still there after redacting."
    except Unparsable:
        return "It is damaged: it cannot be read as what its name says."
    except TooLarge:
        return f"It is read as a whole and larger than {limits.document // MEBI} MiB: split it."
    except (Broken, Exceeded):
        raise
    except Exception:  # noqa: BLE001 - a mistake in a rule withholds one file, never passes it and never stops the run
        return "It cannot be read and checked as text."
    return ""


def complete(sink: Sink, place: Place, tally: Tally, reason: str) -> None:
    """A file is read to its end: it may leave, or it is withheld for a reason."""
    if reason:
        sink.drop_file()
        sink.member(MemberReport(place.shown, place.path, 0, tally.format_name, "withheld", reason))
        return
    sink.end_file(place.name, place.time)
    sink.member(tally.report())


def show_line(observer: Observer, path: str, line: Line) -> None:
    """Give one changed line to an observer, with offsets in characters."""

    def place(edge: int) -> int:
        return len(line.before[:edge].decode("utf-8", "replace"))

    findings = [
        Finding(
            place(one.start),
            place(one.end),
            one.kind,
            one.category,
            one.treatment,
            one.replacement.decode("utf-8", "replace"),
        )
        for one in line.found
    ]
    before = line.before.decode("utf-8", "replace").rstrip("\r\n")
    after = line.after.decode("utf-8", "replace").rstrip("\r\n")
    observer(path, line.number, before, after, findings)
