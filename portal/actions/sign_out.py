"""A person signs out: of this browser, of one other, or everywhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.people import live_sessions
from portal.vocabulary import Missing, Verb


def sign_out(database: Session, actor: Actor, session_id: UUID | None, now: datetime) -> int:
    """End one session of the actor's own, or all of them when none is named; returns how many ended.

    Raises:
        Missing: the named session is not a live one of this person.
    """
    ended = [
        session
        for session in live_sessions(database, actor.person, now)
        if session_id is None or session.id == session_id
    ]
    if session_id is not None and not ended:
        raise Missing("This sign-in has ended already.")
    for session in ended:
        session.ended_at = now
    record(database, actor, Verb.SIGNED_OUT, now, details={"sessions": len(ended)})
    return len(ended)
