"""What support serves: the eight service metrics and acceleration in its three ways, each with its goals."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from portal.measures.catalogue import CATALOGUE, Serves
from portal.records.goals import Goal
from portal.web.told_lines import rests_on

Link = tuple[str, str]
SERVICE = (
    Serves.ONBOARDING,
    Serves.ADOPTION,
    Serves.SUCCESS,
    Serves.AVAILABILITY,
    Serves.ENGAGEMENT,
    Serves.RETENTION,
    Serves.HEALTH,
    Serves.REVENUE,
)
ACCELERATION = (Serves.EFFORT_OUTSIDE, Serves.FRICTION, Serves.CHANGE)


@dataclass(frozen=True)
class ServiceLine:
    """One outcome: the measures by which it is seen, goals for it (label, address), on what it rests."""

    outcome: str
    measures: tuple[Link, ...]
    goals: tuple[Link, ...]
    rests_on: tuple[str, ...]


def service_lines(goals: Sequence[Goal]) -> list[ServiceLine]:
    """One line for each of the eleven, in their order."""
    return [_line(one, goals) for one in (*SERVICE, *ACCELERATION)]


def missions(goals: Sequence[Goal]) -> list[str]:
    """What support is for, as the goals say it: each sentence once."""
    return list(dict.fromkeys(one.role for one in goals))


def _line(outcome: Serves, goals: Sequence[Goal]) -> ServiceLine:
    seen_by = [one for one in CATALOGUE.values() if outcome in one.serves]
    ids = {one.id for one in seen_by}
    return ServiceLine(
        outcome.value[0].upper() + outcome.value[1:],
        tuple((one.name, url_for("measures.measure", measure_id=one.id)) for one in seen_by),
        tuple((one.goal, url_for("goals.show", goal_id=one.id)) for one in goals if one.measure_id in ids),
        tuple(dict.fromkeys(rests_on(one.id) for one in seen_by)),
    )
