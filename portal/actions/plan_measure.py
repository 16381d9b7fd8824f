"""Somebody decides about a measure: its target, the biggest obstacle, what is done, and the next look."""

from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.measures.catalogue import DECIDED_ON
from portal.measures.goal import has_one_figure
from portal.records.measure_plans import MeasurePlan
from portal.rules.one_line import one_line
from portal.vocabulary import Invalid, Missing, Permission, Verb

LONGEST = 300
LARGEST_TARGET = 1_000_000.0
_WORDS = ("target_words", "obstacle", "act")


@dataclass(frozen=True)
class MeasureDecision:
    """What is decided; what is empty is not decided. `target` is in the measure's own unit."""

    target: float | None = None
    at_most: bool = True
    target_words: str = ""
    obstacle: str = ""
    act: str = ""
    look_on: date | None = None


def plan_measure(
    database: Session, actor: Actor, measure_id: str, decision: MeasureDecision, now: datetime
) -> MeasurePlan:
    """Keep the decision beside those before it; the newest holds.

    Raises:
        Refused: the actor's role does not include it.
        Missing: the catalogue has no such measure.
        Invalid: a word is too long, the target is no usable number, or the next look lies behind.
    """
    actor.require(Permission.GOAL_SET)
    if measure_id not in DECIDED_ON:
        raise Missing("There is no such measure.")
    words = {name: one_line(getattr(decision, name)) for name in _WORDS}
    for name, said in words.items():
        if len(said) > LONGEST:
            raise Invalid(f"Use at most {LONGEST} letters.", name)
    if decision.look_on is not None and decision.look_on < actor.today(now):
        raise Invalid("Enter a day from today on.", "look_on")
    one_figure = has_one_figure(measure_id)
    if one_figure:
        words["target_words"] = ""
    plan = MeasurePlan(
        organization_id=actor.organization_id,
        person_id=actor.person,
        measure_id=measure_id,
        target=_checked(measure_id, decision.target) if one_figure else None,
        at_most=decision.at_most,
        look_on=decision.look_on,
        decided_at=now,
        **words,
    )
    database.add(plan)
    database.flush()
    record(database, actor, Verb.MEASURE_PLANNED, now, subject_id=plan.id, details={"measure": measure_id})
    return plan


def _checked(measure_id: str, target: float | None) -> float | None:
    least = -1.0 if measure_id == "M33" else 0.0
    if target is not None and (not isfinite(target) or not least <= target <= LARGEST_TARGET):
        raise Invalid("Enter a number from 0 up; below 0 only for a difference.", "target")
    return target
