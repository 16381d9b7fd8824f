"""Histories for the demonstration whose pages are looked over."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.actions.bring_history import Brought, bring_history
from portal.actions.map_history import Reading, map_history
from portal.demo.older_cases import older_cases
from portal.records.goals import GoalChange
from portal.records.histories import History
from tests.measures.a_log import as_csv, made_up
from tests.support.world import World

CLARA_STEIN = "Clara Stein"
HISTORIES = {"history to map": b"", "measured history": b"", "refused history": b"late,someday,Done,,A,A\n"}
MAPPING = """[columns]
case = "number"
at = "when"
status = "state"
organization = "line"

[meaning]
nobody = ["Waiting"]
accepted = ["Working"]
solved = ["Done"]
"""


def bring_histories(database: Session, world: World, now: datetime) -> None:
    """Bring them, the measured one with every picture; the worker does the rest."""
    actor, table = world.actor(CLARA_STEIN), as_csv(made_up(120)).getvalue()
    old, how = older_cases(now - timedelta(days=130))
    for name, more in HISTORIES.items():
        log, mapping = (old.encode(), how) if name == "measured history" else (table + more, MAPPING)
        brought = Brought(name, "log.csv", log, mapping)
        made = bring_history(database, actor, brought, world.rooms.instruments, now)
        if name != "history to map":
            map_history(database, actor, made.id, Reading(mapping, measure=True), now)


def histories_by_name(database: Session) -> dict[str, str]:
    """The id of each, and of the goal that has a change."""
    found = {one.name: str(one.id) for one in database.scalars(select(History))}
    changed = select(GoalChange.goal_id)
    return {**found, "goal": str(database.scalars(changed).one())}
