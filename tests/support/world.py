"""An installation for tests: the real rooms on a fresh database, with organizations and people in it.

Everything here goes through the same actions as real use.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, cast

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.permissions import permissions_of
from portal.actions.enroll_organization import Enrollment, enroll_organization
from portal.actions.prepare_installation import prepare_installation
from portal.assembly import open_rooms
from portal.records.organizations import Organization, organization_of, organizations_of_kind
from portal.records.people import Person, PersonRole, live_sessions, person_by_email
from portal.records.roads import ON_COMMAND
from portal.settings import Settings
from portal.vocabulary import OrganizationKind, Role
from portal.web.call import Rooms
from portal.web.throttle import forget
from tests.support.clock import START, Clock
from tests.support.sharing_work import application, share_compiled

BASE_URL = "http://localhost"
PASSWORD = "a long enough password"
ENTERING = RLock()


@dataclass(frozen=True)
class Due:
    """An installation that nobody has entered yet, and what brings its files and its database there."""

    settings: Settings
    bring: Callable[[], None]


@dataclass
class World:
    """The rooms, the clock, and whoever was enrolled so far, by name.

    A world that is `due` is brought there when somebody first enters its rooms: most tests go through
    several worlds that others have lived through before, and look at the last one only.
    """

    rooms: Rooms = field(default_factory=lambda: cast("Rooms", None))
    clock: Clock = field(default_factory=Clock)
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    steps: tuple[Hashable, ...] = ()
    """What was done here that worlds are copied after, as `tests/support/copying.py` does."""
    due: Due | None = field(default=None, repr=False)
    _known: tuple[object, int] | None = field(default=None, repr=False)
    _begun: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        """Nobody has tried anything here yet."""
        if self.due is None:
            self._enter()
        else:
            del self.rooms

    if not TYPE_CHECKING:  # there it is an attribute as any

        def __getattr__(self, name: str) -> object:
            """Bring what is due when its rooms are asked for; several may ask at once."""
            if name != "rooms":
                raise AttributeError(name)
            with ENTERING:
                if due := self.__dict__.get("due"):
                    due.bring()
                    self.rooms, self.due = open_rooms(due.settings, self.clock), None
                    self._enter()
                    self.settle()
            return self.__dict__["rooms"]

    def _enter(self) -> None:
        share_compiled(self.rooms.database.engine)
        event.listen(self.rooms.database.engine, "begin", self._count)
        forget()

    def _count(self, _connection: object) -> None:
        self._begun += 1

    def settle(self) -> None:
        """Take the world as it stands for one that others are alike."""
        if type(self.clock) is Clock and self.clock.now == START and self.rooms.settings.base_url == BASE_URL:
            self._known = (self.rooms, self._begun)

    @property
    def is_as_opened(self) -> bool:
        """Whether nobody has looked at anything here, or moved the clock, since the world was opened."""
        known = self.due is not None or self._known == (self.rooms, self._begun)
        return known and self.clock.now == START and "app" not in self.__dict__

    @property
    def settings(self) -> Settings:
        """What the installation is set to, also where nobody has entered it yet."""
        return self.due.settings if self.due else self.rooms.settings

    def reopen(self, rooms: Rooms, step: Hashable) -> None:
        """Go on with the same world after one more step; its database was closed meanwhile."""
        self.rooms, self.steps = rooms, (*self.steps, step)
        self._enter()
        self.settle()

    def wait_for(self, due: Due, *steps: Hashable) -> None:
        """Go on with another installation after some steps, as soon as somebody enters it."""
        if self.due is None:
            self.rooms.database.close()
            del self.rooms
        self.due, self.steps = due, (*self.steps, *steps)

    def close(self) -> None:
        """Leave the database, if anybody is in it."""
        if self.due is None:
            self.rooms.database.close()

    @cached_property
    def app(self) -> Flask:
        """The web application, for the tests that open pages."""
        return application(self.rooms)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One unit of work outside of any page."""
        with self.rooms.database.transaction(ON_COMMAND) as database:
            yield database

    def browser(self) -> FlaskClient:
        """A browser of its own; no context of the application stays open between its requests."""
        return self.app.test_client()

    def enroll(self, name: str, kind: OrganizationKind = OrganizationKind.VENDOR) -> Organization:
        """Enrol an organization as the operator would."""
        domain = f"{name.lower().replace(' ', '-')}.example"
        with self.transaction() as database:
            made = enroll_organization(
                database,
                self.actor("Operator"),
                Enrollment(kind, name, domain),
                self.rooms.instruments,
                self.clock.now,
            )
        self.organizations[name] = made
        return made

    def add_person(self, name: str, organization: str, *roles: Role) -> Person:
        """Give an organization somebody who can sign in with `PASSWORD`."""
        person = Person(
            organization_id=self.organizations[organization].id,
            email=f"{name.lower().replace(' ', '.')}@{self.organizations[organization].domain}",
            name=name,
            password_hash=self.rooms.instruments.passwords.hash(PASSWORD),
            created_at=self.clock.now,
        )
        with self.transaction() as database:
            database.add(person)
            database.flush()
            database.add_all(PersonRole(person_id=person.id, role=role) for role in roles)
        self.people[name] = person
        return person

    def show_second_factor(self, name: str) -> None:
        """Let this person's open sessions count as whole, as after a right one-time code."""
        with self.transaction() as database:
            for session in live_sessions(database, self.people[name].id, self.clock.now):
                session.second_factor_at = self.clock.now

    def actor(self, name: str) -> Actor:
        """The person as an actor, with the roles that the database gives them."""
        person = self.people[name]
        with self.rooms.database.transaction(ON_COMMAND, write=False) as database:
            kind = organization_of(database, person.organization_id).kind
            roles = frozenset(
                row.role for row in database.query(PersonRole).filter(PersonRole.person_id == person.id)
            )
        return Actor(
            organization_id=person.organization_id,
            person_id=person.id,
            name=person.name,
            email=person.email,
            roles=roles,
            permissions=permissions_of(roles, kind),
            time_zone=person.time_zone,
        )


def settings_of(
    database_url: str, folder: Path, base_url: str = BASE_URL, root_keys: str = "", pin: str = ""
) -> Settings:
    """What an installation for tests is set to."""
    return Settings(
        instance=folder,
        database_url=database_url,
        secret_key="0" * 64,
        base_url=base_url,
        root_keys=root_keys,
        pkcs11_pin=pin,
        cheap_passwords=True,
    )


def open_world(
    database_url: str,
    folder: Path,
    base_url: str = BASE_URL,
    clock: Clock | None = None,
    root_keys: str = "",
    pin: str = "",
) -> World:
    """An installation with its operator, which is made where the folder and the database hold none yet.

    Browsers need a clock that shows the real time. `root_keys` and `pin` are settings, for keys elsewhere.
    """
    settings = settings_of(database_url, folder, base_url, root_keys, pin)
    clock = clock or Clock()
    world = World(open_rooms(settings, clock), clock)
    with world.transaction() as database:
        known = organizations_of_kind(database, OrganizationKind.OPERATOR)
        operator = person_by_email(database, "operator@entente.example")
    if known and operator:
        world.organizations["Entente"], world.people["Operator"] = known[0], operator
        world.settle()
        return world
    with world.transaction() as database:
        prepared = prepare_installation(
            database, world.rooms.instruments, clock.now, name="Entente", domain="entente.example"
        )
    world.organizations["Entente"] = prepared.organization
    world.add_person("Operator", "Entente", Role.OPERATOR)
    world.settle()
    return world
