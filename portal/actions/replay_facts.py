"""A queued job that comes again each night: all facts are made anew from the events and compared."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from portal.access.counting import compare_counted
from portal.access.replaying import AGAIN_AFTER, compare_facts, keep_replaying, note_check
from portal.actions.work import Work
from portal.records.roads import AT_WORK

log = logging.getLogger(__name__)


def replay_facts(work: Work) -> None:
    """Compare, put right what differs, keep the result where the measures show it, queue the next time."""

    @contextmanager
    def opening() -> Iterator[Session]:
        with work.database.transaction(AT_WORK) as database:
            yield database

    with work.kept():
        found = compare_facts(work.reading, opening, mend=True)
        months, wrong = compare_counted(opening, mend=True)
    if found.differing:
        log.error("The facts of %d of %d cases differed from their events.", found.differing, found.cases)
    if wrong:
        log.error("The counts of %d of %d months differed from their events.", wrong, months)
    found.differing += wrong
    now = work.clock()
    with work.finishing() as database:
        note_check(database, found, now)
        keep_replaying(database, now, now + AGAIN_AFTER)
