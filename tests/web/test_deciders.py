"""The pages by which a customer names who decides, and what scanners and strangers can do at each step."""

import re
from datetime import timedelta

import pytest

from portal.records.authorizations import Authorization
from portal.records.mandates import proposed_mandate
from portal.vocabulary import AuthorizationState, DataCategory, Role, Treatment
from tests.support.browsing import Visitor, anonymous, signed_in
from tests.support.cases import two_vendors
from tests.support.mandates import JONAS, MARIA, NAME, Domains, ask_maria, hans, named, work_off
from tests.support.permissions import mailboxes, newest
from tests.support.world import World

HOSTS = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.KEEP}
LIST = {"deciders": "maria@halden-rail.example Maria Okafor\n\njonas@halden-rail.example Jonas Vik"}


def chosen(world: World, **more: object) -> dict[str, object]:
    cedar = str(world.organizations["Cedar"].id)
    boxes = {"recipients": [cedar], "categories": ["technical:keep", "hosts:keep"]}
    return {**boxes, "name": "Maria Okafor", "position": "Head of operations", **more}


def newest_code(world: World, domains: Domains) -> str:
    work_off(world, domains)
    return newest(mailboxes(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")


def state_of(world: World, asked: Authorization) -> AuthorizationState:
    with world.transaction() as database:
        return database.get_one(Authorization, asked.id).state


def test_a_list_is_written_published_seen_and_then_decides_through_pages_alone(light_world: World) -> None:
    case_id = two_vendors(light_world)
    hans(light_world)
    page = signed_in(light_world, "Hans")

    page.submit("/deciders/new", {**LIST, "two_agree": "y"})
    shown = page.get("/deciders").text
    value = re.search(r"entente-mandate=[\w-]+", shown)
    assert value is not None
    assert NAME in shown
    domains = Domains({NAME: (value[0],)})
    page.submit("/deciders/look-up", seen_on="/deciders")
    asking = page.get("/deciders").text
    work_off(light_world, domains)
    proved = page.get("/deciders").text

    assert ("being asked" in asking, "your domain vouches for it" in proved) == (True, True)
    asked = ask_maria(light_world, case_id, HOSTS)
    two_agree_on_pages(light_world, domains)
    assert state_of(light_world, asked) is AuthorizationState.GRANTED


def two_agree_on_pages(world: World, domains: Domains) -> None:
    maria, jonas = anonymous(world), anonymous(world)
    work_off(world, domains)
    path = newest(mailboxes(world), r"(/permission/[\w-]+)")
    maria.submit(path, chosen(world, allow="1"))
    code = newest_code(world, domains)
    waiting = maria.submit(f"{path}/code", chosen(world, allow="1", code=code), seen_on=path)
    assert "A second of you must agree" in waiting.text
    work_off(world, domains)
    second = newest(mailboxes(world), r"(/second-decision/[\w-]+)")
    answer = {"name": "Jonas Vik", "position": "Chief engineer", "agree": "1"}
    jonas.submit(second, answer)
    done = jonas.submit(f"{second}/code", {**answer, "code": newest_code(world, domains)}, seen_on=second)
    assert "You allowed it" in done.text


def test_a_mail_scanner_that_submits_every_form_of_the_second_decides_and_burns_nothing(
    light_world: World,
) -> None:
    case_id = two_vendors(light_world)
    domains = named(light_world, MARIA, JONAS, two_agree=True)
    asked = ask_maria(light_world, case_id, HOSTS)
    work_off(light_world, domains)
    path, maria = newest(mailboxes(light_world), r"(/permission/[\w-]+)"), anonymous(light_world)
    maria.submit(path, chosen(light_world, allow="1"))
    maria.submit(
        f"{path}/code", chosen(light_world, allow="1", code=newest_code(light_world, domains)), seen_on=path
    )
    work_off(light_world, domains)
    second, scanner = newest(mailboxes(light_world), r"(/second-decision/[\w-]+)"), anonymous(light_world)

    scanner.client.head(second)
    for button in ("agree", "refuse"):
        fields = {"name": "x", "position": "x", button: "1"}
        scanner.submit(second, {button: "1"})
        scanner.submit(second, fields)
        scanner.submit(f"{second}/code", {**fields, "code": "ABCDEFGH"}, seen_on=second)

    assert state_of(light_world, asked) is AuthorizationState.REQUESTED
    answer = {"name": "Jonas Vik", "position": "Chief engineer", "agree": "1"}
    light_world.clock.forward(timedelta(seconds=1))
    jonas = anonymous(light_world)
    jonas.submit(second, answer)
    jonas.submit(f"{second}/code", {**answer, "code": newest_code(light_world, domains)}, seen_on=second)
    assert state_of(light_world, asked) is AuthorizationState.GRANTED


def test_the_page_says_what_is_missing_and_lets_the_rest_be_allowed(light_world: World) -> None:
    case_id = two_vendors(light_world)
    asked = ask_maria(light_world, case_id, HOSTS)
    work_off(light_world, Domains())
    path, maria = newest(mailboxes(light_world), r"(/permission/[\w-]+)"), anonymous(light_world)

    page = maria.get(path).text
    refused = maria.submit(path, chosen(light_world, allow="1"))
    rest = chosen(light_world, allow="1", categories=["technical:keep"])
    maria.submit(path, rest)
    maria.submit(f"{path}/code", {**rest, "code": newest_code(light_world, Domains())}, seen_on=path)

    assert "Needs somebody whom your company has named to decide" in page
    assert refused.status_code == 422
    assert "nobody is named here yet" in refused.text
    assert state_of(light_world, asked) is AuthorizationState.GRANTED


@pytest.mark.parametrize("lines", ["maria@halden-rail.example", "maria@elsewhere.example Maria"])
def test_a_list_that_cannot_be_used_is_not_kept(light_world: World, lines: str) -> None:
    two_vendors(light_world)
    hans(light_world)

    answer = signed_in(light_world, "Hans").submit("/deciders/new", {"deciders": lines})

    assert answer.status_code == 422
    with light_world.transaction() as database:
        assert proposed_mandate(database, light_world.organizations["Halden Rail"].id) is None


@pytest.mark.parametrize(("name", "role"), [("Olaf", Role.COMPLIANCE_OFFICER), ("Ada", None)])
def test_nobody_but_who_decides_for_the_customer_comes_to_the_list(
    light_world: World, name: str, role: Role | None
) -> None:
    two_vendors(light_world)
    if role is not None:
        light_world.add_person(name, "Halden Rail", role)
    visitor: Visitor = signed_in(light_world, name)

    assert [visitor.get(path).status_code for path in ("/deciders", "/deciders/new", "/passkeys")] == [
        403
    ] * 3
