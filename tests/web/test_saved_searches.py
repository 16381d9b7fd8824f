"""An officer keeps searches of the log under names: nobody else sees them, and each use is entered."""

import re

from portal.records.saved_searches import SavedSearch
from portal.vocabulary import Role, Verb
from tests.support.audited import a_case_that_was_read
from tests.support.browsing import signed_in
from tests.support.sharing import entries
from tests.support.world import World


def test_a_saved_search_comes_back_for_its_officer_alone_and_is_entered_each_time(light_world: World) -> None:
    a_case_that_was_read(light_world)
    light_world.add_person("Otto", "Northwind", Role.COMPLIANCE_OFFICER)
    nora, otto = signed_in(light_world, "Nora"), signed_in(light_world, "Otto")

    kept = nora.submit(
        "/audit/saved?view=reads&q=ben&kind=nonsense", {"name": " Ben's \n reads "}, seen_on="/audit"
    )
    nora.submit("/audit/saved?view=reads&q=ben", {"name": "Ben's reads"}, seen_on="/audit")
    unnamed = nora.submit("/audit/saved?view=reads", {"name": "  "}, seen_on="/audit")
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
    assert otto.submit(drop[1], seen_on="/audit").status_code == 404
    assert nora.submit(drop[1], seen_on="/audit").status_code == 303
    with light_world.transaction() as database:
        assert database.query(SavedSearch).count() == 0


def test_an_engineer_saves_no_search_and_nobody_saves_without_end(light_world: World) -> None:
    a_case_that_was_read(light_world)
    nora, ben = signed_in(light_world, "Nora"), signed_in(light_world, "Ben")

    for number in range(21):
        nora.submit("/audit/saved?view=reads", {"name": f"Search {number}"}, seen_on="/audit/verify")

    assert ben.submit("/audit/saved", {"name": "x"}, seen_on="/cases").status_code == 403
    with light_world.transaction() as database:
        assert database.query(SavedSearch).count() == 20
