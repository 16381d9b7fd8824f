"""A case in which something was given and read, and the officers who look at its log."""

from uuid import UUID

from portal.actions.read_disclosure import read_disclosure
from portal.records.disclosures import Disclosure
from portal.vocabulary import OrganizationKind, Permission, Role
from portal.worker import publish_all
from tests.support.cases import two_vendors
from tests.support.copying import copied
from tests.support.permissions import grant
from tests.support.sharing import entering, say
from tests.support.world import World

SECRET = "the fan of rack nine rattles"


def a_case_that_was_read(world: World) -> tuple[UUID, Disclosure]:
    """Ada of Northwind wrote to Cedar, with Halden Rail's permission, and Ben of Cedar read it.

    Nora (Northwind), Cleo (Cedar) and Elsa (Elm, a stranger) are compliance officers; Hanna is Halden
    Rail's approver, Ingrid that of Orbis, a customer with whom none of this has to do.
    """
    return copied(world, "a case that was read", lambda: _a_case_that_was_read(world))


def _a_case_that_was_read(world: World) -> tuple[UUID, Disclosure]:
    case_id = two_vendors(world)
    world.enroll("Orbis", OrganizationKind.CUSTOMER)
    for name, organization in (("Nora", "Northwind"), ("Cleo", "Cedar"), ("Elsa", "Elm")):
        world.add_person(name, organization, Role.COMPLIANCE_OFFICER)
    world.add_person("Hanna", "Halden Rail", Role.CUSTOMER_APPROVER)
    world.add_person("Ingrid", "Orbis", Role.CUSTOMER_APPROVER)
    grant(world, "Ada", case_id, "Cedar")
    given = say(world, "Ada", case_id, SECRET, "Cedar")
    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
        read_disclosure(database, access, given.id, world.rooms.instruments, world.clock.now).whole()
    return case_id, given


def publish(world: World) -> None:
    """Let the sequencer sign everything that was written so far."""
    publish_all(world.rooms)
