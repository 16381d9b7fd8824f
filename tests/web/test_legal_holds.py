"""Legal holds in the browser: placed by one officer, ended by two, seen by nobody else."""

import re

from portal.records.cases import case_of
from portal.records.legal_holds import LegalHold
from portal.vocabulary import Role
from tests.support.browsing import anonymous, signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant, newest
from tests.support.sharing import given, withdraw
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


def test_one_officer_asks_another_agrees_and_the_first_opens_it_once_on_their_pages(
    light_world: World,
) -> None:
    case_id, _ = given(light_world)
    for name in OFFICERS:
        light_world.add_person(name, "Northwind", Role.COMPLIANCE_OFFICER)
    yusuf, noor = signed_in(light_world, "Yusuf"), signed_in(light_world, "Noor")
    with light_world.transaction() as database:
        reference = case_of(database, case_id).reference
    ids = [str(light_world.people[name].id) for name in OFFICERS[1:]]
    words = {"reference": reference, "reason": "Ordered by the court of Halden.", "colleagues": ids}
    yusuf.submit(PLACE, words)
    withdraw(light_world, case_id)

    path = re.search(r'href="([^"]+/open)"', yusuf.get(LIST).text)
    assert path is not None
    kept = re.search(r'name="content"[^>]*value="([^"]+)"', yusuf.get(path[1]).text)
    assert kept is not None
    nothing = yusuf.submit(path[1], {"reason": "Ordered."})
    yusuf.submit(path[1], {"content": kept[1], "reason": "Ordered by the court of Halden."})
    agree = re.search(r'action="([^"]+/agree)"', noor.get(LIST).text)
    assert agree is not None
    assert "/agree" not in yusuf.get(LIST).text
    noor.submit(agree[1], seen_on=LIST)
    file = agree[1].replace("/agree", "/file")
    assert file in yusuf.get(LIST).text
    opened, again = (yusuf.submit(file, seen_on=LIST) for _ in range(2))

    assert nothing.status_code == 422
    assert (opened.status_code, again.status_code) == (200, 409)
    assert b"Accepted password for" in opened.data
    assert "attachment" in opened.headers["Content-Disposition"]
    ledger = anonymous(light_world).get(newest(deliver(light_world), r"(/customer/[\w-]+)")).text
    assert "opened it for a court or an authority" in ledger
    log = yusuf.get("/audit?view=reads").text  # it is a read like any other: of what, and given by whom
    assert "Opened what a legal hold keeps" in log
    assert "something not given by or to you" not in log
    review = yusuf.get("/review").text
    assert f"Held in {reference}" in review.split("Held content was opened")[-1]
