"""The customer withdraws at the very moment in which somebody gives or reads: one of them comes first."""

from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from portal.access.coverage import require_reading
from portal.access.deciding import Decision
from portal.access.drafting import Choice
from portal.access.ending import end_authorization
from portal.actions.close_case import close_case
from portal.actions.decide_authorization import decide_authorization
from portal.actions.discard_disclosure import discard_disclosure
from portal.actions.read_disclosure import read_disclosure
from portal.actions.read_messages import read_messages
from portal.actions.reopen_case import reopen_case
from portal.actions.send_decision_code import send_decision_code
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import Authorization, authorizations_of
from portal.records.disclosures import Disclosure
from portal.vocabulary import (
    AuthorizationState,
    Conflict,
    DisclosureState,
    LinkPurpose,
    NotCovered,
    Permission,
    Verb,
)
from tests.support.cases import two_vendors
from tests.support.permissions import BROWSER, USUAL, ask_permission, deliver, grant, link, newest
from tests.support.racing import at_once
from tests.support.sharing import entering, give, withdraw, write
from tests.support.world import World, open_world

TRIES = range(4)
BEGINS = {
    Verb.AUTHORIZATION_GRANTED: True,
    Verb.AUTHORIZATION_WITHDRAWN: False,
    Verb.AUTHORIZATION_EXPIRED: False,
}
OPENS = {Verb.CASE_CLOSED: False, Verb.CASE_REOPENED: True}
USES = (Verb.DISCLOSED, Verb.DISCLOSURE_READ, Verb.DISCLOSURE_DOWNLOADED)


def written(world: World, case_id: UUID) -> Disclosure:
    """A message under a permission of its own, prepared and not sent."""
    grant(world, "Ada", case_id, "Cedar")
    return write(world, "Ada", case_id, "The fan of rack nine rattles.", "Cedar")


def read(world: World, case_id: UUID, disclosure_id: UUID) -> None:
    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
        read_disclosure(database, access, disclosure_id, world.rooms.instruments, world.clock.now).whole()


def look_through(world: World, case_id: UUID) -> None:
    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
        read_messages(database, access, world.rooms.instruments, world.clock.now)


def close(world: World, case_id: UUID) -> None:
    with entering(world, "Ada", case_id) as (database, access):
        close_case(database, access, world.rooms.instruments, world.clock.now)


def discard(world: World, case_id: UUID, disclosure_id: UUID) -> None:
    with entering(world, "Ada", case_id) as (database, access):
        discard_disclosure(database, access, disclosure_id, world.clock.now)


def verbs_of(world: World, case_id: UUID) -> list[Verb]:
    """The stream of the case in its order."""
    with world.transaction() as database:
        rows = database.query(AuditEntry).filter(AuditEntry.stream == case_id)
        return [row.verb for row in rows.order_by(AuditEntry.stream_number)]


def nothing_comes_after_its_end(world: World, case_id: UUID) -> bool:
    """No entry of a use stands behind the withdrawal, and none of giving behind the closing."""
    in_force, is_open = False, True
    for verb in verbs_of(world, case_id):
        in_force = BEGINS.get(verb, in_force)
        is_open = OPENS.get(verb, is_open)
        if (verb in USES and not in_force) or (verb is Verb.DISCLOSED and not is_open):
            return False
    return True


def test_whoever_reads_while_the_customer_withdraws_is_written_down_before_or_gets_nothing(
    world: World,
) -> None:
    case_id = two_vendors(world)
    for _ in TRIES:
        given = give(world, "Ada", case_id, written(world, case_id).id)

        became = at_once(
            partial(read, world, case_id, given.id),
            partial(look_through, world, case_id),
            partial(withdraw, world, case_id),
        )

        assert became[2] == ""
        assert became[0] in {"", "NotCovered"}
        assert nothing_comes_after_its_end(world, case_id)
        with pytest.raises(NotCovered):
            read(world, case_id, given.id)


def test_what_is_given_while_the_customer_withdraws_is_given_before_or_not_at_all(world: World) -> None:
    case_id = two_vendors(world)
    for _ in TRIES:
        made = written(world, case_id)

        became = at_once(partial(give, world, "Ada", case_id, made.id), partial(withdraw, world, case_id))

        assert became[1] == ""
        with world.transaction() as database:
            state = database.get_one(Disclosure, made.id).state
        assert (state is DisclosureState.DISCLOSED) == (became[0] == "")
        assert nothing_comes_after_its_end(world, case_id)


def test_what_is_given_while_the_case_closes_is_given_before_or_not_at_all(world: World) -> None:
    case_id = two_vendors(world)
    for _ in TRIES:
        made = written(world, case_id)

        became = at_once(partial(give, world, "Ada", case_id, made.id), partial(close, world, case_id))

        assert became[1] == ""
        with world.transaction() as database:
            state = database.get_one(Disclosure, made.id).state
        assert (state is DisclosureState.DISCLOSED) == (became[0] == "")
        assert nothing_comes_after_its_end(world, case_id)
        with entering(world, "Ada", case_id) as (database, access):
            reopen_case(database, access, world.clock.now)


def test_what_is_given_and_discarded_at_once_is_one_of_the_two(world: World) -> None:
    case_id = two_vendors(world)
    for _ in TRIES:
        made = written(world, case_id)

        became = at_once(
            partial(give, world, "Ada", case_id, made.id), partial(discard, world, case_id, made.id)
        )

        assert sorted(became) in (["", "Conflict"], ["", "Missing"])
        with world.transaction() as database:
            state = database.get_one(Disclosure, made.id).state
        wanted = DisclosureState.DISCLOSED if became[0] == "" else DisclosureState.DISCARDED
        assert state is wanted


def test_what_was_given_a_moment_ago_is_not_said_to_be_discarded(postgres_url: str, tmp_path: Path) -> None:
    world = open_world(postgres_url, tmp_path / "instance")
    case_id = two_vendors(world)
    made = written(world, case_id)

    with entering(world, "Ada", case_id) as (database, access):
        seen = database.get_one(Disclosure, made.id)
        give(world, "Ada", case_id, seen.id)
        with pytest.raises(Conflict):
            discard_disclosure(database, access, seen.id, world.clock.now)
    world.rooms.database.close()


def test_a_withdrawal_waits_until_a_reading_is_written_down(postgres_url: str, tmp_path: Path) -> None:
    world = open_world(postgres_url, tmp_path / "instance")
    case_id = two_vendors(world)
    given = give(world, "Ada", case_id, written(world, case_id).id)

    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (reading, access):
        require_reading(reading, access.case, given, access.organization_id, world.clock.now)
        with world.rooms.database.engine.connect() as impatient:
            impatient.execute(text("SET LOCAL lock_timeout = '50ms'; SET LOCAL portal.road = 'command'"))
            with pytest.raises(OperationalError, match="lock timeout"):
                impatient.execute(text("UPDATE authorizations SET state = state"))

    withdraw(world, case_id)
    world.rooms.database.close()


def test_a_code_typed_twice_at_once_decides_once(world: World) -> None:
    case_id = two_vendors(world)
    ask_permission(world, "Ada", case_id, "Cedar")
    token = newest(deliver(world), r"/permission/([\w-]+)")
    access = link(world, LinkPurpose.AUTHORIZATION, token)
    chosen = Choice(frozenset({world.organizations["Cedar"].id}), USUAL)
    decision = Decision(chosen, "Maria Okafor", "Head of operations")
    tools, now = world.rooms.instruments, world.clock.now
    with world.transaction() as database:
        send_decision_code(database, access, decision, BROWSER, tools, now)
    code = newest(deliver(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")

    def type_it() -> None:
        with world.transaction() as database:
            made = decide_authorization(database, access, decision, code, BROWSER, tools, now)
            if not made.decided:
                raise Conflict("The code was used up.")

    became = at_once(*[type_it] * 4)

    assert sorted(became) == ["", "Conflict", "Conflict", "Conflict"]
    assert verbs_of(world, case_id).count(Verb.AUTHORIZATION_GRANTED) == 1


def test_of_two_withdrawals_at_once_one_is_written_down(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    with world.transaction() as database:
        found = authorizations_of(database, case_id)[0].id

    def end() -> None:
        with world.transaction() as database:
            one = database.get_one(Authorization, found)
            ended = AuthorizationState.WITHDRAWN
            shred = world.rooms.instruments.shred
            end_authorization(database, shred, world.actor("Ada"), one, ended, world.clock.now)

    became = at_once(*[end] * 4)

    assert sorted(became) == ["", "Conflict", "Conflict", "Conflict"]
    assert verbs_of(world, case_id).count(Verb.AUTHORIZATION_WITHDRAWN) == 1
