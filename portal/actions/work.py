"""What an action is handed that runs as a queued job: long work between short transactions."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.actions.instruments import Instruments
from portal.records.database import Database
from portal.records.jobs import MOST_ATTEMPTS, Job, extend, finish, note_share
from portal.records.roads import AT_WORK
from portal.redaction import Report
from portal.redaction.runs.child import redact_in_child
from portal.vocabulary import Conflict

Redacting = Callable[..., Report]
"""What redacts a file as `redact_in_child` does, with its arguments."""

LEASE = timedelta(minutes=1)
"""How long another worker waits before it takes the job of one that died."""
BEAT_SECONDS = 15.0
"""How often long work prolongs its lease: several times within it, for a busy database may refuse some."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """One leased job. Its result and its end are kept in one transaction, so nothing is done twice."""

    database: Database
    instruments: Instruments
    clock: Callable[[], datetime]
    job_id: UUID
    lease: UUID
    subject_id: UUID
    redact: Redacting = redact_in_child

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Look something up before the long part."""
        with self.database.transaction(AT_WORK, write=False) as database:
            yield database

    @contextmanager
    def finishing(self) -> Iterator[Session]:
        """Keep the result and mark the job done; all of it is dropped if the lease was lost meanwhile."""
        with self.database.transaction(AT_WORK) as database:
            finish(database, self.job_id, self.lease, self.clock())
            yield database

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Prolong the lease from beside during long work. A lost lease shows in `finishing`."""
        over = threading.Event()
        beat = threading.Thread(target=self._keep, args=(over,), daemon=True)
        beat.start()
        try:
            yield
        finally:
            over.set()
            beat.join()

    def _keep(self, over: threading.Event) -> None:
        while not over.wait(BEAT_SECONDS):
            try:
                self.still_ours()
            except Conflict:
                return
            except Exception:
                log.warning("The lease of a job could not be prolonged.", exc_info=True)

    def shares(self) -> Callable[[float], None]:
        """What is told the share that is done (0 to 1) during long work, for who waits; kept at each percent.

        Nothing depends on it: what the database refuses is left out.
        """
        told = [0]

        def tell(share: float) -> None:
            percent = int(100 * share)
            if percent <= told[0]:
                return
            told[0] = percent
            try:
                with self.database.transaction(AT_WORK) as database:
                    note_share(database, self.job_id, self.lease, share)
            except Exception:
                log.warning("How far a job is could not be written down.", exc_info=True)

        return tell

    def is_last_try(self) -> bool:
        """Whether the job is given up when it fails this time."""
        return self._tries() >= MOST_ATTEMPTS

    def is_beyond_tries(self) -> bool:
        """Whether it was tried often enough before: its workers died of it."""
        return self._tries() > MOST_ATTEMPTS

    def _tries(self) -> int:
        with self.reading() as database:
            return database.get_one(Job, self.job_id).attempts

    def still_ours(self) -> None:
        """Prolong the lease during long work.

        Raises:
            Conflict: another worker has the job by now; stop.
        """
        with self.database.transaction(AT_WORK) as database:
            if not extend(database, self.job_id, self.lease, self.clock() + LEASE):
                raise Conflict("Another worker took this job over.")
