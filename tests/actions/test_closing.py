"""Closing a case ends what was open in it and what the customer allowed; reopening brings none back."""

import pytest

from portal.actions.close_case import close_case
from portal.actions.promise_update import promise_update
from portal.actions.propose_resolution import propose_resolution
from portal.actions.reopen_case import reopen_case
from portal.records.authorizations import authorizations_of
from portal.records.collaboration_requests import requests_of
from portal.records.handoffs import handoffs_of
from portal.records.resolutions import resolutions_of
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    Conflict,
    HandoffState,
    HolderKind,
    Refused,
    RequestState,
    ResolutionState,
    Verb,
)
from tests.support.casework import act, asked, case_now, entries, joined, offered, opened, vendors
from tests.support.permissions import ask_permission, grant, locked_key
from tests.support.world import World


def test_closing_destroys_the_key_of_what_ends_with_the_case(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    grant(world, "Ada", case_id, "Cedar")

    act(world, "Ada", case_id, close_case, tools=True)

    with world.transaction() as database:
        (authorization,) = authorizations_of(database, case_id)
    case = case_now(world, case_id)
    assert (case.state, case.holder_kind, case.closed_at) == (
        CaseState.CLOSED,
        HolderKind.DONE,
        world.clock.now,
    )
    assert (authorization.state, locked_key(world, authorization)) == (AuthorizationState.EXPIRED, None)
    assert len(entries(world, Verb.CASE_CLOSED)) == len(entries(world, Verb.AUTHORIZATION_EXPIRED)) == 1


def test_closing_ends_every_question_that_is_still_open(light_world: World) -> None:
    vendors(light_world)
    one, other = opened(light_world), opened(light_world, "Backups fail every morning")
    asked(light_world, one)
    ask_permission(light_world, "Ada", one, "Cedar")
    joined(light_world, other)
    offered(light_world, other)
    third = opened(light_world, "Printers print twice")
    act(
        light_world, "Ada", third, propose_resolution, "We replaced the faulty driver.",
        "ops@halden-rail.example", tools=True,
    )  # fmt: skip

    for case_id in (one, other, third):
        act(light_world, "Ada", case_id, close_case, tools=True)

    with light_world.transaction() as database:
        assert [row.state for row in requests_of(database, one)] == [RequestState.EXPIRED]
        assert [row.state for row in authorizations_of(database, one)] == [AuthorizationState.LAPSED]
        assert [row.state for row in handoffs_of(database, other)] == [HandoffState.EXPIRED]
        assert [row.state for row in resolutions_of(database, third)] == [ResolutionState.SILENT]


def test_only_the_opener_closes_and_only_once(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    joined(light_world, case_id)

    with pytest.raises(Refused):
        act(light_world, "Ben", case_id, close_case, tools=True)
    act(light_world, "Ada", case_id, close_case, tools=True)

    with pytest.raises(Conflict):
        act(light_world, "Ada", case_id, close_case, tools=True)
    with pytest.raises(Conflict, match="closed"):
        act(light_world, "Ada", case_id, promise_update, light_world.clock.now)


def test_a_reopened_case_is_with_whoever_reopened_it_and_has_no_permission(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    grant(world, "Ada", case_id, "Cedar")
    act(world, "Ada", case_id, close_case, tools=True)

    act(world, "Ben", case_id, reopen_case)

    case = case_now(world, case_id)
    with world.transaction() as database:
        (authorization,) = authorizations_of(database, case_id)
    assert (case.state, case.closed_at) == (CaseState.OPEN, None)
    assert case.holder_organization_id == world.organizations["Cedar"].id
    assert authorization.state is AuthorizationState.EXPIRED
    assert len(entries(world, Verb.CASE_REOPENED)) == 1
    with pytest.raises(Conflict):
        act(world, "Ben", case_id, reopen_case)
