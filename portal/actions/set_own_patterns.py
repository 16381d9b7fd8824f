"""A vendor's administrator writes the patterns that are taken out of everything its people bring in."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.own_patterns import OwnPatterns
from portal.redaction import checked_pattern
from portal.vocabulary import DataCategory, Invalid, Permission, Verb

MOST_OWN_PATTERNS = 50


OwnPattern = tuple[str, DataCategory]
"""A pattern with the category of what it matches, which decides how it leaves."""


def set_own_patterns(database: Session, actor: Actor, patterns: Sequence[OwnPattern], now: datetime) -> None:
    """Keep these patterns in place of those before; cases keep what they were taught until now.

    Raises:
        Refused: the actor's role does not include it.
        Invalid: a pattern cannot be used or stands under two categories, or there are too many.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    wanted = list(dict.fromkeys(patterns))
    if len(wanted) > MOST_OWN_PATTERNS:
        raise Invalid(f"Keep at most {MOST_OWN_PATTERNS} patterns.", "patterns")
    _check(wanted)
    kept = database.get(OwnPatterns, actor.organization_id)
    if kept is None:
        kept = OwnPatterns(organization_id=actor.organization_id)
        database.add(kept)
    kept.patterns = [[pattern, category.value] for pattern, category in wanted]
    kept.set_by_id, kept.set_at = actor.person, now
    database.flush()
    digest = hashlib.sha256(
        "\n".join(f"{category.value} {pattern}" for pattern, category in wanted).encode()
    ).hexdigest()
    details = {"own_patterns": str(len(wanted)), "own_patterns_digest": digest}
    record(database, actor, Verb.ORGANIZATION_SETTINGS_CHANGED, now, details=details)


def _check(wanted: Sequence[OwnPattern]) -> None:
    """Each can be used, and says one thing of what it matches; failures name the category's field."""
    seen: set[str] = set()
    for pattern, category in wanted:
        field = "patterns" if category is DataCategory.CUSTOMER_TERMS else category.value
        try:
            checked_pattern(pattern)
        except Invalid as failure:
            raise Invalid(failure.sentence, field) from failure
        if pattern in seen:
            raise Invalid(f"The pattern {pattern!r} stands under two kinds of data: choose one.", field)
        seen.add(pattern)
