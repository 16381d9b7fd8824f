"""A compliance officer signs for an access review: exactly what was shown, in the log, for good."""

from collections import Counter
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.access.reviewing import access_review
from portal.records.organizations import organization_of
from portal.rules.one_line import one_line
from portal.vocabulary import Conflict, Invalid, Permission, Verb

LONGEST_NOTE = 500


def sign_review(database: Session, actor: Actor, seen: str, note: str, now: datetime) -> None:
    """Enter that the review was done; `seen` is the fingerprint of what the officer was shown.

    Raises:
        Refused: the actor's role does not include the log, or nobody is signed in.
        Invalid: the note is missing or too long.
        Conflict: there is something else to review by now.
    """
    actor.require(Permission.AUDIT_SEARCH)
    said = one_line(note)
    if not said:
        raise Invalid("Write what you decided, in a sentence.", "note")
    if len(said) > LONGEST_NOTE:
        raise Invalid(f"Write at most {LONGEST_NOTE} characters.", "note")
    found = access_review(database, organization_of(database, actor.organization_id), now)
    if found.fingerprint != seen:
        raise Conflict("The list has changed since you opened it. Look at it again, then sign.")
    counts = Counter(one.kind.value for one in found.findings)
    record(
        database,
        actor,
        Verb.ACCESS_REVIEWED,
        now,
        subject_id=actor.person,
        details={
            "sha256": found.fingerprint,
            "permissions": len(found.permissions),
            "people": len(found.people),
            "found": dict(sorted(counts.items())),
        },
        personal={"note": said},
    )
