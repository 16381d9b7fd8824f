"""An invitation is accepted once, by the one who holds the link, as what it offers."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.access.link_access import enter_link
from portal.actions.deactivate_person import deactivate_person
from portal.actions.invite_person import invite_person
from portal.actions.join import Newcomer, join
from portal.actions.revoke_invitation import revoke_invitation
from portal.records.audit_log import AuditEntry
from portal.records.links import Link
from portal.records.people import Person, person_by_email, roles_of
from portal.vocabulary import Conflict, Failure, Gone, Invalid, LinkPurpose, Missing, Refused, Role, Verb
from tests.support.mailbox import mails_to
from tests.support.world import World

EVE = Newcomer("Eve Berg", "rain over the long bridge", "Europe/Oslo")
ADDRESS = "eve@northwind.example"


@pytest.fixture
def northwind(world: World) -> World:
    world.enroll("Northwind")
    world.enroll("Cedar")
    world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    world.add_person("Carl", "Cedar", Role.VENDOR_ADMINISTRATOR)
    return world


def invite(world: World, by: str, organization: str, *roles: Role, address: str = ADDRESS) -> Link:
    actor = world.actor(by)
    with world.transaction() as database:
        return invite_person(
            database,
            actor,
            world.organizations[organization],
            address,
            roles or (Role.SUPPORT_ENGINEER,),
            world.rooms.instruments,
            world.clock.now,
        )


def token_sent(world: World, address: str = ADDRESS) -> str:
    found = re.search(r"/invitation/([\w-]+)", mails_to(world, address)[-1])
    assert found is not None
    return found.group(1)


def accept(world: World, token: str, newcomer: Newcomer = EVE) -> Person:
    with world.transaction() as database:
        access = enter_link(database, token, LinkPurpose.INVITATION, world.clock.now)
        return join(database, access, newcomer, world.rooms.instruments, world.clock.now)


def entries(world: World, verb: Verb) -> int:
    with world.transaction() as database:
        return len(database.scalars(select(AuditEntry).where(AuditEntry.verb == verb)).all())


def test_an_invited_person_gets_the_roles_of_the_invitation(northwind: World) -> None:
    invite(northwind, "Vera", "Northwind", Role.SUPPORT_ENGINEER, Role.EXECUTIVE)

    person = accept(northwind, token_sent(northwind))

    with northwind.transaction() as database:
        assert roles_of(database, person.id) == {Role.SUPPORT_ENGINEER, Role.EXECUTIVE}
    assert person.organization_id == northwind.organizations["Northwind"].id
    assert (person.email, person.name, person.time_zone) == (ADDRESS, "Eve Berg", "Europe/Oslo")
    assert entries(northwind, Verb.PERSON_JOINED) == 1


def test_of_sixteen_who_hold_the_link_exactly_one_joins(northwind: World) -> None:
    invite(northwind, "Vera", "Northwind")
    token = token_sent(northwind)
    with northwind.transaction() as database:
        access = enter_link(database, token, LinkPurpose.INVITATION, northwind.clock.now)

    def try_it(number: int) -> str:
        newcomer = Newcomer(f"Eve {number}", "rain over the long bridge")
        try:
            with northwind.transaction() as database:
                join(database, access, newcomer, northwind.rooms.instruments, northwind.clock.now)
        except Conflict as refusal:
            return refusal.sentence
        return "joined"

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(try_it, range(16)))

    assert answers.count("joined") == 1
    assert sum("was used already" in answer for answer in answers) == 15
    assert entries(northwind, Verb.PERSON_JOINED) == 1


@pytest.mark.parametrize("how", ["used", "expired", "taken back", "replaced by a newer one"])
def test_a_link_that_is_over_opens_nothing(northwind: World, how: str) -> None:
    link = invite(northwind, "Vera", "Northwind")
    token = token_sent(northwind)

    match how:
        case "used":
            accept(northwind, token)
        case "expired":
            northwind.clock.forward(timedelta(days=7))
        case "taken back":
            with northwind.transaction() as database:
                own = northwind.organizations["Northwind"]
                revoke_invitation(database, northwind.actor("Vera"), own, link.id, northwind.clock.now)
        case _:
            invite(northwind, "Vera", "Northwind", Role.EXECUTIVE)

    with pytest.raises(Gone):
        accept(northwind, token)


def test_a_link_for_something_else_is_no_invitation(northwind: World) -> None:
    link = invite(northwind, "Vera", "Northwind")
    token = token_sent(northwind)
    with northwind.transaction() as database:
        found = database.get(Link, link.id)
        assert found is not None
        found.purpose = LinkPurpose.CUSTOMER

    with pytest.raises(Missing):
        accept(northwind, token)


@pytest.mark.parametrize(
    ("newcomer", "field"),
    [
        (Newcomer("Eve Berg", "short"), "password"),
        (Newcomer("Eve Berg", "northwind2026!"), "password"),
        (Newcomer("  ", EVE.password), "name"),
        (Newcomer("Eve Berg", EVE.password, "Mars/Base"), "time_zone"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_link_stays_good(
    northwind: World, newcomer: Newcomer, field: str
) -> None:
    invite(northwind, "Vera", "Northwind")
    token = token_sent(northwind)

    with pytest.raises(Invalid) as refusal:
        accept(northwind, token, newcomer)

    assert refusal.value.field == field
    assert accept(northwind, token).email == ADDRESS


def test_inviting_does_not_tell_that_somebody_works_elsewhere(northwind: World) -> None:
    carl = northwind.people["Carl"].email

    invite(northwind, "Vera", "Northwind", address=carl)

    assert "/invitation/" not in mails_to(northwind, carl)[-1]
    assert "signs in for another organization" in mails_to(northwind, carl)[-1]


def test_two_organizations_cannot_both_win_one_address(northwind: World) -> None:
    invite(northwind, "Vera", "Northwind")
    first = token_sent(northwind)
    invite(northwind, "Carl", "Cedar")
    second = token_sent(northwind)

    accept(northwind, first)

    with pytest.raises(Conflict):
        accept(northwind, second)


def test_somebody_who_was_deactivated_comes_back_without_what_they_had(northwind: World) -> None:
    invite(northwind, "Vera", "Northwind", Role.COMPLIANCE_OFFICER)
    before = accept(northwind, token_sent(northwind))
    with northwind.transaction() as database:
        kept = database.get(Person, before.id)
        assert kept is not None
        kept.totp_secret = b"sealed"
        own = northwind.organizations["Northwind"]
        deactivate_person(database, northwind.actor("Vera"), own, before.id, northwind.clock.now)

    invite(northwind, "Vera", "Northwind", Role.SUPPORT_ENGINEER)
    after = accept(northwind, token_sent(northwind), Newcomer("Eve Dahl", "another walk by the sea"))

    with northwind.transaction() as database:
        back = person_by_email(database, ADDRESS)
        assert back is not None
        assert (back.id, back.name, back.deactivated_at) == (before.id, "Eve Dahl", None)
        assert back.totp_secret is None
        assert roles_of(database, after.id) == {Role.SUPPORT_ENGINEER}


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("by", "organization", "role", "refused"),
    [
        ("Vera", "Cedar", Role.SUPPORT_ENGINEER, Refused),
        ("Vera", "Northwind", Role.CUSTOMER_APPROVER, Invalid),
        ("Vera", "Northwind", Role.OPERATOR, Invalid),
        ("Operator", "Northwind", Role.VENDOR_ADMINISTRATOR, Refused),
        ("Operator", "Northwind", Role.SUPPORT_ENGINEER, Refused),
    ],
)
def test_nobody_gives_what_is_not_theirs_to_give(
    northwind: World, by: str, organization: str, role: Role, refused: type[Failure]
) -> None:
    with pytest.raises(refused):
        invite(northwind, by, organization, role)

    assert mails_to(northwind, ADDRESS) == []


def test_the_operator_invites_the_first_administrator_of_a_vendor_and_nobody_else(northwind: World) -> None:
    northwind.enroll("Elm")

    with pytest.raises(Refused):
        invite(northwind, "Operator", "Elm", Role.SUPPORT_ENGINEER)
    invite(northwind, "Operator", "Elm", Role.VENDOR_ADMINISTRATOR)

    assert accept(northwind, token_sent(northwind)).organization_id == northwind.organizations["Elm"].id


def test_whoever_has_an_account_here_is_not_invited_again(northwind: World) -> None:
    with pytest.raises(Conflict):
        invite(northwind, "Vera", "Northwind", address=northwind.people["Vera"].email.upper())


def test_an_engineer_invites_nobody(northwind: World) -> None:
    northwind.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)

    with pytest.raises(Refused):
        invite(northwind, "Ada", "Northwind")


@pytest.mark.parametrize(("organization", "refused"), [("Cedar", Missing), ("Northwind", Refused)])
def test_another_vendor_takes_no_invitation_back(
    northwind: World, organization: str, refused: type[Failure]
) -> None:
    link = invite(northwind, "Vera", "Northwind")
    carl, named, now = northwind.actor("Carl"), northwind.organizations[organization], northwind.clock.now

    with northwind.transaction() as database, pytest.raises(refused):
        revoke_invitation(database, carl, named, link.id, now)

    assert isinstance(accept(northwind, token_sent(northwind)), Person)
