"""A vendor's own patterns: who writes them, which can be used, and that they hold for what comes in."""

import pytest

from portal.access.case_dictionary import dictionary_of
from portal.actions.set_own_patterns import MOST_OWN_PATTERNS, set_own_patterns
from portal.records.own_patterns import own_patterns_of
from portal.vocabulary import DataCategory, Invalid, Refused, Role
from tests.support.cases import two_vendors
from tests.support.permissions import deliver
from tests.support.sharing import bring_in, review
from tests.support.world import World

OWN = "HRB-[0-9]{4}"


def test_own_patterns_are_taken_out_of_what_is_brought_in_and_the_case_keeps_them(world: World) -> None:
    case_id = two_vendors(world)
    world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    with world.transaction() as database:
        set_own_patterns(database, world.actor("Vera"), [(OWN, DataCategory.PEOPLE)], world.clock.now)

    upload = bring_in(world, "Ada", case_id, b"order HRB-4711 is stuck\n", "note.txt")
    deliver(world)

    (sample,) = review(world, case_id, upload.id).samples
    assert [(sample.before[one.start : one.end], one.category) for one in sample.findings] == [
        ("HRB-4711", DataCategory.PEOPLE)
    ]
    with world.transaction() as database:
        assert (OWN, "people") in dictionary_of(database, world.rooms.instruments.keyring, case_id).patterns


@pytest.mark.parametrize(
    ("patterns", "sentence"),
    [
        (["(?=x)y"], "RE2"),
        (["a*"], "matches nothing at all"),
        ([f"a{n}" for n in range(MOST_OWN_PATTERNS + 1)], "at most"),
    ],
)
def test_a_pattern_that_cannot_be_used_keeps_none_of_them(
    light_world: World, patterns: list[str], sentence: str
) -> None:
    light_world.enroll("Northwind")
    light_world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)

    wanted = [(one, DataCategory.CUSTOMER_TERMS) for one in (OWN, *patterns)]
    with light_world.transaction() as database, pytest.raises(Invalid, match=sentence) as failure:
        set_own_patterns(database, light_world.actor("Vera"), wanted, light_world.clock.now)

    assert failure.value.field == "patterns"
    with light_world.transaction() as database:
        assert own_patterns_of(database, light_world.organizations["Northwind"].id) == ()


def test_only_an_administrator_writes_patterns(light_world: World) -> None:
    light_world.enroll("Northwind")
    light_world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)

    with light_world.transaction() as database, pytest.raises(Refused):
        set_own_patterns(
            database, light_world.actor("Ada"), [(OWN, DataCategory.PEOPLE)], light_world.clock.now
        )
