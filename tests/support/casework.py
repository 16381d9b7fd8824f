"""Cases as people live them, for tests: every step is the action that real use calls."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from portal.access.answers import Yes
from portal.access.case_access import enter_case, enter_request
from portal.actions.accept_handoff import accept_handoff
from portal.actions.accept_request import accept_request
from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.actions.offer_handoff import Offer, offer_handoff
from portal.actions.open_case import NewCase, open_case
from portal.records.audit_log import AuditEntry
from portal.records.cases import Case
from portal.records.roads import ON_COMMAND
from portal.records.timeline import CaseEvent, events_of
from portal.rules.handoff_checklist import CHECKLIST
from portal.vocabulary import OrganizationKind, Permission, Role, Verb
from tests.support.copying import copied
from tests.support.permissions import agree
from tests.support.world import World

Made = TypeVar("Made")
ALL_TICKED = tuple(check.key for check in CHECKLIST)
WORDS = "We traced it to the storage driver and cannot go on without you."


def vendors(world: World) -> None:
    """Northwind (Ada, and Eve who reads figures), Cedar (Ben), Elm (Dora) and the customer Halden Rail.

    Northwind and Cedar have an agreement in force; Elm has none with anybody.
    """
    copied(world, "vendors", lambda: _vendors(world))


def _vendors(world: World) -> None:
    for name, person in (("Northwind", "Ada"), ("Cedar", "Ben"), ("Elm", "Dora")):
        world.enroll(name)
        world.add_person(person, name, Role.SUPPORT_ENGINEER)
    world.add_person("Eve", "Northwind", Role.EXECUTIVE)
    world.enroll("Halden Rail", OrganizationKind.CUSTOMER)
    agree(world, "Northwind", "Cedar")


MORE_CUSTOMERS = ("Ostra Water", "Tarn Bank", "Vale Power")


def more_customers(world: World) -> None:
    """Three more customers: figures are told of several alone."""
    for name in MORE_CUSTOMERS:
        world.enroll(name, OrganizationKind.CUSTOMER)


def opened(
    world: World, title: str = "Sessions drop every night", by: str = "Ada", customer: str = "Halden Rail"
) -> UUID:
    """A case for Halden Rail, or for another customer."""
    new = NewCase(world.organizations[customer].id, title, "Edge router", "High")
    with world.transaction() as database:
        return open_case(database, world.actor(by), new, world.clock.now).id


def act(
    world: World,
    name: str,
    case_id: UUID,
    action: Callable[..., Made],
    *values: Any,
    permission: Permission = Permission.CASE_WORK,
    tools: bool = False,
) -> Made:
    """Let somebody do something in a case; `tools` for actions that take the instruments too."""
    actor = world.actor(name)
    given = (*values, world.rooms.instruments) if tools else values
    with world.transaction() as database:
        access = enter_case(database, actor, case_id, permission)
        return action(database, access, *given, world.clock.now)


def reply(world: World, name: str, case_id: UUID, action: Callable[..., Made], *values: Any) -> Made:
    """Let somebody answer the collaboration request of a case."""
    tools = world.rooms.instruments
    actor = world.actor(name)
    with world.transaction() as database:
        return action(database, enter_request(database, actor, case_id), *values, tools, world.clock.now)


def asked(world: World, case_id: UUID, by: str = "Ada", partner: str = "Cedar") -> UUID:
    """Ask a partner in, whose form asks nothing."""
    partner_id = world.organizations[partner].id
    return act(world, by, case_id, ask_for_collaboration, partner_id, {}, tools=True).id


def a_yes(world: World, name: str) -> Yes:
    """This person takes it and is heard from in four hours."""
    return Yes(world.people[name].id, world.clock.now + timedelta(hours=4))


def joined(world: World, case_id: UUID, name: str = "Ben") -> None:
    """Cedar is asked in and takes part."""
    asked(world, case_id)
    reply(world, name, case_id, accept_request, a_yes(world, name))


def offered(world: World, case_id: UUID, by: str = "Ada", to: str = "Cedar") -> UUID:
    """Offer the case to another participant."""
    offer = Offer(world.organizations[to].id, ALL_TICKED, WORDS)
    return act(world, by, case_id, offer_handoff, offer, tools=True).id


def handed_over(world: World, case_id: UUID, by: str = "Ada", to: str = "Cedar", taker: str = "Ben") -> UUID:
    """Hand the case to another participant, who takes it."""
    handoff_id = offered(world, case_id, by, to)
    act(world, taker, case_id, accept_handoff, handoff_id, a_yes(world, taker),
        permission=Permission.HANDOFF_ANSWER, tools=True)  # fmt: skip
    return handoff_id


def case_now(world: World, case_id: UUID) -> Case:
    """The case as it stands."""
    with world.rooms.database.transaction(ON_COMMAND, write=False) as database:
        return database.get_one(Case, case_id)


def steps_of(world: World, case_id: UUID) -> list[CaseEvent]:
    """The timeline of the case."""
    with world.rooms.database.transaction(ON_COMMAND, write=False) as database:
        return list(events_of(database, case_id))


def entries(world: World, verb: Verb) -> list[AuditEntry]:
    """All entries of this verb, oldest first."""
    with world.rooms.database.transaction(ON_COMMAND, write=False) as database:
        return list(database.query(AuditEntry).filter(AuditEntry.verb == verb).order_by(AuditEntry.serial))
