"""Asking, deciding with a typed code, withdrawing: the customer's side of a case."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from portal.access.drafting import Choice
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.records.authorizations import Authorization, events_of_authorization, recipients_of
from portal.records.organizations import signing_key_for
from portal.vault.receipts import verify_receipt
from portal.vocabulary import AuthorizationState, Conflict, Invalid, LinkPurpose, Missing, OrganizationKind
from tests.support.cases import two_vendors
from tests.support.permissions import (
    USUAL,
    ask_permission,
    decide,
    deliver,
    grant,
    link,
    locked_key,
    newest,
)
from tests.support.world import World


def stored(world: World, authorization: Authorization) -> Authorization:
    with world.transaction() as database:
        found = database.get(Authorization, authorization.id)
        assert found is not None
        return found


def test_a_granted_permission_has_a_receipt_that_verifies_and_a_key_of_its_own(world: World) -> None:
    case_id = two_vendors(world)

    outcome = grant(world, "Ada", case_id, "Cedar")

    kept = stored(world, outcome.authorization)
    with world.transaction() as database:
        key = signing_key_for(database, "receipts")
        assert key is not None
        assert kept.receipt is not None
        assert verify_receipt(kept.receipt, key.public_key) == kept.record
        assert [event.state.value for event in events_of_authorization(database, kept.id)] == [
            "requested",
            "granted",
        ]
        assert [line.granted for line in recipients_of(database, kept.id)] == [True]
    assert kept.state is AuthorizationState.GRANTED
    assert locked_key(world, kept) is not None
    assert kept.sealed_key is None


def test_five_wrong_codes_use_the_code_up(world: World) -> None:
    case_id = two_vendors(world)
    ask_permission(world, "Ada", case_id, "Cedar")
    choice = Choice(frozenset({world.organizations["Cedar"].id}), USUAL)

    outcome = decide(world, choice, code="0000-0000")

    assert (outcome.decided, outcome.tries_left) == (False, 4)
    assert stored(world, outcome.authorization).state is AuthorizationState.REQUESTED


def test_a_code_for_one_choice_does_not_grant_another(world: World) -> None:
    case_id = two_vendors(world)
    ask_permission(world, "Ada", case_id, "Cedar")

    with pytest.raises(Invalid, match="nobody asked for"):
        decide(world, Choice(frozenset({world.organizations["Elm"].id}), USUAL))


def test_nothing_ticked_grants_nothing(world: World) -> None:
    case_id = two_vendors(world)
    ask_permission(world, "Ada", case_id, "Cedar")

    with pytest.raises(Invalid, match="Tick at least one company"):
        decide(world, Choice(frozenset(), USUAL))


def test_refusing_ends_the_request_and_makes_no_key(world: World) -> None:
    case_id = two_vendors(world)
    ask_permission(world, "Ada", case_id, "Cedar")

    outcome = decide(world, None)

    kept = stored(world, outcome.authorization)
    assert (kept.state, locked_key(world, kept), kept.receipt) == (AuthorizationState.REFUSED, None, None)


def test_withdrawing_destroys_the_key_in_one_step_and_only_once(world: World) -> None:
    case_id = two_vendors(world)
    outcome = grant(world, "Ada", case_id, "Cedar")
    access = link(world, LinkPurpose.CUSTOMER, newest(deliver(world), r"/customer/([\w-]+)"))

    def withdraw() -> bool:
        try:
            with world.transaction() as database:
                withdraw_authorization(
                    database, access, outcome.authorization.id, world.rooms.instruments, world.clock.now
                )
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: withdraw(), range(8)))

    kept = stored(world, outcome.authorization)
    assert results.count(True) == 1
    assert (kept.state, locked_key(world, kept)) == (AuthorizationState.WITHDRAWN, None)


def test_another_customers_link_cannot_withdraw(world: World) -> None:
    case_id = two_vendors(world)
    outcome = grant(world, "Ada", case_id, "Cedar")
    access = link(world, LinkPurpose.CUSTOMER, newest(deliver(world), r"/customer/([\w-]+)"))
    world.enroll("Fjord Bank", OrganizationKind.CUSTOMER)
    access.link.organization_id = world.organizations["Fjord Bank"].id

    with pytest.raises(Missing), world.transaction() as database:
        withdraw_authorization(
            database, access, outcome.authorization.id, world.rooms.instruments, world.clock.now
        )


def test_a_permission_whose_time_is_over_expires_and_its_key_with_it(world: World) -> None:
    case_id = two_vendors(world)
    outcome = grant(world, "Ada", case_id, "Cedar")

    world.clock.forward(timedelta(days=8))
    deliver(world)

    kept = stored(world, outcome.authorization)
    assert (kept.state, locked_key(world, kept)) == (AuthorizationState.EXPIRED, None)


def test_a_request_that_nobody_answers_lapses_with_its_link(world: World) -> None:
    case_id = two_vendors(world)
    asked = ask_permission(world, "Ada", case_id, "Cedar")
    world.clock.forward(timedelta(days=6))
    deliver(world)
    before = stored(world, asked).state

    world.clock.forward(timedelta(days=2))
    deliver(world)

    assert (before, stored(world, asked).state) == (AuthorizationState.REQUESTED, AuthorizationState.LAPSED)


def test_a_newer_permission_supersedes_the_older_one(world: World) -> None:
    case_id = two_vendors(world)
    older = grant(world, "Ada", case_id, "Cedar")

    newer = grant(world, "Ada", case_id, "Cedar")

    assert stored(world, older.authorization).state is AuthorizationState.SUPERSEDED
    assert locked_key(world, older.authorization) is None
    assert stored(world, newer.authorization).supersedes_id == older.authorization.id


def test_an_approver_must_have_a_mailbox_of_the_customer(world: World) -> None:
    case_id = two_vendors(world)
    world.organizations["Halden Rail"].domain = "elsewhere.example"

    with pytest.raises(Invalid, match=r"must end in @halden-rail\.example"):
        ask_permission(world, "Ada", case_id, "Cedar")
