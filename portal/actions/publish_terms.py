"""The operator publishes a new version of the standing terms; every pair of vendors signs it anew."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.sending import send_notice
from portal.actions.instruments import Instruments
from portal.records.agreements import Terms, current_terms, organizations_with_agreements
from portal.records.people import active_people_with
from portal.rules.standing_terms import terms_hash
from portal.vocabulary import Conflict, Invalid, Permission, Role, Verb

_SHORTEST = 200
_LONGEST = 100_000


def publish_terms(
    database: Session, actor: Actor, text: str, instruments: Instruments, now: datetime
) -> Terms:
    """Keep the text as the newest version and tell the administrators who have to sign it.

    Raises:
        Invalid: too short or too long for legal terms, or the text that is in force.
        Conflict: another version was published at the same moment.
    """
    actor.require(Permission.TERMS_PUBLISH)
    tidy = text.replace("\r\n", "\n").strip() + "\n"
    if not _SHORTEST <= len(tidy) <= _LONGEST:
        raise Invalid(f"Enter the whole text, {_SHORTEST} to {_LONGEST:,} characters.", "text")
    before = current_terms(database)
    if before is not None and before.text == tidy:
        raise Invalid("This is the version in force. Change the text first.", "text")
    number = before.number + 1 if before is not None else 1
    terms = Terms(number=number, text=tidy, sha256=terms_hash(tidy), published_at=now)
    database.add(terms)
    try:
        database.flush()
    except IntegrityError as faster:
        raise Conflict("Another version was published at the same moment. Read it first.") from faster
    for organization_id in organizations_with_agreements(database):
        for person in active_people_with(database, organization_id, Role.VENDOR_ADMINISTRATOR):
            send_notice(
                database,
                instruments.keyring,
                person.email,
                "New terms to sign",
                f"Version {number} of the standing terms was published. Until both sides of an agreement\n"
                f"have signed it, nothing can be disclosed or read:\n{instruments.link('/partners')}\n",
                now,
            )
    details = {"number": number, "sha256": terms.sha256}
    record(database, actor, Verb.TERMS_PUBLISHED, now, subject_id=terms.id, details=details)
    return terms
