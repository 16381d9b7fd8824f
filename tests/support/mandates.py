"""A customer's domain for tests, what it answers, and a list of deciders that it vouches for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from portal.access.case_access import enter_case
from portal.access.deciding import Decision
from portal.access.drafting import Choice
from portal.access.link_access import LinkAccess
from portal.actions.ask_for_look_up import ask_for_look_up
from portal.actions.decide_authorization import Outcome, decide_authorization
from portal.actions.propose_mandate import WantedMandate, propose_mandate
from portal.actions.request_authorization import AuthorizationAsk, request_authorization
from portal.actions.send_decision_code import send_decision_code
from portal.assembly import open_mail
from portal.gateways.domain_names import Texts
from portal.records.authorizations import Authorization
from portal.records.mandates import Mandate
from portal.redaction import Treatments, protocols
from portal.rules.mandate import record_name
from portal.vocabulary import DataCategory, LinkPurpose, Permission, Purpose, Role, Treatment, Unavailable
from portal.worker import Worker
from tests.support.permissions import BROWSER, link, mailboxes, newest
from tests.support.world import World

MARIA = ("maria@halden-rail.example", "Maria Okafor")
JONAS = ("jonas@halden-rail.example", "Jonas Vik")
NAME = record_name("halden-rail.example")


@dataclass
class Domains:
    """Name servers of a test: what is published by name; `down` answers nobody."""

    published: dict[str, tuple[str, ...]] = field(default_factory=dict)
    down: bool = False
    asked: list[str] = field(default_factory=list)

    def texts(self, name: str) -> Texts:
        """Answer as the real ones do."""
        self.asked.append(name)
        if self.down:
            raise Unavailable("The name servers did not answer.")
        return Texts(self.published.get(name, ()), authentic=True)


def work_off(world: World, domains: Domains) -> None:
    """Let the worker do all that is due, with these name servers."""
    Worker(world.rooms, open_mail(world.rooms.settings), names=domains).work_off()


def hans(world: World) -> None:
    """Let Halden Rail have somebody who is signed in and decides."""
    if "Hans" not in world.people:
        world.add_person("Hans", "Halden Rail", Role.CUSTOMER_APPROVER)


def proposed(world: World, *people: tuple[str, str], **how: bool) -> Mandate:
    """Write a list down."""
    hans(world)
    with world.transaction() as database:
        return propose_mandate(database, world.actor("Hans"), WantedMandate(people, **how), world.clock.now)


def looked_up(world: World, domains: Domains, by: str = "Hans") -> None:
    """Ask for a look-up on the page, and let the worker do it."""
    with world.transaction() as database:
        ask_for_look_up(database, world.actor(by), world.clock.now)
    work_off(world, domains)


def named(world: World, *people: tuple[str, str], **how: bool) -> Domains:
    """A list that the domain vouches for; returns the domain."""
    mandate = proposed(world, *(people or (MARIA,)), **how)
    domains = Domains({NAME: ("v=spf1 -all", mandate.value)})
    looked_up(world, domains)
    return domains


def mandate_now(world: World, mandate: Mandate) -> Mandate:
    """The list as it stands."""
    with world.transaction() as database:
        return database.get_one(Mandate, mandate.id)


def ask_maria(
    world: World, case_id: UUID, categories: Mapping[DataCategory, Treatment], email: str = MARIA[0]
) -> Authorization:
    """Let Ada ask for exactly these kinds of data, under a protocol that lets them out."""
    usual = protocols()["network_connectivity"]
    ask = AuthorizationAsk(
        recipients=frozenset({world.organizations["Cedar"].id}),
        categories=categories,
        purpose=Purpose.TECHNICAL_SERVICE,
        protocol=replace(usual, treatments=Treatments({**usual.treatments, **categories})),
        not_after=world.clock.now + timedelta(days=7),
        approver_email=email,
    )
    with world.transaction() as database:
        access = enter_case(database, world.actor("Ada"), case_id, Permission.CASE_WORK)
        return request_authorization(database, access, ask, world.rooms.instruments, world.clock.now)


@dataclass
class Deciding:
    """One approver on the way from the link to the typed code."""

    world: World
    domains: Domains
    decision: Decision
    access: LinkAccess
    browser: str = BROWSER

    def send_code(self) -> None:
        """Choose; the code goes to the mailbox."""
        with self.world.transaction() as database:
            tools = self.world.rooms.instruments
            send_decision_code(
                database, self.access, self.decision, self.browser, tools, self.world.clock.now
            )

    def code(self) -> str:
        """The newest code in any mailbox, after the worker has done what is due."""
        work_off(self.world, self.domains)
        return newest(mailboxes(self.world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")

    def type_code(self, code: str, answer: str = "") -> Outcome:
        """Type a code on the page."""
        with self.world.transaction() as database:
            tools = self.world.rooms.instruments
            return decide_authorization(
                database,
                self.access,
                self.decision,
                code,
                self.browser,
                tools,
                self.world.clock.now,
                answer=answer,
            )

    def all_of_it(self) -> Outcome:
        """Choose, wait for the mail, type."""
        self.send_code()
        return self.type_code(self.code())


def deciding(world: World, domains: Domains, categories: Mapping[DataCategory, Treatment] | None) -> Deciding:
    """Follow the newest link with this choice (None refuses)."""
    work_off(world, domains)
    token = newest(mailboxes(world), r"/permission/([\w-]+)")
    cedar = frozenset({world.organizations["Cedar"].id})
    choice = Choice(cedar, categories) if categories is not None else None
    access = link(world, LinkPurpose.AUTHORIZATION, token)
    return Deciding(world, domains, Decision(choice, "Maria Okafor", "Head of operations"), access)
