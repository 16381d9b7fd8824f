"""Where a customer wants two to agree, one alone grants nothing, and either can refuse."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it brings no types

from portal.access.link_access import LinkAccess
from portal.access.second_answers import SecondAnswer
from portal.actions.decide_second import SecondOutcome, decide_second
from portal.actions.rotate_organization_key import rotate_organization_key
from portal.actions.send_second_code import send_second_code
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import Authorization
from portal.vocabulary import (
    AuthorizationState,
    Conflict,
    DataCategory,
    Gone,
    Invalid,
    LinkPurpose,
    Treatment,
    Verb,
)
from tests.support.cases import two_vendors
from tests.support.mandates import (
    JONAS,
    MARIA,
    Deciding,
    Domains,
    ask_maria,
    deciding,
    looked_up,
    named,
    proposed,
    work_off,
)
from tests.support.permissions import link, mailboxes, newest
from tests.support.world import World

HOSTS = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.KEEP}
AGREES = SecondAnswer(agrees=True, name="Jonas Vik", position="Chief engineer")
REFUSES = SecondAnswer(agrees=False, name="Jonas Vik", position="Chief engineer")
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "authorization-record.schema.json"
THIRD = ("eva@halden-rail.example", "Eva Dahl")


def first_agrees(world: World, *people: tuple[str, str]) -> tuple[Deciding, Authorization]:
    case_id = two_vendors(world)
    domains = named(world, *(people or (MARIA, JONAS)), two_agree=True)
    asked = ask_maria(world, case_id, HOSTS)
    maria = deciding(world, domains, HOSTS)
    outcome = maria.all_of_it()
    assert (outcome.decided, outcome.waits) == (False, True)
    return maria, asked


def second_link(world: World, domains: Domains, to: str = JONAS[0]) -> LinkAccess:
    work_off(world, domains)
    letters = [one for one in mailboxes(world) if one["To"] == to]
    return link(world, LinkPurpose.SECOND_DECISION, newest(letters, r"/second-decision/([\w-]+)"))


def answers(
    world: World, domains: Domains, access: LinkAccess, answer: SecondAnswer, code: str = ""
) -> SecondOutcome:
    tools, browser = world.rooms.instruments, "another browser"
    with world.transaction() as database:
        send_second_code(database, access, answer, browser, tools, world.clock.now)
    work_off(world, domains)
    code = code or newest(mailboxes(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with world.transaction() as database:
        return decide_second(database, access, answer, code, browser, tools, world.clock.now)


def now(world: World, asked: Authorization) -> Authorization:
    with world.transaction() as database:
        return database.get_one(Authorization, asked.id)


def test_two_grant_together_what_one_alone_did_not_and_the_receipt_names_both(world: World) -> None:
    maria, asked = first_agrees(world)
    before = now(world, asked).state

    outcome = answers(world, maria.domains, second_link(world, maria.domains), AGREES)

    kept = now(world, asked)
    assert (before, kept.state, outcome.decided) == (
        AuthorizationState.REQUESTED,
        AuthorizationState.GRANTED,
        True,
    )
    assert kept.record is not None
    assert kept.record["x_authority"]["x_name"] == "Maria Okafor"
    assert kept.record["x_authority"]["second_approver"]["x_name"] == "Jonas Vik"
    assert kept.record["x_evidence"]["assurance"] == "L2"
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(kept.record)
    with world.transaction() as database:
        verbs = {one.verb for one in database.query(AuditEntry).filter_by(subject_id=asked.id)}
    assert {Verb.AUTHORIZATION_FIRST_AGREED, Verb.AUTHORIZATION_GRANTED} <= verbs


@pytest.mark.parametrize("by_first", [True, False])
def test_either_of_the_two_can_refuse(light_world: World, *, by_first: bool) -> None:
    maria, asked = first_agrees(light_world)
    jonas = second_link(light_world, maria.domains)

    if by_first:
        deciding(light_world, maria.domains, None).all_of_it()
    else:
        answers(light_world, maria.domains, jonas, REFUSES)

    assert now(light_world, asked).state is AuthorizationState.REFUSED
    with pytest.raises((Conflict, Gone)):
        answers(light_world, maria.domains, jonas, AGREES)
    with pytest.raises(Conflict):
        maria.send_code()


def test_the_first_is_not_asked_again_and_cannot_answer_for_the_second(light_world: World) -> None:
    maria, asked = first_agrees(light_world)
    jonas = second_link(light_world, maria.domains)
    told = {one["To"] for one in mailboxes(light_world) if "second of you" in one["Subject"]}
    jonas.link.email = MARIA[0]
    with light_world.transaction() as database:
        database.merge(jonas.link)

    with pytest.raises(Conflict):
        answers(light_world, maria.domains, jonas, AGREES)

    assert (told, now(light_world, asked).state) == ({JONAS[0]}, AuthorizationState.REQUESTED)


def exchanges_a_key(world: World, maria: Deciding) -> None:
    del maria
    with world.transaction() as database:
        rotate_organization_key(
            database,
            world.organizations["Cedar"].id,
            world.rooms.instruments,
            world.clock.now,
            at_once=True,
        )


def changes_the_list(world: World, maria: Deciding) -> None:
    newer = proposed(world, MARIA, JONAS, THIRD, two_agree=True)
    maria.domains.published["_entente-authz-challenge.halden-rail.example"] = (newer.value,)
    looked_up(world, maria.domains)


def decides_anew(world: World, maria: Deciding) -> None:
    world.clock.forward(timedelta(seconds=1))
    maria.all_of_it()


@pytest.mark.parametrize("change", [exchanges_a_key, changes_the_list, decides_anew])
def test_a_second_never_agrees_to_anything_but_what_the_first_agreed_to(
    light_world: World, change: Callable[[World, Deciding], None]
) -> None:
    maria, asked = first_agrees(light_world)
    jonas = second_link(light_world, maria.domains)

    change(light_world, maria)

    with pytest.raises((Conflict, Gone)):
        answers(light_world, maria.domains, jonas, AGREES)
    assert now(light_world, asked).state is AuthorizationState.REQUESTED


def test_the_domain_is_asked_for_the_second_too_and_a_wrong_code_grants_nothing(light_world: World) -> None:
    maria, asked = first_agrees(light_world)
    jonas = second_link(light_world, maria.domains)
    wrong = answers(light_world, maria.domains, jonas, AGREES, "0000-0000")
    light_world.clock.forward(timedelta(minutes=1))
    maria.domains.down = True

    with pytest.raises(Invalid, match="did not answer"):
        answers(light_world, maria.domains, jonas, AGREES)

    assert (wrong.decided, wrong.tries_left) == (False, 4)
    assert now(light_world, asked).state is AuthorizationState.REQUESTED


def test_of_two_seconds_the_faster_one_decides(light_world: World) -> None:
    maria, asked = first_agrees(light_world, MARIA, JONAS, THIRD)
    jonas, eva = (second_link(light_world, maria.domains, one[0]) for one in (JONAS, THIRD))
    answers(light_world, maria.domains, jonas, AGREES)

    with pytest.raises((Conflict, Gone)):
        answers(light_world, maria.domains, eva, REFUSES)

    assert now(light_world, asked).state is AuthorizationState.GRANTED
