"""What happens between two companies: waiting, nobody, coming back, with the cases behind each figure."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.measures.gaps import Gaps, gaps, hours_until, hours_until_any_end, nobody_by_pair
from portal.measures.hands import hands, returns, straight_back, to_and_fro
from portal.measures.offers import Outcome, offers
from portal.measures.survival import End, Waiting
from portal.measures.timeline import held, holds
from portal.vocabulary import EventType, HolderKind
from tests.measures.a_history import START, A, B, C, D, E, History, case_number

HOUR = timedelta(hours=1)


def seen(*histories: History, hours: float = 1000) -> Gaps:
    """The gaps of these cases so many hours after the start."""
    return gaps([event for one in histories for event in one.events], START + hours * HOUR)


def test_a_handoff_waits_for_its_yes_and_nobody_has_the_case_meanwhile() -> None:
    figures = seen(History(1).hand_over(2, 5, A, B)).pairs[A, B]

    assert (figures.offered, figures.outcomes[Outcome.ACCEPTED]) == (1, 1)
    assert figures.nobody == 3 * HOUR
    assert figures.waiting.steps[0].time == 3
    assert figures.cases_of[Outcome.ACCEPTED] == {case_number(1)}


def test_every_way_to_end_is_told_apart() -> None:
    declined = History(1).then(1, E.REQUEST_ASKED, A, (A, B))
    declined.then(2, E.REQUEST_DECLINED, B, (A, B), reason="capacity")
    withdrawn = History(2).then(1, E.HANDOFF_OFFERED, A, (A, B)).then(3, E.HANDOFF_WITHDRAWN, A, (A, B))
    moved = History(3).then(1, E.HANDOFF_OFFERED, A, (A, B)).hand_over(4, 5, A, C)
    closed = History(4).then(1, E.REQUEST_ASKED, A, (A, B)).then(5, E.CASE_CLOSED, A)
    waiting = History(5).then(1, E.REQUEST_ASKED, A, (A, B))

    figures = seen(declined, withdrawn, moved, closed, waiting, hours=11).pairs[A, B]

    assert figures.outcomes == {
        Outcome.ACCEPTED: 0,
        Outcome.DECLINED: 1,
        Outcome.WITHDRAWN: 1,
        Outcome.MOVED_ON: 2,
        Outcome.OPEN: 1,
    }
    assert figures.cases_of[Outcome.OPEN] == {case_number(5)}
    assert figures.nobody == (1 + 2 + 3 + 4 + 10) * HOUR
    assert figures.declined is not None
    assert figures.declined.value == 1
    assert figures.moved_on is not None
    assert figures.moved_on.value == pytest.approx(2 / 5)


def test_a_reason_and_a_second_question_stay_with_the_offer() -> None:
    history = History().then(1, E.REQUEST_ASKED, A, (A, B))
    history.then(2, E.REQUEST_INFORMATION_WANTED, B, (A, B))
    history.then(5, E.REQUEST_INFORMATION_SUPPLIED, A, (A, B))
    history.then(6, E.REQUEST_DECLINED, B, (A, B), reason="not_our_product")

    (offer,) = offers(history.events, START + 9 * HOUR)

    assert (offer.asked_again, offer.reason, offer.span) == (1, "not_our_product", 5 * HOUR)
    assert seen(history).pairs[A, B].nobody == 2 * HOUR


def test_an_answer_belongs_to_the_latest_open_offer_of_its_kind() -> None:
    history = History().then(1, E.REQUEST_ASKED, A, (A, B)).then(2, E.REQUEST_ASKED, A, (A, B))
    history.then(3, E.HANDOFF_OFFERED, A, (A, B)).then(4, E.REQUEST_ACCEPTED, B, (A, B))

    outcomes = [one.outcome for one in offers(history.events, START + 9 * HOUR)]

    assert outcomes == [Outcome.OPEN, Outcome.ACCEPTED, Outcome.OPEN]


def test_half_and_nine_in_ten_count_all_offers_not_only_the_answered_ones() -> None:
    answered = [History(number).hand_over(1, 1 + number, A, B) for number in range(1, 19)]
    refused = [History(20 + number).then(1, E.HANDOFF_OFFERED, A, (A, B)) for number in range(2)]
    for history in refused:
        history.then(2, E.HANDOFF_DECLINED, B, (A, B))

    figures = seen(*answered, *refused).pairs[A, B]

    assert figures.half is not None
    assert (figures.half.value, figures.half.low, figures.half.high, figures.half.n) == (10, 6, 15, 20)
    assert figures.nine_in_ten is not None
    assert figures.nine_in_ten.value == 18


def test_open_offers_make_the_wait_longer_and_a_few_cases_give_no_figure() -> None:
    answered = [History(number).hand_over(0, number, A, B) for number in range(1, 11)]
    waiting = [History(20 + number).then(0, E.HANDOFF_OFFERED, A, (A, B)) for number in range(6)]

    alone, together = seen(*answered).pairs[A, B], seen(*answered, *waiting, hours=40).pairs[A, B]

    assert alone.half is not None
    assert together.half is not None
    assert (alone.half.value, together.half.value) == (5.5, 8)
    assert alone.nine_in_ten is None
    assert seen(*answered[:9]).pairs[A, B].half is None


def test_what_came_straight_back_is_charged_to_the_pair_that_passed_it_on() -> None:
    history = History(7).hand_over(1, 2, A, B).hand_over(3, 4, B, A).hand_over(5, 6, A, C)

    found = seen(history).pairs

    assert found[A, B].cases_back == {case_number(7)}
    assert not found[B, A].cases_back
    assert not found[A, C].cases_back


def test_where_one_in_five_gets_a_no_it_is_still_known_what_is_late() -> None:
    answered = [Waiting(float(hours), End.HAPPENED) for hours in range(1, 33)]
    refused = [Waiting(float(hours), End.OTHERWISE) for hours in range(33, 41)]

    assert hours_until(answered + refused, 0.9, 20) is None
    late = hours_until_any_end(answered + refused, 0.9, 20)
    assert late is not None
    assert 36 <= late.value <= 37
    assert hours_until_any_end(answered[:12] + refused[:7], 0.9, 20) is None


def test_working_together_is_not_passing_on() -> None:
    history = History().then(1, E.REQUEST_ASKED, A, (A, B)).then(2, E.REQUEST_ACCEPTED, B, (A, B))

    assert hands(history.events) == [A]


def test_coming_back_is_counted_in_three_ways() -> None:
    taken = [A, B, A, B, C, A]

    assert straight_back(taken) == [(A, B), (B, A)]
    assert returns(taken) == 3
    assert to_and_fro(taken)
    assert not to_and_fro([A, B, A, C])


VENDOR = st.sampled_from([A, B, C, D])
STEP = st.tuples(
    st.sampled_from([kind for kind in EventType if kind is not E.CASE_OPENED]),
    VENDOR,
    VENDOR,
    VENDOR,
    st.integers(0, 4),
)


@given(st.lists(st.lists(STEP, max_size=20), max_size=4), st.integers(0, 40))
def test_the_gap_of_all_pairs_adds_up_to_the_gap_of_all_cases(
    lives: list[list[tuple[EventType, object, object, object, int]]], until: int
) -> None:
    histories = []
    for number, life in enumerate(lives):
        history, at = History(number), 0
        for kind, actor, asker, asked, later in life:
            at += later
            history.then(at, kind, actor, (asker, asked))  # type: ignore[arg-type]
        histories.append(history)

    found = seen(*histories, hours=until)

    nobody = timedelta()
    for history in histories:
        spans = holds(history.events, START + until * HOUR)
        nobody += held(spans, HolderKind.NOBODY)
        parts = nobody_by_pair(spans, offers(history.events, START + until * HOUR))
        assert sum(parts.values(), timedelta()) == held(spans, HolderKind.NOBODY)
    assert found.nobody == nobody
    assert sum((one.nobody for one in found.pairs.values()), found.unexplained) == nobody
    for figures in found.pairs.values():
        assert sum(figures.outcomes.values()) == figures.offered == figures.waiting.n


def test_two_open_offers_share_the_gap_without_counting_it_twice() -> None:
    history = History().then(1, E.REQUEST_ASKED, A, (A, B)).then(3, E.HANDOFF_OFFERED, A, (A, C))
    history.then(6, E.HANDOFF_ACCEPTED, C, (A, C))

    found = seen(history, hours=10)

    assert found.pairs[A, B].nobody == 2 * HOUR
    assert found.pairs[A, C].nobody == 3 * HOUR
    assert found.unexplained == timedelta()
