"""Many cases at once, in true order of time: each life says when it goes on, and the earliest goes first."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from portal.demo.stage import Stage

LAST_HOURS = timedelta(hours=12)
Life = Iterator[datetime]
"""The life of one case: it acts, says when it goes on, acts again."""


def live(stage: Stage, lives: Iterable[Life], ends_at: datetime, progress: Callable[[float], None]) -> None:
    """Play all lives up to `ends_at`; what would happen later does not happen. `progress` is told 0 to 1."""
    waiting: list[tuple[datetime, int, Life]] = []
    for number, life in enumerate(lives):
        _wait(waiting, number, life)
    began = stage.now
    while waiting and waiting[0][0] < ends_at:
        instant, number, life = heapq.heappop(waiting)
        stage.reach(instant, last=ends_at - instant < LAST_HOURS)
        _wait(waiting, number, life)
        progress(min(1.0, (stage.now - began) / (ends_at - began)))
    stage.reach(ends_at, last=True)


def _wait(waiting: list[tuple[datetime, int, Life]], number: int, life: Life) -> None:
    """Let the life act until it waits again; one that has ended waits no more."""
    instant = next(life, None)
    if instant is not None:
        heapq.heappush(waiting, (instant, number, life))
