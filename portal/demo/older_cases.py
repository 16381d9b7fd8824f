"""What one vendor brings from its old ticket system: nearly two years of cases among five companies, drawn.

Too few cases pass through the demonstration itself for some pictures; this history bears all of them. Half of
the waits for a yes were fourteen hours long before the change that its mapping marks, and six since.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.actions.bring_history import Brought, bring_history
from portal.actions.map_history import Reading, map_history
from portal.demo.cast import BIRCH, CEDAR, NORTHWIND
from portal.demo.stage import Stage

BRINGER = "Clara Stein"
NAME = "Tickets of the old system"
CASES = 1_500
LASTED = timedelta(days=670)
CHANGED_BEFORE_END = timedelta(days=305)
HALF_BEFORE, HALF_SINCE = 14.0, 6.0
"""Hours until half of the asked companies said yes."""
_SEED = 33
_ORGANIZATIONS = (NORTHWIND.name, CEDAR.name, BIRCH.name, "Dune Voice", "Elm Hosting")
_OPENED_BY = (40, 25, 15, 12, 8)
_CUSTOMERS = 60
_REASONS = {
    "information_missing": 42,
    "not_our_product": 27,
    "cannot_reproduce": 16,
    "duplicate": 9,
    "capacity": 6,
}
_MAPPING = """# Tickets of the old system: one line for each change of a one.
[columns]
case = "ticket"
at = "changed"
status = "state"
organization = "company"
customer = "customer"
reason = "reason"

[meaning]
nobody = ["Queued"]
accepted = ["In work"]
refused = ["Sent back"]
solved = ["Solved"]
customer = ["Customer asked"]
supplier = ["Supplier asked"]

[changes]
{changed} = "The form asks for the log before a case is passed on"
"""


@dataclass
class _Older:
    """One ticket as it is written: its lines so far, and the instant of the last."""

    number: int
    customer: str
    at: datetime
    lines: list[tuple[datetime, str]]

    def tell(self, state: str, where: str, hours: float = 0.0, reason: str = "") -> None:
        """So many hours later it is in this state with this company."""
        self.at += timedelta(seconds=round(3600 * hours))
        columns = (
            f"T-{self.number:05}",
            f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
            state,
            where,
            self.customer,
            reason,
        )
        self.lines.append((self.at, ",".join(columns)))


def bring_older_cases(stage: Stage) -> None:
    """Bring the history as somebody who answers for support would, and let the worker measure it."""
    ended_at = stage.now - timedelta(days=130)
    log, mapping = older_cases(ended_at)
    stage.arrive(BRINGER)
    actor, instruments = stage.people[BRINGER], stage.rooms.instruments
    with stage.transaction() as database:
        brought = Brought(NAME, "old-tickets.csv", log.encode(), mapping)
        history_id = bring_history(database, actor, brought, instruments, stage.now).id
    with stage.transaction() as database:
        map_history(database, actor, history_id, Reading(mapping, measure=True), stage.now)
    stage.settle()


def older_cases(ended_at: datetime) -> tuple[str, str]:
    """The log as a table and its mapping; always the same for the same end."""
    dice = random.Random(_SEED)  # noqa: S311 - a play
    changed_at = (ended_at - CHANGED_BEFORE_END).replace(day=1, hour=0, minute=0, second=0)
    began_at = ended_at - LASTED
    lines: list[tuple[datetime, str]] = []
    for number in range(CASES):
        opened_at = began_at + LASTED * (number + dice.random()) / CASES
        lines += _life(dice, number, opened_at, since=opened_at >= changed_at)
    told = sorted(line for line in lines if line[0] <= ended_at)
    head = "ticket,changed,state,company,customer,reason"
    table = "\n".join([head, *(text for _, text in told)]) + "\n"
    return table, _MAPPING.format(changed=f"{changed_at:%Y-%m-%d}")


def _life(
    dice: random.Random, number: int, opened_at: datetime, *, since: bool
) -> list[tuple[datetime, str]]:
    one = _Older(number, f"Customer {dice.randint(1, _CUSTOMERS):02}", opened_at, [])
    holder = dice.choices(_ORGANIZATIONS, _OPENED_BY)[0]
    one.tell("In work", holder)
    for giver_back in _passing(dice, since=since):
        holder = _passed(dice, one, holder, giver_back, since=since)
    if dice.random() < 0.25:  # noqa: PLR2004 - how often the customer is asked
        one.tell("Customer asked", holder, dice.lognormvariate(1, 1))
        one.tell("In work", holder, dice.lognormvariate(2.5, 1))
    if dice.random() < 0.1:  # noqa: PLR2004 - how often a supplier is
        one.tell("Supplier asked", holder, dice.lognormvariate(1, 1))
        one.tell("In work", holder, dice.lognormvariate(3.3, 0.8))
    one.tell("Solved", holder, dice.lognormvariate(3, 1))
    if dice.random() < (0.05 if since else 0.1):
        one.tell("In work", holder, dice.uniform(20, 600))
        one.tell("Solved", holder, dice.lognormvariate(2, 1))
    return one.lines


def _passing(dice: random.Random, *, since: bool) -> Iterator[bool]:
    """For each passing on, whether it goes back to where it came from."""
    for number in range(dice.choices((0, 1, 2, 3), (25, 45, 22, 8))[0]):
        yield number > 0 and dice.random() < (0.3 if since else 0.55)


def _passed(dice: random.Random, one: _Older, holder: str, back: bool, *, since: bool) -> str:  # noqa: FBT001
    """Pass it on to a company that says yes, no, or nothing; returns who has it then."""
    before = one.lines[-1][1].split(",")[3]
    others = [other for other in _ORGANIZATIONS if other != holder]
    taker = _opener(one) if back and _opener(one) != holder else dice.choices(others, (5, 4, 2, 2))[0]
    one.tell("Queued", taker, dice.lognormvariate(1.5, 1))
    half = HALF_SINCE if since else HALF_BEFORE
    wait = half * dice.lognormvariate(0, 1.1)
    what = dice.random()
    if what < (0.06 if since else 0.12):
        reason = dice.choices(list(_REASONS), list(_REASONS.values()))[0]
        one.tell("Sent back", taker, wait / 2, reason)
        _taken_again(dice, one, before)
        return before
    if what < 0.17:  # noqa: PLR2004 - how often nobody answers, and it goes back after a while
        one.at += timedelta(hours=24 + wait)
        _taken_again(dice, one, before)
        return before
    one.tell("In work", taker, wait)
    return taker


def _taken_again(dice: random.Random, one: _Older, holder: str) -> None:
    """It is back where it was before, and taken up there after some hours."""
    one.tell("Queued", holder, 0.1)
    one.tell("In work", holder, dice.lognormvariate(1, 1))


def _opener(one: _Older) -> str:
    return one.lines[0][1].split(",")[3]
