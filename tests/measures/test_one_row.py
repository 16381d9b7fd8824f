"""Logs in which each row is a whole case, with the times of its states in columns."""

import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal.access.measuring_history import mapping_of, measure_history
from portal.measures.catalogue import CATALOGUE
from portal.measures.history.instants import instant_reader
from portal.measures.history.mapping import mapping_from
from portal.measures.history.preview import preview
from portal.measures.history.reading import Bounds, read_log
from portal.measures.history.report import HistoryReport
from portal.measures.history.report_json import report_as_json
from portal.measures.history.report_words import report_words
from portal.measures.history.rows import BadRow, Format
from portal.measures.history.seen import Seen
from portal.measures.history.until import until_step
from portal.measures.statistics import Estimate
from portal.measures.survival import End, Waiting, curve
from portal.vocabulary import Invalid
from portal.web.history_pictures import history_pictures

MAPPING = """
[columns]
severity = "priority"
case = "number"
organization = "group"
[columns_as_events]
opened = "opened_at"
answered = "answer.at"
solved = "resolved_at"
[log]
empty = ["?"]
[meaning]
nobody = ["opened"]
solved = ["solved"]
"""
START = datetime(2026, 3, 20, 6, tzinfo=UTC)
HEADER = "number,group,priority,opened_at,answer.at,resolved_at"
BOUNDS = Bounds(1 << 20, 1000)


def told(number: int, *hours: float | None) -> dict[str, str]:
    """One whole case: the hours after its opening of the answer and of the end."""
    opened = START + timedelta(hours=number)
    times = ["?" if one is None else (opened + timedelta(hours=one)).isoformat() for one in hours]
    grave = "P1" if number % 2 else "P2"
    values = (f"C-{number}", "A", grave, opened.isoformat(), *times)
    return dict(zip(HEADER.split(","), values, strict=True))


def table(*rows: dict[str, str]) -> io.BytesIO:
    return io.BytesIO("\n".join([HEADER, *(",".join(one.values()) for one in rows)]).encode())


def lines(*rows: dict[str, str]) -> io.BytesIO:
    """The same as JSON Lines, what says nothing left out, the answer inside another object."""
    objects = []
    for row in rows:
        said = {name: value for name, value in row.items() if value != "?"}
        inside = {"answer": {"at": said.pop("answer.at")}} if "answer.at" in said else {}
        objects.append(json.dumps({**said, **inside}))
    return io.BytesIO("\n".join(objects).encode())


def bad_rows(*rows: dict[str, str]) -> list[BadRow]:
    return read_log(table(*rows), Format.CSV, mapping_of(MAPPING))[1]


CASES = [told(number, 1 + number % 3, 10 + number) for number in range(40)]
CASES += [told(number, None, 5.5) for number in range(40, 44)]
CASES += [told(number, 2, None) for number in range(44, 50)] + [told(50, None, None)]


@pytest.mark.parametrize(("stream", "written"), [(table, Format.CSV), (lines, Format.JSON_LINES)])
def test_each_time_of_a_row_is_a_state_and_open_cases_count_as_long_as_they_were_seen(
    stream: Any, written: Format
) -> None:
    found = measure_history(stream(*CASES), written, mapping_of(MAPPING))

    assert isinstance(found.report, HistoryReport)
    figures: dict[str, Any] = found.report.figures
    until = {(one["state"], one["severity"]): one for one in figures["until"]}
    end = max(START + timedelta(hours=n) + timedelta(hours=10 + n) for n in range(40))
    waits = [Waiting(10.0 + n, End.HAPPENED) for n in range(40)] + [Waiting(5.5, End.HAPPENED)] * 4
    waits += [Waiting((end - START).total_seconds() / 3600 - n, End.OPEN) for n in range(44, 51)]
    assert (found.rows, figures["cases"], figures["events"]) == (51, 51, 40 * 3 + 4 * 2 + 6 * 2 + 1)
    assert Estimate(**until["solved", ""]["half"]) == curve(waits).estimate(0.5)
    assert until["answered", ""]["half"]["value"] == 2
    assert (until["answered", ""]["reached"], until["solved", ""]["reached"]) == (46, 44)
    assert [key for key in until if key[1]] == [("solved", "P1"), ("solved", "P2")]
    assert until["solved", "P1"]["cases"] + until["solved", "P2"]["cases"] == 51


def test_a_case_that_came_to_its_end_without_an_answer_never_has_one_and_waits_no_longer() -> None:
    log, _ = read_log(table(*CASES), Format.CSV, mapping_of(MAPPING))

    waits = until_step(Seen(log, mapping_of(MAPPING)), 1)

    ends = [one.end for one in waits]
    assert [ends.count(one) for one in (End.HAPPENED, End.OTHERWISE, End.OPEN)] == [46, 4, 1]
    assert {one.span for one in waits if one.end is End.OTHERWISE} == {5.5}


def test_what_a_row_for_each_case_cannot_bear_is_said_and_no_figure_of_nothing() -> None:
    found = measure_history(table(*CASES), Format.CSV, mapping_of(MAPPING))

    assert found.report is not None
    borne = {one.measure_id for one in found.report.levels if one.value is not None}
    why = {one.measure_id: one.why for one in found.report.levels if one.value is None}
    assert borne == {"M03"}
    assert set(why) == CATALOGUE.keys() - {"M03"}
    assert "it has no handoffs" in why["M05"]
    assert {"reopened", "passing_organization", "severities"}.isdisjoint(found.report.figures)
    words = "\n".join(report_words(found.report, 0))
    assert "“solved”, severity P1: " in words
    assert "44 of 51" in words


def test_a_row_whose_times_are_no_course_of_a_case_is_told_with_its_line() -> None:
    early = {**told(1, 4, 3), "opened_at": "?"}
    found = bad_rows(
        told(0, 1, 2), told(1, 4, 3), early, {**told(2, 1, 2), "resolved_at": "soon"}, told(0, 1, 2),
        {**told(3, 1, 2), "number": "?"},
    )  # fmt: skip

    assert [(one.line, one.reason) for one in found] == [
        (3, "“resolved_at” is earlier than “answer.at”."),
        (4, "“opened_at” is not an instant that can be read."),
        (5, "“resolved_at” is not an instant that can be read."),
        (6, "“number” stands in an earlier row too; each row must be a whole case."),
        (7, "“number” is empty."),
    ]


def test_the_preview_shows_each_time_as_a_state_and_why_a_row_has_none() -> None:
    found = preview(table(told(0, 1, 2), told(1, 4, 3)), Format.CSV, mapping_of(MAPPING), BOUNDS)

    assert [(one.line, one.state, one.means) for one in found.rows] == [
        (2, "opened", "nobody has it"),
        (2, "answered", ""),
        (2, "solved", "solved"),
        (3, "", ""),
    ]
    assert found.rows[-1].reason == "“resolved_at” is earlier than “answer.at”."


def test_a_log_grows_no_larger_by_its_columns_than_it_may_be() -> None:
    with pytest.raises(Invalid, match="more than 1,000 rows"):
        read_log(table(*(told(n, 1, 2) for n in range(400))), Format.CSV, mapping_of(MAPPING), bounds=BOUNDS)


@pytest.mark.parametrize(
    ("columns", "steps", "sentence"),
    [
        ({}, {"opened": "a"}, "two to 8 columns"),
        ({}, {"opened": "a", "solved": "a"}, "names a column twice"),
        ({"at": "x"}, {"opened": "a", "solved": "b"}, "leave columns.at out"),
        ({"status": "x"}, {"opened": "a", "solved": "b"}, "leave columns.status out"),
    ],
)
def test_a_mapping_that_names_no_course_is_refused(
    columns: dict[str, str], steps: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        mapping_from({"columns": {"case": "c", **columns}, "columns_as_events": steps})


def test_a_common_form_of_time_is_read_quickly_and_as_it_was_said() -> None:
    mapping = mapping_from(
        {
            "columns": {"case": "c", "at": "a"},
            "time": {"zone": "Europe/Stockholm", "format": "%Y-%m-%d %H:%M:%S"},
        }
    )
    read = instant_reader(mapping)
    texts = (
        "2026-03-29 01:59:59", "2026-03-29 03:00:00", "2026-3-9 1:02:03", "2026-02-30 09:00:00",
        "2026-03-20 09:00+01", "2026-W01-1 09:00:00", "2026-03-20T09:00:00",
    )  # fmt: skip

    found = [read(one) for one in texts]

    known = [datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)]
    known.append(datetime(2026, 3, 9, 0, 2, 3, tzinfo=UTC))
    assert found[:3] == [round(one.timestamp() * 1_000_000) for one in known]
    assert found[3:] == [None] * 4


def test_its_pictures_are_drawn_until_the_end_and_compare_what_a_change_gave() -> None:
    quick = [told(number, 1, 3 + number % 2) for number in range(600, 640)]
    slow = [told(number, 1, 30 + number % 7) for number in range(40)]
    mapping = MAPPING + '[changes]\n2026-04-10 = "One rota"\n'

    report = measure_history(table(*slow, *quick), Format.CSV, mapping_of(mapping)).report

    assert report is not None
    drawn = report.pictures
    assert (drawn.until, round(drawn.waiting[-1].share, 9), drawn.watched[0]) == ("solved", 1, 80)
    assert [(one.month, one.cases, one.half and one.half.value) for one in drawn.months] == [
        ("2026-03", 40, 33.0),
        ("2026-04", 40, 3.5),
    ]
    assert [(one.words, one.gave[0].apart) for one in drawn.changes] == [("One rota", True)]
    shown = history_pictures(report_as_json(report)["pictures"])  # type: ignore[arg-type]
    assert [(one.measure, one.verdict) for one in shown.gave] == [
        ("Until “solved”", "From 33 hours to 4 hours")
    ]
    assert shown.curve is not None
    assert shown.points is not None


def test_without_a_state_that_means_solved_nothing_is_drawn() -> None:
    found = measure_history(table(*CASES), Format.CSV, mapping_of(MAPPING.replace('solved = ["solved"]', "")))

    assert found.report is not None
    assert found.report.pictures.until == ""
    assert found.report.pictures.waiting == ()
