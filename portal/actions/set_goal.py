"""Somebody says what the organization wants to reach, and by which figure one will see it."""

from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.catalogue import CATALOGUE
from portal.measures.goal import AIMED_AT
from portal.records.goals import MOST_GOALS, Goal, goal_of, goals_of
from portal.rules.one_line import one_line
from portal.vocabulary import Conflict, Invalid, Permission, Verb

LONGEST = 300
LARGEST_TARGET = 1_000_000.0
_LEAST = {"M33": -1.0}
"""A difference may be aimed at from below."""


@dataclass(frozen=True)
class Chain:
    """The words of a goal's chain, its measure, the target in the measure's own unit, and the next look."""

    role: str
    goal: str
    outcome: str
    measure_id: str
    target: float
    at_most: bool
    obstacle: str
    look_on: date


def set_goal(
    database: Session, actor: Actor, chain: Chain, now: datetime, goal_id: UUID | None = None
) -> Goal:
    """Keep a new goal, or change the one with this id.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not a goal of the actor's organization.
        Invalid: a word is missing or too long, the measure has no level here, or the next look lies behind.
        Conflict: there are as many goals as there may be.
    """
    actor.require(Permission.GOAL_SET)
    kept = _checked(chain)
    goal = None if goal_id is None else goal_of(database, actor.organization_id, goal_id)
    if chain.look_on < actor.today(now) and (goal is None or goal.look_on != chain.look_on):
        raise Invalid("Enter a day from today on.", "look_on")
    if goal is None:
        if len(goals_of(database, actor.organization_id)) >= MOST_GOALS:
            raise Conflict(f"There are {MOST_GOALS} goals already. Remove one first: nobody follows so many.")
        goal = Goal(organization_id=actor.organization_id, person_id=actor.person, set_at=now, **kept)
        database.add(goal)
    else:
        for name, value in kept.items():
            setattr(goal, name, value)
    database.flush()
    record(database, actor, Verb.GOAL_SET, now, subject_id=goal.id, details={"measure": goal.measure_id})
    return goal


def _checked(chain: Chain) -> dict[str, object]:
    kept: dict[str, object] = dict(vars(chain))
    for name in ("role", "goal", "outcome", "obstacle"):
        words = one_line(str(kept[name]))
        if not words and name != "obstacle":
            raise Invalid("Say it in one sentence.", name)
        if len(words) > LONGEST:
            raise Invalid(f"Use at most {LONGEST} letters.", name)
        kept[name] = words
    if chain.measure_id not in CATALOGUE or chain.measure_id not in AIMED_AT:
        raise Invalid("Choose a measure that has a level here.", "measure_id")
    if not isfinite(chain.target) or not _LEAST.get(chain.measure_id, 0.0) <= chain.target <= LARGEST_TARGET:
        raise Invalid("Enter a number from 0 up; below 0 only for a difference.", "target")
    return kept
