"""M32: how much of the time it worked for the customer, from interruptions as the customer states them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from portal.measures.business.event import BusinessEvent
from portal.measures.business.figure import YEAR, Figure, Told, count_words, enough_told, few, nothing
from portal.measures.business.milestones import bought_by_customer
from portal.measures.statistics import Estimate, ratio
from portal.vocabulary import BusinessKind

_TO_CUSTOMERS = (
    BusinessKind.PURCHASE,
    BusinessKind.MILESTONE,
    BusinessKind.INTERRUPTION,
    BusinessKind.RENEWAL,
)


def availability(told: Told) -> Figure:
    """The part of the last year that was not interrupted, over the customers of the register.

    A customer counts from the purchase on. Overlapping interruptions are one; one without an end goes on.
    """
    interrupted = told.of(BusinessKind.INTERRUPTION)
    if not interrupted:
        return nothing("M32", "Tell interruptions as customers state them, under “Business events”.")
    known = {one.whose for kind in _TO_CUSTOMERS for one in told.of(kind)}
    begun = {whose: one.ended for whose, one in bought_by_customer(told).items() if one.ended is not None}
    pairs = []
    for whose in sorted(known):
        since = max(begun.get(whose, told.at - YEAR), told.at - YEAR)
        whole = told.at - since
        if whole > timedelta():
            down = union((one for one in interrupted if one.whose == whose), since, told.at)
            pairs.append(((whole - down) / whole, whole / YEAR, down))
    if not enough_told(sorted(known)) or not pairs:
        return few("M32", "customers in the register")
    value = ratio([(share * weight, weight) for share, weight, _ in pairs])
    lost = sum((down for _, _, down in pairs), timedelta())
    hours = lost / timedelta(hours=1)
    return Figure(
        "M32",
        value,
        f"In the last year it worked for the customer {_percent(value.value)} of the time.",
        _range(value),
        count_words(len(pairs), "customer"),
        (("Hours of interruption in all", f"{hours:,.0f}"), ("Interruptions told", f"{len(interrupted):,}")),
    )


def union(interruptions: Iterable[BusinessEvent], since: datetime, until: datetime) -> timedelta:
    """How long at least one of them lasted between the two instants; an open one lasts until the second."""
    down, covered = timedelta(), since
    for one in sorted(interruptions, key=_began):
        begins, ends = max(_began(one), covered), min(one.ended or until, until)
        if ends > begins:
            down += ends - begins
            covered = ends
    return down


def _began(one: BusinessEvent) -> datetime:
    if one.began is None:
        raise ValueError("An interruption has its beginning.")
    return one.began


def _percent(share: float) -> str:
    """Two places, for nearly all of it is near a hundred; rounded down, so that 100% means all."""
    return f"{int(share * 10_000 + 1e-9) / 100:.2f}%"


def _range(value: Estimate) -> str:
    if value.low is None or value.high is None:
        return "too few customers to say how sure this is"
    return f"between {_percent(value.low)} and {_percent(value.high)}"
