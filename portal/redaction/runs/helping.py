"""What a helper does: pieces of files that lie in slots, with the key and the words it was given."""

import contextlib
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import BinaryIO

from portal.garbage import keep_what_is_here
from portal.redaction.across_lines.carried import NOTHING_WAITS, Waiting
from portal.redaction.archives.budget import Broken
from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.ending import end_with
from portal.redaction.formats.narrow import Narrow
from portal.redaction.limits import PIECE, Limits
from portal.redaction.members.learning import Learner
from portal.redaction.members.sinks import Sink, Tally, checked, show_line
from portal.redaction.members.telling import teller
from portal.redaction.scanning.engine import Engine
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.documents import line_redactor, redacted_lines
from portal.redaction.texts.lines import Line, changed_lines
from portal.redaction.treatments import Treatments


@dataclass(frozen=True, slots=True)
class Order:
    """One run: what all its pieces have in common. An `observed` one tells of every changed line."""

    treatments: str
    key: bytes
    dictionary: bytes
    limits: Limits
    learns: bool
    observed: bool


@dataclass(frozen=True, slots=True)
class Task:
    """One piece: `waiting` is None for a file as a whole, and else what the lines before say about it.

    Further lines may come behind a piece that is not `last`.
    """

    slot: int
    tally: Tally
    waiting: Waiting | None
    last: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a piece: the reason to withhold its file, what was found, and what waits at its end."""

    slot: int
    reason: str
    tally: Tally
    lines: int
    waiting: Waiting
    learned: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a piece lies, and where what becomes of it is put: files without names, known to both sides."""

    source: BinaryIO
    made: BinaryIO
    told: BinaryIO

    def clear(self) -> None:
        """Empty, for the next piece."""
        for stream in (self.source, self.made, self.told):
            os.ftruncate(stream.fileno(), 0)


def help_out(mine: Connection, others: list[Connection], slots: list[Slot], parent: int) -> None:
    """Work off what comes through the connection until it is closed."""
    end_with(parent)
    keep_what_is_here()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began this one says when it ends
    for other in others:
        other.close()
    helper: Helper | None = None
    try:
        while True:
            order = mine.recv()
            if isinstance(order, Order):
                helper = Helper(order, slots)
            elif helper is not None:
                mine.send(helper.do(order))
    except (EOFError, ConnectionError):
        return


class Helper:
    """Works on the pieces of one run."""

    def __init__(self, order: Order, slots: list[Slot]) -> None:
        self._order = order
        self._slots = slots
        words = CaseDictionary.from_bytes(order.dictionary)
        treatments = Treatments.from_json(order.treatments)
        self._engine = Engine(treatments, Pseudonyms(order.key), words, learns=order.learns)

    def do(self, task: Task) -> Done:
        """Redact one piece, or learn from it."""
        slot, learned = self._slots[task.slot], CaseDictionary()
        sink = Learner(learned) if self._order.learns else _Writer(slot, observed=self._order.observed)
        stretch = _Stretch(_Lying(slot.source, task), task, self._engine, self._order.limits)
        reason = ""
        with contextlib.suppress(Broken):
            reason = checked(stretch.lines(), task.tally, sink, self._order.limits)
        if isinstance(sink, _Writer):
            sink.close()
        words = learned.to_bytes() if self._order.learns else b""
        return Done(task.slot, reason, task.tally, stretch.count, stretch.waiting, words)


class _Stretch:
    """The lines of one piece."""

    def __init__(self, source: "_Lying", task: Task, engine: Engine, limits: Limits) -> None:
        self._source = source
        self._task = task
        self._engine = engine
        self._limits = limits
        self.count = 0
        self.waiting = NOTHING_WAITS

    def lines(self) -> Iterator[Line]:
        task, name = self._task, self._task.tally.format_name
        if task.waiting is None:
            narrow = self._source if name == "utf-16" else Narrow(self._source)
            yield from redacted_lines(narrow, name, self._engine, self._limits)
            return
        source, redactor = Narrow(self._source), line_redactor(self._engine, self._limits, task.waiting)
        for chunk in iter(lambda: source.read(PIECE), b""):
            self.count += chunk.count(b"\n")
            yield from redactor.feed(chunk)
        if task.last:
            yield from redactor.close()
        self.waiting = redactor.waiting


class _Lying:
    """A file from its begin. One of which the rest could not be read is as broken here as it was there."""

    def __init__(self, stream: BinaryIO, task: Task) -> None:
        self._descriptor = stream.fileno()
        self._place = 0
        self._breaks = task.waiting is None and not task.last

    def read(self, size: int = -1, /) -> bytes:
        """Bytes from the place where the last ones ended."""
        most = size if size >= 0 else os.fstat(self._descriptor).st_size - self._place
        data = os.pread(self._descriptor, max(most, 0), self._place)
        self._place += len(data)
        if not data and size != 0 and self._breaks:
            raise Broken("")
        return data


class _Writer(Sink):
    """Writes what may leave into a slot."""

    def __init__(self, slot: Slot, *, observed: bool) -> None:
        super().__init__()
        slot.made.seek(0)
        slot.told.seek(0)
        self._made = open(slot.made.fileno(), "wb", closefd=False)  # noqa: SIM115 - closed with the piece
        self._told = open(slot.told.fileno(), "wb", closefd=False)  # noqa: SIM115
        self._observer = teller(self._told) if observed else None

    def line(self, path: str, line: Line) -> None:
        """Write one line, and tell of it when it changed."""
        self._made.write(line.after)
        if self._observer is not None:
            for changed in changed_lines(line):
                show_line(self._observer, path, changed)

    def close(self) -> None:
        """All of it is written."""
        self._made.close()
        self._told.close()
