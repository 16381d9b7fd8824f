"""Charts as places on a sheet: what the templates in parts/charts draw as SVG, one link a mark.

Every place is a share of the drawing in per cent, so that a drawing follows its room without scripts
and without style attributes. Colours are classes; hatching means "nobody" or "too few to show".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

NOBODY = "nobody"
PARTS = 6
TOO_FEW_BELOW = 10


@dataclass(frozen=True)
class HeldSpan:
    """That `holder` had the case from one instant to the next. An empty holder means nobody: the gap."""

    holder: str
    began_at: datetime
    ended_at: datetime
    url: str = ""

    @property
    def lasted(self) -> timedelta:
        """How long."""
        return self.ended_at - self.began_at


@dataclass(frozen=True)
class HeldMark:
    """One piece of the bar: its beginning and width in per cent; `look` is 0 for nobody, else 1 to 6."""

    start: str
    width: str
    look: int
    span: HeldSpan


@dataclass(frozen=True)
class HeldShare:
    """One line of the legend: a holder, their whole time, their share in per cent."""

    holder: str
    look: int
    lasted: timedelta
    share: int


@dataclass(frozen=True)
class HeldBar:
    """The bar of held times: pieces in order, the legend, and their sum, which is the elapsed time."""

    marks: tuple[HeldMark, ...]
    shares: tuple[HeldShare, ...]
    lasted: timedelta


def held_bar(spans: Sequence[HeldSpan]) -> HeldBar:
    """Lay out who had a case when. The spans must follow one another without holes.

    Raises:
        ValueError: when a span does not begin where the one before it ended.
    """
    for before, after in pairwise(spans):
        if before.ended_at != after.began_at:
            raise ValueError("Held spans must follow one another: held times add up to elapsed time.")
    lasted = sum((span.lasted for span in spans), timedelta())
    looks = _looks([span.holder for span in spans])
    whole = lasted or timedelta(seconds=1)
    marks = tuple(
        HeldMark(
            start=percent((span.began_at - spans[0].began_at) / whole),
            width=percent(span.lasted / whole),
            look=looks[span.holder],
            span=span,
        )
        for span in spans
    )
    return HeldBar(marks, _shares(spans, looks, whole), lasted)


def _looks(holders: Sequence[str]) -> dict[str, int]:
    """Give each holder a colour in order of appearance; nobody is 0. The last colour is for all the rest."""
    named = list(dict.fromkeys(holder for holder in holders if holder))
    return {"": 0} | {holder: min(place, PARTS) for place, holder in enumerate(named, start=1)}


def _shares(spans: Sequence[HeldSpan], looks: dict[str, int], whole: timedelta) -> tuple[HeldShare, ...]:
    totals: dict[str, timedelta] = {}
    for span in spans:
        totals[span.holder] = totals.get(span.holder, timedelta()) + span.lasted
    return tuple(
        HeldShare(holder, looks[holder], total, round(100 * (total / whole)))
        for holder, total in totals.items()
    )


def percent(share: float) -> str:
    """A share from 0 to 1 as an SVG length: 0.125 gives "12.5%"."""
    return f"{round(100 * share, 3):g}%"
