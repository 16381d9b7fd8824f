"""Whoever gave or was given a file can say that it holds too much: once, by kind, and with nothing of it."""

from portal.measures.levels.level import views
from portal.measures.levels.levels import level
from portal.records.measured_events import measured_events
from portal.vocabulary import Verb
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
