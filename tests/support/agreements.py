"""Vendors of a test and their signatures."""

from portal.actions.sign_agreement import sign_agreement
from portal.vocabulary import OrganizationKind, Role
from tests.support.copying import copied
from tests.support.world import PASSWORD, World


def three_vendors(world: World) -> None:
    """Northwind (Vera administers, Ada works), Cedar (Carl), Elm (Edda); the customer Halden Rail (Hans)."""
    copied(world, "three vendors", lambda: _three_vendors(world))


def _three_vendors(world: World) -> None:
    for name, administrator in (("Northwind", "Vera"), ("Cedar", "Carl"), ("Elm", "Edda")):
        world.enroll(name)
        world.add_person(administrator, name, Role.VENDOR_ADMINISTRATOR)
    world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    world.add_person("Hans", "Halden Rail", Role.CUSTOMER_APPROVER)


def sign(world: World, by: str, partner: str, number: int = 1, password: str = PASSWORD) -> None:
    """Let `by` sign the newest terms with `partner`, as far as they may."""
    actor = world.actor(by)
    with world.transaction() as database:
        sign_agreement(
            database,
            actor,
            world.organizations[partner],
            number,
            password,
            world.rooms.instruments,
            world.clock.now,
        )
