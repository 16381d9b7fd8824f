"""Mail to a person about their own account: whoever changes how they sign in, they hear of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.sending import send_notice
from portal.records.people import person_of
from portal.vault.keyring import KeyRing

_OTHERWISE = "If this was not you, tell whoever invited you to Entente at once."


def tell_of_account(
    database: Session, keyring: KeyRing, person_id: UUID, subject: str, sentence: str, now: datetime
) -> None:
    """Say what was changed, and what to do for somebody who did not do it."""
    email = person_of(database, person_id).email
    send_notice(database, keyring, email, subject, f"{sentence}\n{_OTHERWISE}\n", now)
