"""By which road somebody comes to the rows: as an organization, or for one of a few named tasks.

PostgreSQL reads it in the policies of portal/records/walls.py: whoever says nothing sees nothing. It holds
for one transaction, so a connection that goes back to the pool takes nothing along. SQLite has no such
policies; there the road is only remembered.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.orm import Session


class Road(StrEnum):
    """The roads there are. All but the first two are taken in one place each, beside what needs them."""

    NONE = ""
    """Nothing was said: no row."""
    ORGANIZATION = "organization"
    """A person who is signed in, or whoever holds a link, for one organization."""
    OPERATOR = "operator"
    """The operator, who enrols organizations and must not know cases."""
    SIGN_IN = "sign-in"
    """Before it is known who asks: people, their sessions, and links."""
    LOG = "log"
    """The sequencer: every entry of the log, and nothing else."""
    WORKER = "worker"
    """Queued work, which learns from its subject for whom it is."""
    COMMAND = "command"
    """The command line of the installation, and its start."""
    MIGRATION = "migration"
    """Numbered migrations, and the functions that they made."""


@dataclass(frozen=True)
class Way:
    """A road, and for which organization it is taken where it is taken for one."""

    road: Road = Road.NONE
    organization_id: UUID | None = None


NOWHERE = Way()
BEFORE_SIGN_IN = Way(Road.SIGN_IN)
FOR_THE_LOG = Way(Road.LOG)
AT_WORK = Way(Road.WORKER)
ON_COMMAND = Way(Road.COMMAND)
_KEPT = "portal.way"


def way_of(database: Session) -> Way:
    """The way that this transaction is on."""
    found: Way = database.info.get(_KEPT, NOWHERE)
    return found


def take(database: Session, way: Way) -> None:
    """Go on by this way until the transaction ends; what was changed before is written by the earlier one."""
    if way != way_of(database):
        database.flush()
        _say(database, way)


@contextmanager
def by(database: Session, way: Way) -> Iterator[None]:
    """Go by this way for a few questions, then by the one from before."""
    before = way_of(database)
    take(database, way)
    try:
        yield
    except BaseException:
        with suppress(DBAPIError, InvalidRequestError):  # A transaction that failed gives its way up itself.
            _say(database, before)
        raise
    take(database, before)


def _say(database: Session, way: Way) -> None:
    database.info[_KEPT] = way
    if database.get_bind().dialect.name != "postgresql":
        return
    until_the_end = True
    named = {"portal.road": way.road.value, "portal.organization": str(way.organization_id or "")}
    settings = (func.set_config(name, value, until_the_end) for name, value in named.items())
    with database.no_autoflush:
        database.execute(select(*settings))
