"""Whoever comes with an old link is told what became of it, and the log that they came (AB13)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.access.drafting import Choice
from portal.actions.close_case import close_case
from portal.actions.propose_resolution import ANSWER_WITHIN, propose_resolution
from portal.records.audit_log import AuditEntry
from portal.records.links import Link
from portal.records.roads import ON_COMMAND
from portal.vocabulary import LinkPurpose, Verb
from tests.support.browsing import anonymous, token_in, without_token
from tests.support.cases import two_vendors
from tests.support.casework import act, entries
from tests.support.permissions import USUAL, ask_permission, decide, deliver, newest
from tests.support.racing import at_once
from tests.support.world import World

CANARIES = ("Northwind", "Cedar", "Halden Rail", "Sessions drop every night", "Edge router", "Ada")


def used(world: World) -> str:
    """The customer has decided with it."""
    ask_permission(world, "Ada", two_vendors(world), "Cedar")
    address = newest(deliver(world), r"(/permission/[\w-]+)")
    decide(world, Choice(frozenset({world.organizations["Cedar"].id}), USUAL))
    return address


def superseded(world: World) -> str:
    """The case was closed before anybody decided."""
    case_id = two_vendors(world)
    ask_permission(world, "Ada", case_id, "Cedar")
    address = newest(deliver(world), r"(/permission/[\w-]+)")
    act(world, "Ada", case_id, close_case, tools=True)
    return address


def expired(world: World) -> str:
    """A fortnight went by without an answer."""
    words = "We replaced the faulty driver. Please look tonight."
    act(world, "Ada", two_vendors(world), propose_resolution, words, "ops@halden-rail.example", tools=True)
    address = newest(deliver(world), r"(/working/[\w-]+)")
    world.clock.forward(ANSWER_WITHIN + timedelta(days=1))
    deliver(world)
    return address


def shown(answer: TestResponse) -> str:
    """The words on the page, without its head."""
    return re.sub(r"<[^>]+>", " ", answer.text.split("<main", 1)[1])


@pytest.mark.parametrize(
    ("lives", "sentence", "because"),
    [
        (used, "This was decided already", "used"),
        (superseded, "This link was taken back, or a newer one was sent", "revoked"),
        (expired, "The time of this link is over", "expired"),
    ],
)
def test_an_old_link_says_what_became_of_it_and_nothing_of_the_case(
    light_world: World, lives: Callable[[World], str], sentence: str, because: str
) -> None:
    address = lives(light_world)

    answer = anonymous(light_world).get(address)

    assert answer.status_code == 410
    assert sentence in shown(answer)
    assert 'href="/withdraw"' in answer.text  # no account to start from, but a permission to take back
    assert [word for word in CANARIES if word in without_token(answer.text)] == []
    (entry,) = entries(light_world, Verb.LINK_REFUSED)
    customer = light_world.organizations["Halden Rail"].id
    assert (entry.stream, entry.organization_id, entry.case_id) == (customer, customer, None)
    assert f'"because":"{because}"'.encode() in entry.leaf


def test_one_old_link_fills_no_log_however_often_it_is_tried(world: World) -> None:
    address, visitor = expired(world), anonymous(world)
    form = {"X-CSRFToken": token_in(visitor.get("/sign-in").text)}

    at_once(*[lambda: anonymous(world).get(address)] * 6)
    for _ in range(3):
        visitor.get(address)
        visitor.client.head(address)
        assert visitor.client.post(address, headers=form).status_code == 410
    within_the_hour = len(entries(world, Verb.LINK_REFUSED))
    world.clock.forward(timedelta(hours=1, seconds=1))
    tries = [visitor.get(address).status_code for _ in range(10)]

    assert (tries[0], tries[-1]) == (410, 429)
    assert (within_the_hour, len(entries(world, Verb.LINK_REFUSED))) == (1, 2)


def test_a_link_that_never_was_or_was_for_something_else_says_and_leaves_nothing(light_world: World) -> None:
    address, visitor = used(light_world), anonymous(light_world)
    token = address.rpartition("/")[2]

    elsewhere = [visitor.get(f"/{page}/{token}") for page in ("working", "customer", "invitation")]
    never = visitor.get("/permission/" + "A" * 43)

    assert {answer.status_code for answer in (*elsewhere, never)} == {404}
    assert {shown(answer) for answer in (*elsewhere, never)} == {shown(never)}
    assert entries(light_world, Verb.LINK_REFUSED) == []


def test_a_link_whose_time_ended_before_it_was_taken_back_has_expired(light_world: World) -> None:
    ask_permission(light_world, "Ada", two_vendors(light_world), "Cedar")
    address = newest(deliver(light_world), r"(/permission/[\w-]+)")
    light_world.clock.forward(timedelta(days=9))
    deliver(light_world)

    answer = anonymous(light_world).get(address)

    with light_world.rooms.database.transaction(ON_COMMAND, write=False) as database:
        (link,) = database.query(Link).filter(Link.purpose == LinkPurpose.AUTHORIZATION)
        assert link.revoked_at is not None
        assert database.query(AuditEntry).filter(AuditEntry.verb == Verb.LINK_REFUSED).count() == 1
    assert "The time of this link is over" in shown(answer)
