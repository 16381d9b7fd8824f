"""One way to the database, whichever it is, with the settings that make a commit durable.

SQLite: write-ahead log, full sync, foreign keys, writers take their turn in order before they
begin (BEGIN IMMEDIATE), because a deferred reader that turns writer loses updates. PostgreSQL:
its defaults, asserted. The transaction is the unit of work: it ends with its `with` block.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import ORMExecuteState, Session

from portal.records.roads import NOWHERE, Way, take, way_of
from portal.records.walls import WALLS
from portal.vocabulary import Unavailable

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=15000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    "PRAGMA mmap_size=0",
)


class FairLock:
    """A lock that is taken in the order of asking; the busy handler of SQLite lets some starve."""

    def __init__(self) -> None:
        """Start free, with nobody waiting."""
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def __enter__(self) -> None:
        """Wait for one's turn."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(self, *_: object) -> None:
        """Hand the turn to whoever waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


class Database:
    """The engine and the rule how transactions begin on it."""

    def __init__(self, url: str) -> None:
        """Connect lazily to `url` (a SQLAlchemy address: sqlite:///… or postgresql+psycopg://…)."""
        self.is_sqlite = url.startswith("sqlite")
        self.engine: Engine = create_engine(url, **({} if self.is_sqlite else {"pool_pre_ping": True}))
        self._turn = FairLock()
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def transaction(self, way: Way = NOWHERE, *, write: bool = True) -> Iterator[Session]:
        """One unit of work: leaving the block keeps everything, an exception keeps nothing.

        It goes by `way` until another is taken; without any, PostgreSQL shows it no row that is somebody's.
        """
        if not self.is_sqlite:
            with _session(self.engine) as session, session.begin():
                take(session, way)
                yield session
            return
        if not write:
            with self._sqlite_session(write=False) as session:
                take(session, way)
                yield session
            return
        with self._turn, self._sqlite_session(write=True) as session:
            take(session, way)
            yield session

    @contextmanager
    def _sqlite_session(self, *, write: bool) -> Iterator[Session]:
        bound = self.engine.execution_options(portal_write=write)
        with _session(bound) as session, session.begin():
            event.listen(session, "do_orm_execute", _refuse_without_way)
            yield session

    def assert_durable(self) -> None:
        """Refuse to start on a database that could lose what it acknowledged.

        Raises:
            Unavailable: with the setting that is wrong.
        """
        with self.engine.connect() as connection:
            if self.is_sqlite:
                ok = connection.execute(text("PRAGMA synchronous")).scalar() == 2  # noqa: PLR2004 - FULL
                ok = ok and connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
            else:
                ok = connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
                ok = ok and connection.execute(text("SHOW fsync")).scalar() == "on"
        if not ok:
            raise Unavailable(
                "The database does not keep what it acknowledges: turn full synchronization on."
            )

    def close(self) -> None:
        """Let all connections go."""
        self.engine.dispose()


def _session(engine: Engine) -> Session:
    """A session for one unit of work: whoever uses it afterwards gets an error, not a second transaction."""
    return Session(engine, expire_on_commit=False, close_resets_only=False)


def _refuse_without_way(asked: ORMExecuteState) -> None:
    """What PostgreSQL answers with no rows is refused here: a transaction that did not say who it is for."""
    if way_of(asked.session) != NOWHERE:
        return
    if {getattr(mapper.local_table, "name", "") for mapper in asked.all_mappers} & WALLS.keys():
        raise RuntimeError("Say by which way this transaction goes (portal/records/roads.py).")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("portal_write", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
