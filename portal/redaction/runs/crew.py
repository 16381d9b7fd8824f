"""Processes that redact pieces of files side by side, all with the same key and the same words.

They are copies of this process (where the system makes such), so they have the rules at once; they get
no files but the slots in which pieces lie, and they end with it.
"""

import contextlib
import multiprocessing
import os
import tempfile
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from types import TracebackType
from typing import BinaryIO, Self, cast

from portal.redaction.across_lines.carried import Waiting
from portal.redaction.runs.helping import Done, Order, Slot, Task, help_out
from portal.redaction.scanning.scanner import claims_of
from portal.vocabulary import Unavailable

_SLOTS_EACH = 2
MOST_JOBS = 64
_SECONDS_TO_END = 5.0
GONE = (
    "A process that helped to redact was stopped before it was done, perhaps for want of memory. "
    "What was begun is thrown away: try again, with fewer --jobs if it happens again."
)


@dataclass(slots=True)
class _Helper:
    process: ForkProcess
    line: Connection
    busy: int = 0


class Crew:
    """Some helpers with the slots they work on. A context manager: at its end they are gone."""

    def __init__(self, jobs: int) -> None:
        claims_of(b"what every helper needs is made before there are any\n")
        self._slots = [Slot(_nameless(), _nameless(), _nameless()) for _ in range(_SLOTS_EACH * jobs)]
        self._free = list(range(len(self._slots)))
        self._given: dict[int, Task] = {}
        self._done: dict[int, Done] = {}
        self._helpers: list[_Helper] = []
        for _ in range(jobs):
            self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        others = [ours, *(one.line for one in self._helpers)]
        arguments = (theirs, others, self._slots, os.getpid())
        process = context.Process(target=help_out, args=arguments, daemon=True)
        process.start()
        theirs.close()
        self._helpers.append(_Helper(process, ours))

    @property
    def processes(self) -> list[int]:
        """The ids of the helpers' processes."""
        return [one.process.pid for one in self._helpers if one.process.pid is not None]

    def order(self, order: Order) -> None:
        """Tell all helpers of the run whose pieces come next."""
        for helper in self._helpers:
            self._send(helper, order)

    @property
    def has_room(self) -> bool:
        """Whether there is an empty slot."""
        return bool(self._free)

    def slot(self) -> int:
        """Take an empty slot."""
        number = self._free.pop()
        self._slots[number].clear()
        self._slots[number].source.seek(0)
        return number

    def files(self, slot: int) -> Slot:
        """The files of a slot."""
        return self._slots[slot]

    def give(self, task: Task) -> None:
        """Let a helper begin with a piece that lies in a slot."""
        helper = min(self._helpers, key=lambda one: one.busy)
        helper.busy += 1
        self._given[task.slot] = task
        self._send(helper, task)

    def has_done(self, slot: int) -> bool:
        """Whether a piece is done; does not wait."""
        self._hear(0.0)
        return slot in self._done

    def result(self, slot: int, waiting: Waiting | None) -> Done:
        """What came of a piece, waiting for it; done anew if it began with something else in waiting."""
        done = self._await(slot)
        task = self._given[slot]
        if waiting is not None and task.waiting != waiting:
            for stream in (self._slots[slot].made, self._slots[slot].told):
                os.ftruncate(stream.fileno(), 0)
            self.give(replace(task, waiting=waiting))
            done = self._await(slot)
        return done

    def free(self, slot: int) -> None:
        """A slot is needed no more."""
        self._given.pop(slot, None)
        self._done.pop(slot, None)
        self._free.append(slot)

    def _await(self, slot: int) -> Done:
        while slot not in self._done:
            self._hear(None)
        return self._done.pop(slot)

    def _hear(self, seconds: float | None) -> None:
        for line in wait([one.line for one in self._helpers if one.busy], seconds):
            helper = next(one for one in self._helpers if one.line is line)
            try:
                done = helper.line.recv()
            except (EOFError, ConnectionError) as error:
                raise Unavailable(GONE) from error
            helper.busy -= 1
            self._done[done.slot] = done

    @staticmethod
    def _send(helper: _Helper, what: Order | Task) -> None:
        try:
            helper.line.send(what)
        except (BrokenPipeError, ConnectionError) as error:
            raise Unavailable(GONE) from error

    def __enter__(self) -> Self:
        """Ready."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the helpers go, and stop those that do not."""
        for helper in self._helpers:
            helper.line.close()
        for helper in self._helpers:
            helper.process.join(0 if kind is not None else _SECONDS_TO_END)
            helper.process.kill()
            helper.process.join()
        for slot in self._slots:
            for stream in (slot.source, slot.made, slot.told):
                stream.close()


def _nameless() -> BinaryIO:
    """A file that is gone with the last process that has it open."""
    return cast("BinaryIO", tempfile.TemporaryFile(buffering=0))


def crew_of(jobs: int) -> contextlib.AbstractContextManager[Crew | None]:
    """A crew for more than one job, where the system can copy a process; else nobody."""
    if jobs < 2 or not hasattr(os, "fork"):  # noqa: PLR2004 - one job needs no help
        return contextlib.nullcontext()
    return Crew(min(jobs, MOST_JOBS))
