"""Any mailbox of a customer's proved domain takes a permission back; nobody else does or learns more."""

from datetime import timedelta

import pytest

from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.vocabulary import AuthorizationState, OrganizationKind, Verb
from tests.support.browsing import Visitor, anonymous
from tests.support.cases import two_vendors
from tests.support.mandates import MARIA, named
from tests.support.permissions import deliver, grant, mailboxes, newest
from tests.support.sharing import entries
from tests.support.world import World
from tests.web.test_permission import newest_permission

COLLEAGUE = "Night.Porter@Halden-Rail.example"


def asks(world: World, email: str) -> tuple[str, int]:
    """Ask for a link: the page that comes, without the address, and how many mails went out."""
    before = len(deliver(world))
    page = anonymous(world).submit("/withdraw", {"email": email})
    assert page.status_code == 200, page.text
    told = page.text.split("<main")[1].replace(email, "…")
    return told, len(deliver(world)) - before


def withdraws(visitor: Visitor, page: str, permission: object) -> int:
    return visitor.submit(f"{page}/{permission}", seen_on=page).status_code


def test_a_colleague_of_the_approver_withdraws_in_one_step_and_everybody_is_told(world: World) -> None:
    case_id = two_vendors(world)
    named(world, MARIA)
    granted = grant(world, "Ada", case_id, "Cedar").authorization.id

    asks(world, COLLEAGUE)
    page = newest(mailboxes(world), r"(/withdraw/[\w-]+)")
    porter = anonymous(world)
    shown = porter.get(page).text
    before = newest_permission(world, case_id).state
    answer, again = withdraws(porter, page, granted), withdraws(porter, page, granted)

    told = {one["To"] for one in deliver(world) if "was withdrawn" in one["Subject"]}
    (written,) = entries(world, Verb.AUTHORIZATION_WITHDRAWN)
    assert mailboxes(world)[-3]["To"] == COLLEAGUE.lower()
    assert "Cedar" in shown
    assert not [word for word in ("Sessions drop", "Maria", "approver@") if word in shown]
    assert (before, answer, again) == (AuthorizationState.GRANTED, 303, 409)
    assert newest_permission(world, case_id).state is AuthorizationState.WITHDRAWN
    assert told == {"approver@halden-rail.example", "ada@northwind.example"}
    assert written.organization_id == world.organizations["Halden Rail"].id
    assert "Nothing is allowed at present" in porter.get(page).text


def test_the_answer_is_the_same_for_every_address_and_only_the_customers_get_mail(light_world: World) -> None:
    case_id = two_vendors(light_world)
    light_world.enroll("Orbis", OrganizationKind.CUSTOMER)
    grant(light_world, "Ada", case_id, "Cedar")
    unproved = asks(light_world, COLLEAGUE)
    named(light_world, MARIA)

    found = {
        email: asks(light_world, email)
        for email in (
            "x@halden-rail.example.evil.example", "x@sub.halden-rail.example", "x@orbis.example",
            "x@northwind.example", "x@nowhere.example", "x@evil.example,y@halden-rail.example", COLLEAGUE,
        )
    }  # fmt: skip

    assert {page for page, _ in (unproved, *found.values())} == {unproved[0]}
    assert (unproved[1], [email for email, (_, sent) in found.items() if sent]) == (0, [COLLEAGUE])
    assert len(entries(light_world, Verb.WITHDRAWAL_LINK_SENT)) == 1


def test_the_link_takes_back_nothing_of_others_and_nothing_after_its_day(light_world: World) -> None:
    case_id = two_vendors(light_world)
    named(light_world, MARIA)
    granted = grant(light_world, "Ada", case_id, "Cedar").authorization.id
    asks(light_world, COLLEAGUE)
    page = newest(mailboxes(light_world), r"(/withdraw/[\w-]+)")
    porter = anonymous(light_world)
    light_world.enroll("Orbis", OrganizationKind.CUSTOMER)
    with light_world.transaction() as database:
        database.get_one(Case, case_id).customer_id = light_world.organizations["Orbis"].id
        database.get_one(Authorization, granted).customer_id = light_world.organizations["Orbis"].id

    anonymous(light_world).client.head(page)
    stranger, shown = withdraws(porter, page, granted), porter.get(page).text
    light_world.clock.forward(timedelta(hours=24))
    late = anonymous(light_world).get(page)

    assert (stranger, "Cedar" in shown, late.status_code) == (404, False, 410)
    assert "Have a new one sent to your mailbox." in late.text
    assert newest_permission(light_world, case_id).state is AuthorizationState.GRANTED


def test_a_mailbox_is_not_filled_with_links(light_world: World) -> None:
    case_id = two_vendors(light_world)
    named(light_world, MARIA)
    grant(light_world, "Ada", case_id, "Cedar")

    answers = [
        anonymous(light_world).submit("/withdraw", {"email": one}).status_code
        for one in (COLLEAGUE, COLLEAGUE.lower(), f" {COLLEAGUE}", COLLEAGUE)
    ]

    assert answers == [200, 200, 200, 429]
    assert len(entries(light_world, Verb.WITHDRAWAL_LINK_SENT)) == 3


@pytest.mark.parametrize("email", ["", " ", "halden-rail.example", "a b@halden-rail.example"])
def test_without_an_address_the_page_asks_for_one(light_world: World, email: str) -> None:
    answer = anonymous(light_world).submit("/withdraw", {"email": email})

    assert (answer.status_code, "e-mail address such as" in answer.text) == (422, True)
