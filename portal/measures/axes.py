"""How far a picture of waiting reaches, and so few steps of its curve that the eye misses none."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

SCALES = (1, 4, 12, 24, 48, 96, 168, 336, 720)
"""Hours at which an axis may end."""
TICKS = 4
"""An axis is told at so many places, each as far from the one before it."""
TICK_HOURS = (0.0, *sorted({scale * place / TICKS for scale in SCALES for place in range(1, TICKS + 1)}))
"""Every place at which some axis is told."""
FINEST = 0.005
MOST_STEPS = 200
"""A curve of more steps is drawn with those that move it by half of one percent."""


class HasShare(Protocol):
    """A step of a curve: from `time` on it has happened for `share`."""

    @property
    def time(self) -> float:
        """Hours."""

    @property
    def share(self) -> float:
        """From 0 to 1."""


AnyStep = TypeVar("AnyStep", bound=HasShare)


def scale_of(longest: float) -> int:
    """The hours at which the axis ends for waits of up to `longest` hours; longer ones reach beyond it."""
    return next((one for one in SCALES if one >= longest), SCALES[-1])


def watched_at_ticks(spans: Iterable[float], ticks: Sequence[float] = TICK_HOURS) -> tuple[int, ...]:
    """How many waits are still watched at each of `ticks`; `spans` are the hours that each was seen.

    The steps of a curve do not tell it: between two of them, and after the last, others are lost from sight.
    """
    lasted = sorted(spans)
    return tuple(len(lasted) - bisect_left(lasted, tick) for tick in ticks)


def at_each_tick(watched: Sequence[int]) -> dict[float, int]:
    """The numbers of `watched_at_ticks` by their hours; nothing where there are none."""
    return dict(zip(TICK_HOURS, watched, strict=True)) if watched else {}


def thinned(steps: Sequence[AnyStep]) -> list[AnyStep]:
    """The steps of a rising curve that are drawn: nowhere more than half of one percent away from it.

    The first step from each tick of each axis on is among them.
    """
    if len(steps) <= MOST_STEPS:
        return list(steps)
    ticks = TICK_HOURS[1:]
    kept: list[AnyStep] = []
    shown, passed = 0.0, 0
    for one, following in zip(steps, [*steps[1:], None], strict=True):
        now = bisect_right(ticks, one.time)
        if following is None or now > passed or following.share - shown > FINEST:
            kept.append(one)
            shown, passed = one.share, now
    return kept
