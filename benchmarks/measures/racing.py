"""A race: everybody is given the same, works on the same processor in one run, and must give one answer."""

import resource
import time
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer", bound=Hashable)


def race(
    runners: Mapping[str, Callable[[Given], Callable[[], Answer]]], on: Given
) -> tuple[set[Answer], float]:
    """Let everybody prepare, which is not timed, and work; prints how long, beside the first, and the memory.

    Returns the answers, which should be one, and the first runner's seconds on the processor. Who needs a
    package that is not installed does not take part.
    """
    answers: set[Answer] = set()
    first: float | None = None
    for name, prepare in runners.items():
        try:
            work = prepare(on)
        except ModuleNotFoundError:
            print(f"{name}: not installed")
            continue
        started, worked = time.perf_counter(), time.process_time()
        answers.add(work())
        wall, cpu = time.perf_counter() - started, time.process_time() - worked
        first = cpu if first is None else first
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        times = "" if cpu == first else f", {cpu / first:,.1f} times the first"
        print(
            f"{name}: {wall:.3f} s, {cpu:.3f} s of processor time{times}; "
            f"largest memory so far {memory:,.0f} MB",
            flush=True,
        )
    return answers, first or 0.0
