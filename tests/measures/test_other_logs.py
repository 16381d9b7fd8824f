"""Logs as other systems export them: changes alone, newest first, columns twice, words for nothing."""

import io
import json
from typing import Any

import pytest

from portal.access.measuring_history import mapping_of, measure_history
from portal.measures.history.log import HistoryLog
from portal.measures.history.mapping import mapping_from
from portal.measures.history.preview import preview
from portal.measures.history.reading import Bounds, read_log
from portal.measures.history.report import HistoryReport
from portal.measures.history.rows import Format
from portal.vocabulary import Invalid
from tests.measures.a_log import made_up

MAPPING = """
[columns]
case = "key"
at = "at"
status = "state"
organization = "team.name"
[meaning]
nobody = ["Open"]
accepted = ["Working"]
solved = ["Done"]
unchanged = ["Comment"]
"""
STEPS = (
    {"at": "2026-01-05T08:00:00.000+0000", "state": "Open"},
    {"at": "2026-01-05T09:00:00.000+0000", "team": {"id": 7, "name": "A"}},
    {"at": "2026-01-05T10:00:00.000+0000", "state": "Working"},
    {"at": "2026-01-05T12:00:00.000+0000", "team": {"id": 8, "name": "B"}},
    {"at": "2026-01-05T13:00:00.000+0000", "state": "Comment"},
    {"at": "2026-01-05T15:00:00.000+0000", "state": "Working"},
    {"at": "2026-01-05T16:00:00.000+0000", "state": "Done", "team": None},
    {"at": "2026-01-06T16:00:00.000+0000", "state": "Comment"},
)


def changes(cases: int = 12) -> io.BytesIO:
    """A log that names only what changed, one object a line."""
    lines = (json.dumps({"key": f"K-{number}", **step}) for number in range(cases) for step in STEPS)
    return io.BytesIO("\n".join(lines).encode())


def measured(stream: io.BytesIO, written: Format, text: str = MAPPING) -> HistoryReport:
    found = measure_history(stream, written, mapping_of(text))
    assert found.bad == []
    assert found.report is not None
    return found.report


def table(*rows: str) -> io.BytesIO:
    return io.BytesIO("\n".join(("key,at,state,team.name", *rows)).encode())


def organizations(log: HistoryLog) -> list[str]:
    column = log.columns["organization"]
    return [column.texts[code] for code in column.codes.tolist()]


def test_what_a_row_leaves_empty_goes_on_as_before_and_is_no_new_yes() -> None:
    report = measured(changes(), Format.JSON_LINES)

    figures: dict[str, Any] = report.figures
    assert [(row.giver, row.taker, row.accepted, row.wait["p50"]) for row in report.matrix] == [
        ("A", "B", 12, 3 * 3600)
    ]
    assert figures["states"]["hours"] == {
        "Open": 12 * 2,
        "Working": 12 * 6,
        "Comment": 0,
        "Done": 12 * 24,
        "": 0,
    }
    assert (figures["still_open"], figures["reopened"]["cases"]) == (0, 0)
    assert [(one.before, one.after, one.n) for one in report.follows] == [
        ("Open", "Working", 12),
        ("Working", "Done", 12),
        ("Working", "Working", 12),
    ]


def test_before_its_first_company_a_case_is_with_no_other() -> None:
    words = mapping_from({**mapping_document(), "log": {"empty": ["?"]}})

    log, bad = read_log(
        table("1,2026-01-05,Open,?", "1,2026-01-06,Open,A", "2,2026-01-07,Open,?"), Format.CSV, words
    )

    assert bad == []
    assert organizations(log) == ["A", "A", ""]


@pytest.mark.parametrize("at", ["2026-01-05 10:00 UTC", "2026/01/05 11:00:00.000 +0100", "2026-01-05T10:00Z"])
def test_instants_are_read_as_exports_write_them(at: str) -> None:
    log, _ = read_log(table(f"1,{at},Open,A"), Format.CSV, mapping_of(MAPPING))

    assert log.at.tolist() == [1767607200000000]


def test_a_file_with_the_newest_row_first_has_its_ties_backwards_too() -> None:
    rows = [
        f"{case},2026-01-05T{hour:02}:00,Open,{team}"
        for case in "123"
        for hour, team in ((8, "A"), (8, "B"), (9, "C"))
    ]

    straight, _ = read_log(table(*rows), Format.CSV, mapping_of(MAPPING))
    backwards, _ = read_log(table(*reversed(rows)), Format.CSV, mapping_of(MAPPING))

    assert organizations(straight) == organizations(backwards) == ["A", "B", "C"] * 3


def test_columns_that_nobody_asks_for_may_stand_there_twice() -> None:
    text = b"key, at ,state,Comment,Comment,,,team.name\n1,2026-01-05,Open,x,y,,,A\n"

    log, bad = read_log(io.BytesIO(text), Format.CSV, mapping_of(MAPPING))

    assert (organizations(log), bad) == (["A"], [])


def test_a_misspelt_state_makes_no_figure_and_is_told() -> None:
    report = measured(changes(), Format.JSON_LINES, MAPPING.replace('"Open"', '"Opened"'))

    lost = next(one for one in report.levels if one.measure_id == "M03")
    assert (lost.value, lost.why) == (
        None,
        "The log has none of the states that mean that nobody has a case: “Opened”.",
    )
    assert report.cannot["nobody"] == lost.why
    assert report.figures["states_not_in_the_log"] == ["Opened"]
    assert report.figures["states_without_meaning"] == ["Open"]


def test_a_column_that_is_nowhere_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(
        Invalid, match=r"No row of the log has “team.nam”. Its first row has: “key”, “at”, “state”"
    ):
        read_log(changes(1), Format.JSON_LINES, mapping_of(MAPPING.replace("team.name", "team.nam")))


def test_where_no_instant_can_be_read_it_is_said_how_to_say_so() -> None:
    with pytest.raises(
        Invalid, match=r"in line 2: “at” is not an instant that can be read. Say in the mapping how"
    ):
        read_log(table("1,05.01.2026,Open,A"), Format.CSV, mapping_of(MAPPING))


def test_the_preview_reads_what_is_left_empty_and_a_no() -> None:
    text = MAPPING + 'refused = ["Declined"]\n'
    lines = '{"key": "1", "at": "2026-01-05"}\n{"key": "1", "at": "2026-01-06", "state": "Declined"}'

    found = preview(
        io.BytesIO(lines.encode()), Format.JSON_LINES, mapping_of(text), Bounds(size=10**6, rows=10)
    )

    assert [(row.means, row.reason) for row in found.rows] == [("goes on as before", ""), ("refused", "")]
    assert found.columns == ("key", "at", "state")


def mapping_document() -> dict[str, object]:
    return {
        "columns": {"case": "key", "at": "at", "status": "state", "organization": "team.name"},
        "meaning": {"nobody": ["Open"]},
    }


def test_a_log_that_leaves_nothing_empty_is_as_it_stands() -> None:
    events = made_up(20)
    rows = [f"{one['number']},{one['when']},{one['state']},{one['line']}" for one in events]

    log, _ = read_log(table(*rows), Format.CSV, mapping_of(MAPPING))

    assert log.says_state.all()
    assert sorted(organizations(log)) == sorted(one["line"] for one in events)
