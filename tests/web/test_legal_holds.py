"""Legal holds in the browser: placed by one officer, ended by two, seen by nobody else."""

import re

from portal.records.cases import case_of
from portal.records.legal_holds import LegalHold
from portal.vocabulary import Role
from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import grant
from tests.support.world import World

OFFICERS = ("Yusuf", "Noor", "Iris")
LIST, PLACE = "/legal-holds", "/legal-holds/place"


def test_three_officers_hold_and_two_of_them_end_it(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    world.add_person("Yusuf", "Northwind", Role.COMPLIANCE_OFFICER)
    yusuf = signed_in(world, "Yusuf")
    alone = yusuf.get(PLACE).text
    for name in OFFICERS[1:]:
        world.add_person(name, "Northwind", Role.COMPLIANCE_OFFICER)
    with world.transaction() as database:
        reference = case_of(database, case_id).reference
    ids = [str(world.people[name].id) for name in OFFICERS[1:]]
    words = {"reference": reference, "reason": "Ordered by the court of Halden.", "colleagues": ids[:1]}

    refused = yusuf.submit(PLACE, words)
    placed = yusuf.submit(PLACE, {**words, "colleagues": ids})
    page = yusuf.get(LIST).text
    button = re.search(r'action="([^"]+/release)"', page)
    assert button is not None
    first = yusuf.submit(button[1], seen_on=LIST)
    noor = signed_in(world, "Noor")
    second = noor.submit(button[1], seen_on=LIST)

    assert "Three officers are needed" in alone
    assert (refused.status_code, "exactly two other" in refused.text) == (422, True)
    assert (placed.status_code, first.status_code, second.status_code) == (303, 303, 303)
    assert reference in page
    assert "Over" in noor.get(LIST).text
    assert yusuf.client.post(button[1]).status_code == 400
    with world.transaction() as database:
        assert database.query(LegalHold).one().released_at is not None


def test_nobody_else_sees_or_ends_a_hold(light_world: World) -> None:
    two_vendors(light_world)
    ada, ben = signed_in(light_world, "Ada"), signed_in(light_world, "Ben")

    assert ada.get(LIST).status_code == ben.get(LIST).status_code == 403
    assert ada.get(PLACE).status_code == 403
