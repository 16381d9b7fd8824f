"""The catalogue is whole, speaks plainly, and every measure that it promises is computed."""

import re

from portal.measures.catalogue import CATALOGUE, HEAD, Serves
from portal.measures.levels.levels import COMPUTED

JARGON = re.compile(
    r"\b(OLA|MTTR|SLA|backlog|FCR|swarm|PII|KPI|ticket|escalat\w+|stakeholder)\b", re.IGNORECASE
)


def test_there_are_thirty_eight_measures_in_their_order() -> None:
    assert list(CATALOGUE) == [f"M{number:02}" for number in range(1, 39)]
    assert [one.id for one in HEAD] == ["M01", "M05", "M09", "M21", "M23", "M25", "M33"]


def test_every_measure_that_the_timeline_bears_is_computed_and_no_other() -> None:
    assert set(COMPUTED) == {one.id for one in CATALOGUE.values() if one.borne_by_the_timeline}


def test_every_measure_says_how_it_could_be_gamed_and_what_guards_it() -> None:
    for one in CATALOGUE.values():
        assert one.question.endswith("?"), one.id
        assert all(text.endswith(".") for text in (one.formula, one.gaming, one.guard)), one.id
        assert one.serves, one.id
        assert one.events or one.outside, one.id


def test_the_words_are_those_of_an_outsider() -> None:
    for one in CATALOGUE.values():
        said = f"{one.name} {one.question} {one.formula} {one.gaming} {one.guard}"
        assert not JARGON.search(said), one.id


def test_each_service_metric_and_each_way_of_acceleration_is_served_by_some_measure() -> None:
    assert {outcome for one in CATALOGUE.values() for outcome in one.serves} == set(Serves)
