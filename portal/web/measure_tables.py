"""The figures of the measure screens as tables: exactly what stands on the page, too few said as too few."""

from collections.abc import Iterator, Sequence

from portal.measures.counted.spans import Span
from portal.web.chart_curves import CurveChart
from portal.web.decoy_lines import decoy_rows
from portal.web.gaps_page import GapsPage
from portal.web.measure_page import MeasurePage
from portal.web.measures_page import HeadLine
from portal.web.spreadsheet import Cell
from portal.web.suggestion_words import FigureLine, LevelLine
from portal.web.table_files import ShownTable
from portal.web.told_time import only_words

_TOO_FEW = "too few to show"


def head_table(heads: Sequence[HeadLine]) -> ShownTable:
    """The seven answers of the first screen."""
    rows = [(one.name, one.question, one.sentence, one.interval, one.cases, one.only) for one in heads]
    names = ("Measure", "Question", "What it says", "Range", "Cases", "Only")
    return ShownTable("measures", "Where cases wait", names, rows)


def measure_table(page: MeasurePage, frame: Span | None = None) -> ShownTable:
    """One measure: its level, the groups compared, its curves, its parts, its flow and its months.

    `frame` says of which cases alone it tells, where there are too many for one page.
    """
    names = ("Part of the page", "Name", "Figure", "In words", "Range", "Cases", "Only")
    rows = [(*row, *[""] * (len(names) - len(row))) for row in _of_measure(page)]
    if frame is not None:
        rows.append(("Of some of the cases", only_words(frame), "", "", "", "", ""))
    return ShownTable(page.definition.id, page.definition.name, names, rows)


def gaps_table(page: GapsPage) -> ShownTable:
    """What cases lose between each two companies."""
    names = (
        "Who asks", "Who is asked", "Cases", "Half have a yes within", "Range", "Nine in ten within", "Range",
        "Nobody had them", "Came straight back", "Range", "Beside chance", "Only",
    )  # fmt: skip
    rows = [
        (
            one.asker,
            one.asked,
            one.cases,
            *(
                (
                    one.half,
                    one.half_interval,
                    one.nine_in_ten,
                    one.nine_in_ten_interval,
                    one.nobody,
                    one.came_back,
                    one.came_back_interval,
                    one.beside_chance,
                    one.only,
                )
                if one.enough
                else (_TOO_FEW, "", _TOO_FEW, "", _TOO_FEW, _TOO_FEW, "", "", "")
            ),
        )
        for one in page.lines
    ]
    return ShownTable("between-companies", "Between companies", names, rows)


def suggestion_table(
    lines: Sequence[FigureLine], levels: Sequence[LevelLine], curves: CurveChart | None
) -> ShownTable:
    """The figures of suggested changes, the levels of those who had the ideas, and how many still wait."""
    rows: list[tuple[Cell, ...]] = [(one.measure, one.name, one.sentence, one.interval) for one in lines]
    rows += [("By level", one.name, f"Suggestions: {one.made}", f"Taken up: {one.taken}") for one in levels]
    rows += [("Still waiting", name, words, str(number)) for name, words, number in _waiting(curves)]
    names = ("Measure", "Figure", "What it says", "Range")
    return ShownTable("suggestions", "Suggestions", names, rows)


def _of_measure(page: MeasurePage) -> Iterator[tuple[Cell, ...]]:
    line = page.line
    yield "Today", line.name, None, line.sentence, line.interval, line.cases, line.only
    for name, group in page.groups:
        yield "Compared", name, None, group.sentence, group.interval, group.cases, group.only
    for side in page.severities:
        yield "One company", side.name, None, side.alone, "", "", side.only
        yield "Several companies", side.name, None, side.several, "", "", side.only
        yield "With several companies", side.name, None, side.times, side.interval, "", side.only
    for name, words, number in _waiting(page.curves):
        yield "Still waiting", f"{name}, {words}", number, "", "", ""
    for part in page.parts.drawn or ():
        yield "Parts", part.name, part.count, part.share, "", "", page.parts.only
    for part in page.held:
        yield "Hours", part.name, part.count, part.share, "", "", line.only
    flow = page.flow
    for way in flow.drawn.ribbons if flow.drawn else ():
        cases = way.cases
        yield f"Step {way.step}", f"{way.giver} to {way.taker}", cases, "", "", str(cases), flow.only
    yield from decoy_rows(page.decoys)
    for month in page.months if page.points else ():
        yield "Month by month", month.name, month.value, month.words, "", month.cases


def _waiting(curves: CurveChart | None) -> Iterator[tuple[str, str, int]]:
    """The line below a curve: whose, after how long, and how many still wait then."""
    for name, numbers in curves.at_risk if curves else ():
        for tick, number in zip(curves.x_ticks if curves else (), numbers, strict=True):
            yield name, f"after {tick.words}", number
