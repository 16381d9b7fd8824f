"""An officer keeps searches of the log under names: nobody else sees them, and each use is entered."""

import re

import pytest

from portal.actions.save_search import MOST, save_search
from portal.records.saved_searches import SavedSearch, saved_searches_of
from portal.vocabulary import Conflict, Refused, Role, Verb
from tests.support.audited import a_case_that_was_read
from tests.support.browsing import signed_in
from tests.support.sharing import entries
from tests.support.world import World


def test_a_saved_search_comes_back_for_its_officer_alone_and_is_entered_each_time(light_world: World) -> None:
    a_case_that_was_read(light_world)
    light_world.add_person("Otto", "Northwind", Role.COMPLIANCE_OFFICER)
    nora, otto = signed_in(light_world, "Nora"), signed_in(light_world, "Otto")

    kept = nora.submit(
        "/audit/saved?view=reads&q=ben&kind=nonsense", {"name": " Ben's \n reads "}, seen_on="/profile"
    )
    nora.submit("/audit/saved?view=reads&q=ben", {"name": "Ben's reads"}, seen_on="/profile")
    unnamed = nora.submit("/audit/saved?view=reads", {"name": "  "}, seen_on="/profile")
    nora.submit("/audit/saved?view=reads", {"name": "Z" * 61}, seen_on="/profile")
    assert f"at most 60 characters. You typed “{'Z' * 61}”." in nora.get("/profile").text
    before = len(entries(light_world, Verb.AUDIT_SEARCHED))
    page = nora.get("/audit").text
    link = re.search(r'href="([^"]+)">Ben&#39;s reads</a>', page)
    drop = re.search(r'action="(/audit/saved/[^"]+/drop)"', page)
    assert link is not None
    assert drop is not None
    found = nora.get(link[1].replace("&amp;", "&")).text

    assert kept.status_code == 303
    assert unnamed.status_code == 303
    assert "1\u20131 of 1" in found
    assert len(entries(light_world, Verb.AUDIT_SEARCHED)) > before + 1
    assert "Ben&#39;s reads" not in otto.get("/audit").text
    assert otto.submit(drop[1], seen_on="/profile").status_code == 404
    assert nora.submit(drop[1], seen_on="/profile").status_code == 303
    with light_world.transaction() as database:
        assert database.query(SavedSearch).count() == 0


def test_an_engineer_saves_no_search_and_nobody_saves_without_end(light_world: World) -> None:
    light_world.enroll("Northwind")
    nora = light_world.add_person("Nora", "Northwind", Role.COMPLIANCE_OFFICER)
    light_world.add_person("Ben", "Northwind", Role.SUPPORT_ENGINEER)
    now = light_world.clock.now

    with light_world.transaction() as database:
        for number in range(MOST):
            save_search(database, light_world.actor("Nora"), f"Search {number}", {"view": "reads"}, now)
        with pytest.raises(Conflict, match="Take one away"):
            save_search(database, light_world.actor("Nora"), "One more", {"view": "reads"}, now)
        with pytest.raises(Refused):
            save_search(database, light_world.actor("Ben"), "Mine", {"view": "reads"}, now)
        assert len(saved_searches_of(database, nora.id)) == MOST
