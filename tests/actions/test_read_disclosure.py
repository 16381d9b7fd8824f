"""Reading: by exactly whom it was given to, and only while the customer allows it."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.access.case_access import enter_case
from portal.access.reading import ReadingWatch, while_covered
from portal.actions.preview_disclosure import preview_disclosure
from portal.actions.read_disclosure import read_disclosure
from portal.records.authorizations import Authorization
from portal.records.cases import Case, Participant
from portal.records.disclosures import DisclosureResult
from portal.records.timeline import CaseEvent
from portal.vocabulary import (
    CannotOpen,
    CaseState,
    EventType,
    Missing,
    NotCovered,
    Permission,
    Place,
    Verb,
)
from tests.support.sharing import (
    LOG,
    PLANTED,
    entering,
    entries,
    given,
    read,
    withdraw,
)
from tests.support.world import World


def tamper(world: World, change: Callable[[DisclosureResult], None]) -> None:
    """What somebody with the database in their hands may do to the one result."""
    with world.transaction() as database:
        change(database.query(DisclosureResult).one())


def test_what_is_given_is_read_without_anything_planted_and_leaves_two_entries(world: World) -> None:
    case_id, disclosure_id = given(world)

    content = read(world, case_id, disclosure_id)

    assert b"Accepted password for" in content
    assert [value for value in PLANTED if value in content] == []
    (gave,), (looked,) = entries(world, Verb.DISCLOSED), entries(world, Verb.DISCLOSURE_READ)
    assert gave.authorization_id == looked.authorization_id is not None
    assert looked.organization_id == world.organizations["Cedar"].id
    with world.transaction() as database:
        event = database.query(CaseEvent).filter(CaseEvent.type == EventType.DISCLOSED).one()
        assert event.to_id == event.holder_organization_id == world.organizations["Cedar"].id


def test_withdrawal_destroys_the_key_so_that_not_even_the_giver_opens_the_copy(world: World) -> None:
    case_id, disclosure_id = given(world)
    cedar = world.organizations["Cedar"].id

    withdraw(world, case_id)

    with pytest.raises(NotCovered, match="withdrawn"):
        read(world, case_id, disclosure_id)
    with pytest.raises(CannotOpen, match="destroyed"), entering(world, "Ada", case_id) as (database, access):
        preview_disclosure(database, access, disclosure_id, cedar, world.rooms.instruments, world.clock.now)


def test_putting_the_state_back_does_not_bring_the_content_back(world: World) -> None:
    case_id, disclosure_id = given(world)
    withdraw(world, case_id)

    with world.transaction() as database:
        database.query(Authorization).update({"state": "granted"})

    with pytest.raises(CannotOpen):
        read(world, case_id, disclosure_id)
    assert entries(world, Verb.DISCLOSURE_READ) == []


def test_after_its_end_and_after_closing_reading_says_why_not(world: World) -> None:
    case_id, disclosure_id = given(world)
    with world.transaction() as database:
        database.get_one(Case, case_id).state = CaseState.CLOSED

    with pytest.raises(NotCovered, match="closed"):
        read(world, case_id, disclosure_id)
    with world.transaction() as database:
        database.get_one(Case, case_id).state = CaseState.OPEN
    world.clock.forward(timedelta(days=8))
    with pytest.raises(NotCovered, match="expired"):
        read(world, case_id, disclosure_id)


def test_a_stream_stops_within_a_mebibyte_of_the_withdrawal(light_world: World) -> None:
    world = light_world
    case_id, disclosure_id = given(world, b"all is well with the link\n" * 60_000)
    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
        opened = read_disclosure(
            database, access, disclosure_id, world.rooms.instruments, world.clock.now, download=True
        )
    cedar = world.organizations["Cedar"].id
    watch = ReadingWatch(world.rooms.database, world.clock, case_id, disclosure_id, cedar)
    stream = while_covered(opened.pieces, watch.ask)

    arrived = len(next(stream))
    withdraw(world, case_id)
    rest: list[int] = []
    with pytest.raises(NotCovered):
        rest.extend(len(piece) for piece in stream)
    arrived += sum(rest)

    assert opened.result.size > 1_500_000
    assert arrived <= 1024 * 1024


def test_nothing_streams_when_the_customer_withdrew_before_the_first_byte(light_world: World) -> None:
    world = light_world
    case_id, disclosure_id = given(world)
    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
        opened = read_disclosure(database, access, disclosure_id, world.rooms.instruments, world.clock.now)
    cedar = world.organizations["Cedar"].id
    watch = ReadingWatch(world.rooms.database, world.clock, case_id, disclosure_id, cedar)

    withdraw(world, case_id)

    with pytest.raises(NotCovered):
        next(while_covered(opened.pieces, watch.ask))


def cut(result: DisclosureResult) -> None:
    result.sealed_content = (result.sealed_content or b"")[:-20]


def exchange_treatments(result: DisclosureResult) -> None:
    result.treatments = {**result.treatments, "hosts": "keep"}


def exchange_report(result: DisclosureResult) -> None:
    result.report = {**(result.report or {}), "counts": {}}


def lengthen(result: DisclosureResult) -> None:
    result.envelope = json.dumps({**json.loads(result.envelope or ""), "plaintext_size": 10_000})


def swap_wraps(result: DisclosureResult) -> None:
    names = [name for name in result.wraps if name]
    result.wraps = {**result.wraps, names[0]: result.wraps[names[1]], names[1]: result.wraps[names[0]]}


@pytest.mark.parametrize("change", [cut, exchange_treatments, exchange_report, lengthen, swap_wraps])
def test_whatever_is_changed_in_the_row_closes_it_and_is_not_entered_as_a_read(
    light_world: World, change: Callable[[DisclosureResult], None]
) -> None:
    case_id, disclosure_id = given(light_world)

    tamper(light_world, change)

    with pytest.raises(CannotOpen):
        read(light_world, case_id, disclosure_id)
    assert entries(light_world, Verb.DISCLOSURE_READ) == []


def test_a_large_result_whose_object_was_cut_gives_not_a_single_byte(light_world: World) -> None:
    world = light_world
    case_id, disclosure_id = given(world, LOG * 400)
    with world.transaction() as database:
        key = database.query(DisclosureResult).one().object_key
    path = world.rooms.settings.instance / "objects" / str(key)

    path.write_bytes(path.read_bytes()[:-16])

    with pytest.raises(CannotOpen):
        read(world, case_id, disclosure_id)


def test_a_disclosure_is_not_found_under_another_case(light_world: World) -> None:
    world = light_world
    _, disclosure_id = given(world)
    now = world.clock.now
    with world.transaction() as database:
        ada = world.people["Ada"]
        other = Case(
            title="Another problem",
            product="Edge router",
            customer_id=world.organizations["Halden Rail"].id,
            opener_id=ada.organization_id,
            opened_by_id=ada.id,
            severity=database.query(Case).one().severity,
            state=CaseState.OPEN,
            holder_kind=database.query(Case).one().holder_kind,
            holder_since=now,
            last_event_at=now,
            opened_at=now,
        )
        database.add(other)
        database.flush()
        for name in ("Northwind", "Cedar"):
            organization_id = world.organizations[name].id
            database.add(
                Participant(
                    case_id=other.id, organization_id=organization_id, place=Place.PARTNER, joined_at=now
                )
            )

    with pytest.raises(Missing):
        read(world, other.id, disclosure_id)


def test_a_stranger_is_told_that_there_is_no_such_case(light_world: World) -> None:
    world = light_world
    case_id, _ = given(world)

    with pytest.raises(Missing), world.transaction() as database:
        enter_case(database, world.actor("Dora"), case_id, Permission.DISCLOSURE_READ)


def test_a_participant_that_is_no_recipient_finds_nothing(light_world: World) -> None:
    world = light_world
    case_id, disclosure_id = given(world)
    with world.transaction() as database:
        elm = world.organizations["Elm"].id
        database.add(
            Participant(case_id=case_id, organization_id=elm, place=Place.PARTNER, joined_at=world.clock.now)
        )

    with pytest.raises(Missing):
        read(world, case_id, disclosure_id, by="Dora")
