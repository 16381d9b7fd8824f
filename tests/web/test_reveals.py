"""The pages around one hidden value: asked by a reader, decided by the customer, opened once; scanners."""

import re
from uuid import UUID

from portal.vocabulary import AuthorizationState, OrganizationKind, RevealState, Role, Verb
from tests.support.browsing import anonymous, signed_in
from tests.support.mandates import MARIA, named, work_off
from tests.support.permissions import deliver, mailboxes, newest
from tests.support.revealing import REASON, ask, reveal_now, stand_in_for, vouched_for
from tests.support.sharing import LOG, bring_in, entries, give, given, prepare
from tests.support.world import World
from tests.web.test_permission import asked_through_the_page, choice, newest_permission, typed


def a_case(world: World) -> tuple[UUID, UUID, str]:
    """A case with something disclosed to Cedar, and the stand-in of one computer in it."""
    case_id, disclosure_id = given(world)
    return case_id, disclosure_id, stand_in_for(world, case_id, disclosure_id, "03:12:01 ")


def tells_of_one_value(case_page: str, stand_in: str) -> None:
    """The case's page counts it and its timeline tells each step, and neither stand-in nor reason."""
    told = case_page.split('id="timeline"')[1]
    steps = ("opened one hidden value", "lets Cedar see one hidden value", "asked Halden Rail to show")

    assert "1 hidden value asked for, 1 opened" in case_page
    assert [told.count(step) for step in steps] == [1, 1, 1]
    assert stand_in not in told
    assert REASON not in told


def test_a_reader_asks_the_customer_allows_and_the_value_is_on_one_page_once(world: World) -> None:
    case_id, disclosure_id, stand_in = a_case(world)
    ben, maria = signed_in(world, "Ben"), anonymous(world)
    for query in (f"?q={stand_in}", ""):
        found = ben.get(f"/cases/{case_id}/disclosures/{disclosure_id}{query}").text
        assert f'/disclosures/{disclosure_id}/reveal?value={stand_in}">{stand_in}</a>' in found

    path = f"/cases/{case_id}/disclosures/{disclosure_id}/reveal"
    assert ben.submit(path, {"stand_in": stand_in, "reason": REASON}).status_code == 303
    page = newest(deliver(world), r"(/reveal/[\w-]+)")
    shown = maria.get(page).text
    domains = vouched_for(world)
    maria.submit(page, {"name": "Maria Okafor", "allow": "1"})
    work_off(world, domains)
    code = newest(mailboxes(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    done = maria.submit(f"{page}/code", {"name": "Maria Okafor", "allow": "1", "code": code}, seen_on=page)
    deliver(world)
    mine, waiting = ben.get(f"/cases/{case_id}/reveals").text, ben.get("/inbox?view=reveals").text
    assert f'href="/cases/{case_id}/reveals"' in waiting.split("Halden Rail lets you open one hidden")[1]
    show = re.search(rf"/cases/{case_id}/reveals/[0-9a-f-]+", mine)
    assert show is not None
    opened = ben.submit(show[0], seen_on=f"/cases/{case_id}/reveals")
    again = ben.submit(show[0], seen_on=f"/cases/{case_id}/reveals")

    assert all(word in shown for word in (stand_in, REASON, "Cedar", "Northwind"))
    assert "edge03" not in shown + done.text + mine
    assert "can open this one value, once" in done.text
    assert (opened.status_code, "edge03" in opened.text) == (200, True)
    assert opened.headers["Cache-Control"] == "no-store"
    assert (again.status_code, "edge03" in again.text) == (409, False)
    ledger = anonymous(world).get(newest(deliver(world), r"(/customer/[\w-]+)")).text
    assert "opened one hidden value of it" in ledger
    assert "1 request, 1 value opened" in ledger
    for name in ("Ben", "Ada"):
        tells_of_one_value(signed_in(world, name).get(f"/cases/{case_id}").text, stand_in)
    assert "Nothing of this kind waits" in ben.get("/inbox?view=reveals").text
    world.add_person("Hanna", "Halden Rail", Role.CUSTOMER_APPROVER)
    review = signed_in(world, "Hanna").get("/review").text
    assert "Permission for" in review.split("Hidden values were opened")[-1]


def test_a_scanner_that_submits_every_form_neither_shows_nor_refuses_anything(light_world: World) -> None:
    case_id, disclosure_id, stand_in = a_case(light_world)
    one = ask(light_world, case_id, disclosure_id, stand_in)
    page = newest(deliver(light_world), r"(/reveal/[\w-]+)")
    scanner = anonymous(light_world)
    vouched_for(light_world)

    scanner.client.head(page)
    for button in ("allow", "refuse"):
        sent = scanner.submit(page, {"name": "x", button: "1"})
        tried = scanner.submit(f"{page}/code", {"name": "x", button: "1", "code": "00000000"}, seen_on=page)
        assert (sent.status_code, tried.status_code) == (200, 422)

    assert reveal_now(light_world, one.id).state is RevealState.ASKED
    assert anonymous(light_world).get(page).status_code == 200


def test_an_approver_who_is_signed_in_decides_and_withdraws_and_nobody_else_does(light_world: World) -> None:
    case_id, disclosure_id, stand_in = a_case(light_world)
    light_world.enroll("Orbis", OrganizationKind.CUSTOMER)
    light_world.add_person("Hanna", "Halden Rail", Role.CUSTOMER_APPROVER)
    light_world.add_person("Cora", "Halden Rail", Role.COMPLIANCE_OFFICER)
    light_world.add_person("Ingrid", "Orbis", Role.CUSTOMER_APPROVER)
    one = ask(light_world, case_id, disclosure_id, stand_in)
    link = newest(deliver(light_world), r"(/reveal/[\w-]+)")
    here = f"/permissions/{newest_permission(light_world, case_id).id}"
    yes, no = (f"/permissions/reveals/{one.id}/{answer}" for answer in ("show", "refuse"))
    hanna = signed_in(light_world, "Hanna")

    for name, status in (("Ingrid", 404), ("Cora", 403), ("Ben", 403), ("Ada", 403)):
        visitor = signed_in(light_world, name)
        for path in (yes, no, f"{here}/withdraw"):
            assert visitor.submit(path, seen_on="/profile").status_code == status, (name, path)
    not_named, lacks = hanna.submit(yes, seen_on=here), hanna.get(here).text
    named(light_world, ("hanna@halden-rail.example", "Hanna"))
    assert (not_named.status_code, "somebody whom Halden Rail has named" in not_named.text) == (403, True)
    assert "You can say no here, and not yes" in anonymous(light_world).get(link).text
    buttons = [text in page for page in (lacks, hanna.get(here).text) for text in ("Show it once", "Refuse")]
    assert buttons == [False, True, True, True]
    assert REASON in hanna.get(here).text
    assert "1 hidden value to decide" in hanna.get("/permissions").text
    assert "hidden value to decide" not in signed_in(light_world, "Cora").get("/permissions").text
    answered = hanna.submit(yes, seen_on=here)
    twice = hanna.submit(no, seen_on=here)
    deliver(light_world)
    ready = reveal_now(light_world, one.id).state
    withdrawn = hanna.submit(f"{here}/withdraw", seen_on=here)

    assert (answered.status_code, twice.status_code, withdrawn.status_code) == (303, 409, 303)
    assert anonymous(light_world).get(link).status_code == 410
    assert (ready, reveal_now(light_world, one.id).state) == (RevealState.READY, RevealState.CANCELED)
    assert newest_permission(light_world, case_id).state is AuthorizationState.WITHDRAWN
    assert "Withdraw now" not in hanna.get(here).text
    (approved,) = entries(light_world, Verb.REVEAL_APPROVED)
    assert approved.organization_id == light_world.organizations["Halden Rail"].id


def test_the_giver_decides_where_the_permission_leaves_it_to_them_and_nowhere_else(
    light_world: World,
) -> None:
    case_id, disclosure_id, stand_in = a_case(light_world)
    ada, ben = signed_in(light_world, "Ada"), signed_in(light_world, "Ben")
    kept = ask(light_world, case_id, disclosure_id, stand_in)
    here = f"/cases/{case_id}/reveals"
    refused = ada.submit(f"{here}/{kept.id}/show", seen_on=here).status_code
    before, kept_waits = ada.get(here).text, ada.get("/inbox?view=reveals").text
    domains = named(light_world, MARIA, only_deciders=True)
    path = asked_through_the_page(light_world, case_id)
    maria = anonymous(light_world)
    ticked = {"allow": "1", "reveals": "y", "categories": ["technical:keep", "hosts:pseudonymize"]}
    page = maria.submit(path, choice(light_world, **ticked)).text
    work_off(light_world, domains)
    code = newest(mailboxes(light_world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    other, _ = typed(light_world, maria, path, code, **{**ticked, "reveals": ""})
    granted, _ = typed(light_world, maria, path, code, **ticked)
    upload = bring_in(light_world, "Ada", case_id, LOG)
    deliver(light_world)
    made = prepare(light_world, "Ada", case_id, upload.id, "Cedar")
    give(light_world, "Ada", case_id, made.id)
    one = ask(light_world, case_id, made.id, stand_in)

    waits = ada.get("/inbox?view=reveals").text
    others = ben.submit(f"{here}/{one.id}/show", seen_on=here).status_code
    answered = ada.submit(f"{here}/{one.id}/show", seen_on=here).status_code
    deliver(light_world)

    assert (refused, "Halden Rail decides" in before) == (403, True)
    asks = "Cedar asks to see one hidden value in what you gave"
    assert (kept_waits.count(asks), waits.count(asks)) == (0, 1)
    assert "may decide for you" in page
    assert (other, granted, others, answered) == (422, 200, 404, 303)
    assert newest_permission(light_world, case_id).record["x_scope"]["reveals"] == "giver"  # type: ignore[index]
    assert reveal_now(light_world, kept.id).state is RevealState.CANCELED
    assert reveal_now(light_world, one.id).state is RevealState.READY
    (approved,) = entries(light_world, Verb.REVEAL_APPROVED)
    assert approved.organization_id == light_world.organizations["Northwind"].id
