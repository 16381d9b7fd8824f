"""Bars side by side: how a number falls from step to step, or which reasons come most often."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.web.charts import percent


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how many (below one, its first digit), width and share, and where its cases are."""

    name: str
    count: float
    width: str
    share: str
    url: str


def bars(counts: Sequence[tuple[str, float, str]], whole: float) -> tuple[Bar, ...]:
    """Lay out (name, count, address) against `whole`, in the order given; nothing for a whole of nothing."""
    if whole <= 0:
        return ()
    return tuple(
        Bar(name, _shown(count), percent(count / whole), _share(count / whole), url)
        for name, count, url in counts
    )


def _shown(count: float) -> float:
    return round(count) if count >= 1 or not count else float(f"{count:.1g}")


def _share(part: float) -> str:
    """Something is never told as nothing."""
    return "less than 1%" if part and not round(100 * part) else f"{round(100 * part)}%"
