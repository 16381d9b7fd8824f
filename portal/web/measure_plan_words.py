"""What is decided about a measure, in words: from the goal that uses it, or from its own page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from portal.measures.catalogue import DECIDED_ON
from portal.measures.goal import Target, target_words
from portal.records.goals import Goal, GoalChange, goals_of, newest_changes
from portal.records.measure_plans import MeasurePlan, newest_plans

NOT_DECIDED = "Not decided yet"


@dataclass(frozen=True)
class PlanLine:
    """The four things that people decide; `facts` as (label, words). `url` leads to where it is decided.

    `goal` is the name of the goal that says them, "" for the measure's own page; `target` where it is
    one number.
    """

    facts: tuple[tuple[str, str], ...]
    url: str
    decided: bool = False
    goal: str = ""
    target: Target | None = None


def decided_lines(database: Session, organization_id: UUID, today: date) -> dict[str, PlanLine]:
    """A line for each measure; where several goals use it, the one that is looked at next speaks."""
    plans = newest_plans(database, organization_id)
    by_measure = {one.measure_id: one for one in reversed(goals_of(database, organization_id))}
    changes = newest_changes(database, organization_id)
    found = {}
    for one in DECIDED_ON:
        goal = by_measure.get(one)
        if goal is not None:
            found[one] = _of_goal(goal, changes.get(goal.id), today)
        else:
            found[one] = _of_plan(one, plans.get(one), today)
    return found


def _of_goal(goal: Goal, change: GoalChange | None, today: date) -> PlanLine:
    """What a goal says of its measure; nothing is said in two places."""
    target = Target(goal.target, goal.at_most)
    words = target_words(goal.measure_id, target)
    facts = _facts(words, goal.obstacle, change.words if change else "", goal.look_on, today)
    url = url_for("goals.show", goal_id=goal.id)
    return PlanLine(facts, url, decided=True, goal=goal.goal, target=target)


def _of_plan(measure_id: str, plan: MeasurePlan | None, today: date) -> PlanLine:
    url = url_for("measure_plans.show", measure_id=measure_id)
    if plan is None:
        return PlanLine(_facts("", "", "", None, today), url)
    target = None if plan.target is None else Target(plan.target, plan.at_most)
    facts = _facts(aimed_at(plan), plan.obstacle, plan.act, plan.look_on, today)
    return PlanLine(facts, url, decided=True, target=target)


def aimed_at(plan: MeasurePlan) -> str:
    """The target of a plan in words; "" without one."""
    if plan.target is None:
        return plan.target_words
    return target_words(plan.measure_id, Target(plan.target, plan.at_most))


def _facts(
    target: str, obstacle: str, act: str, look_on: date | None, today: date
) -> tuple[tuple[str, str], ...]:
    return (
        ("Target", target or NOT_DECIDED),
        ("Biggest obstacle", obstacle or "Not named yet"),
        ("What is done", act or NOT_DECIDED),
        ("Next look", look_words(look_on, today) or NOT_DECIDED),
    )


def look_words(look_on: date | None, today: date) -> str:
    """The day of the next look; that it is past, where it is."""
    if look_on is None:
        return ""
    words = f"{look_on.day} {look_on:%B %Y}"
    return words if look_on >= today else f"{words}, which is past: look at it now"
