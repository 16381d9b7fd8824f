"""Every measure has a level or a reason, and says it in a sentence."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from portal.measures.catalogue import CATALOGUE
from portal.measures.levels.level import CaseView, Level, views
from portal.measures.levels.levels import COMPUTED, level
from portal.measures.levels.sentences import sentence
from portal.measures.statistics import Estimate, ratio
from tests.measures.a_history import START, A, B, E, History


def seen(*histories: History, hours: float = 2000) -> list[CaseView]:
    """These cases as they stand so many hours after the start."""
    return views([event for one in histories for event in one.events], START + timedelta(hours=hours))


def solved(number: int, hours: float, by: UUID = A) -> History:
    """A case whose resolution is confirmed so many hours after its opening."""
    history = History(number).then(hours / 2, E.RESOLUTION_PROPOSED, by, (by, None))
    return history.then(hours, E.RESOLUTION_CONFIRMED, None, (by, None))


def test_below_ten_cases_nothing_is_shown_but_to_those_whose_cases_they_are() -> None:
    cases = seen(*[History(number).hand_over(1, 2, A, B) for number in range(9)])

    assert level("M03", cases).value is None
    assert level("M03", cases).cases == frozenset()
    assert level("M03", cases, own_cases=True).value is not None
    assert "renewals" in level("M33", cases).why


@pytest.mark.parametrize("measure_id", CATALOGUE)
def test_no_measure_stumbles_over_a_clock_set_back_or_an_event_after_the_end(measure_id: str) -> None:
    histories = [History(number).then(5, E.CASE_CLOSED, A) for number in range(12)]
    for history in histories:
        history.then(6, E.WAIT_BEGUN, A, (A, B)).then(4, E.WAIT_ENDED, B, (A, B))
        history.then(7, E.WAIT_BEGUN, A, (A, B)).then(8, E.AUTHORIZATION_REQUESTED, A, (A, None))
        history.then(2, E.HANDOFF_OFFERED, A, (A, B)).then(1, E.HANDOFF_ACCEPTED, B, (A, B))
        history.then(0, E.RESOLUTION_CONFIRMED, None, (A, None)).then(-1, E.REDACTION_STARTED, A)

    found = level(measure_id, seen(*histories))

    assert found.value is None or found.value.value >= 0


@pytest.mark.parametrize("measure_id", CATALOGUE)
def test_every_measure_has_a_level_or_a_reason_and_a_sentence(measure_id: str) -> None:
    many = [solved(number, number + 1).hand_over(50, 51, A, B) for number in range(25)]

    for cases in ([], seen(*many), seen(*many, hours=3)):
        found = level(measure_id, cases)
        assert bool(found.why) == (found.value is None)
        assert sentence(found).endswith(".")


def test_the_head_sentences_are_plain() -> None:
    cases = seen(*[solved(number, number * 2) for number in range(1, 21)])

    assert sentence(level("M21", cases)) == (
        "Half of the customers said within 21 hours that it works again. "
        "In nine of ten it took up to 36 hours."
    )
    assert sentence(level("M23", cases)) == (
        "When a solution was proposed, 100% of the customers said that it works."
    )
    assert sentence(Level("M06", Estimate(2, 1, 3, 20), frozenset())) == (
        "Half of the cases were passed on twice or less."
    )


def test_the_part_of_a_whole_has_an_interval_between_cases() -> None:
    # By hand: y/x of (1,2), (1,4), (2,4) is 4/10; the squares of y - 0.4 x are 0.04, 0.36, 0.16.
    found = ratio([(1, 2), (1, 4), (2, 4)])

    reach = 1.959963984540054 * (0.56 / 6) ** 0.5 / (10 / 3)
    assert found.value == pytest.approx(0.4)
    assert found.low == pytest.approx(0.4 - reach)
    assert found.high == pytest.approx(0.4 + reach)
    assert ratio([(1, 2)]) == Estimate(0.5, None, None, 1)
    with pytest.raises(ValueError, match="whole"):
        ratio([])


def test_no_measure_is_computed_that_the_catalogue_does_not_know() -> None:
    histories: Sequence[CaseView] = seen(History(1))

    for measure_id, computation in COMPUTED.items():
        assert computation(histories).measure_id == measure_id
