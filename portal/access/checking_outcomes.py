"""Planning to ask a customer who said yes whether it still works: everybody, a week and a month later."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.records.jobs import enqueue
from portal.records.outcome_checks import OutcomeCheck
from portal.records.resolutions import Resolution

ASK_OUTCOME = "ask_outcome"
DAYS = (7, 30)


def plan_checks(database: Session, resolution: Resolution, now: datetime) -> None:
    """Queue both questions; whether they are still to be asked is seen when their day has come."""
    for day in DAYS:
        check = OutcomeCheck(case_id=resolution.case_id, resolution_id=resolution.id, day=day)
        database.add(check)
        database.flush()
        enqueue(database, ASK_OUTCOME, check.id, now, run_at=now + timedelta(days=day))
