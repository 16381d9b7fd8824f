"""A legal hold keeps the key from being lost, lets nobody read, and is ended by two of its three officers."""

import json
from base64 import b64decode
from uuid import UUID

import pytest

from portal.access.escrowing import destroy_released, shares_of
from portal.access.relocking import LOCKS, Spot, relock_some
from portal.actions.place_legal_hold import HoldDraft, place_legal_hold
from portal.actions.release_legal_hold import release_legal_hold
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.legal_holds import LegalHold, LegalHoldOfficer, officers_of_hold
from portal.records.organizations import organization_of
from portal.vault.context import AuthorizationContext
from portal.vault.envelopes import AuthorizationLock, OrganizationKey
from portal.vault.escrow import EscrowShare
from portal.vocabulary import Conflict, Invalid, Missing, NotCovered, Refused, Role, Verb
from tests.support.cases import two_vendors
from tests.support.permissions import grant, locked_key
from tests.support.sharing import entries, given, read, withdraw
from tests.support.world import World

OFFICERS = ("Yusuf", "Noor", "Iris")


def granted(world: World) -> UUID:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    return case_id


def officers(world: World, organization: str = "Northwind") -> None:
    for name in OFFICERS:
        world.add_person(name, organization, Role.COMPLIANCE_OFFICER)


def place(
    world: World, case_id: UUID, by: str = "Yusuf", colleagues: tuple[str, ...] = OFFICERS[1:]
) -> LegalHold:
    actor, ids = world.actor(by), [world.people[name].id for name in colleagues]
    with world.transaction() as database:
        reference = case_of(database, case_id).reference
        draft = HoldDraft(reference.lower(), "Ordered by the court of Halden.", ids)
        return place_legal_hold(database, actor, draft, world.rooms.instruments, world.clock.now)


def release(world: World, hold: LegalHold, by: str) -> bool:
    actor = world.actor(by)
    with world.transaction() as database:
        return release_legal_hold(database, actor, hold.id, world.rooms.instruments, world.clock.now)


def brought_back(world: World, hold: LegalHold) -> bytes:
    """The key as two of the officers' shares give it, locked under the customer's key again."""
    tools, holds = world.rooms.instruments, world.rooms.instruments.keyring.holds()
    with world.transaction() as database:
        one = database.get_one(Authorization, hold.authorization_id)
        customer = organization_of(database, one.customer_id)
        rows = {row.key_id: row for row in officers_of_hold(database, hold.id)[:2]}
    context = AuthorizationContext(one.customer_id, one.id, one.version)
    halves = []
    for name in shares_of(tools.shred, hold.id):
        words = json.loads(tools.shred.get(name) or b"")
        if {words["officer"], words["other"]} == rows.keys():
            share = EscrowShare(words["officer"], words["other"], b64decode(words["sealed"]))
            row = rows[share.officer_key_id]
            pair = OrganizationKey(
                row.person_id, row.key_id, row.algorithm, row.public_key, row.sealed_private_key
            )
            halves.append(holds.approve(share, pair, context))
    sealed = holds.release(context, customer.customer_key or b"", *halves)
    again = holds.place(
        AuthorizationLock(context, customer.customer_key or b"", sealed),
        {row.key_id: row.public_key for row in _three(world, hold)},
    )
    assert len(again) == len(shares_of(tools.shred, hold.id)) == 6
    return sealed


def _three(world: World, hold: LegalHold) -> list[LegalHoldOfficer]:
    with world.transaction() as database:
        return list(officers_of_hold(database, hold.id))


def test_a_held_key_outlives_the_withdrawal_and_still_nobody_reads(world: World) -> None:
    case_id, disclosure_id = given(world)
    officers(world)
    before = read(world, case_id, disclosure_id)

    hold = place(world, case_id)
    meanwhile = read(world, case_id, disclosure_id)
    withdraw(world, case_id)

    assert meanwhile == before
    with pytest.raises(NotCovered):
        read(world, case_id, disclosure_id)
    with world.transaction() as database:
        assert locked_key(world, database.get_one(Authorization, hold.authorization_id)) is None
    assert brought_back(world, hold)
    assert [one.case_id for one in entries(world, Verb.LEGAL_HOLD_PLACED)] == [case_id]


def test_two_of_the_three_end_it_and_nothing_is_left(light_world: World) -> None:
    case_id = granted(light_world)
    officers(light_world)
    hold = place(light_world, case_id)

    assert not release(light_world, hold, "Noor")
    with pytest.raises(Conflict, match="One of the other two"):
        release(light_world, hold, "Noor")
    assert len(shares_of(light_world.rooms.instruments.shred, hold.id)) == 6
    assert release(light_world, hold, "Yusuf")

    assert shares_of(light_world.rooms.instruments.shred, hold.id) == []
    with pytest.raises(Conflict, match="over already"):
        release(light_world, hold, "Iris")
    assert len(entries(light_world, Verb.LEGAL_HOLD_RELEASED)) == 1


def test_whoever_is_none_of_the_three_ends_nothing(light_world: World) -> None:
    case_id = granted(light_world)
    officers(light_world)
    light_world.add_person("Omar", "Northwind", Role.COMPLIANCE_OFFICER)
    light_world.add_person("Stranger", "Cedar", Role.COMPLIANCE_OFFICER)
    hold = place(light_world, case_id)

    with pytest.raises(Refused, match="three officers"):
        release(light_world, hold, "Omar")
    with pytest.raises(Missing):
        release(light_world, hold, "Stranger")
    with pytest.raises(Refused):
        release(light_world, hold, "Ada")


def test_what_cannot_be_held_is_said(light_world: World) -> None:
    case_id = granted(light_world)
    officers(light_world)
    light_world.enroll("Rowan")
    light_world.add_person("Elmer", "Rowan", Role.COMPLIANCE_OFFICER)

    for colleagues in ((), ("Noor",), ("Noor", "Ada"), ("Noor", "Elmer"), ("Noor", "Yusuf")):
        with pytest.raises(Invalid, match="exactly two other"):
            place(light_world, case_id, colleagues=colleagues)
    with pytest.raises(Invalid, match="no such case"):
        place(light_world, case_id, by="Elmer")
    with pytest.raises(Refused):
        place(light_world, case_id, by="Ada")
    place(light_world, case_id)
    with pytest.raises(Conflict, match="already"):
        place(light_world, case_id)
    withdraw(light_world, case_id)
    with pytest.raises(Conflict, match="nothing to hold"):
        place(light_world, case_id)


def test_shares_that_a_death_left_behind_go_with_the_next_sweep(light_world: World) -> None:
    case_id = granted(light_world)
    officers(light_world)
    hold, shred = place(light_world, case_id), light_world.rooms.instruments.shred
    with light_world.transaction() as database:
        kept = destroy_released(database, shred)
        database.get_one(LegalHold, hold.id).released_at = light_world.clock.now

    with light_world.transaction() as database:
        gone = destroy_released(database, shred)

    assert (kept, gone) == (0, 6)


def test_officers_keys_follow_the_root_key(light_world: World) -> None:
    case_id = granted(light_world)
    officers(light_world)
    hold = place(light_world, case_id)
    light_world.rooms.instruments.root.rotate()

    for lock in range(len(LOCKS)):
        with light_world.transaction() as database:
            relock_some(database, light_world.rooms.instruments.keyring.rotation(), Spot(lock))

    assert all(
        light_world.rooms.instruments.root.is_newest(row.sealed_private_key)
        for row in _three(light_world, hold)
    )
    assert brought_back(light_world, hold)
