"""Levels against answers worked out by hand on small cohorts."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.measures.levels import shares, waiting
from portal.measures.levels.level import CaseView, Level, opened_between, views
from portal.measures.offers import looked_at
from portal.measures.quality import data_quality
from portal.measures.repeats import repeat_of
from portal.measures.statistics import wilson
from portal.vocabulary import Repeat
from tests.measures.a_history import START, A, B, C, E, History, case_number

HOUR = timedelta(hours=1)


def seen(*histories: History, hours: float = 2000) -> list[CaseView]:
    """These cases as they stand so many hours after the start."""
    return views([event for one in histories for event in one.events], START + hours * HOUR)


def value(found: Level) -> float:
    """The head figure."""
    assert found.value is not None
    return found.value.value


def solved(number: int, hours: float, by: UUID = A) -> History:
    """A case whose resolution is confirmed so many hours after its opening."""
    history = History(number).then(hours / 2, E.RESOLUTION_PROPOSED, by, (by, None))
    return history.then(hours, E.RESOLUTION_CONFIRMED, None, (by, None))


def test_time_to_smile_counts_open_cases_and_takes_a_smile_back() -> None:
    smiling = [solved(number, number) for number in range(1, 21)]
    closed = History(30).then(1, E.CASE_CLOSED, A)
    back = solved(31, 1).then(50, E.CASE_REOPENED, None, (None, A))

    alone, together = waiting.smile(seen(*smiling)), waiting.smile(seen(*smiling, closed, back))

    assert value(alone) == 10.5
    assert value(together) == 11
    assert together.parts == {"happened": 20, "otherwise": 1, "open": 1}
    closed.then(60, E.CASE_REOPENED, None, (None, A))
    assert waiting.smile(seen(*smiling, closed)).parts == {"happened": 20, "otherwise": 0, "open": 1}
    assert waiting.smile(seen(*smiling[:9])).value is None


def test_work_begins_when_whoever_said_yes_begins_it() -> None:
    histories = []
    for number in range(1, 13):
        history = History(number).hand_over(1, 2, A, B).then(2.5, E.WORK_STARTED, A)
        histories.append(history.then(2 + number, E.WORK_STARTED, B))

    assert value(waiting.hands_on(seen(*histories))) == 6.5


def test_nobodys_part_is_a_part_of_all_time_until_the_end() -> None:
    half = History(1).hand_over(5, 10, A, B)
    none = History(2)
    done = solved(3, 10)

    found = shares.nobody(seen(half, none, done, hours=10))

    assert value(found) == pytest.approx(5 / 30)
    assert found.cases == {case_number(1), case_number(2), case_number(3)}


def test_ping_pong_is_a_part_of_the_cases_handed_over() -> None:
    back = History(1).hand_over(1, 2, A, B).hand_over(3, 4, B, A).hand_over(5, 6, A, B)
    on = History(2).hand_over(1, 2, A, B).hand_over(3, 4, B, C)

    found = shares.ping_pong(seen(back, on, History(3)))

    assert (value(found), dict(found.parts)) == (0.5, {"times": 2})


def test_answers_are_told_apart_by_yes_partly_no_and_silence() -> None:
    silent = (
        History(1).then(1, E.RESOLUTION_PROPOSED, A, (A, None)).then(9, E.RESOLUTION_SILENT, None, (A, None))
    )
    no = (
        History(2)
        .then(1, E.RESOLUTION_PROPOSED, A, (A, None))
        .then(2, E.RESOLUTION_REJECTED, None, (A, None))
    )
    partly = (
        History(5)
        .then(1, E.RESOLUTION_PROPOSED, A, (A, None))
        .then(2, E.RESOLUTION_PARTLY_CONFIRMED, None, (A, None))
    )
    waits = History(3).then(1, E.RESOLUTION_PROPOSED, A, (A, None))

    found = shares.customer_agrees(seen(silent, no, partly, solved(4, 2), waits))

    assert value(found) == pytest.approx(1 / 4)
    assert dict(found.parts) == {"silence": 1, "no": 1, "partly": 1, "yes": 1}


def test_how_much_work_it_was_is_what_the_newest_answer_says() -> None:
    changed = History(1).then(1, E.RESOLUTION_REJECTED, None, (A, None), "little")
    changed.then(2, E.RESOLUTION_CONFIRMED, None, (A, None), "much")
    silent = History(3).then(1, E.RESOLUTION_SILENT, None, (A, None))

    found = waiting.effort(seen(changed, solved(2, 2), silent, History(4)))

    assert dict(found.parts) == {"much": 1, "unsaid": 1}


def test_requests_and_their_refusals() -> None:
    asked = History(1).then(1, E.REQUEST_ASKED, A, (A, B)).then(2, E.REQUEST_INFORMATION_WANTED, B, (A, B))
    asked.then(3, E.REQUEST_INFORMATION_SUPPLIED, A, (A, B)).then(4, E.REQUEST_ACCEPTED, B, (A, B))
    refused = History(2).then(1, E.REQUEST_ASKED, A, (A, C))
    refused.then(2, E.REQUEST_DECLINED, C, (A, C), reason="not_our_product")
    late = History(3).then(1, E.REQUEST_ASKED, A, (A, C))
    fresh = History(4).then(90, E.REQUEST_ASKED, A, (A, C))
    left = History(5).then(1, E.HANDOFF_OFFERED, A, (A, B)).then(80, E.HANDOFF_OFFERED, A, (A, C))

    cases = seen(asked, refused, late, fresh, left, hours=100)

    assert (value(shares.sent_back(cases)), dict(shares.sent_back(cases).parts)) == (
        0.5,
        {"not_our_product": 1},
    )
    assert value(shares.never_answered(cases)) == pytest.approx(2 / 4)
    assert value(shares.moved_on(cases)) == pytest.approx(1 / 6)


def test_an_offer_was_looked_at_while_it_waits_and_not_by_a_look_at_an_older_one() -> None:
    history = History(1).then(1, E.HANDOFF_OFFERED, A, (A, B)).then(2, E.HANDOFF_SEEN, B, (A, B))
    history.then(3, E.HANDOFF_WITHDRAWN, A, (A, B)).then(4, E.HANDOFF_OFFERED, A, (A, B))
    history.then(5, E.HANDOFF_SEEN, C, (A, C))
    (unseen,) = seen(history)
    (looked,) = seen(history.then(6, E.HANDOFF_SEEN, B, (A, B)))

    assert [looked_at(one, unseen.events) for one in unseen.offers] == [False, False]
    assert [looked_at(one, looked.events) for one in looked.offers] == [False, True]


def test_what_came_back_is_asked_of_cases_that_had_a_month() -> None:
    back = solved(1, 2).then(100, E.CASE_REOPENED, None, (None, A))
    late = solved(2, 2).then(900, E.CASE_REOPENED, None, (None, A))
    fresh = solved(3, 1900)

    found = shares.came_back(seen(back, late, solved(4, 3), fresh))

    assert value(found) == pytest.approx(1 / 3)
    assert case_number(3) not in found.cases


def test_a_case_came_back_too_where_its_trouble_is_in_a_newer_case() -> None:
    again, other = (
        solved(number, 2).then(1500, E.REPEAT_NAMED, A, (A, None), how)
        for number, how in ((1, "came_back"), (2, "same"))
    )

    found = shares.came_back(seen(again, other, solved(3, 3)))

    assert value(found) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("opened_after", "how"),
    [(1, Repeat.SAME), (2, Repeat.CAME_BACK), (722, Repeat.CAME_BACK), (722.1, Repeat.SAME)],
)
def test_a_newer_case_says_that_it_came_back_for_thirty_days_after_the_yes(
    opened_after: float, how: Repeat
) -> None:
    confirmed_twice = solved(1, 2).then(900, E.RESOLUTION_CONFIRMED, None, (A, None))

    found = repeat_of(confirmed_twice.events, START + opened_after * HOUR)

    assert (found, repeat_of(History(2).events, START + HOUR)) == (how, Repeat.SAME)


def test_permission_cleaning_and_waits_are_measured_side_by_side() -> None:
    histories = []
    for number in range(1, 12):
        history = History(number).then(1, E.AUTHORIZATION_REQUESTED, A, (A, None))
        history.then(1 + number, E.AUTHORIZATION_GRANTED, None, (A, None))
        history.then(20, E.REDACTION_STARTED, A, (A, None)).then(21, E.REDACTION_STARTED, A, (A, None))
        history.then(22, E.REDACTION_FINISHED, None, (A, None)).then(25, E.REDACTION_FAILED, None, (A, None))
        history.then(30, E.WAIT_BEGUN, A, (A, B)).then(33, E.WAIT_ENDED, B, (A, B))
        histories.append(history.then(40, E.WAIT_BEGUN, A, (A, None)))

    cases = seen(*histories, hours=60)

    assert value(waiting.permission(cases)) == 6
    assert waiting.cleaning(cases).parts == {"happened": 11, "otherwise": 11, "open": 0}
    assert value(waiting.supplier(cases)) == 3
    assert value(waiting.effort(cases)) == 2
    assert value(shares.parked(cases)) == pytest.approx(20 / 60)
    assert value(shares.safety(cases)) == pytest.approx((6 + 2) / 60)


def test_who_solved_it_and_through_how_many_hands() -> None:
    alone = [solved(number, 10) for number in range(10)]
    shared = [History(20 + number).hand_over(1, 2, A, B) for number in range(10)]
    for history in shared:
        history.then(3, E.RESOLUTION_PROPOSED, B, (B, None)).then(40, E.RESOLUTION_CONFIRMED, None, (B, None))

    cases = seen(*alone, *shared)

    assert value(shares.right_first_time(cases)) == 0.5
    assert value(waiting.passed_through(cases)) == 0.5
    tax = waiting.handoff_tax(cases)
    assert [one.value for one in tax.more.values() if one] == [10, 40]
    assert dict(tax.parts) == {"1": 10, "2": 10}
    assert tax.cases == {case_number(number) for number in range(10)}  # those that the head figure is of


def test_forgotten_cases_are_open_ones_that_only_promises_touch() -> None:
    promised = History(1).then(500, E.UPDATE_PROMISED, A)
    touched = History(2).then(500, E.MESSAGE_DISCLOSED, A)

    found = shares.forgotten(seen(promised, touched, solved(3, 1), hours=510))

    assert value(found) == 0.5


def test_a_cohort_is_those_opened_in_a_period() -> None:
    cases = seen(History(1), History(2))

    assert opened_between(cases, START, START + HOUR) == cases
    assert opened_between(cases, START + HOUR, START + 2 * HOUR) == []


def test_the_quality_of_the_data_is_a_figure_too() -> None:
    broken = History(1).then(2, E.MESSAGE_DISCLOSED, A).then(1, E.MESSAGE_DISCLOSED, A)
    broken.events.pop(1)
    late = History(2).then(2, E.MESSAGE_DISCLOSED, A).then(1, E.MESSAGE_DISCLOSED, A)

    found = data_quality(seen(broken, late, solved(3, 2)))

    assert (found.cases, found.events, found.back_dated) == (3, 8, 1)
    assert found.complete == wilson(2, 3)
    assert found.answered == wilson(1, 1)
    assert data_quality([]).complete is None
