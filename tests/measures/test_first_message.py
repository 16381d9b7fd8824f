"""Whether all that was needed stood in the first message, against answers worked out by hand."""

from datetime import timedelta

import pytest

from portal.measures.gaps import gaps
from portal.measures.levels.first_message import all_in_the_first_message
from portal.measures.levels.level import Level, views
from portal.measures.levels.sentences import sentence
from portal.measures.statistics import wilson
from tests.measures.a_history import START, A, B, C, E, History, case_number

COMPLETE, OTHERWISE = "complete", "asked_otherwise"


def asked(number: int, said: str | None, *, more: bool = False) -> History:
    """A request that gets a yes, with what is said of its first message."""
    history = History(number).then(1, E.REQUEST_ASKED, A, (A, B))
    if more:
        history.then(2, E.REQUEST_INFORMATION_WANTED, B, (A, B))
        history.then(3, E.REQUEST_INFORMATION_SUPPLIED, A, (A, B))
    return history.then(4, E.REQUEST_ACCEPTED, B, (A, B), said)


def handed(number: int, said: str | None) -> History:
    """A handoff that gets a yes."""
    return History(number).then(1, E.HANDOFF_OFFERED, A, (A, B)).then(2, E.HANDOFF_ACCEPTED, B, (A, B), said)


def found(*histories: History) -> Level:
    """The level of these cases."""
    events = [event for one in histories for event in one.events]
    return all_in_the_first_message(views(events, START + timedelta(days=9)))


def test_only_what_whoever_said_yes_confirms_counts_and_what_was_asked_here_counts_against_it() -> None:
    refused = History(7).then(1, E.REQUEST_ASKED, A, (A, C)).then(2, E.REQUEST_DECLINED, C, (A, C), COMPLETE)

    level = found(
        asked(1, COMPLETE),
        handed(2, COMPLETE),
        asked(3, COMPLETE, more=True),
        asked(4, OTHERWISE),
        handed(5, OTHERWISE),
        asked(6, None),
        refused,
        History(8).then(1, E.HANDOFF_OFFERED, A, (A, B)),
    )

    assert level.value == wilson(2, 6)
    assert level.more == {"known": wilson(5, 6)}
    assert dict(level.parts) == {"nothing_more": 2, "asked_here": 1, "asked_otherwise": 2, "unsaid": 1}
    assert len(level.cases) == 6


def test_between_two_companies_those_are_found_that_had_to_ask_in_whatever_way() -> None:
    histories = (asked(1, COMPLETE), asked(2, COMPLETE, more=True), handed(3, OTHERWISE), handed(4, None))

    figures = gaps([event for one in histories for event in one.events], START + timedelta(days=9))

    of_pair = figures.pairs[A, B]
    assert (of_pair.asked_again, of_pair.cases_asked_again) == (
        2,
        frozenset({case_number(2), case_number(3)}),
    )


@pytest.mark.parametrize(
    ("said", "ends"),
    [(OTHERWISE, "say those who took them."), (None, "It is known for about 83% of them.")],
)
def test_the_sentence_says_of_how_much_it_is_known_where_that_is_not_everything(
    said: str | None, ends: str
) -> None:
    level = found(*(asked(number, COMPLETE) for number in range(10)), asked(10, said), handed(11, said))

    assert sentence(level).startswith("Of the requests and handoffs that got a yes, about 83% came")
    assert sentence(level).endswith(ends)
