"""What a legal hold keeps is opened by two of its three officers together, once; nobody else reads."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.actions.agree_to_open_held import agree_to_open_held
from portal.actions.ask_to_open_held import OpeningAsk, ask_to_open_held
from portal.actions.open_held import open_held
from portal.records.disclosures import DisclosureResult
from portal.records.hold_openings import HoldOpening
from portal.records.legal_holds import LegalHold
from portal.vocabulary import CannotOpen, Conflict, Missing, NotCovered, OrganizationKind, Refused, Role, Verb
from tests.actions.test_legal_holds import officers, place, release
from tests.support.racing import at_once
from tests.support.sharing import entries, given, read, withdraw
from tests.support.world import World

REASON = "Ordered by the court of Halden, matter 14."


def ask(world: World, hold: LegalHold, disclosure_id: UUID, by: str, to: str = "Cedar") -> HoldOpening:
    actor, wanted = world.actor(by), OpeningAsk(disclosure_id, world.organizations[to].id, REASON)
    with world.transaction() as database:
        return ask_to_open_held(database, actor, hold.id, wanted, world.clock.now)


def agree(world: World, opening: HoldOpening, by: str) -> None:
    actor = world.actor(by)
    with world.transaction() as database:
        agree_to_open_held(database, actor, opening.id, world.clock.now)


def opened(world: World, opening: HoldOpening, by: str) -> bytes:
    actor, tools = world.actor(by), world.rooms.instruments
    with world.transaction() as database:
        return open_held(database, actor, opening.id, tools, world.clock.now).whole()


def held(world: World) -> tuple[UUID, UUID, LegalHold]:
    """Something given to Cedar, held by Northwind's officers, whose permission was then withdrawn."""
    case_id, disclosure_id = given(world)
    officers(world)
    hold = place(world, case_id)
    withdraw(world, case_id)
    return case_id, disclosure_id, hold


def test_two_of_three_open_once_what_a_withdrawal_closed_and_nobody_reads_otherwise(
    light_world: World,
) -> None:
    case_id, disclosure_id, hold = held(light_world)
    light_world.add_person("Elsa", "Elm", Role.COMPLIANCE_OFFICER)
    one = ask(light_world, hold, disclosure_id, "Yusuf")

    with pytest.raises(Conflict, match="second officer"):
        opened(light_world, one, "Yusuf")
    with pytest.raises(Conflict, match="You have asked"):
        agree(light_world, one, "Yusuf")
    with pytest.raises(Missing):
        agree(light_world, one, "Elsa")
    became = at_once(lambda: agree(light_world, one, "Noor"), lambda: agree(light_world, one, "Iris"))
    with pytest.raises(Refused):
        opened(light_world, one, "Noor")
    seen: list[bytes] = []
    opening = at_once(*[lambda: seen.append(opened(light_world, one, "Yusuf"))] * 2)

    assert (sorted(became), sorted(opening)) == (["", "Conflict"], ["", "Conflict"])
    assert len(seen) == 1
    assert b"Accepted password for" in seen[0]
    with pytest.raises(NotCovered, match="withdrawn"):
        read(light_world, case_id, disclosure_id)
    (written,) = entries(light_world, Verb.HOLD_OPENED)
    assert written.subject_id == disclosure_id


def test_after_its_time_or_its_hold_nothing_is_opened(light_world: World) -> None:
    _, disclosure_id, hold = held(light_world)
    with light_world.transaction() as database:
        result, own = database.query(DisclosureResult).one(), str(hold.organization_id)
        copies, result.wraps = result.wraps, {name: one for name, one in result.wraps.items() if name != own}
    with pytest.raises(Missing, match="not kept"):  # As if it were between two other vendors.
        ask(light_world, hold, disclosure_id, "Yusuf")
    with light_world.transaction() as database:
        database.query(DisclosureResult).one().wraps = copies
    late, early = (ask(light_world, hold, disclosure_id, "Yusuf") for _ in range(2))
    agree(light_world, late, "Noor")
    light_world.clock.forward(timedelta(days=1))
    with pytest.raises(Conflict, match="time to open"):
        opened(light_world, late, "Yusuf")
    agree(light_world, early, "Iris")

    release(light_world, hold, "Noor")
    release(light_world, hold, "Iris")

    with pytest.raises(Conflict, match="hold is"):
        opened(light_world, early, "Yusuf")
    with light_world.transaction() as database:  # Somebody says in the database that the hold stands.
        database.query(LegalHold).update({"released_at": None})
    with pytest.raises(CannotOpen, match="not there any more"):
        opened(light_world, early, "Yusuf")
    assert entries(light_world, Verb.HOLD_OPENED) == []


def test_a_customer_opens_all_of_it_and_a_vendor_only_what_concerns_it(light_world: World) -> None:
    case_id, disclosure_id = given(light_world)
    officers(light_world, "Halden Rail")
    hold = place(light_world, case_id)
    light_world.enroll("Orbis", OrganizationKind.CUSTOMER)
    withdraw(light_world, case_id)

    one = ask(light_world, hold, disclosure_id, "Yusuf")
    with pytest.raises(Missing, match="not kept"):
        ask(light_world, hold, disclosure_id, "Yusuf", to="Northwind")
    agree(light_world, one, "Noor")

    assert b"Accepted password for" in opened(light_world, one, "Yusuf")
