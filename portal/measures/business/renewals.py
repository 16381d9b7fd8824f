"""M33 and M35: whether customers stay after shared cases, and how much they pay who wait in open gaps."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.measures.business.event import BAND_BOUNDS, BusinessEvent
from portal.measures.business.figure import YEAR, Figure, Told, count_words, enough_told, few, nothing
from portal.measures.business.reading import stayed
from portal.measures.statistics import Estimate, Z
from portal.vocabulary import BusinessKind, RevenueBand

SMALLEST_SIDE = 30
TELL = "Tell renewals with their bands of yearly revenue, under “Business events”."


@dataclass(frozen=True, slots=True)
class Side:
    """How many customers, and how many of them stayed."""

    n: int
    stayed: int


def renewal(told: Told) -> Figure:
    """M33: stayed after a handoff in the year before, less stayed without one, within bands of revenue."""
    decided = _newest(one for one in told.of(BusinessKind.RENEWAL) if one.result)
    if not decided:
        undecided = "The renewals that are told are not decided yet: add how they ended when they are."
        return nothing("M33", undecided if told.of(BusinessKind.RENEWAL) else TELL)
    strata = _strata(told, decided.values())
    shared, other = _sum(side for side, _ in strata), _sum(side for _, side in strata)
    if min(shared.n, other.n) < SMALLEST_SIDE:
        return nothing(
            "M33",
            f"There is a figure from {SMALLEST_SIDE} decided renewals on each side on: of customers with a "
            "case that was handed over in the year before, and of customers without, in the same bands.",
        )
    value = difference(strata)
    return Figure(
        "M33",
        value,
        f"Of customers with a case that several companies had, {_percent(shared)} stayed; of similar ones "
        f"without, {_percent(other)}. Compared band by band: {_points(value.value)}. "
        "An association, not a cause.",
        f"between {_points(value.low or 0.0)} and {_points(value.high or 0.0)}",
        count_words(shared.n + other.n, "renewal"),
        (("With shared cases", f"{shared.n:,}"), ("Without", f"{other.n:,}")),
    )


def money_at_risk(told: Told) -> Figure:
    """M35: what the customers pay whose open cases wait longer than nine in ten do, as a range."""
    bands = _newest(one for one in told.of(BusinessKind.RENEWAL) if one.customer_id is not None)
    band_of = {one.customer_id: one.band for one in bands.values() if one.band is not None}
    if not band_of:
        return nothing("M35", f"{TELL} The customer's name must be the one that the portal knows.")
    if told.waiting is None:
        return nothing("M35", "There are too few cases to know how long nine in ten wait for an answer.")
    waiting = [whose for whose in told.waiting.values() if whose in band_of]
    if not waiting:
        return Figure(
            "M35", Estimate(0.0, 0.0, 0.0, 0), "No case with a known band waits longer than nine in ten do.",
            "", "no open gap",
        )  # fmt: skip
    if not enough_told([str(one) for one in waiting]):
        return few("M35", "cases that wait so long")
    risked = [BAND_BOUNDS[band] for whose in set(waiting) if (band := band_of[whose]) is not None]
    low, tops = sum(one for one, _ in risked), [top for _, top in risked]
    high = None if None in tops else sum(top for top in tops if top is not None)
    most = f"{_money(high)}" if high is not None else "more than can be said from the bands"
    return Figure(
        "M35",
        Estimate(low, low, high, len(risked)),
        f"Customers who pay between {_money(low)} and {most} a year wait in open gaps.",
        "the bounds of the bands added up",
        f"{count_words(len(risked), 'customer')} in {count_words(len(waiting), 'case')}",
    )


def difference(strata: Iterable[tuple[Side, Side]]) -> Estimate:
    """The share of the first sides less that of the second, within strata, with its 95 % interval.

    The Mantel-Haenszel risk difference with the variance of Sato (Greenland & Robins, Biometrics 41 (1985)
    55-68; Sato, Biometrics 45 (1989) 1323-1324). Raises `ValueError` when no stratum has both sides.
    """
    top = weights = spread_p = spread_q = 0.0
    n = 0
    for one, other in strata:
        whole = one.n + other.n
        if not one.n or not other.n:
            continue
        n += whole
        a, b = one.stayed, other.stayed
        weights += one.n * other.n / whole
        top += (a * other.n - b * one.n) / whole
        spread_p += (one.n**2 * b - other.n**2 * a + one.n * other.n * (other.n - one.n) / 2) / whole**2
        spread_q += (a * (other.n - b) + b * (one.n - a)) / (2 * whole)
    if not weights:
        raise ValueError("A difference needs a stratum with both sides.")
    value = top / weights
    reach = Z * math.sqrt(max(0.0, value * spread_p + spread_q)) / weights
    return Estimate(value, max(-1.0, value - reach), min(1.0, value + reach), n)


def _strata(told: Told, decided: Iterable[BusinessEvent]) -> list[tuple[Side, Side]]:
    """Both sides of each band that has both."""
    sides: dict[tuple[RevenueBand | None, bool], list[bool]] = {}
    for one in decided:
        sides.setdefault((one.band, _handed(told, one)), []).append(stayed(one))
    pairs = []
    for band in {band for band, _ in sides}:
        shared, other = sides.get((band, True), []), sides.get((band, False), [])
        if shared and other:
            pairs.append((Side(len(shared), sum(shared)), Side(len(other), sum(other))))
    return pairs


def _handed(told: Told, one: BusinessEvent) -> bool:
    if one.due is None or one.customer_id is None:
        return False
    due = one.due
    return any(due - YEAR <= at <= due for at in told.handed.get(one.customer_id, ()))


def _newest(renewals: Iterable[BusinessEvent]) -> Mapping[str, BusinessEvent]:
    """The newest renewal of each customer: several of one would count it several times."""
    found: dict[str, BusinessEvent] = {}
    for one in renewals:
        before = found.get(one.whose)
        if before is None or (one.due and before.due and one.due > before.due):
            found[one.whose] = one
    return found


def _sum(sides: Iterable[Side]) -> Side:
    of = list(sides)
    return Side(sum(one.n for one in of), sum(one.stayed for one in of))


def _percent(side: Side) -> str:
    return f"{round(100 * side.stayed / side.n)}%"


def _points(share: float) -> str:
    points = round(100 * share)
    if not points:
        return "no difference"
    return f"{abs(points)} {'point' if abs(points) == 1 else 'points'} {'more' if points > 0 else 'fewer'}"


def _money(amount: float) -> str:
    million = 1e6
    return f"{amount / million:,.1f} million" if amount >= million else f"{amount:,.0f}"
