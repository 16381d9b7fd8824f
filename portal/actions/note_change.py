"""Somebody notes what was changed for a goal, so that one sees what it gave."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.goals import GoalChange, goal_of
from portal.rules.one_line import one_line
from portal.vocabulary import Invalid, Permission, Verb

LONGEST = 300


def note_change(
    database: Session, actor: Actor, goal_id: UUID, words: str, used_from: date, now: datetime
) -> GoalChange:
    """Keep what was changed and from which day on it is in use.

    Raises:
        Refused: the actor's role does not include it.
        Missing: it is not a goal of the actor's organization.
        Invalid: the words are missing or too long, or the day lies ahead.
    """
    actor.require(Permission.GOAL_SET)
    goal = goal_of(database, actor.organization_id, goal_id)
    said = one_line(words)
    if not 0 < len(said) <= LONGEST:
        raise Invalid(f"Say in at most {LONGEST} letters what was changed.", "words")
    if used_from > actor.today(now):
        raise Invalid("Enter the day from which on it is in use; note it then, not before.", "used_from")
    change = GoalChange(goal_id=goal.id, words=said, used_from=used_from, noted_at=now)
    database.add(change)
    database.flush()
    record(database, actor, Verb.CHANGE_NOTED, now, subject_id=goal.id)
    return change
