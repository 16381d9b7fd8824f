"""The kinds of queued work between an upload and its disclosure, and after them."""

import os
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.jobs import enqueue, is_waiting
from portal.redaction.runs.bounds import Bounds

_MOST_PROCESSES = 4
SCAN_UPLOAD = "scan_upload"
REDACT_DISCLOSURE = "redact_disclosure"
SWEEP_STORAGE = "sweep_storage"


def _processes() -> int:
    """One for each core but one, which goes on serving pages; no more than their memory allows."""
    return max(1, min(_MOST_PROCESSES, (os.cpu_count() or 1) - 1))


BOUNDS = Bounds(seconds=6 * 60 * 60, processor=6 * 60 * 60, jobs=_processes())
"""How long one run of redaction may take: enough for the largest upload, and an end for all others."""
_NOTHING_IN_PARTICULAR = UUID(int=0)


def keep_sweeping(database: Session, now: datetime, next_at: datetime) -> None:
    """Queue the next sweep of the storage, unless one is queued already."""
    if not is_waiting(database, SWEEP_STORAGE):
        enqueue(database, SWEEP_STORAGE, _NOTHING_IN_PARTICULAR, now, run_at=next_at)
