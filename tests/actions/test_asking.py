"""Asking a partner in: the form, the clock, the answers, and who is let in when."""

from datetime import timedelta

import pytest

from portal.access.case_access import enter_case, enter_request
from portal.actions.accept_request import accept_request
from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.records.agreements import ResponseTime, agreement_between, response_times_of
from portal.vocabulary import (
    Conflict,
    EventType,
    HolderKind,
    Invalid,
    Missing,
    Permission,
    Severity,
    Verb,
)
from tests.support.asking import ANSWERS, ask, give_form, request_now
from tests.support.casework import (
    a_yes,
    act,
    asked,
    case_now,
    entries,
    joined,
    opened,
    reply,
    steps_of,
    vendors,
)
from tests.support.permissions import deliver
from tests.support.world import World


def test_the_asked_vendor_sees_the_request_and_not_the_case_until_it_says_yes(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    ben = world.actor("Ben")

    asked(world, case_id)

    with pytest.raises(Missing), world.transaction() as database:
        enter_case(database, ben, case_id, Permission.CASE_READ)
    reply(world, "Ben", case_id, accept_request, a_yes(world, "Ben"))
    with world.transaction() as database:
        access = enter_case(database, ben, case_id, Permission.CASE_READ)
        assert access.participant.engineer_id == ben.person_id
    with pytest.raises(Conflict), world.transaction() as database:
        enter_request(database, ben, case_id)


def test_nobody_has_the_case_until_the_partner_says_yes_and_promises(world: World) -> None:
    vendors(world)
    case_id = opened(world)

    asked(world, case_id)
    waiting = case_now(world, case_id)
    yes = a_yes(world, "Ben")
    reply(world, "Ben", case_id, accept_request, yes)

    taken, cedar = case_now(world, case_id), world.organizations["Cedar"].id
    assert waiting.holder_kind is HolderKind.NOBODY
    assert (taken.holder_kind, taken.holder_organization_id) == (HolderKind.ORGANIZATION, cedar)
    assert (taken.promised_by_id, taken.next_update_at) == (cedar, yes.next_update_at)
    assert [step.type for step in steps_of(world, case_id)][1:] == [
        EventType.REQUEST_ASKED,
        EventType.REQUEST_ACCEPTED,
    ]
    assert len(entries(world, Verb.REQUEST_ASKED)) == len(entries(world, Verb.REQUEST_ACCEPTED)) == 1


def test_the_partners_form_decides_which_answers_are_kept(light_world: World) -> None:
    vendors(light_world)
    give_form(light_world)
    case_id = opened(light_world)

    for answers, field in (
        ({"happens": "It reboots."}, "version"),
        ({**ANSWERS, "shoe_size": "44"}, "shoe_size"),
        ({**ANSWERS, "happens": "Ask anna.svensson@example.com"}, "happens"),
    ):
        with pytest.raises(Invalid) as refused:
            ask(light_world, case_id, answers)
        assert refused.value.field == field
    ask(light_world, case_id, ANSWERS)

    request = request_now(light_world, case_id)
    assert request.answers == {"happens": ANSWERS["happens"], "version": ANSWERS["version"]}


def test_the_answer_is_due_by_what_the_partner_promised_when_it_was_asked(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    cedar = light_world.organizations["Cedar"]
    with light_world.transaction() as database:
        agreement = agreement_between(database, cedar.id, light_world.organizations["Northwind"].id)
        assert agreement is not None
        for severity, minutes in ((Severity.HIGH, 240), (Severity.CRITICAL, 60)):
            database.add(
                ResponseTime(
                    agreement_id=agreement.id,
                    organization_id=cedar.id,
                    severity=severity,
                    answer_minutes=minutes,
                    business_hours=False,
                )
            )

    asked(light_world, case_id)
    with light_world.transaction() as database:
        for row in response_times_of(database, agreement.id, cedar.id):
            row.answer_minutes = 7 * 24 * 60

    due_at = steps_of(light_world, case_id)[-1].due_at
    assert due_at == light_world.clock.now + timedelta(hours=4)
    assert request_now(light_world, case_id).due_at == due_at


def test_a_vendor_without_an_agreement_in_force_is_not_asked(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)

    for partner in ("Elm", "Northwind", "Halden Rail"):
        with pytest.raises(Invalid) as refused:
            ask(light_world, case_id, {}, partner)
        assert refused.value.field == "partner"


def test_a_vendor_is_asked_once_at_a_time_and_not_when_it_takes_part(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)

    asked(light_world, case_id)
    with pytest.raises(Conflict, match="was asked already"):
        asked(light_world, case_id)
    reply(light_world, "Ben", case_id, accept_request, a_yes(light_world, "Ben"))

    with pytest.raises(Conflict, match="takes part"):
        asked(light_world, case_id)


def test_the_partners_engineers_are_told_without_a_word_of_the_case(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)

    asked(light_world, case_id)

    (message,) = deliver(light_world)
    assert message["To"] == light_world.people["Ben"].email
    assert "Sessions drop" not in message.as_string()
    assert "/inbox" in str(message.get_payload())


def test_a_partner_that_takes_part_asks_others_in_too(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)

    with pytest.raises(Invalid, match="no agreement in force with Elm"):
        act(
            light_world, "Ben", case_id, ask_for_collaboration, light_world.organizations["Elm"].id, {},
            tools=True,
        )  # fmt: skip
