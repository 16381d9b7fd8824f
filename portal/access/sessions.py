"""What happens to sign-ins when what they stand on changes; shared by several actions."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.records.people import SignInSession
from portal.vault.tokens import new_token, token_hash


def renew_token(session: SignInSession) -> str:
    """Give the session another token, so that one seen before it gained rights is worth nothing."""
    token = new_token()
    session.token_hash = token_hash(token)
    return token


def end_sessions(database: Session, person_id: UUID, now: datetime, *, but: UUID | None = None) -> int:
    """End every live sign-in of a person, except one if it is named; returns how many ended."""
    query = update(SignInSession).where(
        SignInSession.person_id == person_id,
        SignInSession.ended_at.is_(None),
        SignInSession.expires_at > now,
    )
    if but is not None:
        query = query.where(SignInSession.id != but)
    return len(database.scalars(query.values(ended_at=now).returning(SignInSession.id)).all())
