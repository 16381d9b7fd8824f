"""Cases for tests of what happens inside them."""

from uuid import UUID

from portal.records.cases import Case, Participant
from portal.records.timeline import Step, append_event
from portal.vocabulary import CaseState, EventType, HolderKind, OrganizationKind, Place, Role, Severity
from tests.support.copying import copied
from tests.support.permissions import agree
from tests.support.world import World


def two_vendors(world: World) -> UUID:
    """A case of Northwind (Ada) for Halden Rail in which Cedar (Ben) takes part, and Elm (Dora) does not."""
    return copied(world, "two vendors", lambda: _two_vendors(world))


def _two_vendors(world: World) -> UUID:
    for name in ("Northwind", "Cedar", "Elm"):
        world.enroll(name)
    customer = world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
    ada = world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    ben = world.add_person("Ben", "Cedar", Role.SUPPORT_ENGINEER)
    world.add_person("Dora", "Elm", Role.SUPPORT_ENGINEER)
    agree(world, "Northwind", "Cedar")
    now = world.clock.now
    case = Case(
        title="Sessions drop every night",
        product="Edge router",
        customer_id=customer.id,
        opener_id=ada.organization_id,
        opened_by_id=ada.id,
        severity=Severity.HIGH,
        state=CaseState.OPEN,
        holder_kind=HolderKind.NOBODY,
        holder_organization_id=None,
        holder_since=now,
        last_event_at=now,
        opened_at=now,
    )
    with world.transaction() as database:
        database.add(case)
        database.flush()
        for person, place in ((ada, Place.OPENER), (ben, Place.PARTNER)):
            database.add(
                Participant(
                    case_id=case.id,
                    organization_id=person.organization_id,
                    place=place,
                    engineer_id=person.id,
                    joined_at=now,
                )
            )
        database.flush()
        append_event(database, case, Step(EventType.CASE_OPENED, ada.organization_id, ada.id), now)
    return case.id
