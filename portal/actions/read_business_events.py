"""Somebody looks at the register of business events and at what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.business_register import figures_told
from portal.access.framing import MOST_CASES, framed
from portal.access.recording import record
from portal.measures.business.figure import Figure
from portal.measures.counted.spans import Span
from portal.records.business_events import BusinessRow, business_rows_of, rows_by_kind
from portal.vocabulary import BusinessKind, Permission, Verb

MOST_SHOWN = 200


@dataclass(frozen=True)
class BusinessReading:
    """The newest rows (of one kind, if asked for), how many there are of each, and the figures of all.

    Of very many cases those components of the health (M34) that cases tell are of one `frame` (None: all).
    """

    rows: Sequence[BusinessRow]
    counts: Mapping[BusinessKind, int]
    figures: Mapping[str, Figure]
    frame: Span | None


def read_business_events(
    database: Session,
    actor: Actor,
    kind: BusinessKind | None,
    now: datetime,
    most: int = MOST_SHOWN,
) -> BusinessReading:
    """The register of the actor's organization, and its figures over all of it.

    Raises:
        Refused: the actor's role does not include measures.
    """
    actor.require(Permission.MEASURES_READ)
    own_id = actor.organization_id
    chosen, frame = framed(database, own_id, None, now, now, MOST_CASES)
    figures = figures_told(database, own_id, now, chosen)
    record(database, actor, Verb.MEASURES_READ, now, details={"kind": kind.value if kind else ""})
    return BusinessReading(
        business_rows_of(database, own_id, kind, most),
        rows_by_kind(database, own_id),
        figures,
        frame,
    )
