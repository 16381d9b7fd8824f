"""Who acts: a signed-in person, a customer by link, or the portal itself on somebody's behalf."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.vocabulary import Permission, Refused, Role


@dataclass(frozen=True)
class Actor:
    """Whoever does something, with what the log says of them. Personal fields are committed, not printed."""

    organization_id: UUID
    person_id: UUID | None
    name: str
    email: str
    roles: frozenset[Role] = frozenset()
    permissions: frozenset[Permission] = frozenset()
    time_zone: str = "UTC"
    client: str = field(default="", compare=False)
    address: str = field(default="", compare=False)

    def require(self, permission: Permission) -> None:
        """Stop here unless one of the roles may do this.

        Raises:
            Refused: with the sentence for the page.
        """
        if permission not in self.permissions:
            raise Refused("Your role does not include this. Ask your administrator if you need it.")

    def today(self, now: datetime) -> date:
        """Which day it is where they are: what they enter as today's is not tomorrow's."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    @property
    def person(self) -> UUID:
        """The signed-in person's id.

        Raises:
            Refused: for a customer who came by link: this step needs somebody signed in.
        """
        if self.person_id is None:
            raise Refused("Sign in to do this.")
        return self.person_id
