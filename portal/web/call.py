"""What a page is given: who asks, when, and what they proved; nothing that it has to look up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.case_access import CaseAccess, RequestAccess
from portal.access.link_access import LinkAccess
from portal.actions.instruments import Instruments
from portal.records.database import Database
from portal.records.people import SignInSession
from portal.settings import Settings
from portal.vocabulary import Refused

Proof = CaseAccess | RequestAccess | LinkAccess


@dataclass(frozen=True)
class Rooms:
    """The installation as the pages see it; kept in the application's extensions."""

    database: Database
    instruments: Instruments
    settings: Settings
    clock: Callable[[], datetime]


@dataclass(frozen=True)
class Call:
    """One request that the guard let through."""

    database: Session
    rooms: Rooms
    now: datetime
    actor_or_none: Actor | None
    session: SignInSession | None
    proof: Proof | None

    @property
    def instruments(self) -> Instruments:
        """Keys, objects and addresses for actions."""
        return self.rooms.instruments

    @property
    def actor(self) -> Actor:
        """Who asks."""
        if self.actor_or_none is None:
            raise Refused("Sign in to see this page.")
        return self.actor_or_none

    @property
    def case(self) -> CaseAccess:
        """The proof of a page that needs a case."""
        if not isinstance(self.proof, CaseAccess):
            raise TypeError("This page did not declare that it needs a case.")
        return self.proof

    @property
    def asked(self) -> RequestAccess:
        """The proof of a page that needs an open collaboration request."""
        if not isinstance(self.proof, RequestAccess):
            raise TypeError("This page did not declare that it needs a collaboration request.")
        return self.proof

    @property
    def link(self) -> LinkAccess:
        """The proof of a page that needs a link."""
        if not isinstance(self.proof, LinkAccess):
            raise TypeError("This page did not declare that it needs a link.")
        return self.proof
