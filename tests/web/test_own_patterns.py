"""The page on which a vendor writes its own patterns."""

import pytest

from portal.records.own_patterns import OwnPatterns, own_patterns_of
from portal.vocabulary import DataCategory, Role
from portal.web.own_patterns import LONGEST_SAMPLE
from tests.support.browsing import Visitor, signed_in
from tests.support.world import World

PAGE = "/organization/patterns"
OWN = DataCategory.CUSTOMER_TERMS


@pytest.fixture
def vera(light_world: World) -> Visitor:
    light_world.enroll("Northwind")
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    return signed_in(light_world, "Vera")


def _kept(world: World) -> tuple[tuple[str, DataCategory], ...]:
    with world.transaction() as database:
        return own_patterns_of(database, world.organizations["Northwind"].id)


def test_patterns_are_tried_before_they_are_kept(vera: Visitor, light_world: World) -> None:
    sample = "order HRB-4711 <b>\nand HRB-12"

    tried = vera.submit(PAGE, {"patterns": "HRB-[0-9]{4}", "sample": sample, "act": "try"})

    assert "What would go: 1 place" in tried.text
    assert '<mark class="finding finding-removed">HRB-4711</mark> &lt;b&gt;' in tried.text
    assert _kept(light_world) == ()


def test_a_text_that_is_too_long_to_try_is_refused_whole(vera: Visitor) -> None:
    """Cut silently, its end would look as if nothing there were taken out."""
    sample = "a" * LONGEST_SAMPLE + " HRB-4711"

    answer = vera.submit(PAGE, {"patterns": "HRB-[0-9]{4}", "sample": sample, "act": "try"})

    assert answer.status_code == 422
    assert "at most 20,000 characters here; this text has 20,009" in answer.text
    assert "What would go" not in answer.text


def test_patterns_are_kept_and_shown_again(vera: Visitor, light_world: World) -> None:
    vera.submit(PAGE, {"patterns": "HRB-[0-9]{4}\r\n\r\nORD [0-9]+\r\n", "sample": ""})

    assert _kept(light_world) == (("HRB-[0-9]{4}", OWN), ("ORD [0-9]+", OWN))
    assert "ORD [0-9]+" in vera.get(PAGE).text


def test_each_pattern_stands_under_one_kind_of_data(vera: Visitor, light_world: World) -> None:
    vera.submit(PAGE, {"patterns": "HRB-[0-9]{4}", "people": "EMP[0-9]{6}", "national_ids": "NID-[0-9]+"})
    twice = vera.submit(PAGE, {"patterns": "EMP[0-9]{6}", "people": "EMP[0-9]{6}"})
    page = vera.get(PAGE).text

    assert dict(_kept(light_world)) == {
        "HRB-[0-9]{4}": OWN,
        "EMP[0-9]{6}": DataCategory.PEOPLE,
        "NID-[0-9]+": DataCategory.NATIONAL_IDS,
    }
    assert (twice.status_code, "stands under two kinds of data" in twice.text) == (422, True)
    assert page.index("EMP[0-9]{6}") > page.index('id="people"')
    assert "<details" in page
    assert "What happens to cases" in page


def test_patterns_from_before_there_were_kinds_are_own_terms(vera: Visitor, light_world: World) -> None:
    vera.submit(PAGE, {"patterns": "HRB-[0-9]{4}"})

    with light_world.transaction() as database:
        database.query(OwnPatterns).one().patterns = ["OLD-[0-9]+"]

    assert _kept(light_world) == (("OLD-[0-9]+", OWN),)
    assert "OLD-[0-9]+" in vera.get(PAGE).text


def test_a_pattern_that_cannot_be_used_is_told_beside_the_field(vera: Visitor, light_world: World) -> None:
    answer = vera.submit(PAGE, {"patterns": r"(a)\1", "sample": "aa", "act": "try"})

    assert answer.status_code == 422
    assert "back-references" in answer.text
    assert _kept(light_world) == ()
