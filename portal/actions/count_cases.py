"""A queued job that comes again every few minutes: it counts cases that changed, for the first screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from portal.access.counting import COUNT_AGAIN_AFTER, count_all, keep_counting
from portal.actions.work import Work
from portal.records.roads import AT_WORK


def count_cases(work: Work) -> None:
    """Count, and queue the next time."""

    @contextmanager
    def opening() -> Iterator[Session]:
        with work.database.transaction(AT_WORK) as database:
            yield database

    with work.kept():
        count_all(opening, work.clock)
    now = work.clock()
    with work.finishing() as database:
        keep_counting(database, now, now + COUNT_AGAIN_AFTER)
