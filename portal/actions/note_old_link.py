"""Somebody came with a link that works no more: that is written down, though not each time anew."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access.link_access import OldLink
from portal.access.recording import record
from portal.records.audit_log import was_entered_since
from portal.records.links import lock_link
from portal.vocabulary import Verb

ONCE_IN = timedelta(hours=1)
"""So that nobody fills the log with one old mail."""


def note_old_link(database: Session, old: OldLink, now: datetime) -> bool:
    """Write it into the stream of the organization that the link was for, at most once in an hour.

    Returns whether an entry was written. Nothing of a case is in it: neither is it in the link's page.
    """
    lock_link(database, old.link.id)
    if was_entered_since(database, Verb.LINK_REFUSED, old.link.id, now - ONCE_IN):
        return False
    details = {"link_for": old.link.purpose.value, "because": old.because.value}
    record(database, old.actor, Verb.LINK_REFUSED, now, subject_id=old.link.id, details=details)
    return True
