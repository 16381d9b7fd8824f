"""M36 and M37: effort outside the daily work, and what stops customers between buying and using."""

from collections import Counter
from collections.abc import Sequence

from portal.measures.business.event import BusinessEvent
from portal.measures.business.figure import (
    FULL_COUNT,
    YEAR,
    Figure,
    Told,
    count_words,
    enough_told,
    few,
    nothing,
)
from portal.measures.business.milestones import bought_by_customer
from portal.measures.statistics import Estimate, percentile_estimate
from portal.measures.suppression import SMALLEST_CELL
from portal.measures.words import count_interval_words, share_words
from portal.vocabulary import BusinessKind

OTHERS = "others"
BLOCKING = "Blocking steps"


def effort_outside(told: Told) -> Figure:
    """M36: the hours of improvement projects of the last year, as a part of all hours told of it."""
    projects = _of_last_year(told, BusinessKind.PROJECT)
    daily = sum(one.hours for one in _of_last_year(told, BusinessKind.DAILY_WORK))
    if not projects or not daily:
        return nothing(
            "M36", "Tell improvement projects and the hours of daily work, under “Business events”."
        )
    hours, money = sum(one.hours for one in projects), sum(one.money for one in projects)
    finished = sum(one.ended is not None for one in projects)
    value = Estimate(hours / (hours + daily), None, None, len(projects))
    share = share_words(Estimate(value.value, value.value, value.value, value.n))
    return Figure(
        "M36",
        value,
        f"{share} of the hours of the last year went into improvement, in "
        f"{count_words(len(projects), 'project')}; {finished:,} of them finished.",
        FULL_COUNT,
        f"{hours + daily:,.0f} hours told",
        (("Hours in projects", f"{hours:,.0f}"), ("Money in projects", f"{money:,.0f}")),
    )


def friction(told: Told) -> Figure:
    """M37: different steps that blocked each customer, and in whose gap they lie."""
    steps = list(
        {(one.whose, one.what.casefold()): one for one in told.of(BusinessKind.BLOCKING_STEP)}.values()
    )
    if not steps:
        return nothing(
            "M37", "Tell the steps that blocked customers, as they report them, under “Business events”."
        )
    customers = bought_by_customer(told).keys() | {one.whose for one in steps}
    if not enough_told(sorted(customers)):
        return few("M37", "customers in the register")
    counted = Counter(one.whose for one in steps)
    per_customer = [float(counted[one]) for one in customers]
    gaps = _gaps(steps)
    half, nine = (percentile_estimate(per_customer, share) for share in (0.5, 0.9))
    return Figure(
        "M37",
        half,
        f"Half of the customers were stopped {_times(half.value)} or less between buying and using; "
        f"nine of ten {_times(nine.value)} or less.",
        count_interval_words(half),
        count_words(len(customers), "customer"),
        tuple((name, f"{number:,}") for name, number in gaps),
        ((BLOCKING, sum(number for _, number in gaps)), *gaps) if gaps else (),
    )


def _of_last_year(told: Told, kind: BusinessKind) -> list[BusinessEvent]:
    return [one for one in told.of(kind) if one.began is not None and one.began >= told.at - YEAR]


def _gaps(steps: Sequence[BusinessEvent]) -> tuple[tuple[str, int], ...]:
    """In whose gaps they lie, the most first; below ten they go among the others, who are ten or none."""
    names = {one.gap_of.casefold(): one.gap_of for one in steps}
    left = Counter(one.gap_of.casefold() for one in steps)
    others = 0
    while left and (min(left.values()) < SMALLEST_CELL or 0 < others < SMALLEST_CELL):
        least = min(left, key=lambda one: (left[one], one))
        others += left.pop(least)
    shown = [(f"In the gap of {names[one]}", number) for one, number in left.most_common()]
    return (*shown, (f"In gaps of {OTHERS}", others)) if others >= SMALLEST_CELL else tuple(shown)


def _times(count: float) -> str:
    number = round(count)
    return {0: "not once", 1: "once", 2: "twice"}.get(number, f"{number} times")
