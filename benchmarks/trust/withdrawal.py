"""How soon a withdrawal bites while somebody reads on and on: python -m benchmarks.trust.withdrawal.

SQLite with full sync, by the wall clock, from the moment at which the customer's button arrives. Each run
has a permission of its own and one reader who asks again at once: the last read that got through is the gap.
A second table is of processor time alone, which a busy machine hardly changes.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from uuid import UUID

from portal.access.shredding import name_of_key
from portal.vocabulary import NotCovered, Treatment
from tests.invariants.model import WORDS, treated
from tests.invariants.stage import CUSTOMERS, Stage
from tests.support.template import prepare
from tests.support.world import open_world

TIMES = 60
PAGE = 4096


class Reader:
    """Reads again and again, and remembers when the last read got through and when the first did not."""

    def __init__(self, stage: Stage, case_id: UUID, disclosure_id: UUID) -> None:
        """Begin to read."""
        self.last = self.refused = 0.0
        self.begun = Event()
        self._read: Callable[[], bytes] = lambda: stage.read("Cedar", case_id, disclosure_id)
        self._thread = Thread(target=self._go_on)
        self._thread.start()

    def wait(self) -> None:
        """Wait until nothing can be read any more."""
        self._thread.join()

    def _go_on(self) -> None:
        try:
            while True:
                self._read()
                self.last = time.perf_counter()
                self.begun.set()
        except NotCovered:
            self.refused = time.perf_counter()


def withdrawn(stage: Stage) -> tuple[float, float, float]:
    """Seconds from the button to: the last read that got through, the first that did not, the key's death."""
    case_id = stage.open_case(CUSTOMERS[0])
    how = treated(Treatment.PSEUDONYMIZE)
    granted = stage.ask(case_id, ["Cedar"], how, 7)
    stage.decide(granted, ["Cedar"], how)
    given = stage.write(case_id, WORDS, ["Cedar"])
    stage.give(case_id, given)
    reader = Reader(stage, case_id, given)
    reader.begun.wait()
    start = time.perf_counter()
    stage.withdraw(granted)
    if stage.tools.shred.get(name_of_key(granted)) is not None:
        raise AssertionError("The key outlived the withdrawal.")
    dead = time.perf_counter()
    reader.wait()
    return max(reader.last - start, 0.0), reader.refused - start, dead - start


def worked(stage: Stage) -> tuple[float, float]:
    """Seconds of processor time, no reader beside: of the withdrawal, and of the read that it refuses."""
    case_id = stage.open_case(CUSTOMERS[0])
    how = treated(Treatment.PSEUDONYMIZE)
    granted = stage.ask(case_id, ["Cedar"], how, 7)
    stage.decide(granted, ["Cedar"], how)
    given = stage.write(case_id, WORDS, ["Cedar"])
    stage.give(case_id, given)
    stage.read("Cedar", case_id, given)
    start = time.process_time()
    stage.withdraw(granted)
    ended = time.process_time()
    with suppress(NotCovered):
        stage.read("Cedar", case_id, given)
    return ended - start, time.process_time() - ended


def synchronized(folder: Path) -> float:
    """One page written to the disk and waited for: what nothing durable can be faster than."""
    with (folder / "page").open("wb", buffering=0) as file:
        start = time.perf_counter()
        file.write(os.urandom(PAGE))
        os.fsync(file.fileno())
        return time.perf_counter() - start


def told(name: str, seconds: list[float], limit: float) -> str:
    """One row: the middle, the slowest in a hundred, and the middle in fsyncs of the same run."""
    cuts = quantiles(seconds, n=100)
    return f"| {name} | {cuts[49] * 1000:.1f} ms | {cuts[98] * 1000:.1f} ms | {cuts[49] / limit:.1f} |"


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'portal.sqlite'}"
        prepare(url)
        world = open_world(url, folder / "instance")
        stage = Stage(world)
        runs = [(*withdrawn(stage), synchronized(folder)) for _ in range(TIMES)]
        last, refused, dead, fsyncs = (list(column) for column in zip(*runs, strict=True))
        limit = quantiles(fsyncs, n=100)[49]
        print(
            "| From the customer's button to | Middle | Slowest in a hundred | In fsyncs |\n|---|---|---|---|"
        )
        print(told("the last read that still got through", last, limit))
        print(told("the first read that did not", refused, limit))
        print(told("the key is destroyed", dead, limit))
        print(told("one fsync of 4 KiB, beside", fsyncs, limit))
        print("\n| Processor time, nobody else at work | Middle | Slowest in a hundred |\n|---|---|---|")
        withdrawing, refusing = zip(*[worked(stage) for _ in range(TIMES)], strict=True)
        for what, spent in (("the withdrawal", withdrawing), ("the read that it refuses", refusing)):
            cuts = quantiles(spent, n=100)
            print(f"| {what} | {cuts[49] * 1000:.1f} ms | {cuts[98] * 1000:.1f} ms |")
        world.rooms.database.close()


if __name__ == "__main__":
    main()
