"""The life of one case as it is played: what it is about, who works on it, and what came of it so far."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from portal.demo.cast import APPROVERS, ENGINEERS, VENDORS, House
from portal.demo.manners import calendars
from portal.demo.problems import Problem, Shelf, shelf_of
from portal.demo.stage import Stage
from portal.records.cases import case_of
from portal.records.organizations import Organization
from portal.records.roads import ON_COMMAND
from portal.rules.clocks import add_business_time


@dataclass
class Play:
    """One case. `engineers` are those who work on it, one for each vendor; things are noted by partner.

    `with_files` says that a file is given when the customer allows all that was asked.
    """

    stage: Stage
    opener: House
    customer: House
    problem: Problem
    product: str
    ends_at: datetime
    with_files: bool = False
    engineers: dict[str, str] = field(default_factory=dict)
    requests: dict[str, UUID] = field(default_factory=dict)
    handoff_id: UUID | None = None
    upload_id: UUID | None = None
    disclosure_id: UUID | None = None
    authorization_id: UUID | None = None
    tokens: dict[str, str] = field(default_factory=dict)
    _case_id: UUID | None = None

    def __post_init__(self) -> None:
        """Choose who works on it."""
        for vendor, names in ENGINEERS.items():
            self.engineers.setdefault(vendor, self.stage.dice.choice(names))

    @property
    def case_id(self) -> UUID:
        """The case, once it is open."""
        if self._case_id is None:
            raise LookupError("This case is not open yet.")
        return self._case_id

    @case_id.setter
    def case_id(self, opened: UUID) -> None:
        self._case_id = opened

    @property
    def shelf(self) -> Shelf:
        """The opener's sentences."""
        return shelf_of(self.opener.name)

    @property
    def approver(self) -> str:
        """The mailbox of the customer's approver."""
        player = APPROVERS[self.customer.name]
        return f"{player.mailbox}@{self.customer.domain}"

    def who(self, house: House) -> str:
        """The engineer who works on it for one vendor."""
        return self.engineers[house.name]

    def organization(self, house: House) -> Organization:
        """The enrolled organization of a house."""
        return self.stage.organizations[house.name]

    def holder(self) -> House | None:
        """The vendor that must act next, if it is one."""
        with self.stage.rooms.database.transaction(ON_COMMAND, write=False) as database:
            holder_id = case_of(database, self.case_id).holder_organization_id
        return next((one for one in VENDORS if self.organization(one).id == holder_id), None)

    def pick(self, texts: tuple[str, ...]) -> str:
        """One of the sentences."""
        return self.stage.dice.choice(texts)

    def later(self, hours: float, house: House | None = None) -> datetime:
        """About so many hours from now; for people of a vendor, when they are at work."""
        spread = self.stage.dice.lognormvariate(0, 0.5)
        instant = self.stage.now + timedelta(hours=hours * spread)
        calendar = calendars(self.stage.now.year).get(house.name) if house else None
        if calendar is None:
            return instant
        return add_business_time(calendar, instant, timedelta(minutes=self.stage.dice.randint(1, 40)))

    def ago(self, days: float = 0, hours: float = 0) -> datetime:
        """So long before the end of the play, which is the reader's present."""
        return self.ends_at - timedelta(days=days, hours=hours)
