"""A yes to one hidden value needs what its kind of data needs to leave; a no needs nothing."""

from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.deciding_reveals import RevealDecision
from portal.actions.answer_reveal_as_giver import answer_reveal_as_giver
from portal.actions.decide_reveal import decide_reveal
from portal.actions.send_reveal_code import send_reveal_code
from portal.records.authorizations import Authorization
from portal.records.reveal_requests import RevealRequest
from portal.rules.authorization_terms import Assurance
from portal.rules.grant_levels import TABLE
from portal.vocabulary import (
    Conflict,
    DataCategory,
    Invalid,
    LinkPurpose,
    Permission,
    Refused,
    RevealState,
    Verb,
)
from tests.support.mandates import JONAS, NAME, looked_up, named, proposed, work_off
from tests.support.permissions import BROWSER, deliver, link, mailboxes, newest
from tests.support.revealing import APPROVER, ask, decide, reveal_now, show, stand_in_for
from tests.support.sharing import LOG, entering, entries, given
from tests.support.world import World


def asked(world: World) -> tuple[UUID, RevealRequest]:
    """A request of Ben's for the name of one computer, waiting for the customer."""
    case_id, disclosure_id = given(world, LOG)
    return case_id, ask(
        world, case_id, disclosure_id, stand_in_for(world, case_id, disclosure_id, "03:12:01 ")
    )


def giving(world: World, case_id: UUID) -> AbstractContextManager[tuple[Session, CaseAccess]]:
    return entering(world, "Ada", case_id, Permission.DISCLOSURE_CREATE)


def test_a_yes_needs_whom_the_domain_names_and_a_no_does_not(light_world: World) -> None:
    _, one = asked(light_world)
    domains = named(light_world, JONAS)
    tools, now = light_world.rooms.instruments, light_world.clock.now
    access = link(light_world, LinkPurpose.REVEAL, newest(deliver(light_world), r"/reveal/([\w-]+)"))
    yes, no = (RevealDecision(allow, "Maria Okafor") for allow in (True, False))
    with (
        pytest.raises(Invalid, match=r"approver@halden-rail.example is not among them"),
        light_world.transaction() as it,
    ):
        send_reveal_code(it, access, yes, BROWSER, tools, now)

    newer = proposed(light_world, JONAS, APPROVER)
    domains.published[NAME] = (newer.value,)
    looked_up(light_world, domains)
    now = light_world.clock.forward(timedelta(minutes=1))
    with light_world.transaction() as it:
        send_reveal_code(it, access, yes, BROWSER, tools, now)
    domains.published.clear()
    work_off(light_world, domains)
    code = newest(mailboxes(light_world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with pytest.raises(Invalid, match="does not show the record any more"), light_world.transaction() as it:
        decide_reveal(it, access, yes, code, BROWSER, tools, now)
    now = light_world.clock.forward(timedelta(minutes=1))
    with light_world.transaction() as it:
        send_reveal_code(it, access, no, BROWSER, tools, now)
    work_off(light_world, domains)
    code = newest(mailboxes(light_world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with light_world.transaction() as it:
        refused = decide_reveal(it, access, no, code, BROWSER, tools, now)

    assert (refused.decided, reveal_now(light_world, one.id).state) == (True, RevealState.REFUSED)


def test_the_giver_decides_no_more_than_the_permission_was_itself_shown_for(light_world: World) -> None:
    case_id, one = asked(light_world)
    tools, now = light_world.rooms.instruments, light_world.clock.now
    with light_world.transaction() as database:
        kept = database.get_one(Authorization, one.authorization_id)
        assert kept.record is not None
        kept.record = {**kept.record, "x_scope": {**kept.record["x_scope"], "reveals": "giver"}}

    with pytest.raises(Refused, match="by mail alone"), giving(light_world, case_id) as (it, access):
        answer_reveal_as_giver(it, access, one.id, allow=True, instruments=tools, now=now)
    with giving(light_world, case_id) as (it, access):
        answer_reveal_as_giver(it, access, one.id, allow=False, instruments=tools, now=now)

    assert reveal_now(light_world, one.id).state is RevealState.REFUSED


def test_numbers_that_only_a_signature_lets_out_are_not_asked_for_one_by_one(light_world: World) -> None:
    case_id, disclosure_id = given(light_world, LOG)

    for stand_in in ("<CARD-0123456789>", "IBAN-0123456789", "<NATIONAL_ID-0123456789>"):
        with pytest.raises(Invalid, match="never shown one by one"):
            ask(light_world, case_id, disclosure_id, stand_in)

    assert entries(light_world, Verb.REVEAL_ASKED) == []


def test_a_value_of_a_kind_that_needs_more_than_its_stand_in_is_not_shown(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, one = asked(light_world)
    dearer = {**TABLE, DataCategory.HOSTS: (Assurance.DOMAIN, Assurance.SIGNATURE)}
    decide(light_world, allow=True)
    monkeypatch.setattr("portal.rules.grant_levels.TABLE", dearer)
    monkeypatch.setattr("portal.actions.find_original.category_of_stand_in", lambda _: None)

    deliver(light_world)

    assert reveal_now(light_world, one.id).state is RevealState.NOT_FOUND
    with pytest.raises(Conflict, match="found nothing"):
        show(light_world, case_id, one.id)
