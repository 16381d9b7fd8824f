"""Reading an exported log: what is wrong is said with its place, and nothing is guessed."""

import gzip
import io
import json
from datetime import date

import pytest

from portal.measures.history.mapping import mapping_from
from portal.measures.history.reading import Bounds, read_log
from portal.measures.history.rows import Format, format_of
from portal.vocabulary import Invalid
from tests.measures.a_log import MAPPING, mapping


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
    with pytest.raises(
        Invalid, match=r"no column “group”. Its columns are: “number”, “when”, “state”, “detail”"
    ):
        read_log(io.BytesIO(b"number,when,state,detail,line\n1,2026-03-20,Done,,A\n"), Format.CSV, mapping())
    with pytest.raises(Invalid, match="what stands between the values"):
        read_log(io.BytesIO(b"number;when;state\n1;2026-03-20;Done\n"), Format.CSV, mapping())


@pytest.mark.parametrize(
    ("content", "written", "sentence"),
    [
        (b"", Format.CSV, "is empty"),
        (b"number,when,state,detail,line,group,line\n", Format.CSV, "same name"),
        (b"\xff\xfe", Format.CSV, "UTF-8"),
        (b"\x1f\x8b\x08\x00broken", Format.CSV, "cut off"),
        (gzip.compress(b"number,when,state,detail,line,group\n" * 5000)[:-20], Format.CSV, "cut off"),
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


def test_letters_are_read_as_the_mapping_says() -> None:
    row = "1,2026-03-20T06:00Z,Done,,Malm\u00f6,A\n".encode("cp1252")
    table = b"number,when,state,detail,line,group\n" + row

    log, _ = read_log(io.BytesIO(table), Format.CSV, mapping(log={"encoding": "cp1252"}))

    assert log.columns["organization"].texts == ("Malm\u00f6",)
    with pytest.raises(Invalid, match="not written in UTF-8"):
        read_log(io.BytesIO(table), Format.CSV, mapping())
    with pytest.raises(Invalid, match="no way of writing letters"):
        mapping(log={"encoding": "klingon"})


@pytest.mark.parametrize(
    ("unit", "written"), [("seconds", "1774000000.5"), ("milliseconds", "1774000000500")]
)
def test_an_instant_may_be_counted_from_1970(unit: str, written: str) -> None:
    table = f"number,when,state,detail,line,group\n1,{written},Done,,A,A\n2,1e999,Done,,A,A\n".encode()

    log, bad = read_log(io.BytesIO(table), Format.CSV, mapping(time={"format": unit}))

    assert log.at.tolist() == [1774000000500000]
    assert [one.line for one in bad] == [3]


def test_a_log_that_unfolds_beyond_its_bounds_is_refused_early() -> None:
    row = b"1,2026-03-20T06:00Z,Done,,A,A\n"
    packed = gzip.compress(b"number,when,state,detail,line,group\n" + row * 50_000)

    with pytest.raises(Invalid, match="too large when it is unpacked"):
        read_log(io.BytesIO(packed), Format.CSV, mapping(), bounds=Bounds(size=200_000, rows=10**9))
    with pytest.raises(Invalid, match="more than 1,000 rows"):
        read_log(io.BytesIO(packed), Format.CSV, mapping(), bounds=Bounds(size=10**9, rows=1000))


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (b"number,when,state,detail,line,group\n" + b"x" * 1_100_000, Format.CSV),
        (b'{"number": "' + b"x" * 1_100_000, Format.JSON_LINES),
        (b'<log><string key="' + b"x" * 1_200_000, Format.XES),
    ],
)
def test_a_line_without_an_end_is_no_log(content: bytes, written: Format) -> None:
    with pytest.raises(Invalid, match="longer than"):
        read_log(io.BytesIO(content), written, mapping())


def test_a_mapping_that_does_not_fit_ends_the_reading_early() -> None:
    table = b"number,when,state,detail,line,group\n" + b"1,never,Done,,A,A\n" * 20_000

    with pytest.raises(Invalid, match="the mapping does not fit this log"):
        read_log(io.BytesIO(table), Format.CSV, mapping())
