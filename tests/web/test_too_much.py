"""Whoever gave or was given a file can say that it holds too much: once, by kind, and with nothing of it."""

from uuid import UUID

from portal.measures.levels.level import CaseView, views
from portal.measures.levels.levels import level
from portal.records.measured_events import measured_events
from portal.records.readings import never_opened
from portal.vocabulary import Verb
from portal.web.measure_parts import parts_of
from tests.support.browsing import signed_in
from tests.support.permissions import deliver
from tests.support.sharing import entries, given
from tests.support.world import World


def test_a_reader_says_once_that_a_file_holds_too_much_and_the_giver_is_told(light_world: World) -> None:
    case_id, disclosure_id = given(light_world)
    ben, ada = signed_in(light_world, "Ben"), signed_in(light_world, "Ada")
    page = f"/cases/{case_id}/disclosures/{disclosure_id}/too-much"

    said = ben.submit(page, {"found": "about_people"}).status_code
    again = ada.submit(page, {"found": "a_secret"}).status_code
    stranger = signed_in(light_world, "Dora").get(page)

    letters = [one for one in deliver(light_world) if "holds too much" in one["Subject"]]
    assert (said, again, stranger.status_code) == (303, 422, 404)
    assert {one["To"].split("@")[0] for one in letters} == {"ada"}
    assert "found too much in what" in ada.get(f"/cases/{case_id}").text
    assert len(entries(light_world, Verb.EXCESS_FOUND)) == 1
    with light_world.transaction() as database:
        events = measured_events(database, light_world.organizations["Northwind"].id)
    found = level("M19", views(events, light_world.clock.now), own_cases=True)
    assert found.value is not None
    assert (found.value.value, dict(found.parts)) == (1.0, {"about_people": 1})


def test_what_no_other_company_opened_stands_beside_what_held_too_much(light_world: World) -> None:
    case_id, disclosure_id = given(light_world)
    page = f"/cases/{case_id}/disclosures/{disclosure_id}"

    first = unopened(light_world, "Northwind")
    parts = parts_of("M19", seen(light_world), first)
    ben = signed_in(light_world, "Ben")
    ben.get(page)
    ben.submit(f"{page}/too-much", {"found": "a_secret"})

    later = parts_of("M19", seen(light_world), unopened(light_world, "Northwind"))
    assert first == [case_id]
    assert unopened(light_world, "Elm") == []
    assert [(one.name, one.count, one.of, one.cases) for one in parts] == [
        ("Nobody has opened it yet", 1, 1, frozenset({case_id}))
    ]
    assert [(one.key, one.count) for one in later] == [("a_secret", 1)]


def unopened(world: World, organization: str) -> list[UUID]:
    """The cases of the files that nobody has opened."""
    with world.transaction() as database:
        return list(never_opened(database, world.organizations[organization].id))


def seen(world: World) -> list[CaseView]:
    """Northwind's cases as the measures see them."""
    with world.transaction() as database:
        events = measured_events(database, world.organizations["Northwind"].id)
    return views(events, world.clock.now)
