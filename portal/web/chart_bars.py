"""Bars side by side: how a number falls from step to step, or which reasons come most often."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.web.charts import percent


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how many, its width and share in words, and where its cases are."""

    name: str
    count: int
    width: str
    share: str
    url: str


def bars(counts: Sequence[tuple[str, int, str]], whole: int) -> tuple[Bar, ...]:
    """Lay out (name, count, address) against `whole`, in the order given; nothing for a whole of nothing."""
    if whole <= 0:
        return ()
    return tuple(
        Bar(name, count, percent(count / whole), f"{round(100 * count / whole)}%", url)
        for name, count, url in counts
    )
