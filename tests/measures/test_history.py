"""An imported history: the same figures from each format, equal to plain loops, and nothing guessed."""

import gzip
import io
import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any, BinaryIO

import numpy as np
import pytest

from portal.measures.history.log import HistoryLog, read_log
from portal.measures.history.mapping import HistoryMapping, mapping_from
from portal.measures.history.outcomes import office_hours
from portal.measures.history.report import history_report, period
from portal.measures.history.rows import Format, format_of
from portal.rules.clocks import business_time, open_spans
from portal.vocabulary import Invalid
from tests.measures.a_log import (
    MAPPING,
    Event,
    as_csv,
    as_json_lines,
    as_xes,
    counted_by_hand,
    made_up,
    mapping,
)
from tests.rules.test_clocks import STOCKHOLM


def read(stream: BinaryIO, written: Format = Format.CSV, how: HistoryMapping | None = None) -> HistoryLog:
    log, bad = read_log(stream, written, how or mapping())
    assert bad == []
    return log


def figures(events: list[Event], **changes: object) -> dict[str, Any]:
    how = mapping(**changes)
    return history_report(read(as_csv(events), how=how), how).figures


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_those_of_a_plain_loop(seed: int) -> None:
    events = made_up(seed=seed)

    found = figures(events)

    assert {
        "cases": found["cases"],
        "passed": found["passing_organization"]["passed_on"],
        "back": found["passing_organization"]["back"],
        "returned": found["passing_organization"]["returns"],
        "accepted": found["waiting_for_a_yes"]["accepted"],
        "half": pytest.approx(found["waiting_for_a_yes"]["hours"]["p50"]),
        "hours": pytest.approx(found["case_hours"]),
        "limbo": pytest.approx(found["nobody"]["total"]),
        "reopened": found["reopened"]["times"],
        "open": found["still_open"],
    } == counted_by_hand(events)


def test_all_time_belongs_to_a_state() -> None:
    found = figures(made_up())

    assert sum(found["states"]["hours"].values()) == pytest.approx(found["case_hours"])


def test_each_format_gives_the_same_figures() -> None:
    events = made_up(seed=3)
    packed = io.BytesIO(gzip.compress(as_csv(events).getvalue()))
    streams = [
        (as_json_lines(events), Format.JSON_LINES),
        (as_xes(events), Format.XES),
        (packed, Format.CSV),
    ]

    plain = history_report(read(as_csv(events)), mapping())

    for stream, written in streams:
        found = history_report(read(stream, written), mapping())
        assert {**found.figures, "distinct": {}} == {**plain.figures, "distinct": {}}
        assert found.matrix == plain.matrix


def test_ten_times_the_log_is_ten_times_every_count_and_the_same_percentiles() -> None:
    events = made_up(30)
    tenfold = [{**one, "number": f"{copy}/{one['number']}"} for copy in range(10) for one in events]

    once, ten = figures(events), figures(tenfold)

    for name in ("passed_on", "cases_passed_on", "back", "returns", "to_and_fro"):
        assert ten["passing_organization"][name] == 10 * once["passing_organization"][name]
    assert ten["nobody"]["total"] == pytest.approx(10 * once["nobody"]["total"])
    assert ten["waiting_for_a_yes"]["accepted"] == 10 * once["waiting_for_a_yes"]["accepted"]
    assert ten["states"]["variants"] == once["states"]["variants"]


def test_ties_keep_the_order_of_the_file_and_arrival_out_of_order_changes_nothing() -> None:
    untied = [
        {**one, "when": (datetime.fromisoformat(one["when"]) + timedelta(milliseconds=place)).isoformat()}
        for place, one in enumerate(made_up(20))
    ]
    shuffled = random.Random(1).sample(untied, len(untied))  # noqa: S311 - a seeded shuffle

    straight, mixed = figures(untied), figures(shuffled)

    assert {**straight, "distinct": {}} == {**mixed, "distinct": {}}


def test_of_two_rows_at_one_instant_the_one_further_up_came_first() -> None:
    at = "2026-03-20T06:00:00Z"
    rows = [
        {"number": "1", "when": at, "state": "Working", "detail": "", "line": line, "group": ""}
        for line in "ABA"
    ]

    assert figures(rows)["passing_organization"]["back"] == 1
    assert figures(rows[:2])["pairs"]["handoffs"] == 1
    log = read(as_csv(rows[:2]))
    assert [log.columns["organization"].texts[code] for code in log.columns["organization"].codes] == [
        "A",
        "B",
    ]


def test_a_local_time_is_read_in_its_zone_across_the_change_of_the_clock() -> None:
    events = [
        {"number": "1", "when": f"{day} 12:00", "state": "Done", "detail": "", "line": "A", "group": "A"}
        for day in ("28/03/2026", "29/03/2026", "24/10/2026", "25/10/2026")
    ]
    time = {"zone": "Europe/Stockholm", "format": "%d/%m/%Y %H:%M"}

    log = read(as_csv(events), how=mapping(time=time))

    hours = np.diff(log.at) / 3_600_000_000
    assert hours.tolist() == [23, 24 * 209 - 0, 25]


def test_bad_rows_are_reported_with_line_and_reason_and_the_rest_is_read() -> None:
    table = (
        b"number,when,state,detail,line,group\n"
        b"1,2026-03-20T06:00:00Z,Working,,A,A\n"
        b"2,yesterday,Working,,A,A\n"
        b",2026-03-20T06:00:00Z,Working,,A,A\n"
        b"3,2026-03-20T06:00:00Z,Working\n"
    )

    log, bad = read_log(io.BytesIO(table), Format.CSV, mapping())

    assert log.cases == 1
    assert [(one.line, one.reason) for one in bad] == [
        (3, "“when” is not an instant that can be read."),
        (4, "“number” is empty."),
        (5, "It has 3 values where the header names 6 columns."),
    ]


def test_a_missing_column_is_named_instead_of_guessed() -> None:
    with pytest.raises(Invalid, match="The first reason: It has no “group”"):
        read_log(io.BytesIO(b"number,when,state,detail,line\n1,2026-03-20,Done,,A\n"), Format.CSV, mapping())


@pytest.mark.parametrize(
    ("content", "written", "sentence"),
    [
        (b"", Format.CSV, "is empty"),
        (b"a,a\n", Format.CSV, "same name"),
        (b"\xff\xfe", Format.CSV, "UTF-8"),
        (b"\x1f\x8b\x08\x00broken", Format.CSV, "cut off"),
        (gzip.compress(b"number,when\n" * 5000)[:-20], Format.CSV, "cut off"),
        (b"<log><trace>", Format.XES, "well-formed"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><log/>', Format.XES, "document type"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be_so(content: bytes, written: Format, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        read_log(io.BytesIO(content), written, mapping())


def test_json_lines_that_are_no_objects_are_bad_rows() -> None:
    good = {
        "number": "1",
        "when": "2026-03-20T06:00Z",
        "state": "Done",
        "detail": None,
        "line": "A",
        "group": 1,
    }
    lines = f"{json.dumps(good)}\n[]\n{{\n".encode()

    log, bad = read_log(io.BytesIO(lines), Format.JSON_LINES, mapping())

    assert log.columns["team"].texts == ("1",)
    assert [(one.line, one.reason) for one in bad] == [
        (2, "It is not a JSON object."),
        (3, "It is not JSON."),
    ]


def test_what_the_log_cannot_bear_is_said_with_the_reason() -> None:
    events = made_up(10)
    how = mapping_from({"columns": {"case": "number", "at": "when"}})

    report = history_report(read(as_csv(events), how=how), how)

    assert set(report.cannot) == {
        "states",
        "passing_organization",
        "passing_team",
        "passing_person",
        "highest_line",
        "waiting_for_a_yes",
        "nobody",
        "waiting_for_customer",
        "waiting_for_supplier",
        "ends",
    }
    assert set(report.figures) == {"cases", "events", "distinct", "case_hours"}


def test_small_pairs_are_marked_as_not_to_be_published() -> None:
    report = history_report(read(as_csv(made_up(80))), mapping())

    assert {row.publish for row in report.matrix} == {True}
    assert not any(row.publish for row in history_report(read(as_csv(made_up(8))), mapping()).matrix)


def test_office_hours_are_those_of_the_calendar() -> None:
    log = read(as_csv(made_up(40)))
    begin, end = period(log)
    started = log.at[:-1:7]
    ended = started + np.arange(len(started)) * 3_600_000_000
    spans = open_spans(STOCKHOLM, begin, end + timedelta(hours=len(started)))

    hours = office_hours(started, ended, spans)

    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    for place, (one, other) in enumerate(zip(started.tolist(), ended.tolist(), strict=True)):
        first, last = (epoch + timedelta(microseconds=at) for at in (one, other))
        assert hours[place] == pytest.approx(
            business_time(STOCKHOLM, first, last) / timedelta(hours=1), abs=1e-6
        )


def test_a_cohort_is_seen_as_it_was_on_each_day() -> None:
    begin = datetime(2026, 3, 20, tzinfo=UTC)
    events = [
        {**made_up(1)[0], "number": str(hours), "state": state, "when": when.isoformat()}
        for hours in range(1, 201)
        for state, when in (("Working", begin), ("Done", begin + timedelta(hours=hours)))
    ]
    cohort = {"opened_from": date(2026, 3, 20), "seen_on": [date(2026, 3, 25), date(2026, 4, 20)]}

    seen = figures(events, cohort=cohort)["time_until_solved"]

    assert list(seen) == ["2026-03-25", "2026-04-20", "end"]
    assert (seen["2026-03-25"]["cases"], seen["2026-03-25"]["open"]) == (200, 80)
    assert seen["2026-03-25"]["finished_only"] == 60.5
    assert seen["2026-03-25"]["curve"].value == 100
    assert seen["2026-03-25"]["shown"] is None
    assert seen["2026-04-20"]["shown"].value == 100


def test_progress_is_told_while_reading() -> None:
    told: list[int] = []
    rows = "".join(f"{number},2026-03-20T06:00:00Z,Done,,A,A\n" for number in range(100_000))

    read_log(
        io.BytesIO(f"number,when,state,detail,line,group\n{rows}".encode()),
        Format.CSV,
        mapping(),
        told.append,
    )

    assert told == [100_000]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"colums": {}}, "colums"),
        ({"columns": {"case": "number"}}, "columns.at"),
        ({"columns": {"case": "number", "at": 3}}, "columns.at"),
        ({"columns": []}, "columns"),
        ({"time": {"zone": "Mars/Olympus"}}, "time.zone"),
        ({"time": {"zon": "UTC"}}, "time.zon"),
        ({"log": {"separator": "--"}}, "log.separator"),
        ({"meaning": {"nobody": "Waiting"}}, "meaning.nobody"),
        ({"meaning": {"limbo": ["Waiting"]}}, "meaning.limbo"),
        ({"lines": {"2nd": "two"}}, "lines.2nd"),
        ({"cohort": {"opened_from": "May"}}, "cohort.opened_from"),
        ({"cohort": {"seen_on": date(2026, 5, 1)}}, "cohort.seen_on"),
        ({"columns": {"case": "number", "at": "when"}}, "columns.status"),
    ],
)
def test_a_mapping_that_would_be_misunderstood_is_refused(change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        mapping_from({**MAPPING, **change})

    assert refused.value.field == field


def test_a_files_name_says_its_format() -> None:
    assert [format_of(name) for name in ("a.CSV", "b.jsonl.gz", "c.xes")] == list(Format)
    with pytest.raises(Invalid):
        format_of("log.xlsx")
