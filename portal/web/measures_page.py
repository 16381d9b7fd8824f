"""The first screen of somebody who answers for support: seven sentences, and what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for

from portal.actions.read_head_measures import HeadReading
from portal.measures.business.figure import Figure
from portal.measures.catalogue import CATALOGUE, HEAD
from portal.measures.chosen_cases import ChosenCases
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.levels import COUNTED, CountedLevel
from portal.measures.counted.spans import Span
from portal.measures.levels.level import Level
from portal.measures.levels.levels import level
from portal.measures.levels.next_steps import Doing, NextStep
from portal.measures.levels.sentences import level_interval, sentence, short_value
from portal.measures.quality import DataQuality
from portal.measures.words import duration_words, pair_words
from portal.records.cases import Case
from portal.records.facts import FactCheck
from portal.web.case_words import Names
from portal.web.chart_curves import TrendLine, trend_line
from portal.web.periods import Period
from portal.web.told_time import OF_ALL_TIMES, only_words
from portal.web.wording import plural

MOST_MONTHS = 12
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
    """One measure on the first screen; `trend` is None where fewer than two months have a figure.

    `rests_on` says on what, where that is not cases; `only` of which part of the chosen time it is, where
    that is not every case of it.
    """

    id: str
    name: str
    question: str
    sentence: str
    interval: str
    cases: str
    known: bool
    trend: TrendLine | None
    url: str
    rests_on: str = ""
    only: str = ""


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
    cases: str
    proof: str


def first_screen(
    reading: HeadReading, names: Names, titles: Mapping[UUID, Case], period: Period
) -> FirstScreen:
    """The page of this reading; `titles` has the cases that next steps name."""
    return FirstScreen(
        heads=_heads(reading, period),
        steps=tuple(_step_line(step, reading, names, titles, period) for step in reading.steps),
        cases=cases_words(reading.told, period),
        proof=proof_words(reading.told.quality, reading.check),
    )


def cases_words(told: Chosen, period: Period) -> str:
    """How many cases of the time there are, where they are enough to be told."""
    quality, only = told.quality, only_words(told.only)
    words = f"{quality.cases:,} cases" if quality else "Cases"
    opened = only or f"opened {'in the time shown' if period.name else period.words}"
    return f"{words} that your company takes part in, {opened}."


def head_line(measure_id: str, chosen: ChosenCases, period: Period) -> HeadLine:
    """One measure in words, from the cases themselves, without how it moved."""
    return level_line(chosen.level(measure_id), period, chosen.told(measure_id).only)


def level_line(found: Level, period: Period, only: Span | None = None) -> HeadLine:
    """One level in words, without how it moved."""
    return counted_line(CountedLevel(found, len(found.cases)), None, period, only_words(only))


def _heads(reading: HeadReading, period: Period) -> tuple[HeadLine, ...]:
    told = {
        reading.renewal.measure_id: told_line(reading.renewal),
        reading.running.level.measure_id: counted_line(reading.running, None, period, OF_ALL_TIMES),
    }
    return tuple(
        _counted_line(one.id, reading, period)
        if one.id in COUNTED
        else told.get(one.id) or level_line(level(one.id, ()), period)
        for one in HEAD
    )


def told_line(figure: Figure, url: str = "") -> HeadLine:
    """One measure in words, from what was told of the business outside the portal (or elsewhere: `url`)."""
    known = CATALOGUE[figure.measure_id]
    return HeadLine(
        id=known.id,
        name=known.name,
        question=known.question,
        sentence=figure.said if figure.known else f"{known.name}: no figure. {figure.said}",
        interval=figure.range,
        cases="",
        known=figure.known,
        trend=None,
        url=url or url_for("business_events.list_events"),
        rests_on=figure.rests_on,
    )


def _counted_line(measure_id: str, reading: HeadReading, period: Period) -> HeadLine:
    months = reading.told.by_month(measure_id, MOST_MONTHS)
    told = reading.told.level(measure_id)
    return counted_line(told.found, trend_of(months), period, only_words(told.only))


def counted_line(found: CountedLevel, trend: TrendLine | None, period: Period, only: str = "") -> HeadLine:
    """One level over cases that are counted, with how it moved."""
    level_, known = found.level, CATALOGUE[found.level.measure_id]
    return HeadLine(
        id=known.id,
        name=known.name,
        question=known.question,
        sentence=sentence(level_),
        interval=level_interval(known.id, level_.value) if level_.value else "",
        cases=f"{found.cases:,}" if level_.value else "",
        known=level_.value is not None,
        trend=trend,
        url=url_for("measures.measure", measure_id=known.id, **dict[str, Any](period.arguments)),
        only=only if level_.value else "",
    )


def proof_words(quality: DataQuality | None, check: FactCheck | None) -> str:
    """Can we prove it? How complete the events are, and what the last comparison found."""
    if quality is None:
        return f"There are too few cases to say how complete their events are. {check_words(check)}"
    said = f"{quality.events:,} events of {quality.cases:,} cases"
    if quality.complete is not None and quality.complete.value < 1:
        lack = round(100 * (1 - quality.complete.value))
        said += f"; {lack or 'less than 1'}% of the cases lack an event"
    if quality.back_dated:
        said += f"; {plural(quality.back_dated, 'event')} came later than what follows"
    return f"{said}. {check_words(check)}"


def check_words(check: FactCheck | None) -> str:
    """What the last comparison of the figures with their events found."""
    if check is None:
        return "The nightly comparison with the events has not run yet."
    equal = "every figure was equal" if not check.differing else "some differed and were put right"
    return f"Made anew from the events on {_day(check.checked_at)}: {equal}."


def _day(at: datetime) -> str:
    return f"{at:%d %b %Y, %H:%M} UTC"


def trend_of(levels: Sequence[tuple[datetime, Level]]) -> TrendLine | None:
    """How a measure moved over months; None for fewer than two figures."""
    months = [one for one in levels if one[1].value is not None][-MOST_MONTHS:]
    if len(months) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    first, last = months[0], months[-1]
    words = f"{_month(first)}; {_month(last)}"
    return trend_line([one.value.value for _, one in months if one.value is not None], words)


def _month(month: tuple[datetime, Level]) -> str:
    return f"{month[0]:%B %Y}: {short_value(month[1])}"


def _step_line(
    step: NextStep, reading: HeadReading, names: Names, titles: Mapping[UUID, Case], period: Period
) -> StepLine:
    if step.pair is not None:
        asker, asked = (names[one] for one in step.pair)
        kept: dict[str, Any] = {"from_id": step.pair[0], "to_id": step.pair[1], **period.arguments}
        url = url_for("gaps.between", **kept)
        return StepLine(
            f"Most time is lost between {asker} and {asked}.",
            f"Talk to each other about it. {pair_words(reading.pairs[step.pair], asker, asked)}",
            ((f"The cases between {asker} and {asked}", url),),
            0,
        )
    matter, act = _DOING[step.doing]
    number = len(step.cases) + step.more
    count = f"{number:,} case" + ("" if number == 1 else "s")
    links = tuple(
        (titles[one].title, url_for("cases.show", case_id=one)) for one in step.cases if one in titles
    )
    said = matter.format(cases=count)
    longest = duration_words(step.longest)
    return StepLine(said, act.format(longest=longest), links, number - len(links))
