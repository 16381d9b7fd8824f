"""A queued job that comes again each minute: cases that wait too long raise alarms, which climb as agreed."""

import logging
from uuid import UUID

from portal.access.alarm_calls import Courier
from portal.access.alarming import AGAIN_AFTER, keep_alarming, look_at_case
from portal.actions.work import Work
from portal.records.alarms import cases_to_watch
from portal.records.roads import AT_WORK

_AT_ONCE = 50

log = logging.getLogger(__name__)


def raise_alarms(work: Work) -> None:
    """Look at every case that is due, some in each transaction; one that fails does not stop the others.

    A worker that dies leaves whole transactions behind: what they raised is known by its name, so whoever
    looks next raises the rest and nothing twice.
    """
    courier = Courier(work.instruments.keyring, work.instruments.link)
    after = UUID(int=0)
    with work.kept():
        while True:
            with work.database.transaction(AT_WORK) as database:
                now = work.clock()
                ids = cases_to_watch(database, now, after, _AT_ONCE)
                for case_id in ids:
                    try:
                        with database.begin_nested():
                            look_at_case(database, case_id, courier, now)
                    except Exception:
                        log.exception("The alarms of one case could not be looked at.")
            if len(ids) < _AT_ONCE:
                break
            after = ids[-1]
    now = work.clock()
    with work.finishing() as database:
        keep_alarming(database, now, now + AGAIN_AFTER)
