"""What a history's pictures are drawn from equals a plain loop, and tells nothing of fewer than ten cases."""

import random
from collections import Counter
from datetime import datetime, timedelta
from itertools import groupby, pairwise

import pytest

from portal.access.measuring_history import measure_history
from portal.measures.axes import FINEST, MOST_STEPS, SCALES, TICKS, thinned
from portal.measures.history.drawn import Compared, Pictures, Reason, Way
from portal.measures.history.mapping import mapping_from
from portal.measures.history.rows import Format
from portal.measures.survival import End, Waiting, curve
from portal.vocabulary import Invalid
from tests.measures.a_log import MAPPING, Event, as_csv, made_up, mapping
from tests.measures.test_history_levels import BEGIN, levels, share, story

WITH_REASON = {**dict[str, str](MAPPING["columns"]), "reason": "detail"}  # type: ignore[call-overload]
NO = {"accepted": ["Working"], "refused": ["No"], "solved": ["Done"], "nobody": ["Waiting"]}


def drawn(events: list[Event], **changes: object) -> Pictures:
    found = measure_history(as_csv(events), Format.CSV, mapping(**changes))
    assert found.report is not None
    return found.report.pictures


def asked(number: int, hours: float, answer: str, reason: str = "", after: float = 0) -> list[Event]:
    """A case that B is asked for, and answers so many hours later; it is opened `after` hours."""
    events = story(
        number, (after, "Working", "A"), (after + 1, "Waiting", "B"), (after + 1 + hours, answer, "B")
    )
    events[-1]["detail"] = reason
    return events


@pytest.mark.parametrize("seed", [1, 2])
def test_the_ways_are_those_of_a_plain_loop_and_none_is_of_fewer_than_ten_cases(seed: int) -> None:
    events = made_up(120, seed=seed)
    counted: Counter[tuple[int, str, str]] = Counter()
    ordered = sorted(events, key=lambda one: (one["number"], datetime.fromisoformat(one["when"])))
    for _, of_case in groupby(ordered, key=lambda one: one["number"]):
        lines = [line for line, _ in groupby(one["line"] for one in of_case)]
        counted.update({(min(step, 3), *pair) for step, pair in enumerate(pairwise(lines), start=1)})

    found = drawn(events)

    assert {(one.step, one.giver, one.taker): one.cases for one in found.ways} == {
        way: cases for way, cases in counted.items() if cases >= 10
    }
    assert found.ways_hidden == any(cases < 10 for cases in counted.values())


def test_a_marked_change_parts_the_cases_by_the_day_on_which_they_were_opened() -> None:
    before = [event for number in range(12) for event in asked(number, 10, "Working")]
    since = [event for number in range(12, 24) for event in asked(number, 2, "Working", after=240)]
    day = (BEGIN + timedelta(hours=200)).date().isoformat()

    (change,) = drawn(before + since, changes={day: "One rota"}).changes
    (few,) = drawn(before + since[:21], changes={day: "One rota"}).changes

    waiting = next(one for one in change.gave if one.measure_id == "M01")
    assert (change.day, change.words) == (day, "One rota")
    assert waiting.before is not None
    assert waiting.after is not None
    assert (waiting.before.value, waiting.after.value, waiting.apart) == (10, 2, True)
    assert few.gave[0] == Compared("M01", waiting.before, None, apart=False)
    assert len(few.gave) > 1
    assert {one.after for one in few.gave} == {None}


def test_reasons_for_a_no_are_counted_and_few_ones_cannot_be_worked_out() -> None:
    events = [
        event
        for number, reason in enumerate(["late"] * 20 + ["never"] * 12 + ["other"] * 3)
        for event in asked(number, 5, "No", reason)
    ] + [event for number in range(50, 61) for event in asked(number, 6, "Working")]
    more = [event for number in range(70, 77) for event in asked(number, 5, "No", "other")]

    found = drawn(events, columns=WITH_REASON, meaning=NO)
    told = drawn(events + more, columns=WITH_REASON, meaning=NO)

    assert found.reasons == (Reason("late", 20, 20),)
    assert [one.reason for one in told.reasons] == ["late", "never", "other"]
    assert (found.refused, told.refused) == (35, 42)
    assert share(levels(events, columns=WITH_REASON, meaning=NO)["M07"]) == (35, 46)
    assert found.waiting[-1].share == pytest.approx(11 / 46)


def test_a_no_is_neither_waiting_nor_moving_on_nor_silence() -> None:
    refused = [
        event
        for number in range(20)
        for event in [*asked(number, 100, "No"), *story(number, (150, "Working", "A"), (151, "Done", "A"))]
    ]
    answered = [event for number in range(20, 50) for event in asked(number, 2, "Working")]

    found = levels(refused + answered, meaning=NO)

    assert (share(found["M04"]), share(found["M08"])) == ((0, 70), (0, 50))


def test_a_log_without_companies_has_no_pictures_but_its_changes() -> None:
    columns = {"case": "number", "at": "when", "status": "state"}
    found = drawn(made_up(40), columns=columns, lines={}, meaning={}, changes={"2026-04-01": "One rota"})

    assert found == Pictures(changes=found.changes)
    assert found.changes[0].gave == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"soon": "One rota"}, "changes.soon"),
        ({"2026-04-01": 3}, "changes.2026-04-01"),
        ({f"2026-04-0{day}": "One rota" for day in range(1, 8)}, "changes"),
    ],
)
def test_a_change_that_is_not_understood_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        mapping_from({**MAPPING, "changes": changes})

    assert refused.value.field == field


def test_a_thinned_curve_is_nowhere_far_from_the_whole_and_exact_at_each_tick() -> None:
    dice = random.Random(4)  # noqa: S311 - seeded data
    whole = curve(
        Waiting(dice.lognormvariate(3, 1.2), dice.choices(list(End), (8, 1, 1))[0]) for _ in range(3_000)
    ).steps

    drawn_steps = thinned(whole)

    place = 0
    for one in whole:
        while place + 1 < len(drawn_steps) and drawn_steps[place + 1].time <= one.time:
            place += 1
        assert one.share - drawn_steps[place].share <= FINEST + 1e-12
    for tick in (scale * quarter / TICKS for scale in SCALES for quarter in range(1, TICKS + 1)):
        exact = next((one for one in whole if one.time >= tick), None)
        assert next((one for one in drawn_steps if one.time >= tick), None) == exact
    assert len(drawn_steps) < 2 * MOST_STEPS < len(whole)
    assert thinned(whole[:MOST_STEPS]) == list(whole[:MOST_STEPS])


def test_a_way_of_a_case_that_goes_twice_is_counted_once() -> None:
    steps = [(hour, "Working", "AB"[hour % 2]) for hour in range(9)]
    events = [event for number in range(10) for event in story(number, *steps)]

    assert drawn(events).ways == (
        Way(1, "A", "B", 10),
        Way(2, "B", "A", 10),
        Way(3, "A", "B", 10),
        Way(3, "B", "A", 10),
    )
