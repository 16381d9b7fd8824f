"""A vendor's administrator says how many reviews of files hold test items."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.decoys import DecoySetting, decoy_setting_of
from portal.rules.decoys import SHARES
from portal.vocabulary import Invalid, Permission, Verb


def set_decoys(database: Session, actor: Actor, share: int, now: datetime) -> None:
    """Keep how many of a hundred reviews hold test items; 0 takes them out of open reviews at once.

    Raises:
        Refused: the actor's role does not include it.
        Invalid: it is none of `SHARES`.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    if share not in SHARES:
        raise Invalid("Choose one of the shares that are offered.", "share")
    details = {"test_items_in_reviews_of_a_hundred": share}
    entry = record(database, actor, Verb.ORGANIZATION_SETTINGS_CHANGED, now, details=details)
    kept = decoy_setting_of(database, actor.organization_id)
    if kept is None:
        kept = DecoySetting(organization_id=actor.organization_id)
        database.add(kept)
    kept.share, kept.entry_id, kept.set_at = share, entry.id, now
    database.flush()
