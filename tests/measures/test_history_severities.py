"""The handoff tax of a brought history, among cases that began equally severe."""

from typing import Any

from portal.access.measuring_history import mapping_of, measure_history
from portal.measures.history.report_json import report_as_json
from portal.measures.history.report_words import report_words
from portal.measures.history.rows import Format
from portal.measures.history.told_by_step import severity_lines
from tests.measures.a_log import Event, as_csv
from tests.measures.test_history_levels import story

MAPPING = """
columns = {case = "number", at = "when", status = "state", organization = "line", severity = "group"}
meaning = {accepted = ["Working"], solved = ["Done"]}
"""


def cases(first: int, number: int, severity: str, hours: float, *, several: bool) -> list[Event]:
    """Cases that began so severe, half of which are solved after about so many hours."""
    events = []
    for place in range(number):
        lasts = hours * (0.5 + (place + 1) / (number + 1))
        second = "B" if several else "A"
        told = story(first + place, (0, "Working", "A"), (0.1, "Working", second), (lasts, "Done", second))
        for event, group in zip(told, ("", severity, "called easy"), strict=True):
            event["group"] = group
        events += told
    return events


def test_cases_are_compared_with_those_that_began_equally_severe() -> None:
    events = [
        *cases(0, 60, "P3", 2, several=False),
        *cases(60, 20, "P3", 4, several=True),
        *cases(80, 20, "P1", 40, several=False),
        *cases(100, 60, "P1", 80, several=True),
        *cases(160, 4, "P2", 5, several=False),
    ]

    report = measure_history(as_csv(events), Format.CSV, mapping_of(MAPPING)).report

    assert report is not None
    figures: dict[str, Any] = report.figures
    rows = {one["severity"]: one for one in figures["severities"]}
    assert [*rows] == ["P1", "P2", "P3"]
    assert (rows["P1"]["alone"], rows["P1"]["several"]) == (20, 60)
    assert abs(rows["P3"]["times"]["value"] - 2) < 0.1
    assert rows["P2"]["half_alone"] is rows["P2"]["times"] is None
    assert 1.5 < figures["all_severities"].low < 2 < figures["all_severities"].high < 2.7
    kept: Any = report_as_json(report)["figures"]
    assert severity_lines(kept) == severity_lines(figures)
    assert [one.times for one in severity_lines(kept)][1:] == [
        "not known",
        "2.0 times as long",
        "2.0 times as long",
    ]
    assert any("With severity taken into account: 2.0 times" in line for line in report_words(report, 0))
