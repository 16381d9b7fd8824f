"""A compliance officer searches the log. The search itself is written down: its kinds, never its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import SeenEntry, may_see, seen_by
from portal.access.recording import record
from portal.records.log_search import Sought, Turn, counts_by_verb, entries_of, number_after
from portal.records.organizations import organization_of
from portal.vocabulary import Permission, Verb

PAGE = 50


@dataclass(frozen=True)
class AuditPage:
    """Some of the entries that fit, newest first.

    `counts` says how many entries of each kind fit everything but the kinds that are sought, `total`
    how many fit altogether, `newer` how many of these come before the first that is shown.
    """

    entries: Sequence[SeenEntry]
    counts: Mapping[Verb, int]
    total: int
    newer: int


def search_audit(
    database: Session,
    actor: Actor,
    sought: Sought,
    now: datetime,
    *,
    turn: Turn | None = None,
    most: int = PAGE,
) -> AuditPage:
    """Search what the actor's organization may see, and write down that it was searched.

    Raises:
        Refused: the actor's role does not include the log.
    """
    actor.require(Permission.AUDIT_SEARCH)
    own = organization_of(database, actor.organization_id)
    scope = may_see(own)
    rows = entries_of(database, scope, sought, turn or Turn(), most)
    counts = counts_by_verb(database, scope, sought)
    wanted = counts if sought.verbs is None else {verb: counts.get(verb, 0) for verb in sought.verbs}
    found = AuditPage(
        entries=seen_by(database, own, rows),
        counts=counts,
        total=sum(wanted.values()),
        newer=number_after(database, scope, sought, rows[0]) if rows else 0,
    )
    details = {"criteria": sought.criteria(), "shown": len(rows)}
    record(database, actor, Verb.AUDIT_SEARCHED, now, details=details)
    return found
