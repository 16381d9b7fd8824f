"""The pictures of a measure, its tables and its time: every mark stands where its figure says."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest

from portal.measures.control import individuals
from portal.measures.levels.level import views
from portal.measures.levels.levels import level
from portal.web.chart_bars import bars
from portal.web.chart_flow import Way, flow_chart
from portal.web.chart_points import TimePoint, point_chart
from portal.web.measure_parts import asked_for, held_bars
from portal.web.periods import period_of
from portal.web.spreadsheet import as_csv, as_xlsx
from tests.measures.a_history import START, A, B, E, History, case_number

NAMES = {"a": "Alder", "b": "Birch", "c": "Cedar"}
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def point(value: float | None) -> TimePoint:
    return TimePoint("May", value, f"{value}", "10", "/there")


def test_points_stand_at_their_height_and_a_hole_breaks_the_line() -> None:
    chart = point_chart([point(1), point(2), point(None), point(4)], None, "4")

    assert [mark.x for mark in chart.marks] == ["0%", "33.333%", "100%"]
    assert chart.marks[2].y == "9.091%"
    assert [line.count(" ") for line in chart.lines] == [1]
    assert (chart.bands, chart.means) == ((), ())
    with pytest.raises(ValueError, match="at least one figure"):
        point_chart([point(None)], None, "")


def test_a_point_beyond_the_limits_of_chance_stands_out() -> None:
    values = [5.0, 5.2, 4.8, 5.1, 9.0, 5.1, 4.9, 5.0, 5.1]

    chart = point_chart([point(one) for one in values], individuals(values), "9")

    assert [mark.stands_out for mark in chart.marks] == [place == 4 for place in range(9)]
    assert [band.count(" ") for band in chart.bands] == [17]


def test_the_limits_begin_anew_at_a_marked_change() -> None:
    values = [9.0, 9.5, 8.5, 9.2, 8.8, 9.1, 8.9, 9.0, *[4.0, 4.5, 3.5, 4.2, 3.8, 4.1, 3.9, 4.0]]

    chart = point_chart([point(one) for one in values], individuals(values, [8]), "9.5")

    assert [mean.count(" ") for mean in chart.means] == [7, 7]
    assert [len({corner.split(",")[1] for corner in mean.split()}) for mean in chart.means] == [1, 1]
    assert [band.count(" ") for band in chart.bands] == [15, 15]


def test_ribbons_are_as_wide_as_their_cases_and_lead_to_them() -> None:
    ways = [Way(1, "a", "b", 30, "/a/b"), Way(1, "a", "c", 10, "/a/c"), Way(2, "b", "c", 10, "/b/c")]

    chart = flow_chart(ways, NAMES)

    assert [(one.words, one.url) for one in chart.ribbons] == [
        ("Alder to Birch: 30 cases", "/a/b"),
        ("Alder to Cedar: 10 cases", "/a/c"),
        ("Birch to Cedar: 10 cases", "/b/c"),
    ]
    thick = [_thickness(one.path) for one in chart.ribbons]
    assert thick[0] == pytest.approx(3 * thick[1], abs=2)
    assert [one.path.split()[0] for one in chart.ribbons[:2]] == ["M20,0", "M20,728"]
    assert {(one.name, one.cases, one.ends) for one in chart.nodes} == {
        ("Alder", 40, False),
        ("Birch", 30, False),
        ("Cedar", 10, False),
        ("Cedar", 10, True),
    }


def _thickness(path: str) -> float:
    corners = [float(one) for one in re.findall(r"-?\d+", path)]
    return corners[-1] - corners[1]


def test_no_flow_is_an_empty_picture_and_no_whole_no_bars() -> None:
    assert flow_chart([], NAMES).ribbons == ()
    assert bars([("A", 1, "/a")], 0) == ()
    assert bars([("A", 1, "/a")], 4)[0].share == "25%"


def test_who_had_the_cases_is_drawn_in_hours_and_parts_of_all() -> None:
    cases = views(History(1).hand_over(1, 4, A, B).events, START + timedelta(hours=8))

    drawn = [(one.name, one.count, one.share) for one in held_bars("M03", cases, "/there")]

    assert drawn == [("Companies had them", 5, "62%"), ("Nobody had them", 3, "38%")]
    assert [(one.count, one.share) for one in bars([("A", 2 / 60, ""), ("B", 400, "")], 401)] == [
        (0.03, "less than 1%"),
        (400, "100%"),
    ]
    assert held_bars("M01", cases, "/there") == held_bars("M03", (), "/there") == ()


def test_a_workbook_holds_numbers_as_numbers_and_no_formula() -> None:
    packed = as_xlsx("What / it says", ["Name", "Figure"], [("=1+1", 2.5), ("a & <b>\x01", None)])

    book = zipfile.ZipFile(io.BytesIO(packed))
    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    assert [one.text for one in sheet.iter() if one.text] == ["Name", "Figure", "=1+1", "2.5", "a & <b>"]
    assert not [one for one in sheet.iter() if one.tag.endswith("}f")]
    assert b'name="What  it says"' in book.read("xl/workbook.xml")
    assert packed == as_xlsx("What / it says", ["Name", "Figure"], [("=1+1", 2.5), ("a & <b>\x01", None)])
    assert as_csv(["Name"], [("=1+1",)]) == "Name\r\n'=1+1\r\n"


def test_a_chosen_time_is_meant_in_the_readers_zone() -> None:
    found = period_of({"from": "2026-03-29T00:00", "to": "2026-03-30T00:00"}, STOCKHOLM, NOW)

    assert found.since is not None
    assert found.until - found.since == timedelta(hours=23)
    assert found.arguments == {"from": "2026-03-29T00:00", "to": "2026-03-30T00:00"}


@pytest.mark.parametrize("given", [{"from": "x"}, {"to": "99999-01-01"}, {"from": "2026-07-01"}])
def test_a_time_that_cannot_be_meant_shows_the_last_year_and_says_so(given: dict[str, str]) -> None:
    found = period_of(given, STOCKHOLM, NOW)

    assert (found.name, bool(found.problem)) == ("365", True)
    assert (found.since_field, found.until_field) == (given.get("from", ""), given.get("to", ""))
    assert period_of({"period": "nonsense"}, STOCKHOLM, NOW).problem == ""
    assert period_of({"from": "0001-01-01T00:00Z"}, ZoneInfo("America/New_York"), NOW).problem


def test_of_the_open_cases_those_are_listed_that_were_forgotten() -> None:
    forgotten, touched = History(0), History(1).then(24 * 9, E.WORK_STARTED, A)
    cases = views([*forgotten.events, *touched.events], START + timedelta(days=10))

    assert asked_for("M13", cases) == frozenset({case_number(0)})
    assert level("M13", cases, own_cases=True).cases == {case_number(0), case_number(1)}
    assert asked_for("M01", cases) is None
