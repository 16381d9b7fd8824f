"""What an action is handed that runs as a queued job: long work between short transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.actions.instruments import Instruments
from portal.records.database import Database
from portal.records.jobs import extend, finish
from portal.vocabulary import Conflict

LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class Work:
    """One leased job. Its result and its end are kept in one transaction, so nothing is done twice."""

    database: Database
    instruments: Instruments
    clock: Callable[[], datetime]
    job_id: UUID
    lease: UUID
    subject_id: UUID

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Look something up before the long part."""
        with self.database.transaction(write=False) as database:
            yield database

    @contextmanager
    def finishing(self) -> Iterator[Session]:
        """Keep the result and mark the job done; all of it is dropped if the lease was lost meanwhile."""
        with self.database.transaction() as database:
            finish(database, self.job_id, self.lease, self.clock())
            yield database

    def still_ours(self) -> None:
        """Prolong the lease during long work.

        Raises:
            Conflict: another worker has the job by now; stop.
        """
        with self.database.transaction() as database:
            if not extend(database, self.job_id, self.lease, self.clock() + LEASE):
                raise Conflict("Another worker took this job over.")
