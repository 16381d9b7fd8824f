"""A compliance officer looks at one entry of the log; that too is written down."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import SeenEntry, may_see, seen_by
from portal.access.recording import record
from portal.records.audit_log import LogCheckpoint, latest_checkpoint, position_of
from portal.records.log_search import entry_of
from portal.records.organizations import organization_of
from portal.vocabulary import Missing, Permission, Verb


@dataclass(frozen=True)
class PlacedEntry:
    """One entry with its place in the log (from 0; None while it waits) and the newest signed state."""

    seen: SeenEntry
    place: int | None
    checkpoint: LogCheckpoint | None

    @property
    def provable(self) -> bool:
        """Whether a signed state of the log covers it already."""
        return self.place is not None and self.checkpoint is not None and self.place < self.checkpoint.size


def read_entry(database: Session, actor: Actor, entry_id: UUID, now: datetime) -> PlacedEntry:
    """The entry as the actor's organization may see it.

    Raises:
        Refused: the actor's role does not include the log.
        Missing: there is no such entry, or the organization may not see it.
    """
    actor.require(Permission.AUDIT_SEARCH)
    own = organization_of(database, actor.organization_id)
    row = entry_of(database, may_see(own), entry_id)
    if row is None:
        raise Missing("There is no such entry in your part of the log.")
    (seen,) = seen_by(database, own, [row])
    found = PlacedEntry(seen, position_of(database, row.id), latest_checkpoint(database))
    record(
        database,
        actor,
        Verb.AUDIT_SEARCHED,
        now,
        customer_id=row.customer_id,
        subject_id=row.id,
        details={"criteria": ["entry"], "shown": 1},
    )
    return found
