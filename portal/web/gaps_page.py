"""What cases lose between each two companies, as sentences and figures for somebody from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from portal.actions.read_gaps import GapReading
from portal.measures.axes import scale_of, thinned
from portal.measures.counted.between import PairCounted
from portal.measures.gaps import Pair, PairFigures
from portal.measures.offers import Outcome
from portal.measures.statistics import wilson
from portal.measures.suppression import TooFew, enough
from portal.measures.survival import Step as Reached
from portal.measures.words import (
    duration_words,
    gap_share_words,
    hours_words,
    interval_words,
    pair_words,
    share_words,
)
from portal.web.case_words import Names
from portal.web.chart_curves import CurveChart, Step, survival_chart
from portal.web.chart_matrix import Matrix, PairFigure, pair_matrix
from portal.web.periods import Period

MOST_CURVES = 6


@dataclass(frozen=True)
class PairLine:
    """One pair: the sentence, and each figure with its interval; `enough` is False when nothing is shown."""

    asker: str
    asked: str
    url: str
    sentence: str
    enough: bool
    cases: str
    half: str
    half_interval: str
    nine_in_ten: str
    nine_in_ten_interval: str
    nobody: str
    came_back: str
    came_back_interval: str


@dataclass(frozen=True)
class GapsPage:
    """Everything on the page; `curves` is None when no pair has enough cases."""

    lines: tuple[PairLine, ...]
    cells: Matrix
    curves: CurveChart | None
    summary: str
    cases: int


def gaps_page(reading: GapReading, names: Names, period: Period) -> GapsPage:
    """The page of these figures; what rests on too few cases says so and nothing else."""
    pairs = sorted(reading.pairs, key=lambda pair: (names[pair[0]], names[pair[1]]))
    lines = [pair_line(pair, reading.pairs[pair], names, period) for pair in pairs]
    return GapsPage(
        lines=tuple(sorted(lines, key=lambda line: not line.enough)),
        cells=_cells(reading.pairs, names, period),
        curves=_curves({pair: reading.pairs[pair] for pair in pairs}, names),
        summary="" if reading.with_nobody is None else gap_share_words(reading.with_nobody),
        cases=reading.cases,
    )


def pair_line(pair: Pair, figures: PairCounted | TooFew, names: Names, period: Period) -> PairLine:
    """One pair in words."""
    asker, asked = names[pair[0]], names[pair[1]]
    url = _url(pair, period)
    if isinstance(figures, TooFew):
        sentence = pair_words(figures, asker, asked)
        return PairLine(asker, asked, url, sentence, False, "too few", *[""] * 7)  # noqa: FBT003
    half, nine, back = figures.told.half, figures.told.nine_in_ten, figures.cases_back
    return PairLine(
        asker=asker,
        asked=asked,
        url=url,
        sentence=pair_words(figures.told, asker, asked),
        enough=True,
        cases=f"{figures.told.cases:,}",
        half=hours_words(half.value) if half else "not known",
        half_interval=interval_words(half) if half else "too few answers to say",
        nine_in_ten=hours_words(nine.value) if nine else "not known",
        nine_in_ten_interval=interval_words(nine) if nine else "too few answers to say",
        nobody=duration_words(figures.told.nobody),
        came_back=share_words(back),
        came_back_interval=f"{round(100 * (back.low or 0))}% to {round(100 * (back.high or 0))}%",
    )


def counted_pair(figures: PairFigures) -> PairCounted:
    """What is told of a pair whose cases are known one by one."""
    back = wilson(len(figures.cases_back & figures.cases), len(figures.cases))
    return PairCounted(figures.told, figures.offered, back, figures.waiting.steps, figures.watched)


def cases_behind(figures: PairFigures, what: str) -> frozenset[UUID]:
    """The cases behind one figure of a pair; behind anything else, all of them."""
    chosen = {
        "open": figures.cases_of[Outcome.OPEN],
        "accepted": figures.cases_of[Outcome.ACCEPTED],
        "declined": figures.cases_of[Outcome.DECLINED],
        "back": figures.cases_back,
        "asked_again": figures.cases_asked_again,
    }
    return chosen.get(what, figures.cases)


def is_enough(figures: PairFigures, customer_of: Mapping[UUID, UUID]) -> bool:
    """Whether figures of this pair may be shown at all."""
    return enough(figures.cases, customer_of)


def _url(pair: Pair, period: Period) -> str:
    kept: dict[str, Any] = {"from_id": pair[0], "to_id": pair[1], **period.arguments}
    return url_for("gaps.between", **kept)


def _cells(cells: Mapping[Pair, PairCounted | TooFew], names: Names, period: Period) -> Matrix:
    drawn: dict[tuple[str, str], PairFigure] = {}
    for pair, figures in cells.items():
        url = _url(pair, period)
        if isinstance(figures, TooFew):
            made = PairFigure(0, "", 1, url)
        else:
            half = figures.told.half.value if figures.told.half else 0
            words = hours_words(half) if figures.told.half else "not known"
            made = PairFigure(half, words, figures.told.cases, url)
        drawn[names[pair[0]], names[pair[1]]] = made
    return pair_matrix(sorted({name for pair in drawn for name in pair}), drawn)


def _curves(cells: Mapping[Pair, PairCounted | TooFew], names: Names) -> CurveChart | None:
    shown = [(pair, one) for pair, one in cells.items() if isinstance(one, PairCounted)]
    most = sorted(shown, key=lambda one: -one[1].offered)[:MOST_CURVES]
    if not most:
        return None
    hours = scale_of(max((step.time for _, one in most for step in one.steps), default=1.0))
    lines, watched = [], {}
    for pair, one in most:
        name = f"{names[pair[0]]} asks {names[pair[1]]}"
        lines.append((name, _steps(one.steps)))
        watched[name] = one.watched
    return survival_chart(lines, hours, watched)


def _steps(known: Sequence[Reached]) -> Sequence[Step]:
    """The share that still waits: the other side of the share that has had a yes."""
    return [Step(one.time, 1 - one.share, 1 - one.high, 1 - one.low, one.at_risk) for one in thinned(known)]
