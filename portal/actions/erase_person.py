"""What the portal knows of somebody who left is erased; what they did stays, and every proof of it holds.

The log keeps only fingerprints of personal values. Erasing a value with its salt makes the entry silent
about the person for good, while its bytes, its place in the tree and all packs stay as they are.
"""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.records.audit_log import AuditEntry, AuditSalt
from portal.records.base import new_id
from portal.records.links import Link
from portal.records.notices import Notice
from portal.records.people import Person, RecoveryCode, person_by_email
from portal.records.saved_searches import SavedSearch
from portal.records.saved_views import SavedView
from portal.vocabulary import Conflict, Missing, Verb

OF_THE_ACTOR = frozenset({"actor", "address", "client"})
ERASED = "Somebody who left"


def erase_person(database: Session, email: str, now: datetime) -> int:
    """Erase one person's name and address, and all that the log says of them; says from how many entries.

    Links and sent messages lose the address too, kept searches and views go. What others wrote in words of
    their own is not searched.

    Raises:
        Missing: nobody has this address.
        Conflict: they can still sign in.
    """
    person = person_by_email(database, email)
    if person is None:
        raise Missing("Nobody has this address.")
    if person.deactivated_at is None:
        raise Conflict("This person can still sign in. Deactivate them first.")
    silent = _silence(database, person)
    nobody = f"erased-{new_id()}@erased.invalid"
    sent = Notice.sent_at.is_not(None)
    database.execute(update(Notice).where(Notice.email == person.email, sent).values(email=nobody))
    database.execute(update(Link).where(Link.email == person.email).values(email=nobody, revoked_at=now))
    person.name, person.email = ERASED, nobody
    person.totp_secret, person.password_hash = None, ""
    for kept in (RecoveryCode, SavedSearch, SavedView):
        database.execute(delete(kept).where(kept.person_id == person.id))
    details = {"entries": silent}
    actor = portal_for(person.organization_id)
    record(database, actor, Verb.PERSON_ERASED, now, subject_id=person.id, details=details)
    return silent


def _silence(database: Session, person: Person) -> int:
    """Take this person's values out from beside the log; others' in the same entries stay."""
    count = 0
    rows = database.execute(
        select(AuditSalt, AuditEntry.person_id).join(AuditEntry, AuditEntry.id == AuditSalt.entry_id)
    )
    for salts, person_id in rows.all():
        own = OF_THE_ACTOR if person_id == person.id else frozenset()
        kept = {
            name: pair
            for name, pair in salts.disclosures.items()
            if name not in own and pair[1] != person.email
        }
        if kept != salts.disclosures:
            salts.disclosures = kept
            count += 1
    database.flush()
    return count
