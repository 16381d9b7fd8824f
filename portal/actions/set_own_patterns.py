"""A vendor's administrator writes the patterns that are taken out of everything its people bring in."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.own_patterns import OwnPatterns
from portal.redaction import checked_pattern
from portal.vocabulary import Invalid, Permission, Verb

MOST_OWN_PATTERNS = 50


def set_own_patterns(database: Session, actor: Actor, patterns: Sequence[str], now: datetime) -> None:
    """Keep these patterns in place of those before; cases keep what they were taught until now.

    Raises:
        Refused: the actor's role does not include it.
        Invalid: a pattern cannot be used, or there are too many.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    wanted = list(dict.fromkeys(patterns))
    if len(wanted) > MOST_OWN_PATTERNS:
        raise Invalid(f"Keep at most {MOST_OWN_PATTERNS} patterns.", "patterns")
    for pattern in wanted:
        try:
            checked_pattern(pattern)
        except Invalid as failure:
            raise Invalid(failure.sentence, "patterns") from failure
    kept = database.get(OwnPatterns, actor.organization_id)
    if kept is None:
        kept = OwnPatterns(organization_id=actor.organization_id)
        database.add(kept)
    kept.patterns, kept.set_by_id, kept.set_at = wanted, actor.person, now
    database.flush()
    digest = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
    details = {"own_patterns": str(len(wanted)), "own_patterns_digest": digest}
    record(database, actor, Verb.ORGANIZATION_SETTINGS_CHANGED, now, details=details)
