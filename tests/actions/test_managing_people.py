"""Roles and leaving: within one's own organization, at once, and never the last administrator."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal.actions.change_roles import change_roles
from portal.actions.deactivate_person import deactivate_person
from portal.actions.sign_in import sign_in
from portal.records.audit_log import AuditEntry
from portal.records.people import active_people_with, live_session, roles_of
from portal.vault.tokens import token_hash
from portal.vocabulary import (
    Conflict,
    Failure,
    Invalid,
    Missing,
    OrganizationKind,
    Refused,
    Role,
    Verb,
)
from tests.support.second_factor import password_only
from tests.support.world import PASSWORD, World

ADMINISTRATOR = Role.VENDOR_ADMINISTRATOR


@pytest.fixture
def northwind(world: World) -> World:
    world.enroll("Northwind")
    world.enroll("Cedar")
    world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
    world.add_person("Vera", "Northwind", ADMINISTRATOR)
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    world.add_person("Carl", "Cedar", ADMINISTRATOR)
    world.add_person("Hans", "Halden Rail", Role.CUSTOMER_APPROVER)
    return world


def change(world: World, by: str, name: str, *roles: Role) -> None:
    actor = world.actor(by)
    with world.transaction() as database:
        change_roles(database, actor, world.people[name].id, roles, world.clock.now)


def deactivate(world: World, by: str, name: str, organization: str = "Northwind") -> None:
    actor = world.actor(by)
    with world.transaction() as database:
        deactivate_person(
            database, actor, world.organizations[organization], world.people[name].id, world.clock.now
        )


def roles(world: World, name: str) -> frozenset[Role]:
    with world.transaction() as database:
        return roles_of(database, world.people[name].id)


def entries(world: World, verb: Verb) -> int:
    with world.transaction() as database:
        return len(database.scalars(select(AuditEntry).where(AuditEntry.verb == verb)).all())


def test_roles_are_replaced_and_written_down(northwind: World) -> None:
    change(northwind, "Vera", "Ada", Role.SUPPORT_ENGINEER, Role.EXECUTIVE)
    change(northwind, "Vera", "Ada", Role.EXECUTIVE)

    assert roles(northwind, "Ada") == {Role.EXECUTIVE}
    assert entries(northwind, Verb.PERSON_ROLES_CHANGED) == 2


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("by", "name", "role", "refused"),
    [
        ("Vera", "Carl", Role.SUPPORT_ENGINEER, Missing),
        ("Vera", "Ada", Role.OPERATOR, Invalid),
        ("Vera", "Ada", Role.CUSTOMER_APPROVER, Invalid),
        ("Vera", "Vera", Role.EXECUTIVE, Conflict),
        ("Ada", "Ada", ADMINISTRATOR, Refused),
        ("Operator", "Ada", ADMINISTRATOR, Missing),
    ],
)
def test_nobody_changes_roles_beyond_what_is_theirs(
    northwind: World, by: str, name: str, role: Role, refused: type[Failure]
) -> None:
    before = roles(northwind, name)

    with pytest.raises(refused):
        change(northwind, by, name, role)

    assert roles(northwind, name) == before


def test_leaving_ends_every_session_and_no_password_opens_again(northwind: World) -> None:
    taken = password_only(northwind, "Ada")

    deactivate(northwind, "Vera", "Ada")

    now = northwind.clock.now
    with northwind.transaction() as database:
        assert live_session(database, token_hash(taken.token), now) is None
        ada = northwind.people["Ada"].email
        assert sign_in(database, ada, PASSWORD, northwind.rooms.instruments, now) is None
    assert entries(northwind, Verb.PERSON_DEACTIVATED) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("by", "name", "organization", "refused"),
    [
        ("Vera", "Carl", "Cedar", Refused),
        ("Vera", "Carl", "Northwind", Missing),
        ("Vera", "Vera", "Northwind", Conflict),
        ("Vera", "Hans", "Halden Rail", Refused),
        ("Ada", "Vera", "Northwind", Refused),
        ("Operator", "Vera", "Northwind", Refused),
        ("Operator", "Operator", "Entente", Conflict),
    ],
)
def test_nobody_deactivates_whom_they_do_not_manage(
    northwind: World, by: str, name: str, organization: str, refused: type[Failure]
) -> None:
    with pytest.raises(refused):
        deactivate(northwind, by, name, organization)

    assert entries(northwind, Verb.PERSON_DEACTIVATED) == 0


def test_the_operator_deactivates_a_person_of_a_customer(northwind: World) -> None:
    deactivate(northwind, "Operator", "Hans", "Halden Rail")

    with pytest.raises(Conflict):
        deactivate(northwind, "Operator", "Hans", "Halden Rail")
    assert entries(northwind, Verb.PERSON_DEACTIVATED) == 1


@pytest.mark.parametrize("how", ["roles", "leaving"])
def test_two_administrators_who_remove_each_other_leave_one(northwind: World, how: str) -> None:
    northwind.add_person("Vito", "Northwind", ADMINISTRATOR)

    def remove(pair: tuple[str, str]) -> str:
        try:
            if how == "roles":
                change(northwind, *pair, Role.EXECUTIVE)
            else:
                deactivate(northwind, *pair)
        except (Conflict, Refused):  # Refused is whoever comes after the other has removed them.
            return "kept"
        return "removed"

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(remove, [("Vera", "Vito"), ("Vito", "Vera")]))

    with northwind.transaction() as database:
        left = active_people_with(database, northwind.organizations["Northwind"].id, ADMINISTRATOR)
    assert sorted(answers) == ["kept", "removed"]
    assert len(left) == 1


@pytest.mark.one_database
def test_somebody_deactivated_gets_no_roles(northwind: World) -> None:
    deactivate(northwind, "Vera", "Ada")

    with pytest.raises(Conflict):
        change(northwind, "Vera", "Ada", Role.EXECUTIVE)
