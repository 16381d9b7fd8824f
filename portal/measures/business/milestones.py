"""M29, M30 and M31: when customers got started, and reached what they bought it for."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from portal.measures.business.event import BusinessEvent
from portal.measures.business.figure import HOUR, Figure, Told, count_words, enough_told, few, nothing
from portal.measures.gaps import SMALLEST_FOR_HALF, SMALLEST_FOR_NINE_IN_TEN, hours_until
from portal.measures.statistics import Estimate, wilson
from portal.measures.survival import End, Waiting
from portal.measures.words import hours_words, interval_words, share_interval_words, share_words
from portal.vocabulary import BusinessKind, Milestone

TELL_BOTH = "Tell when each customer bought and which milestones it reached, under “Business events”."
NOT_LONG_ENOUGH = "There is not enough, or not for long enough, to give a figure."
BOUGHT = "Customers who bought"
_STEPS = {
    Milestone.STARTED: "Got started",
    Milestone.ADOPTED: "Use it",
    Milestone.SUCCEEDED: "Have what they bought it for",
}


def onboarded(told: Told) -> Figure:
    """M30: customers that got started, as a part of those who bought."""
    bought, started = bought_by_customer(told), _reached(told, Milestone.STARTED)
    if not bought:
        return nothing("M30", TELL_BOTH)
    if not enough_told(list(bought)):
        return few("M30", "new customers")
    value = wilson(len(bought.keys() & started.keys()), len(bought))
    return Figure(
        "M30",
        value,
        f"{share_words(value).capitalize()} of the customers who bought got started.",
        share_interval_words(value),
        count_words(len(bought), "customer"),
        steps=_customers(told, bought, Milestone.STARTED),
    )


def milestones(told: Told) -> Figure:
    """M31: milestones of use and of success reached, of those due by the day that was promised first."""
    planned = [one for one in told.of(BusinessKind.MILESTONE) if one.result != Milestone.STARTED]
    due = [one for one in planned if one.due_first is not None and one.due_first <= told.at]
    if not planned:
        return nothing("M31", "Tell the milestones that customers planned, under “Business events”.")
    if not enough_told([one.whose for one in due]):
        return few("M31", "milestones that were due")
    reached, early = sum(one.ended is not None for one in due), sum(_in_time(one) for one in due)
    value, in_time = wilson(reached, len(due)), wilson(early, len(due))
    moved = sum(one.due != one.due_first for one in due)
    return Figure(
        "M31",
        value,
        f"{share_words(value).capitalize()} of the milestones that were due are reached.",
        share_interval_words(value),
        count_words(len(due), "milestone"),
        (("By the day promised first", share_words(in_time)), ("Moved to another day", f"{moved:,}")),
        (("Milestones due", len(due)), ("Reached", reached), ("Reached by the day promised first", early)),
    )


def time_to_value(told: Told) -> Figure:
    """M29: from the first talk, or else the purchase, to what it was bought for, interruptions added."""
    bought, succeeded = bought_by_customer(told), _reached(told, Milestone.SUCCEEDED)
    if not bought:
        return nothing("M29", TELL_BOTH)
    if not enough_told(list(bought)):
        return few("M29", "customers")
    whole = [
        _until(one.began or _end(one), succeeded.get(key), told.at, _smiles(one, told))
        for key, one in bought.items()
    ]
    value = hours_until(whole, 0.5, SMALLEST_FOR_HALF)
    if value is None:
        return nothing("M29", NOT_LONG_ENOUGH)
    after = [_until(_end(one), succeeded.get(key), told.at) for key, one in bought.items()]
    before = [_until(one.began, one.ended, told.at) for one in bought.values() if one.began is not None]
    nine = hours_until(whole, 0.9, SMALLEST_FOR_NINE_IN_TEN)
    said = f"Half of the customers had what they bought it for within {hours_words(value.value)}"
    return Figure(
        "M29",
        value,
        f"{said}{f', nine of ten within {hours_words(nine.value)}' if nine else ''}, interruptions added.",
        interval_words(value),
        count_words(len(bought), "customer"),
        (
            ("Before the sale, half of them", _half(hours_until(before, 0.5, SMALLEST_FOR_HALF))),
            ("After the sale, half of them", _half(hours_until(after, 0.5, SMALLEST_FOR_HALF))),
        ),
        _customers(told, bought, *Milestone),
    )


def bought_by_customer(told: Told) -> Mapping[str, BusinessEvent]:
    """The first purchase of each customer."""
    found: dict[str, BusinessEvent] = {}
    for one in sorted(told.of(BusinessKind.PURCHASE), key=_end):
        found.setdefault(one.whose, one)
    return found


def _reached(told: Told, step: Milestone) -> dict[str, datetime]:
    """When each customer first reached a milestone of this kind."""
    of_step = (one for one in told.of(BusinessKind.MILESTONE) if one.result == step)
    found: dict[str, datetime] = {}
    for one in of_step:
        if one.ended is not None:
            found[one.whose] = min(one.ended, found.get(one.whose, one.ended))
    return found


def _customers(
    told: Told, bought: Mapping[str, BusinessEvent], *reaching: Milestone
) -> tuple[tuple[str, int], ...]:
    """How many customers bought, and how many of these reached each of the milestones."""
    counted = ((_STEPS[one], len(bought.keys() & _reached(told, one).keys())) for one in reaching)
    return (BOUGHT, len(bought)), *counted


def _in_time(one: BusinessEvent) -> bool:
    return one.ended is not None and one.due_first is not None and one.ended <= one.due_first


def _end(one: BusinessEvent) -> datetime:
    if one.ended is None:
        raise ValueError("A purchase has its day.")
    return one.ended


def _smiles(one: BusinessEvent, told: Told) -> Iterable[timedelta]:
    return told.smiles.get(one.customer_id, ()) if one.customer_id else ()


def _until(since: datetime, at: datetime | None, now: datetime, more: Iterable[timedelta] = ()) -> Waiting:
    added = sum(more, timedelta())
    end = End.OPEN if at is None else End.HAPPENED
    return Waiting(max(0.0, ((at or now) - since + added) / HOUR), end)


def _half(value: Estimate | None) -> str:
    return hours_words(value.value) if value else "not known"
