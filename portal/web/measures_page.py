"""The first screen of somebody who answers for support: seven sentences, and what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for

from portal.actions.read_measures import MeasureReading
from portal.measures.catalogue import CATALOGUE, HEAD
from portal.measures.levels.level import CaseView, Level
from portal.measures.levels.levels import level
from portal.measures.levels.next_steps import Doing, NextStep, next_steps
from portal.measures.levels.sentences import level_interval, sentence, short_value
from portal.measures.levels.trend import by_month
from portal.measures.suppression import enough
from portal.measures.words import duration_words, pair_words
from portal.records.cases import Case
from portal.web.case_words import Names
from portal.web.chart_curves import TrendLine, trend_line
from portal.web.periods import Period

MOST_MONTHS = 12
MOST_LINKED = 5
_DOING = {
    Doing.TAKE: ("Nobody has {cases}.", "Say who acts next. The longest has waited for {longest}."),
    Doing.ANSWER: (
        "{cases} got no answer for three days.",
        "Call the company that was asked. The longest has waited for {longest}.",
    ),
    Doing.TOUCH: (
        "Nothing has moved {cases} for a week.",
        "Work on them or close them. The longest: {longest}.",
    ),
}


@dataclass(frozen=True)
class HeadLine:
    """One measure on the first screen; `trend` is None where fewer than two months have a figure."""

    id: str
    name: str
    question: str
    sentence: str
    interval: str
    cases: str
    known: bool
    trend: TrendLine | None
    url: str


@dataclass(frozen=True)
class StepLine:
    """One thing to do: what is the matter, what to do, and links to the cases (label, address)."""

    matter: str
    act: str
    links: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True)
class FirstScreen:
    """Everything on it. `proof` says whether the figures were made anew from the events and were equal."""

    heads: tuple[HeadLine, ...]
    steps: tuple[StepLine, ...]
    cases: int
    proof: str


def first_screen(
    reading: MeasureReading, names: Names, titles: Mapping[UUID, Case], period: Period
) -> FirstScreen:
    """The page of this reading; `titles` has the cases that next steps name."""
    return FirstScreen(
        heads=tuple(head_line(one.id, reading.cases, period) for one in HEAD),
        steps=tuple(_step_line(step, reading, names, titles, period) for step in steps_of(reading)),
        cases=len(reading.cases),
        proof=proof_words(reading),
    )


@dataclass(frozen=True)
class ReportPage:
    """What is printed: sentences about the cases, and about each two companies with enough of them."""

    heads: tuple[HeadLine, ...]
    pairs: tuple[str, ...]
    others: int
    cases: int
    proof: str


def report_page(reading: MeasureReading, names: Names, period: Period) -> ReportPage:
    """The report of this reading; two companies with too few cases are counted and not named."""
    known = [one for one in reading.figures.pairs.values() if enough(one.cases)]
    ordered = sorted(known, key=lambda one: (names[one.pair[0]], names[one.pair[1]]))
    return ReportPage(
        heads=tuple(head_line(one.id, reading.cases, period) for one in HEAD),
        pairs=tuple(pair_words(one, names[one.pair[0]], names[one.pair[1]]) for one in ordered),
        others=len(reading.figures.pairs) - len(known),
        cases=len(reading.cases),
        proof=proof_words(reading),
    )


def steps_of(reading: MeasureReading) -> list[NextStep]:
    """What to do next, for looking up the cases' titles beforehand."""
    return next_steps(reading.cases, reading.figures)


def head_line(measure_id: str, cases: Sequence[CaseView], period: Period) -> HeadLine:
    """One measure in words."""
    known, found = CATALOGUE[measure_id], level(measure_id, cases)
    return HeadLine(
        id=measure_id,
        name=known.name,
        question=known.question,
        sentence=sentence(found),
        interval=level_interval(measure_id, found.value) if found.value else "",
        cases=f"{len(found.cases):,}" if found.value else "",
        known=found.value is not None,
        trend=_trend(measure_id, cases),
        url=url_for("measures.measure", measure_id=measure_id, **dict[str, Any](period.arguments)),
    )


def proof_words(reading: MeasureReading) -> str:
    """Can we prove it? How complete the events are, and what the last comparison found."""
    quality, check = reading.quality, reading.check
    said = f"{quality.events:,} events of {quality.cases:,} cases"
    if quality.complete is not None and quality.complete.value < 1:
        said += f"; {round(100 * (1 - quality.complete.value))}% of the cases lack an event"
    if quality.back_dated:
        said += f"; {quality.back_dated:,} events came later than their successors"
    if check is None:
        return f"{said}. The nightly comparison with the events has not run yet."
    equal = "every figure was equal" if not check.differing else "some differed and were put right"
    return f"{said}. Made anew from the events on {_day(check.checked_at)}: {equal}."


def _day(at: datetime) -> str:
    return f"{at:%d %b %Y, %H:%M} UTC"


def _trend(measure_id: str, cases: Sequence[CaseView]) -> TrendLine | None:
    months = [(one.since, one.level) for one in by_month(measure_id, cases) if one.level.value is not None]
    months = months[-MOST_MONTHS:]
    if len(months) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    first, last = months[0], months[-1]
    words = f"{_month(first)}; {_month(last)}"
    return trend_line([one.value.value for _, one in months if one.value is not None], words)


def _month(month: tuple[datetime, Level]) -> str:
    return f"{month[0]:%B %Y}: {short_value(month[1])}"


def _step_line(
    step: NextStep, reading: MeasureReading, names: Names, titles: Mapping[UUID, Case], period: Period
) -> StepLine:
    if step.pair is not None:
        asker, asked = (names[one] for one in step.pair)
        url = url_for("gaps.between", from_id=step.pair[0], to_id=step.pair[1], period=period.name or "all")
        return StepLine(
            f"Most time is lost between {asker} and {asked}.",
            f"Talk to each other about it. {pair_words(reading.figures.pairs[step.pair], asker, asked)}",
            ((f"The cases between {asker} and {asked}", url),),
            0,
        )
    matter, act = _DOING[step.doing]
    count = f"{len(step.cases):,} case" + ("" if len(step.cases) == 1 else "s")
    links = tuple(
        (titles[one].title, url_for("cases.show", case_id=one))
        for one in step.cases[:MOST_LINKED]
        if one in titles
    )
    said = matter.format(cases=count)
    longest = duration_words(step.longest)
    return StepLine(said, act.format(longest=longest), links, len(step.cases) - len(links))
