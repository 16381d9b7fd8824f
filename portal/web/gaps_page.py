"""What cases lose between each two companies, as sentences and figures for somebody from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import url_for

from portal.measures.axes import at_each_tick, scale_of, thinned
from portal.measures.counted.chosen import Chosen, ToldPair
from portal.measures.gaps import Pair, PairFigures
from portal.measures.offers import Outcome
from portal.measures.suppression import TooFew
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
from portal.web.gap_chance import Chance, chance_between, compared_pairs, verdict
from portal.web.measures_page import cases_words
from portal.web.periods import Period
from portal.web.told_time import only_words

MOST_CURVES = 6


@dataclass(frozen=True)
class PairLine:
    """One pair: the sentence, and each figure with its interval; `enough` is False when nothing is shown.

    `beside_chance` says whether so many coming straight back is more than chance, where there are others to
    compare with; `only` of which part of the chosen time it is, where that is not every case of it.
    """

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
    beside_chance: str = ""
    only: str = ""


@dataclass(frozen=True)
class GapsPage:
    """Everything on the page; `curves` and `chance` are None when too few pairs have enough cases."""

    lines: tuple[PairLine, ...]
    cells: Matrix
    curves: CurveChart | None
    chance: Chance | None
    summary: str
    cases: str


def gaps_page(told: Chosen, names: Names, period: Period) -> GapsPage:
    """The page of these figures; what rests on too few cases says so and nothing else."""
    pairs = sorted(told.pairs, key=lambda pair: (names[pair[0]], names[pair[1]]))
    compared = compared_pairs(told.pairs)
    lines = [
        replace(pair_line(pair, told.pairs[pair], names, period), beside_chance=verdict(compared.get(pair)))
        for pair in pairs
    ]
    return GapsPage(
        lines=tuple(sorted(lines, key=lambda line: not line.enough)),
        cells=_cells(told.pairs, names, period),
        curves=_curves({pair: told.pairs[pair] for pair in pairs}, names),
        chance=chance_between(compared, {pair: _url(pair, period) for pair in compared}, names),
        summary="" if told.with_nobody is None else gap_share_words(told.with_nobody),
        cases=cases_words(told, period),
    )


def pair_line(pair: Pair, told: ToldPair | TooFew, names: Names, period: Period) -> PairLine:
    """One pair in words."""
    asker, asked = names[pair[0]], names[pair[1]]
    url = _url(pair, period)
    if isinstance(told, TooFew):
        sentence = pair_words(told, asker, asked)
        return PairLine(asker, asked, url, sentence, False, "too few", *[""] * 7)  # noqa: FBT003
    figures = told.found
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
        only=only_words(told.only),
    )


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


def _url(pair: Pair, period: Period) -> str:
    kept: dict[str, Any] = {"from_id": pair[0], "to_id": pair[1], **period.arguments}
    return url_for("gaps.between", **kept)


def _cells(cells: Mapping[Pair, ToldPair | TooFew], names: Names, period: Period) -> Matrix:
    drawn: dict[tuple[str, str], PairFigure] = {}
    for pair, told in cells.items():
        url = _url(pair, period)
        if isinstance(told, TooFew):
            made = PairFigure(0, "", 1, url)
        else:
            figures = told.found
            half = figures.told.half.value if figures.told.half else 0
            words = hours_words(half) if figures.told.half else "not known"
            made = PairFigure(half, words, figures.told.cases, url)
        drawn[names[pair[0]], names[pair[1]]] = made
    return pair_matrix(sorted({name for pair in drawn for name in pair}), drawn)


def _curves(cells: Mapping[Pair, ToldPair | TooFew], names: Names) -> CurveChart | None:
    shown = [(pair, one.found) for pair, one in cells.items() if isinstance(one, ToldPair)]
    most = sorted(shown, key=lambda one: -one[1].offered)[:MOST_CURVES]
    if not most:
        return None
    hours = scale_of(max((step.time for _, one in most for step in one.steps), default=1.0))
    lines, watched = [], {}
    for pair, one in most:
        name = f"{names[pair[0]]} asks {names[pair[1]]}"
        lines.append((name, _steps(one.steps)))
        watched[name] = at_each_tick(one.watched)
    return survival_chart(lines, hours, watched)


def _steps(known: Sequence[Reached]) -> Sequence[Step]:
    """The share that still waits: the other side of the share that has had a yes."""
    return [Step(one.time, 1 - one.share, 1 - one.high, 1 - one.low, one.at_risk) for one in thinned(known)]
