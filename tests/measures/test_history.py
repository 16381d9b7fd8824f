"""An imported history: the same figures from each format, equal to plain loops, and nothing guessed."""

import gzip
import io
import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, BinaryIO

import numpy as np
import pytest

from portal.measures.history.log import HistoryLog
from portal.measures.history.mapping import HistoryMapping, mapping_from
from portal.measures.history.outcomes import office_hours
from portal.measures.history.reading import read_log
from portal.measures.history.report import history_report, period
from portal.measures.history.report_json import report_as_json
from portal.measures.history.rows import Format
from portal.rules.clocks import business_time, open_spans
from tests.measures.a_log import (
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


def test_a_report_survives_being_written_as_json() -> None:
    how = mapping(cohort={"opened_from": date(2026, 3, 20), "seen_on": []})
    report = history_report(read(as_csv(made_up(30)), how=how), how)

    written = json.loads(json.dumps(report_as_json(report), allow_nan=False))

    assert written["figures"]["cases"] == 30
    assert written["figures"]["nobody"] == report.figures["nobody"]
    assert len(written["matrix"]) == len(report.matrix)
    assert written["cannot"] == report.cannot
    with pytest.raises(TypeError, match="no place"):
        report_as_json(replace(report, figures={"cases": {1, 2}}))
