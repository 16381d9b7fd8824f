"""Cases of many customers that wait for an answer of a company far longer than nine in ten do."""

import random
from dataclasses import replace
from datetime import datetime

from portal.demo import case_acts, partner_acts
from portal.demo.cast import BIRCH, CEDAR, NORTHWIND, House
from portal.demo.further_customers import FURTHER_CUSTOMERS
from portal.demo.play import Play
from portal.demo.problems import Problem, shelf_of
from portal.demo.schedule import Life
from portal.demo.stage import Stage

_SEED = 3
_TITLES = (
    ("Time signal of the ticket machines is a minute late", CEDAR, 16),
    ("Video of the loading bay stands still at night", CEDAR, 14),
    ("Label printers of two halls wait for each other", BIRCH, 12),
    ("Price displays show yesterday's prices until ten", CEDAR, 11),
    ("Visitors' network ends after a quarter of an hour", BIRCH, 10),
    ("Weighbridge sends its first reading twice", CEDAR, 9),
    ("Library terminals forget the reader between two loans", BIRCH, 8),
    ("Cold store reports its temperature an hour late", CEDAR, 13),
    ("Parcel lockers open the door beside", CEDAR, 10.5),
    ("Timetable screens go dark at the change of shifts", BIRCH, 9.5),
    ("Night watch cannot open the plan of the building", BIRCH, 7.5),
)
"""What it is about, who is asked, and so many days ago."""


def waiting_lives(stage: Stage, ends_at: datetime) -> list[Life]:
    """The lives of these cases; drawn with dice of their own, so the rest of the play stays as it is."""
    own = replace(stage, dice=random.Random(_SEED))  # noqa: S311 - a play
    return [
        _waits(_play(own, number, title, ends_at), partner, days)
        for number, (title, partner, days) in enumerate(_TITLES)
    ]


def _play(stage: Stage, number: int, title: str, ends_at: datetime) -> Play:
    problem = Problem(
        title,
        f"{title}. It began a fortnight ago and happens every day.",
        "People on the spot help themselves with paper.",
        "",
    )
    customer = FURTHER_CUSTOMERS[number * 3 % len(FURTHER_CUSTOMERS)]
    product = shelf_of(NORTHWIND.name).products[number % 4]
    return Play(stage, NORTHWIND, customer, problem, product, ends_at)


def _waits(play: Play, partner: House, days: float) -> Life:
    """Opened and asked; the asked company has looked at it, and that was all."""
    yield play.ago(days=days)
    case_acts.open_case(play)
    yield play.later(0.5)
    partner_acts.ask(play, partner)
    yield play.later(6)
    partner_acts.look_at_request(play, partner)
