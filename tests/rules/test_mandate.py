"""Lists of who may decide: nobody twice, and a record that vouches for exactly one list."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from portal.rules.mandate import (
    STANDS_FOR,
    Answer,
    Decider,
    MandateTerms,
    answer_in,
    record_value,
    stands,
)
from portal.vocabulary import Invalid

MARIA = Decider("maria@halden-rail.example", "Maria Okafor")
JONAS = Decider("jonas@halden-rail.example", "Jonas Vik")
HALDEN, FJORD = UUID(int=1), UUID(int=2)
TERMS = MandateTerms((MARIA, JONAS))
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "deciders",
    [
        (),
        (MARIA, replace(JONAS, email="maria+two@halden-rail.example")),
        (MARIA, replace(JONAS, email="MARIA@halden-rail.example")),
        (MARIA, replace(JONAS, name="maria  OKAFOR")),
        (MARIA, replace(JONAS, name="  ")),
        (MARIA, replace(JONAS, name="x" * 121)),
    ],
)
def test_nobody_stands_on_a_list_twice_or_without_a_name(deciders: tuple[Decider, ...]) -> None:
    with pytest.raises(Invalid):
        MandateTerms(deciders)


def test_two_can_agree_only_where_two_are_named() -> None:
    with pytest.raises(Invalid, match="at least two"):
        MandateTerms((MARIA,), two_agree=True)


def test_a_record_vouches_for_one_list_of_one_organization_and_domain_and_nothing_else() -> None:
    value = record_value(HALDEN, "halden-rail.example", "token", TERMS)

    others = {
        record_value(FJORD, "halden-rail.example", "token", TERMS),
        record_value(HALDEN, "fjord-bank.example", "token", TERMS),
        record_value(HALDEN, "halden-rail.example", "another", TERMS),
        record_value(HALDEN, "halden-rail.example", "token", MandateTerms((MARIA,))),
        record_value(HALDEN, "halden-rail.example", "token", replace(TERMS, two_agree=True)),
        record_value(HALDEN, "halden-rail.example", "token", replace(TERMS, only_deciders=True)),
    }

    assert len(others | {value}) == 7
    assert value == record_value(HALDEN, "halden-rail.example", "token", MandateTerms((JONAS, MARIA)))


def test_only_the_very_record_counts_among_all_that_a_domain_shows() -> None:
    value = record_value(HALDEN, "halden-rail.example", "token", TERMS)

    answers = [
        answer_in(texts, value)
        for texts in (("v=spf1", f" {value} "), (value + "A", "v=spf1"), (value.upper(),), ("v=spf1",), ())
    ]

    assert answers == [Answer.FOUND, Answer.OTHER, Answer.NONE, Answer.NONE, Answer.NONE]


@pytest.mark.parametrize(
    ("answer", "age", "counts"),
    [
        (Answer.FOUND, STANDS_FOR - timedelta(seconds=1), True),
        (Answer.FOUND, STANDS_FOR, False),
        (Answer.FAILED, timedelta(days=1), True),
        (Answer.OTHER, timedelta(days=1), False),
        (Answer.NONE, timedelta(days=1), False),
    ],
)
def test_a_list_counts_for_thirty_days_unless_its_domain_says_otherwise(
    *, answer: Answer, age: timedelta, counts: bool
) -> None:
    assert stands(NOW, NOW, answer, NOW + age) is counts
    assert stands(None, NOW, answer, NOW + age) is False
