"""The closed cases of the past year: enough of them for a figure of every measure, month by month.

They are drawn with dice of their own, so the rest of the play stays as it is.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from portal.demo.aims import CHANGED_BEFORE_END
from portal.demo.cast import BIRCH, CEDAR, CUSTOMERS, ENGINEERS, LATER_CUSTOMERS, NORTHWIND, VENDORS, House
from portal.demo.further_customers import FURTHER_CUSTOMERS
from portal.demo.laid_case import LaidCase
from portal.demo.laying_down import Laying
from portal.demo.schedule import Life
from portal.demo.stage import Stage
from portal.demo.year_courses import BEFORE, SINCE, course
from portal.demo.year_words import faults, words_of
from portal.records.base import new_id
from portal.records.roads import ON_COMMAND
from portal.vocabulary import EventType

CASES = 300
FIRST_AFTER = timedelta(days=8)
LAST_BEFORE_END = timedelta(days=40)
CLOSED_BEFORE_END = timedelta(days=5)
PLAYED = timedelta(days=124)
"""For so long before the end other cases are played act by act."""
_SEED = 12
_PAIRS = {
    (NORTHWIND, CEDAR): 30,
    (CEDAR, NORTHWIND): 26,
    (NORTHWIND, BIRCH): 22,
    (BIRCH, NORTHWIND): 18,
    (CEDAR, BIRCH): 3,
    (BIRCH, CEDAR): 1,
}
_OF_KNOWN = 0.25
"""How many are of the customers whose people can be played."""
_HOURS = (7, 17)


def closed_cases(stage: Stage, ends_at: datetime, many: int = CASES) -> Life:
    """The life of so `many` of them together, in order of time: so stands their log.

    Until other cases are played, what happened on one day is written in one transaction at its end.
    """
    until = ends_at - timedelta(hours=1)
    cases = [Laying(one, until) for one in _cases(stage, ends_at, many)]
    told = sorted(((moment, case) for case in cases for moment in case.told), key=lambda one: one[0].at)
    for _, each in groupby(told, lambda one: _day(one[0].at, ends_at - PLAYED)):
        some = list(each)
        yield some[-1][0].at
        with stage.rooms.database.transaction(ON_COMMAND) as database:
            for moment, case in some:
                case.tell(database, moment)


def _day(at: datetime, played_from: datetime) -> datetime:
    """What is written together."""
    return at if at >= played_from else at.replace(hour=0, minute=0, second=0, microsecond=0)


def _cases(stage: Stage, ends_at: datetime, many: int) -> Iterator[LaidCase]:
    dice = random.Random(_SEED)  # noqa: S311 - a play
    wrong, first = faults(dice), stage.now + FIRST_AFTER
    lasts = ends_at - LAST_BEFORE_END - first
    for number in range(many):
        opens_at = _at_work(dice, first + lasts * (number + dice.random()) / many)
        opener, partner = dice.choices(list(_PAIRS), list(_PAIRS.values()))[0]
        third = next(one for one in VENDORS if one not in (opener, partner))
        customer = _customer(dice, number)
        manner = SINCE if opens_at >= ends_at - CHANGED_BEFORE_END else BEFORE
        told = course(dice, (opener, partner, third, customer), opens_at, manner).ended()
        closed = [one.at for one in told if one.type is EventType.CASE_CLOSED]
        if closed[-1] > ends_at - CLOSED_BEFORE_END:
            continue
        yield LaidCase(
            stage=stage,
            id=new_id(),
            moments=tuple(told),
            words=words_of(dice, next(wrong[opener.name]), opener),
            customer=customer,
            engineers={one.name: stage.people[dice.choice(ENGINEERS[one.name])] for one in VENDORS},
        )


def _customer(dice: random.Random, number: int) -> House:
    if dice.random() < _OF_KNOWN:
        return dice.choice((*CUSTOMERS, *LATER_CUSTOMERS))
    return FURTHER_CUSTOMERS[number % len(FURTHER_CUSTOMERS)]


def _at_work(dice: random.Random, instant: datetime) -> datetime:
    """The same day, or the Monday after it, at an hour at which people work."""
    day = instant + timedelta(days=max(0, 7 - instant.weekday()) if instant.weekday() > 4 else 0)  # noqa: PLR2004
    return day.replace(hour=dice.randint(*_HOURS), minute=dice.randint(0, 59), second=dice.randint(0, 59))
