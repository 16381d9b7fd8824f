"""Measure pages are kept under names for one person alone, and show what they may see at the moment."""

import re
from html import unescape

import pytest

from portal.actions.save_view import MOST, save_view
from portal.records.saved_views import SavedView, saved_views_of
from portal.vocabulary import Conflict, Refused, Role
from portal.web.view_addresses import view_address
from tests.support.browsing import Visitor, signed_in
from tests.support.casework import vendors
from tests.support.world import World

A_VIEW = "/measures/M01?from=2026-03-01T00:00&to=2026-04-01T00:00&compare=hands"


def kept(visitor: Visitor, page: str, name: str) -> int:
    """Send the form of a page that keeps it."""
    form = re.search(r'action="(/saved-views\?[^"]+)"', visitor.get(page).text)
    assert form is not None
    return visitor.submit(unescape(form[1]), {"name": name}, seen_on=page).status_code


def test_a_view_is_kept_listed_opened_renamed_and_taken_away_by_its_person_alone(light_world: World) -> None:
    vendors(light_world)
    light_world.add_person("Emil", "Northwind", Role.EXECUTIVE)
    eve, emil = signed_in(light_world, "Eve"), signed_in(light_world, "Emil")
    for page, name in ((A_VIEW, " Hands \n in March"), ("/gaps?period=30", "Pairs"), (A_VIEW, "Pairs")):
        assert kept(eve, page, name) == 303

    listed = eve.get("/saved-views").text
    links = [unescape(one) for one in re.findall(r'class="cell-title" href="([^"]+)"', listed)]
    rename, other = re.findall(r'action="(/saved-views/[^"]+/rename)"', listed)
    drop = rename.replace("rename", "drop")

    assert listed.count("Waiting for a yes") == 2
    assert "from 2026-03-01 00:00 to 2026-04-01 00:00, compared: cases of one company" in listed
    assert all("Several companies" in eve.get(link).text for link in links)
    assert "Hands in March" not in emil.get("/saved-views").text
    for act in (rename, drop):
        assert emil.submit(act, {"name": "Mine"}, seen_on="/saved-views").status_code == 404
    eve.submit(rename, {"name": "Pairs"}, seen_on="/saved-views")
    assert "Another of your views is called" in eve.get("/saved-views").text
    eve.submit(other, {"name": " "}, seen_on="/saved-views")
    assert "at most 60 characters" in eve.get("/saved-views").text
    eve.submit(other, {"name": "Autumn " * 10}, seen_on="/saved-views")
    assert f"You typed “{('Autumn ' * 10).strip()}”." in eve.get("/saved-views").text
    assert eve.submit(rename, {"name": "Spring"}, seen_on="/saved-views").status_code == 303
    assert eve.submit(drop, seen_on="/saved-views").status_code == 303
    with light_world.transaction() as database:
        assert [one.name for one in database.query(SavedView)] == ["Pairs"]


def test_who_loses_the_measures_loses_their_views_and_nobody_keeps_without_end(light_world: World) -> None:
    vendors(light_world)
    eve, now = light_world.people["Eve"], light_world.clock.now

    with light_world.transaction() as database:
        for number in range(MOST):
            save_view(database, light_world.actor("Eve"), f"View {number}", "gaps.gaps", {}, now)
        with pytest.raises(Conflict, match="Take one away"):
            save_view(database, light_world.actor("Eve"), "One more", "gaps.gaps", {}, now)
        with pytest.raises(Refused):
            save_view(database, light_world.actor("Ada"), "Mine", "gaps.gaps", {}, now)
        assert len(saved_views_of(database, eve.id)) == MOST

    assert signed_in(light_world, "Ada").get("/saved-views").status_code == 403


@pytest.mark.parametrize(
    "given",
    [
        {"page": "audit.search", "q": "x"},
        {"page": "signing_in.sign_in", "next": "https://elsewhere.example"},
        {"page": "measures.measure"},
        {"page": "measures.measure", "measure_id": "M99"},
        {"page": "gaps.between", "from_id": "../../audit", "to_id": "x"},
    ],
)
def test_only_a_page_of_measures_can_be_kept(given: dict[str, str]) -> None:
    assert view_address(given["page"], given) is None


def test_of_an_address_only_what_the_page_understands_is_kept() -> None:
    given = {"measure_id": "M07", "period": "90", "part": "capacity", "from": "someday", "_scheme": "x"}

    found = view_address("measures.measure", given)
    first = view_address("measures.first", given)

    assert found is not None
    assert first is not None
    assert found.parts == {"measure_id": "M07", "period": "90", "part": "capacity"}
    assert first.parts == {"period": "90"}
