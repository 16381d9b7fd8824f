"""Histories for the demonstration whose pages are looked over: to be mapped, measured, and refused."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.actions.bring_history import Brought, bring_history
from portal.actions.map_history import Reading, map_history
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
    """Bring them; the worker does the rest."""
    actor, table = world.actor(CLARA_STEIN), as_csv(made_up(120)).getvalue()
    for name, more in HISTORIES.items():
        brought = Brought(name, "log.csv", table + more, MAPPING)
        made = bring_history(database, actor, brought, world.rooms.instruments, now)
        if name != "history to map":
            map_history(database, actor, made.id, Reading(MAPPING, measure=True), now)


def histories_by_name(database: Session) -> dict[str, str]:
    """The id of each."""
    return {one.name: str(one.id) for one in database.scalars(select(History))}
