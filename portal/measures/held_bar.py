"""The bar of held times of one case, ready to be drawn: who had it when, and for which part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from portal.measures.timeline import Hold, elapsed
from portal.vocabulary import HolderKind


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch: `begins` and `share` are parts (0-1) of the elapsed time; a `gap` is to be hatched."""

    hold: Hold
    begins: float
    share: float
    gap: bool


def segments(spans: Sequence[Hold]) -> list[Segment]:
    """The stretches of the bar in order; their shares add up to 1. Empty when no time has passed.

    The time after the end of a case (DONE) is not drawn, but a stretch after a reopening is.
    """
    whole = elapsed(spans)
    if not whole:
        return []
    drawn, before = [], timedelta()
    for hold in spans:
        if hold.kind is HolderKind.DONE or not hold.span:
            continue
        gap = hold.kind is HolderKind.NOBODY
        drawn.append(Segment(hold, begins=before / whole, share=hold.span / whole, gap=gap))
        before += hold.span
    return drawn
