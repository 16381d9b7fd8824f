"""What a measured history says, laid out for its page: sentences, the matrix, and what it cannot say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.measures.catalogue import CATALOGUE
from portal.measures.history.catalogued import HistoryLevel
from portal.measures.history.report_words import STATES, level_sentence
from portal.measures.history.told_by_step import SeverityLine, UntilLine, severity_lines, until_lines
from portal.measures.levels.sentences import level_interval
from portal.measures.statistics import Estimate
from portal.measures.words import hours_words
from portal.web.chart_matrix import Matrix, PairFigure, pair_matrix
from portal.web.history_pictures import HistoryPictures, history_pictures
from portal.web.wording import plural

MOST_NAMES = 12
MOST_PAIRS = 30


@dataclass(frozen=True)
class BorneLine:
    """One measure that the log bears: its name and question, the sentence, and what it rests on."""

    name: str
    question: str
    sentence: str
    interval: str
    rests_on: str
    note: str


@dataclass(frozen=True)
class PairLine:
    """One pair of companies or teams; `half` is empty where nothing is shown."""

    giver: str
    taker: str
    handoffs: str
    cases: str
    half: str
    nine_in_ten: str


@dataclass(frozen=True)
class HistoryPage:
    """Everything on the report's page; `others` is how many companies the matrix does not show.

    `unborne` are the measures without a figure, and the states that the mapping and the log do not share.
    """

    summary: str
    borne: tuple[BorneLine, ...]
    unborne: tuple[tuple[str, str], ...]
    cells: Matrix | None
    others: int
    pairs: tuple[PairLine, ...]
    more_pairs: int
    pictures: HistoryPictures
    until: tuple[UntilLine, ...]
    severities: tuple[SeverityLine, ...]


def history_page(report: Mapping[str, Any]) -> HistoryPage:
    """The page of a kept report (portal/measures/history/report_json.py)."""
    figures, matrix = report["figures"], report["matrix"]
    measures = report["measures"]
    names = _busiest(matrix)
    shown = [row for row in matrix if row["publish"]]
    return HistoryPage(
        summary=f"{plural(figures['cases'], 'case')} with {plural(figures['events'], 'event')}.",
        borne=tuple(_borne(one) for one in measures if "figure" in one),
        unborne=(*_apart(figures), *((one["name"], one["cannot"]) for one in measures if "cannot" in one)),
        cells=_cells(matrix, names) if matrix else None,
        others=max(0, figures["distinct"].get("organization", 0) - len(names)),
        pairs=tuple(_pair(row) for row in shown[:MOST_PAIRS]),
        more_pairs=len(matrix) - min(len(shown), MOST_PAIRS),
        pictures=history_pictures(report.get("pictures", {})),
        until=tuple(until_lines(figures)),
        severities=tuple(severity_lines(figures)),
    )


def _borne(one: Mapping[str, Any]) -> BorneLine:
    level = HistoryLevel(
        one["id"],
        Estimate(**one["figure"]),
        {name: Estimate(**figure) if figure else None for name, figure in one["more"].items()},
        one["rests_on"],
    )
    known = CATALOGUE[level.measure_id]
    assert level.value is not None  # noqa: S101 - it was made above
    return BorneLine(
        name=known.name,
        question=known.question,
        sentence=level_sentence(level),
        interval=level_interval(level.measure_id, level.value),
        rests_on=f"{level.n:,}",
        note=one["note"],
    )


def _apart(figures: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A misspelt or forgotten state is seen here, by whoever wonders about a figure."""
    for key, words in STATES.items():
        if states := figures.get(key):
            yield words, f"{', '.join(states)}."


def _pair(row: Mapping[str, Any]) -> PairLine:
    half, nine = row["half"], row["wait"].get("p90")
    return PairLine(
        giver=row["giver"],
        taker=row["taker"],
        handoffs=f"{row['handoffs']:,}",
        cases=f"{row['cases']:,}",
        half=hours_words(half["value"] / 3600) if half else "not known",
        nine_in_ten=hours_words(nine / 3600) if nine is not None else "not known",
    )


def _busiest(matrix: Sequence[Mapping[str, Any]]) -> list[str]:
    """The companies with the most handoffs, by name; a larger matrix can be read by nobody."""
    counted: dict[str, int] = {}
    for row in matrix:
        for name in (row["giver"], row["taker"]):
            counted[name] = counted.get(name, 0) + row["handoffs"]
    return sorted(sorted(counted, key=lambda name: (-counted[name], name))[:MOST_NAMES])


def _cells(matrix: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Matrix:
    figures = {}
    for row in matrix:
        if row["giver"] in names and row["taker"] in names:
            half = row["half"]["value"] / 3600 if row["half"] else 0.0
            words = hours_words(half) if row["half"] else "not known"
            figures[row["giver"], row["taker"]] = PairFigure(half, words, row["cases"])
    return pair_matrix(names, figures, "too few cases")
