"""The catalogue over an imported history: each measure has a figure or a reason, each figure is right."""

import io
from datetime import UTC, datetime, timedelta
from itertools import groupby

import pytest

from portal.access.measuring_history import mapping_of, measure_history
from portal.measures.catalogue import CATALOGUE
from portal.measures.history.catalogued import HistoryLevel
from portal.measures.history.report_json import measured_as_json
from portal.measures.history.report_words import level_sentence, report_words
from portal.measures.history.rows import Format
from portal.measures.history.shipped import SHIPPED, mapping_text, shipped_text
from portal.vocabulary import Invalid
from tests.measures.a_log import Event, as_csv, made_up, mapping

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def levels(events: list[Event], **changes: object) -> dict[str, HistoryLevel]:
    found = measure_history(as_csv(events), Format.CSV, mapping(**changes))
    assert found.report is not None
    return {one.measure_id: one for one in found.report.levels}


def share(level: HistoryLevel) -> tuple[float, int]:
    assert level.value is not None
    return round(level.value.value * level.n, 6), level.n


def story(number: int, *steps: tuple[float, str, str]) -> list[Event]:
    """One case: hours after the beginning, state, company."""
    return [
        {
            "number": str(number),
            "when": (BEGIN + timedelta(hours=hours)).isoformat(),
            "state": state,
            "detail": "",
            "line": line,
            "group": line,
        }
        for hours, state, line in steps
    ]


def test_every_measure_of_the_catalogue_has_a_figure_or_a_reason() -> None:
    for found in (levels(made_up(80)), levels(made_up(80), meaning={}, lines={})):
        assert list(found) == list(CATALOGUE)
        assert [one.measure_id for one in found.values() if one.value is None and not one.why] == []

    assert levels(made_up(80), meaning={})["M03"].why.startswith("The mapping does not say which states")


@pytest.mark.parametrize("seed", range(4))
def test_shares_are_those_of_a_plain_loop(seed: int) -> None:
    events = made_up(seed=seed)
    cases: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda one: datetime.fromisoformat(one["when"])):
        cases.setdefault(event["number"], []).append(event)
    runs = {
        number: [list(run) for _, run in groupby(of_case, key=lambda one: one["line"])]
        for number, of_case in cases.items()
    }
    handed = [(run, of_case[-1]) for of_case in runs.values() for run in of_case[1:]]
    back = sum(
        any(a[0]["line"] == c[0]["line"] for a, c in zip(one, one[2:], strict=False)) for one in runs.values()
    )
    without = sum(
        all(event["state"] != "Working" for event in run) and (run is not last or last[-1]["state"] == "Done")
        for run, last in handed
    )

    found = levels(events)

    assert share(found["M05"]) == (back, sum(len(one) > 1 for one in runs.values()))
    assert share(found["M04"]) == (without, len(handed))
    assert share(found["M13"])[1] == sum(one[-1]["state"] != "Done" for one in cases.values())


def test_an_offer_that_is_still_open_counts_as_long_as_it_was_seen() -> None:
    answered = [
        event
        for number in range(20)
        for event in story(number, (0, "Working", "A"), (1, "Waiting", "B"), (3, "Working", "B"))
    ]
    still_open = [
        event for number in range(20, 40) for event in story(number, (0, "Working", "A"), (1, "Waiting", "B"))
    ]
    later = story(99, (0, "Working", "A"), (500, "Working", "A"))

    all_answered, half_open = levels(answered + later)["M01"], levels(answered + still_open + later)["M01"]

    assert all_answered.value is not None
    assert (all_answered.value.value, all_answered.n) == (2, 20)
    assert half_open.n == 40
    assert half_open.more["nine_in_ten"] is None


def test_what_came_back_is_told_only_where_most_cases_had_the_time_to() -> None:
    fixed = [
        event
        for number in range(30)
        for event in story(
            number,
            (0, "Done", "A"),
            *([(48, "Working", "A"), (50, "Done", "A")] if number < 6 else []),
            *([(24 * 40, "Working", "A")] if number == 29 else []),
        )
    ]
    fresh = [event for number in range(100, 140) for event in story(number, (24 * 39, "Done", "A"))]

    assert share(levels(fixed)["M24"]) == (6, 30)
    assert levels(fixed + fresh)["M24"].value is None
    assert "Fewer than half" in levels(fixed + fresh)["M24"].why


def test_what_was_asked_for_before_the_yes_is_told_of_accepted_handoffs() -> None:
    events = [
        *story(1, (0, "Working", "A"), (1, "Asked", "A"), (2, "Waiting", "B"), (3, "Working", "B")),
        *story(2, (0, "Working", "A"), (2, "Waiting", "B"), (3, "Asked", "B"), (4, "Working", "B")),
        *story(3, (0, "Working", "A"), (2, "Waiting", "B"), (3, "Working", "B"), (4, "Asked", "B")),
        *story(4, (0, "Working", "A"), (2, "Asked", "B"), (3, "Waiting", "A")),
        *story(5, (0, "Working", "A"), (2, "Waiting", "B"), (3, "Working", "C"), (4, "Asked", "C")),
    ]

    told = levels(events, meaning={"accepted": ["Working"], "wanted": ["Asked"]})["M09"]

    assert share(told) == (3, 4)
    assert level_sentence(told) == "Before the yes, nothing more was asked for in about 75% of the handoffs."
    assert "asked by telephone" in told.note
    assert "had to ask for more" in levels(events)["M09"].why


def test_office_hours_of_the_mapping_shorten_the_wait() -> None:
    night = [
        event
        for number in range(12)
        for event in story(number, (0, "Working", "A"), (7, "Waiting", "B"), (25, "Working", "B"))
    ]
    text = """
    columns = {case = "number", at = "when", status = "state", organization = "line"}
    meaning = {accepted = ["Working"]}
    [office]
    days = ["monday", "tuesday"]
    opens = 09:00:00
    closes = 17:00:00
    """

    found = measure_history(as_csv(night), Format.CSV, mapping_of(text)).report

    assert found is not None
    waited = found.figures["waiting_for_a_yes"]
    assert isinstance(waited, dict)
    assert (waited["hours"]["p50"], waited["office_hours"]["p50"]) == (18, 2)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_mapping_is_understood_and_has_its_words(name: str) -> None:
    shipped = mapping_of(shipped_text(name))

    assert mapping_text(name) == shipped_text(name)
    assert {one.value for one in shipped.meaning} >= {"solved"}
    if shipped.steps:
        assert {word for states in shipped.meaning.values() for word, _ in states} <= {
            one.state for one in shipped.steps
        }
    else:
        assert set(shipped.meaning) == {"nobody", "accepted", "solved", "customer", "supplier"}
        assert {"case", "at", "status", "organization"} <= set(shipped.columns)


def test_a_mapping_that_is_not_there_or_not_toml_is_refused() -> None:
    with pytest.raises(Invalid, match="There is no mapping file"):
        mapping_text("nowhere.toml")
    with pytest.raises(Invalid, match="is not TOML"):
        mapping_of("columns = ")
    with pytest.raises(Invalid, match="list of weekdays"):
        mapping_of('columns={case="a",at="b"}\noffice={days=["someday"],opens=09:00:00,closes=10:00:00}')
    with pytest.raises(Invalid, match="the second later"):
        mapping_of('columns={case="a",at="b"}\noffice={days=["monday"],opens=11:00:00,closes=10:00:00}')


def test_with_a_bad_row_nothing_is_imported_unless_it_is_to_be_left_out() -> None:
    table = as_csv(made_up(30)).getvalue() + b"late,yesterday,Done,,A,A\n"

    refused = measure_history(io.BytesIO(table), Format.CSV, mapping())
    taken = measure_history(io.BytesIO(table), Format.CSV, mapping(), without_bad_rows=True)

    told = measured_as_json(refused.rows, refused.report, refused.bad)
    assert (told["imported"], "figures" in told) == (False, False)
    assert refused.bad[0].reason == "“when” is not an instant that can be read."
    assert taken.report is not None
    assert taken.report.figures["cases"] == 30
    assert "1 rows were left out because they cannot be used." in list(report_words(taken.report, 1))
