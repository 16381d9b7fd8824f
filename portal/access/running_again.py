"""What customers answered later, as a level that tells of no few cases: does it still work?"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.measures.counted.levels import CountedLevel
from portal.measures.counted.openings import behind_openings
from portal.measures.counted.spans import Behind
from portal.measures.levels.level import Level
from portal.measures.levels.levels import TOO_FEW
from portal.measures.levels.outcomes import ANSWER_WITHIN, level_of_answers
from portal.measures.suppression import SMALLEST_CELL, enough_customers
from portal.records.outcome_checks import cases_asked, check_counts


def running_again(database: Session, organization_id: UUID, now: datetime) -> CountedLevel:
    """M25 of all cases, from the answers themselves: told of no shorter time, so no two answers differ."""
    of = check_counts(database, organization_id, now - ANSWER_WITHIN)
    cases, largest = sum(of.cases), max(of.cases, default=0)
    if cases and (cases < SMALLEST_CELL or not enough_customers(len(of.cases), largest, cases)):
        return CountedLevel(Level("M25", None, frozenset(), why=TOO_FEW), 0)
    return CountedLevel(level_of_answers(of.yes, of.no, of.silent, frozenset()), cases)


def behind_answers(database: Session, organization_id: UUID, now: datetime) -> Behind:
    """The cases behind that level, for pages of some times: they tell of blocks of it."""
    return behind_openings(cases_asked(database, organization_id, now - ANSWER_WITHIN))
