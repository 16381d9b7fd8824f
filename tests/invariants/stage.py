"""Where the state machines act: three vendors, two customers, and cases that each run opens for itself.

Everything goes through the actions of real use. Codes and links are taken out of the sealed outbox instead
of a mailbox, and nothing is delivered, for no machine asks about mail.
"""

import re
from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

from portal.access.case_access import enter_case
from portal.access.deciding import Decision
from portal.access.drafting import Choice
from portal.access.link_access import enter_link
from portal.access.sending import notice_context
from portal.actions.decide_authorization import decide_authorization
from portal.actions.instruments import Instruments
from portal.actions.open_case import NewCase, open_case
from portal.actions.read_disclosure import read_disclosure
from portal.actions.request_authorization import AuthorizationAsk, request_authorization
from portal.actions.send_decision_code import send_decision_code
from portal.actions.withdraw_authorization import withdraw_authorization
from portal.records.authorizations import Authorization
from portal.records.cases import Case, Participant
from portal.records.disclosures import Disclosure
from portal.records.notices import Notice
from portal.redaction import protocols
from portal.vocabulary import (
    Conflict,
    DataCategory,
    LinkPurpose,
    OrganizationKind,
    Permission,
    Place,
    Purpose,
    Role,
    Treatment,
)
from tests.support.permissions import agree
from tests.support.sharing import PROTOCOL, entering, give, write
from tests.support.world import World

PEOPLE = {"Northwind": "Ada", "Cedar": "Ben", "Elm": "Dora"}
GIVER = "Northwind"
RECIPIENTS = ("Cedar", "Elm")
CUSTOMERS = ("Halden Rail", "Orbis")
BROWSER = "the secret in this browser's cookie"

Treatments = Mapping[DataCategory, Treatment]


class Stage:
    """One installation; each run of a machine opens cases of its own in it."""

    def __init__(self, world: World) -> None:
        """Enrol everybody, once for all runs."""
        self.world = world
        for name, person in PEOPLE.items():
            world.enroll(name)
            world.add_person(person, name, Role.SUPPORT_ENGINEER)
        for name in CUSTOMERS:
            world.enroll(name, OrganizationKind.CUSTOMER)
        world.add_person("Nora", "Northwind", Role.COMPLIANCE_OFFICER)
        for partner in RECIPIENTS:
            agree(world, GIVER, partner)
        self.tokens: dict[UUID, str] = {}
        self._seen: set[UUID] = set()

    @property
    def tools(self) -> Instruments:
        """The instruments of real use."""
        return self.world.rooms.instruments

    def id_of(self, name: str) -> UUID:
        """An organization's id."""
        return self.world.organizations[name].id

    def open_case(self, customer: str) -> UUID:
        """A case of Northwind's in which both partners take part."""
        world, now = self.world, self.world.clock.now
        new = NewCase(self.id_of(customer), "Sessions drop every night", "Edge router", "High")
        with world.transaction() as database:
            case_id = open_case(database, world.actor("Ada"), new, now).id
            for name in RECIPIENTS:
                database.add(
                    Participant(
                        case_id=case_id,
                        organization_id=self.id_of(name),
                        place=Place.PARTNER,
                        engineer_id=world.people[PEOPLE[name]].id,
                        joined_at=now,
                    )
                )
        return case_id

    def ask(self, case_id: UUID, recipients: Collection[str], categories: Treatments, days: int) -> UUID:
        """Ask the customer's approver; exactly what waits for an answer already, a second later."""
        try:
            return self._asked(case_id, recipients, categories, days)
        except Conflict:
            self.world.clock.forward(timedelta(seconds=1))
            return self._asked(case_id, recipients, categories, days)

    def _asked(self, case_id: UUID, recipients: Collection[str], categories: Treatments, days: int) -> UUID:
        world = self.world
        with world.transaction() as database:
            access = enter_case(database, world.actor("Ada"), case_id, Permission.CASE_WORK)
            domain = next(o.domain for o in world.organizations.values() if o.id == access.case.customer_id)
            ask = AuthorizationAsk(
                recipients=frozenset(map(self.id_of, recipients)),
                categories=categories,
                purpose=Purpose.TECHNICAL_SERVICE,
                protocol=protocols()[PROTOCOL],
                not_after=world.clock.now + timedelta(days=days),
                approver_email=f"approver@{domain}",
            )
            made = request_authorization(database, access, ask, self.tools, world.clock.now)
        self.tokens[made.id] = self._in_newest_notice(r"/permission/([\w-]+)")
        return made.id

    def decide(self, asked: UUID, recipients: Collection[str], treatments: Treatments) -> None:
        """Tick exactly this and type the code that came."""
        choice = Choice(frozenset(map(self.id_of, recipients)), treatments) if recipients else None
        decision, world = Decision(choice, "Maria Okafor", "Head of operations"), self.world
        now = world.clock.now
        with world.transaction() as database:
            access = enter_link(database, self.tokens[asked], LinkPurpose.AUTHORIZATION, now)
            send_decision_code(database, access, decision, BROWSER, self.tools, now)
        code = self._in_newest_notice(r"([0-9A-Z]{4}-[0-9A-Z]{4})")
        with world.transaction() as database:
            access = enter_link(database, self.tokens[asked], LinkPurpose.AUTHORIZATION, now)
            outcome = decide_authorization(database, access, decision, code, BROWSER, self.tools, now)
        assert outcome.decided
        self.tokens[asked] = outcome.token

    def withdraw(self, granted: UUID, tools: Instruments | None = None) -> None:
        """The one step of withdrawing: what stands behind the button."""
        now = self.world.clock.now
        with self.world.transaction() as database:
            access = enter_link(database, self.tokens[granted], LinkPurpose.CUSTOMER, now)
            withdraw_authorization(database, access, granted, tools or self.tools, now)

    def write(self, case_id: UUID, text: str, recipients: Collection[str]) -> UUID:
        """Prepare a message."""
        return write(self.world, "Ada", case_id, text, *recipients).id

    def give(self, case_id: UUID, disclosure_id: UUID) -> Disclosure:
        """Send what was prepared."""
        return give(self.world, "Ada", case_id, disclosure_id)

    def read(self, name: str, case_id: UUID, disclosure_id: UUID) -> bytes:
        """What an organization gets when it reads."""
        world = self.world
        with entering(world, PEOPLE[name], case_id, Permission.DISCLOSURE_READ) as (database, access):
            opened = read_disclosure(database, access, disclosure_id, self.tools, world.clock.now)
        return opened.whole()

    def authorization(self, authorization_id: UUID) -> Authorization:
        """How a permission stands."""
        with self.world.transaction() as database:
            return database.get_one(Authorization, authorization_id)

    def case(self, case_id: UUID) -> Case:
        """How a case stands."""
        with self.world.transaction() as database:
            return database.get_one(Case, case_id)

    def disclosure(self, disclosure_id: UUID) -> Disclosure:
        """How a disclosure stands."""
        with self.world.transaction() as database:
            return database.get_one(Disclosure, disclosure_id)

    def _in_newest_notice(self, pattern: str) -> str:
        with self.world.transaction() as database:
            newest = database.query(Notice).order_by(Notice.id.desc()).limit(8).all()
            unseen = [one for one in newest if one.id not in self._seen]
            bodies = [
                self.tools.keyring.open_value(one.sealed_body or b"", notice_context(one)).decode()
                for one in unseen
            ]
        self._seen |= {one.id for one in unseen}
        return next(found[1] for found in (re.search(pattern, body) for body in bodies) if found)
