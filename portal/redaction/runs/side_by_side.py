"""The walk with helpers: files are cut into pieces, and what becomes of them is put together in order."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from portal.redaction.across_lines.carried import NOTHING_WAITS, Waiting
from portal.redaction.archives.apart_writing import Slot
from portal.redaction.archives.budget import Broken, Exceeded, Peeked, Readable
from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.formats.detect import Format
from portal.redaction.limits import Limits
from portal.redaction.members.sinks import Piece, Place, Sink, Tally, complete
from portal.redaction.members.walking import Walk, Walker
from portal.redaction.report import MemberReport
from portal.redaction.runs.crew import Crew, crew_of
from portal.redaction.runs.helping import Order, Task
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.treatments import Treatments

_CHUNK = 1024 * 1024
_STRETCH = 4 * _CHUNK

Step = Callable[[], None]


class InOrder(Sink):
    """Does to a sink what is done to it, in the same order, but later: when helpers have done their part."""

    def __init__(self, sink: Sink, crew: Crew) -> None:
        super().__init__()
        self.learns = sink.learns
        self.looked = sink.looked
        self.below = sink
        self._crew = crew
        self._steps: deque[tuple[int | None, Step]] = deque()

    def begin_archive(self, format_name: str, packing: str) -> None:
        """See `Sink`."""
        self.then(partial(self.below.begin_archive, format_name, packing))

    def begin_apart(self, packing: str, slots: Sequence[Slot]) -> None:
        """See `Sink`."""
        self.then(partial(self.below.begin_apart, packing, slots))

    def begin_part(self, slot: Slot) -> None:
        """See `Sink`."""
        self.then(partial(self.below.begin_part, slot))

    def end_archive(self, name: str, time: int) -> None:
        """See `Sink`."""
        self.then(partial(self.below.end_archive, name, time))

    def begin_file(self, packing: str) -> None:
        """See `Sink`."""
        self.then(partial(self.below.begin_file, packing))

    def drop_file(self) -> None:
        """See `Sink`."""
        self.then(self.below.drop_file)

    def member(self, report: MemberReport) -> None:
        """See `Sink`."""
        self.then(partial(self.below.member, report))

    def picture(self, place: Place, content: bytes, report: MemberReport) -> None:
        """See `Sink`. Helpers are waited for, so that no pictures heap up meanwhile."""
        self.then(partial(self.below.picture, place, content, report))
        self.finish()

    def then(self, step: Step, slot: int | None = None) -> None:
        """A step, to be taken when the piece in the slot is done."""
        self._steps.append((slot, step))
        self.settle()

    def settle(self) -> None:
        """Take the steps that wait for nobody."""
        while self._steps:
            slot, step = self._steps[0]
            if slot is not None and not self._crew.has_done(slot):
                return
            self._steps.popleft()
            step()

    def make_room(self) -> None:
        """Take steps, waiting for helpers, until a slot is empty."""
        while not self._crew.has_room:
            self._steps.popleft()[1]()

    def finish(self) -> None:
        """Take all steps, waiting for helpers."""
        while self._steps:
            self._steps.popleft()[1]()


@dataclass(slots=True)
class _File:
    """What is known of one file whose pieces come back one after the other."""

    place: Place
    tally: Tally
    reason: str = ""
    waiting: Waiting | None = None
    lines: int = 0


class SideBySide(Walk):
    """A walk whose files are worked on by a crew. `observed` says whether the sink shows changed lines."""

    def __init__(
        self,
        treatments: Treatments,
        pseudonyms: Pseudonyms,
        dictionary: CaseDictionary,
        limits: Limits,
        sink: Sink,
        *,
        crew: Crew,
        observed: bool = False,
    ) -> None:
        self._ordered = InOrder(sink, crew)
        super().__init__(treatments, pseudonyms, dictionary, limits, self._ordered)
        self._crew = crew
        words = dictionary.to_bytes()
        crew.order(Order(treatments.to_json(), pseudonyms.key, words, limits, sink.learns, observed))

    def run(self, source: BinaryIO, name: str) -> None:
        """All of it; raises `Unavailable` when a helper is lost."""
        super().run(source, name)
        self._ordered.finish()

    def _file(self, stream: Peeked, found: Format, packing: str, place: Place) -> None:
        if self._withhold_all:
            super()._file(stream, found, packing, place)
            return
        file = _File(place, Tally(place.path, place.shown, found.name))
        self._ordered.begin_file(packing)
        try:
            if found.name == "text":
                self._stretches(stream, file)
            else:
                self._whole(stream, file)
        except (Broken, Exceeded):
            self._ordered.drop_file()
            raise
        self._ordered.then(lambda: complete(self._ordered.below, place, file.tally, file.reason))

    def _whole(self, stream: Readable, file: _File) -> None:
        """One piece: what is to be looked at as a whole. What is damaged is read until there, as alone."""
        slot, last = self._slot(), False
        source = self._crew.files(slot).source
        try:
            while data := stream.read(_CHUNK):
                source.write(data)
            last = True
        finally:
            self._give(file, Task(slot, self._tally(file), None, last))

    def _stretches(self, stream: Readable, file: _File) -> None:
        """Pieces of whole lines. That nothing waits where one begins is only a guess until it is its turn."""
        slot, size = self._slot(), 0
        try:
            while data := stream.read(_CHUNK):
                cut = data.rfind(b"\n") + 1 if size >= _STRETCH else 0
                if cut:
                    self._crew.files(slot).source.write(data[:cut])
                    self._give(file, Task(slot, self._tally(file), NOTHING_WAITS, last=False))
                    slot, size, data = self._slot(), 0, data[cut:]
                self._crew.files(slot).source.write(data)
                size += len(data)
        except (Broken, Exceeded):
            self._give(file, Task(slot, self._tally(file), NOTHING_WAITS, last=False))
            raise
        self._give(file, Task(slot, self._tally(file), NOTHING_WAITS, last=True))

    def _slot(self) -> int:
        self._ordered.make_room()
        return self._crew.slot()

    @staticmethod
    def _tally(file: _File) -> Tally:
        return Tally(file.tally.path, file.place.shown, file.tally.format_name)

    def _give(self, file: _File, task: Task) -> None:
        self._crew.give(task)
        self._ordered.then(partial(self._take, file, task.slot), task.slot)

    def _take(self, file: _File, slot: int) -> None:
        """Put what became of a piece where it belongs; nothing more of a file that is withheld."""
        done = self._crew.result(slot, None if file.reason else file.waiting)
        if not file.reason:
            files = self._crew.files(slot)
            for stream in (files.made, files.told):
                stream.seek(0)
            file.reason, file.waiting = done.reason, done.waiting
            file.tally.join(done.tally)
            self._ordered.below.piece(
                file.tally.path, Piece(files.made, files.told, done.learned, file.lines)
            )
            file.lines += done.lines
        self._crew.free(slot)


@contextmanager
def walker_of(jobs: int, *, observed: bool = False) -> Iterator[Walker]:
    """What leads through files with so many jobs; for one job, or where no process can be copied, alone.

    `observed` says whether an observer is to see the changed lines.
    """
    with crew_of(jobs) as crew:
        yield Walk if crew is None else partial(SideBySide, crew=crew, observed=observed)
