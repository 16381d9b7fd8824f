"""One closed case on its way into the records: what happened, what it is about, and who worked on it."""

from dataclasses import dataclass
from uuid import UUID

from portal.access.actors import Actor
from portal.access.portal_actor import portal_for
from portal.demo.cast import House
from portal.demo.course import Moment
from portal.demo.further_customers import MAILBOX
from portal.demo.stage import Stage
from portal.vocabulary import Severity


@dataclass(frozen=True)
class CaseWords:
    """What people wrote in it. `answers` are those of each asked company's form, by its name."""

    title: str
    product: str
    severity: Severity
    severity_word: str
    answers: dict[str, dict[str, str]]
    handoff: str
    declined: dict[str, str]
    solved: str
    relief: str
    not_yet: str


@dataclass(frozen=True)
class LaidCase:
    """The moments in the order of time, with the engineer of each vendor by its name."""

    stage: Stage
    id: UUID
    moments: tuple[Moment, ...]
    words: CaseWords
    customer: House
    engineers: dict[str, Actor]

    @property
    def approver(self) -> str:
        """The mailbox that is asked at the customer."""
        return f"{MAILBOX}@{self.customer.domain}"

    def id_of(self, house: House | None) -> UUID | None:
        """The organization of a house, if one is given."""
        return None if house is None else self.known_id(house)

    def known_id(self, house: House) -> UUID:
        """The organization of a house."""
        return self.stage.organizations[house.name].id

    def actor(self, moment: Moment) -> Actor:
        """Who did it: an engineer, the customer by a link, or the portal itself for the company concerned."""
        if moment.by is None:
            return portal_for(self.known_id(moment.giver or self.customer))
        if moment.by.name in self.engineers:
            return self.engineers[moment.by.name]
        email, own = self.approver, self.stage.organizations[moment.by.name]
        return Actor(own.id, None, name=email, email=email, time_zone=own.time_zone)
