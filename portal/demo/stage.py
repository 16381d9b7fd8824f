"""Where the demonstration is played: the installation, its clock and mail, and everybody who has joined."""

import random
from base64 import b32decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.case_access import CaseAccess, enter_case
from portal.actions.show_second_factor import show_second_factor
from portal.actions.sign_in import sign_in
from portal.demo.bundle import Planted
from portal.demo.cast import PASSWORD
from portal.demo.clock import DemoClock
from portal.demo.domains import DemoDomains
from portal.demo.in_place import redact_in_place
from portal.demo.postbox import Postbox
from portal.records.jobs import Job
from portal.records.organizations import Organization
from portal.records.people import SignInSession
from portal.records.roads import ON_COMMAND
from portal.vault.one_time_codes import code_at, step_of
from portal.vocabulary import JobState, Permission
from portal.web.call import Rooms
from portal.worker import Worker, publish_all

SIGNED_EVERY = timedelta(days=10)
STAYS_SIGNED_IN = timedelta(days=2)
BROWSERS = ("Firefox on Linux", "Edge on Windows", "Safari on macOS", "Chrome on Windows")


@dataclass
class Stage:
    """Everything that acts need. `codes` are the secrets of second factors, as apps keep them."""

    rooms: Rooms
    clock: DemoClock
    post: Postbox
    dice: random.Random
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Actor] = field(default_factory=dict)
    codes: dict[str, bytes] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    _here: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hire the worker."""
        self._worker = Worker(self.rooms, self.post, names=DemoDomains(self.rooms), redact=redact_in_place)
        self._signed_at = self.clock.now

    @property
    def now(self) -> datetime:
        """The present instant of the play."""
        return self.clock.now

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One unit of work; then a moment passes."""
        with self.rooms.database.transaction(ON_COMMAND) as database:
            yield database
        self.clock.pass_by(timedelta(seconds=self.dice.randint(15, 120)))

    @contextmanager
    def entering(
        self, name: str, case_id: UUID, permission: Permission = Permission.CASE_WORK
    ) -> Iterator[tuple[Session, CaseAccess]]:
        """One unit of work of one person in one case."""
        self.arrive(name)
        with self.transaction() as database:
            yield database, enter_case(database, self.people[name], case_id, permission)

    def settle(self) -> None:
        """Let the worker do all that is due, for what follows needs it: a message, a redacted file."""
        self._worker.work_off()

    def reach(self, instant: datetime, *, last: bool = False) -> None:
        """Go forward; what falls due on the way is done then.

        The state of the log is signed every few days, and in the `last` hours before each pause, as it is
        while the portal runs: so the newest signature tells how long an entry waits for one.
        """
        while (due := self._next_job()) is not None and due <= instant:
            self._sign(last=last)
            self.clock.reach(due)
            self.settle()
        self._sign(last=last)
        self.clock.reach(instant)

    def _sign(self, *, last: bool) -> None:
        if last or self.now - self._signed_at >= SIGNED_EVERY:
            self._signed_at = self.now
            publish_all(self.rooms)

    def arrive(self, name: str) -> None:
        """Let this person sign in, unless they did so a moment ago in terms of the play."""
        if self.now - self._here.get(name, datetime.min.replace(tzinfo=UTC)) < STAYS_SIGNED_IN:
            return
        self._here[name] = self.now
        actor = self.people[name]
        session = self.sign_in(actor)
        if name in self.codes:
            self.clock.pass_by(timedelta(seconds=30))
            code = code_at(self.codes[name], step_of(self.now))
            with self.rooms.database.transaction(ON_COMMAND) as database:
                session = database.merge(session)
                show_second_factor(database, actor, session, code, self.rooms.instruments, self.now)

    def sign_in(self, actor: Actor) -> SignInSession:
        """A fresh session of this person."""
        with self.rooms.database.transaction(ON_COMMAND) as database:
            taken = sign_in(
                database,
                actor.email,
                PASSWORD,
                self.rooms.instruments,
                self.now,
                client=actor.client,
                address=actor.address,
            )
        if taken is None:
            raise LookupError(f"{actor.name} cannot sign in.")
        return taken.session

    def keep_code(self, name: str, shown: str) -> None:
        """Put the secret that a page shows into this person's authenticator app."""
        self.codes[name] = b32decode(shown.replace(" ", "") + "=" * (-len(shown.replace(" ", "")) % 8))

    def _next_job(self) -> datetime | None:
        with self.rooms.database.transaction(ON_COMMAND, write=False) as database:
            return database.scalar(select(func.min(Job.run_at)).where(Job.state == JobState.QUEUED))
