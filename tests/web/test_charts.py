"""Charts put their marks where the figures say, and show nothing where there are too few."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.axes import at_each_tick, watched_at_ticks
from portal.web.chart_curves import Step, hours_words, survival_chart, trend_line
from portal.web.chart_matrix import PairFigure, pair_matrix
from portal.web.charts import HeldSpan, held_bar

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def spans(*held: tuple[str, int]) -> list[HeldSpan]:
    made: list[HeldSpan] = []
    instant = START
    for holder, hours in held:
        made.append(HeldSpan(holder, instant, instant + timedelta(hours=hours)))
        instant = made[-1].ended_at
    return made


def test_the_bar_shows_who_had_the_case_when() -> None:
    bar = held_bar(spans(("Alder", 6), ("", 2), ("Cedar", 4)))

    assert [(mark.start, mark.width, mark.look) for mark in bar.marks] == [
        ("0%", "50%", 1),
        ("50%", "16.667%", 0),
        ("66.667%", "33.333%", 2),
    ]
    assert bar.lasted == timedelta(hours=12)


def test_one_holder_has_one_color_and_one_line_in_the_legend() -> None:
    bar = held_bar(spans(("Alder", 6), ("Cedar", 2), ("Alder", 2)))

    assert [mark.look for mark in bar.marks] == [1, 2, 1]
    assert [(share.holder, share.lasted, share.share) for share in bar.shares] == [
        ("Alder", timedelta(hours=8), 80),
        ("Cedar", timedelta(hours=2), 20),
    ]


@given(st.lists(st.tuples(st.sampled_from(["", "A", "B", "C"]), st.integers(0, 10_000)), max_size=30))
def test_held_times_add_up_to_the_elapsed_time(held: list[tuple[str, int]]) -> None:
    bar = held_bar(spans(*held))

    assert sum((share.lasted for share in bar.shares), timedelta()) == bar.lasted
    assert bar.lasted == timedelta(hours=sum(hours for _, hours in held))


def test_a_bar_with_a_hole_is_refused() -> None:
    held = spans(("Alder", 6), ("Cedar", 4))

    with pytest.raises(ValueError, match="follow one another"):
        held_bar([held[0], HeldSpan("Cedar", START + timedelta(hours=7), START + timedelta(hours=9))])


def test_more_holders_than_colors_share_the_last_one() -> None:
    bar = held_bar(spans(*[(f"Organization {number}", 1) for number in range(9)]))

    assert [mark.look for mark in bar.marks] == [1, 2, 3, 4, 5, 6, 6, 6, 6]


def test_a_survival_curve_falls_in_stairs_from_one() -> None:
    steps = [Step(2, 0.5, 0.3, 0.7, 10, "/cases"), Step(6, 0.25, 0.1, 0.4, 5)]

    chart = survival_chart([("Cedar", steps)], 8)

    assert chart.curves[0].points == "0,0 250,0 250,500 750,500 750,750 1000,750"
    # A step that leads nowhere has no mark that looks as if it did.
    assert [(mark.x, mark.y) for mark in chart.curves[0].marks] == [("25%", "50%")]


def test_the_number_at_risk_stands_under_each_tick() -> None:
    steps = [Step(2, 0.5, 0.3, 0.7, 10), Step(6, 0.25, 0.1, 0.4, 5)]

    chart = survival_chart([("Cedar", steps)], 8)

    assert [tick.words for tick in chart.x_ticks] == ["0", "2 h", "4 h", "6 h", "8 h"]
    assert chart.at_risk == (("Cedar", (10, 10, 5, 5, 0)),)


def test_those_who_still_wait_after_the_last_step_stand_under_its_ticks() -> None:
    spans = [1.0] * 3 + [2.0, 5.0, 12.0, 30.0]
    steps, watched = [Step(1, 0.6, 0.3, 0.8, 7)], at_each_tick(watched_at_ticks(spans))

    chart = survival_chart([("Cedar", steps), ("Birch", steps)], 12, {"Cedar": watched})

    assert chart.at_risk == (("Cedar", (7, 3, 2, 2, 2)), ("Birch", (7, 0, 0, 0, 0)))


def test_steps_beyond_the_axis_are_not_drawn() -> None:
    chart = survival_chart([("Cedar", [Step(2, 0.5, 0.3, 0.7, 10, "/a"), Step(60, 0.1, 0, 0.2, 1, "/b")])], 8)

    assert len(chart.curves[0].marks) == 1


def test_a_survival_curve_without_time_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        survival_chart([], 0)


@pytest.mark.parametrize(
    ("hours", "words"), [(0.5, "30 min"), (6, "6 h"), (36, "36 h"), (72, "3 d"), (50, "50 h")]
)
def test_a_tick_reads_in_the_unit_that_fits(hours: float, words: str) -> None:
    assert hours_words(hours) == words


def test_a_trend_runs_from_its_lowest_to_its_highest() -> None:
    line = trend_line([1, 3, 2], "Up and down")

    assert line.points == "0,1000 500,0 1000,500"
    assert (line.last_x, line.last_y) == ("100%", "50%")


def test_a_trend_that_stands_still_is_a_level_line() -> None:
    assert trend_line([2, 2], "Level").points == "0,1000 1000,1000"


def test_a_trend_of_one_value_is_refused() -> None:
    with pytest.raises(ValueError, match="two values"):
        trend_line([1], "Nothing")


def test_a_pair_with_too_few_cases_shows_no_figure() -> None:
    figures = {("A", "B"): PairFigure(5, "5 h", 9, "/pairs/a-b"), ("B", "A"): PairFigure(8, "8 h", 10)}

    rows = dict(pair_matrix(["A", "B"], figures).rows)

    assert (rows["A"][1].look, rows["A"][1].words) == ("too-few", "too few")
    assert (rows["B"][0].look, rows["B"][0].words, rows["B"][0].note) == ("heat-4", "8 h", "10 cases")
    assert [rows["A"][0].look, rows["B"][1].look] == ["same", "same"]


def test_too_few_cases_do_not_set_the_scale_of_the_shades() -> None:
    figures = {("A", "B"): PairFigure(500, "500 h", 2), ("B", "A"): PairFigure(8, "8 h", 10)}

    rows = dict(pair_matrix(["A", "B"], figures).rows)

    assert rows["B"][0].look == "heat-4"
