"""The course of one closed case, drawn: what happened when, between whom, with what outcome."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from portal.demo.cast import House
from portal.vocabulary import EventType
from portal.vocabulary.events import ENDING, KEEPING, PROMISING

_E = EventType
KEPT = 0.82
"""How many of the promised updates come in time."""
_SPREAD = 0.7


@dataclass(frozen=True)
class Moment:
    """One thing that happened. `by` acts (None: the portal), `giver` and `taker` are the two sides of it.

    `about` numbers what it is about within its course: a request, a handoff, a proposal, a relief.
    """

    at: datetime
    type: EventType
    by: House | None
    giver: House | None = None
    taker: House | None = None
    about: int | None = None
    reason: str = ""
    due_at: datetime | None = None


@dataclass
class Course:
    """One case while it is drawn: its moments so far, the instant of the last, and who has it."""

    dice: random.Random
    opener: House
    partner: House
    third: House
    customer: House
    at: datetime
    moments: list[Moment] = field(default_factory=list)
    _things: int = 0

    def pass_by(self, hours: float) -> None:
        """About so many hours go by: half of the times less."""
        self.at += timedelta(seconds=round(3600 * hours * self.dice.lognormvariate(0, _SPREAD)))

    def happens(self, share: float) -> bool:
        """Whether something happens that does in so many of all cases."""
        return self.dice.random() < share

    def thing(self) -> int:
        """The number of another thing that moments are about."""
        self._things += 1
        return self._things

    def tell(
        self,
        kind: EventType,
        by: House | None,
        giver: House | None = None,
        taker: House | None = None,
        about: int | None = None,
        reason: str = "",
    ) -> None:
        """It happens now."""
        self.moments.append(Moment(self.at, kind, by, giver, taker, about, reason))

    def ended(self) -> list[Moment]:
        """All of it in the order of time, with what was promised."""
        told = sorted(self.moments, key=lambda one: one.at)
        return [_promising(self.dice, told, place) for place in range(len(told))]


def _promising(dice: random.Random, told: Sequence[Moment], place: int) -> Moment:
    """A moment that promises an update does so for shortly after the next one, or before, if it is late."""
    moment = told[place]
    if moment.type not in PROMISING:
        return moment
    kept = next((one.at for one in told[place + 1 :] if one.type in KEEPING and one.by == moment.by), None)
    ended = next(one.at for one in told[place + 1 :] if one.type in ENDING)
    until = kept or ended
    hours = (until - moment.at) / timedelta(hours=1)
    in_time = dice.random() < KEPT
    late = max(1, math.floor(hours * dice.uniform(0.3, 0.8)))
    due = math.ceil(hours) + dice.randint(1, 6) if in_time else late
    return replace(moment, due_at=moment.at + timedelta(hours=due))
