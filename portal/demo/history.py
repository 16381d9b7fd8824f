"""The cases of the past four months: what happened in each is drawn, always the same for the same seed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.demo import chapters
from portal.demo.aims import CHANGED_BEFORE_END
from portal.demo.cast import APPROVERS, BIRCH, CEDAR, CUSTOMERS, HOUSES, LATER_CUSTOMERS, NORTHWIND, House
from portal.demo.decks import Decks
from portal.demo.further_customers import FURTHER_CUSTOMERS
from portal.demo.later_acts import still_working
from portal.demo.play import Play
from portal.demo.problems import shelf_of
from portal.demo.schedule import Life
from portal.demo.stage import Stage

FIRST_CASE_AFTER = timedelta(days=3)
LAST_CASE_BEFORE = timedelta(days=21)


@dataclass(frozen=True)
class Family:
    """How many cases one vendor opened, whom it mostly asks, and how many hours that partner takes."""

    opener: House
    usual: House
    seldom: House
    cases: int
    hours: float


FAMILIES = (
    Family(NORTHWIND, CEDAR, BIRCH, 16, 9),
    Family(CEDAR, NORTHWIND, BIRCH, 11, 5),
    Family(BIRCH, NORTHWIND, CEDAR, 6, 14),
)
_EVERY_SELDOM = 5
_SINCE = 0.25
"""What is left of the waiting since the form asks for the log (aims.py)."""
_LATER = (*LATER_CUSTOMERS, *(one for one in FURTHER_CUSTOMERS if one.name in APPROVERS))
_OF_LATER = (1, 3, 4)
"""Of five cases of anybody, these are of the customers enrolled later."""


@dataclass(frozen=True)
class Past:
    """From when to when cases are opened, at most how many of each vendor, and whether files are given."""

    begins_at: datetime
    ends_at: datetime
    most: int
    with_files: bool


def past_lives(stage: Stage, past: Past) -> list[Life]:
    """The lives of all cases that began before the last three weeks."""
    lives, decks = [], Decks(stage.dice)
    for family in FAMILIES:
        count = min(family.cases, past.most)
        first, last = past.begins_at + FIRST_CASE_AFTER, past.ends_at - LAST_CASE_BEFORE
        for number in range(count):
            opens_at = first + (last - first) * (number + stage.dice.random()) / count
            play = _play(stage, family, number, past)
            lives.append(_life(play, family, number, opens_at, decks))
    return lives


def _play(stage: Stage, family: Family, number: int, past: Past) -> Play:
    shelf = shelf_of(family.opener.name)
    problem, anybody = shelf.problems[number], stage.dice.choice(CUSTOMERS)
    if number % 5 in _OF_LATER:
        there = [one for one in _LATER if one.name in stage.organizations]
        anybody = there[number % len(there)]
    return Play(
        stage=stage,
        opener=family.opener,
        customer=HOUSES[problem.customer] if problem.customer else anybody,
        problem=problem,
        product=stage.dice.choice(shelf.products),
        ends_at=past.ends_at,
        with_files=past.with_files,
    )


def _life(play: Play, family: Family, number: int, opens_at: datetime, decks: Decks) -> Life:
    """One case from its opening to its end."""
    partner = family.seldom if number % _EVERY_SELDOM == _EVERY_SELDOM - 1 else family.usual
    yield opens_at
    yield from chapters.beginning(play)
    how = decks.draw("answer")
    changed = opens_at >= play.ends_at - CHANGED_BEFORE_END
    yield from chapters.asking(play, partner, how, family.hours * (_SINCE if changed else 1))
    if how in ("yes", "more"):
        allowed = decks.draw("permission")
        yield from chapters.permission(play, partner, allowed)
        if play.with_files and allowed == "all":
            yield from chapters.giving(play, partner, too_much=decks.draw("file") == "too much")
        talk = decks.draw("talk")
        if talk != "none":
            yield from chapters.talking(play, partner, late=talk == "late")
        yield from _hand_over(play, partner, decks.draw("handoff"))
    solver = play.holder() or play.opener
    yield from chapters.solving(play, solver, decks.draw("ending"))
    if decks.draw("afterwards") == "comes back":
        yield from chapters.coming_back(play)
    yield from still_working(play)


def _hand_over(play: Play, partner: House, how: str) -> Life:
    """Whoever has the case offers it to the other."""
    giver = play.holder() or play.opener
    taker = partner if giver == play.opener else play.opener
    if how != "none":
        yield from chapters.handing_over(play, giver, taker, how)
