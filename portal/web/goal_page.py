"""One goal as a chain of ten steps, from what support is for to what a change gave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from flask import url_for

from portal.actions.read_measures import MeasureReading
from portal.measures import control
from portal.measures.catalogue import CATALOGUE
from portal.measures.goal import Gave, Standing, Target, standing
from portal.measures.goal import target_words as measures_words
from portal.measures.levels.sentences import SHARES, level_interval, sentence, short_value
from portal.measures.levels.trend import Period as Month
from portal.records.goals import Goal, GoalChange
from portal.web.chart_points import PointChart, TimePoint, point_chart
from portal.web.measure_plan_words import look_words
from portal.web.obstacles import obstacle_in_cases, time_of_nobody

STANDING_WORDS = {
    Standing.REACHED: "Reached",
    Standing.PERHAPS: "Reached, but it may be chance",
    Standing.NOT_YET: "Not yet",
    Standing.UNKNOWN: "No figure yet",
}


@dataclass(frozen=True)
class GaveLine:
    """One change: what it was, from when on, and the level before and after it, with whether they differ."""

    words: str
    used_from: date
    before: str
    after: str
    verdict: str


@dataclass(frozen=True)
class GoalPage:
    """The ten steps as (title, what stands there), what changes gave, and the picture with marked changes."""

    steps: tuple[tuple[str, str], ...]
    standing: str
    reached: bool
    gave: tuple[GaveLine, ...]
    points: PointChart | None
    limits_known: bool
    measure_url: str


def goal_page(
    goal: Goal,
    changes: Sequence[tuple[GoalChange, Gave]],
    reading: MeasureReading,
    names: Mapping[UUID, str],
    today: date,
) -> GoalPage:
    """The page of a goal over all cases of the organization, read with what is told of each two companies."""
    known, found = CATALOGUE[goal.measure_id], reading.chosen.level(goal.measure_id)
    stands = standing(found.value, Target(goal.target, goal.at_most))
    gave, noted = tuple(_gave(*one) for one in changes), [one for one, _ in changes]
    level = sentence(found)
    if found.value is not None:
        level += f" The range: {level_interval(goal.measure_id, found.value)}."
    points, limits_known = _points(goal, noted, reading)
    return GoalPage(
        steps=(
            ("What our support is for", goal.role),
            ("Our goal", goal.goal),
            ("What the customer has from it", goal.outcome),
            ("How we see it", f"{known.name}: {known.question}"),
            ("Where it shall be", target_words(goal)),
            ("Where it is today", f"{level} {STANDING_WORDS[stands]}."),
            ("The biggest obstacle", _obstacle(goal, reading, names)),
            ("What we changed", "; ".join(one.words for one in noted) or "Nothing yet."),
            ("When we look again", look_words(goal.look_on, today)),
            ("What it gave", "; ".join(one.verdict for one in gave) or "There is nothing to compare yet."),
        ),
        standing=STANDING_WORDS[stands],
        reached=stands is Standing.REACHED,
        gave=gave,
        points=points,
        limits_known=limits_known,
        measure_url=url_for("measures.measure", measure_id=goal.measure_id, period="all"),
    )


def target_words(goal: Goal) -> str:
    """The target as it is read: "At most 4 hours"."""
    return measures_words(goal.measure_id, Target(goal.target, goal.at_most))


def _obstacle(goal: Goal, reading: MeasureReading, names: Mapping[UUID, str]) -> str:
    """In the organization's own words, and what the cases say."""
    said = [goal.obstacle] if goal.obstacle else []
    shown = obstacle_in_cases(reading.between, names)
    if not said and not shown:
        shown = time_of_nobody(reading)
    said += [f"From the cases: {shown}"] if shown else []
    return " ".join(said) or "Not known yet."


def _gave(change: GoalChange, found: Gave) -> GaveLine:
    return GaveLine(
        change.words,
        change.used_from,
        _told(found, found.before.measure_id, before=True),
        _told(found, found.after.measure_id, before=False),
        _verdict(found),
    )


def _told(found: Gave, measure_id: str, *, before: bool) -> str:
    one = found.before if before else found.after
    if one.value is None:
        return "too few cases to show"
    return f"{short_value(one)} ({level_interval(measure_id, one.value)}; {len(one.cases):,} cases)"


def _verdict(found: Gave) -> str:
    if found.before.value is None or found.after.value is None:
        return "Too few cases to compare yet"
    words = f"From {short_value(found.before)} to {short_value(found.after)}"
    return words if found.apart else f"{words}; it may be chance"


def _points(
    goal: Goal, changes: Sequence[GoalChange], reading: MeasureReading
) -> tuple[PointChart | None, bool]:
    months = reading.chosen.by_month(goal.measure_id)
    known = [one for one in months if one.level.value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return None, False
    places = [
        next((place for place, one in enumerate(known) if one.before > instant_of(change.used_from)), 0)
        for change in changes
    ]
    values = [one.level.value for one in known if one.level.value is not None]
    if goal.measure_id in SHARES:
        limits = control.shares([(round(one.value * one.n), one.n) for one in values], places)
    else:
        limits = control.individuals([one.value for one in values], places)
    points = [_point(goal, one, changes) for one in months]
    highest = max(points, key=lambda one: one.value or 0.0).words
    return point_chart(points, limits, highest), limits is not None


def _point(goal: Goal, month: Month, changes: Sequence[GoalChange]) -> TimePoint:
    began = [one.words for one in changes if month.since <= instant_of(one.used_from) < month.before]
    value = month.level.value
    return TimePoint(
        name=f"{month.since:%b %Y}",
        value=value.value if value else None,
        words=short_value(month.level) if value else "too few to show",
        cases=f"{len(month.level.cases):,}" if value else "",
        url=url_for("measures.measure", measure_id=goal.measure_id, period="all"),
        mark="; ".join(began),
    )


def instant_of(day: date) -> datetime:
    """When a change began to be used."""
    return datetime.combine(day, time.min, UTC)
