"""What was done in one run, as a machine remembers it, apart from everything that the database says."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from portal.vocabulary import AuthorizationState, DataCategory, Failure, Treatment

ADDRESS, MAILBOX, TECHNICAL = b"10.20.30.7", b"m.okafor@halden-rail.example", b"E-4471"
WORDS = f"The link to {ADDRESS.decode()} drops; {MAILBOX.decode()} saw error {TECHNICAL.decode()}."
STAND_IN = re.compile(rb"to \d+\.\d+\.\d+\.\d+ drops")


def treated(network: Treatment) -> dict[DataCategory, Treatment]:
    """Technical details as they are, addresses so."""
    return {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.NETWORK: network}


@dataclass
class Wish:
    """What the customer was asked and answered."""

    id: UUID
    place: int
    asked: AbstractSet[str]
    network_asked: Treatment
    not_after: datetime
    state: AuthorizationState = AuthorizationState.REQUESTED
    recipients: AbstractSet[str] = frozenset()
    network: Treatment = Treatment.REMOVE


@dataclass
class Gift:
    """What was prepared under which wish, for whom, and whether it was sent."""

    id: UUID
    place: int
    wish: Wish
    recipients: AbstractSet[str]
    sent: bool = False


@dataclass
class Model:
    """All that was done in one run."""

    cases: list[UUID]
    wishes: list[Wish] = field(default_factory=list)
    gifts: list[Gift] = field(default_factory=list)
    reads: list[int] = field(default_factory=lambda: [0, 0])


def outcome(action: Callable[[], object]) -> object:
    """What it gave, or the kind of failure it ended with."""
    try:
        return action()
    except Failure as failure:
        return type(failure)
