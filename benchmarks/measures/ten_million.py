"""Cases and events of one organization, put straight into the tables of an installation, with a seed.

The stories are those of `STORIES`, so that what they must come to is known; their events are as the actions
would have appended them (holders by the rules), and the rows as the portal's own tables want them.
"""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from portal.rules.holders import NOBODY, HolderEvent, holder_after
from portal.vocabulary import EventType as E

YEARS = 3
AT_ONCE = 5_000
STORIES: tuple[tuple[float, tuple[tuple[E, int, int, float], ...]], ...] = (
    (
        0.6,
        (
            (E.CASE_OPENED, 0, 0, 0.0),
            (E.REQUEST_ASKED, 0, 1, 1.0),
            (E.REQUEST_ACCEPTED, 0, 1, 2.0),
            (E.WORK_STARTED, 1, 0, 1.0),
            (E.HANDOFF_OFFERED, 0, 1, 6.0),
            (E.HANDOFF_ACCEPTED, 0, 1, 3.0),
            (E.RESOLUTION_PROPOSED, 1, 0, 60.0),
            (E.RESOLUTION_CONFIRMED, 1, 0, 20.0),
            (E.CASE_CLOSED, 0, 0, 5.0),
        ),
    ),
    (
        0.3,
        (
            (E.CASE_OPENED, 0, 0, 0.0),
            (E.REQUEST_ASKED, 0, 1, 1.0),
            (E.REQUEST_INFORMATION_WANTED, 0, 1, 4.0),
            (E.REQUEST_DECLINED, 0, 1, 9.0),
            (E.REQUEST_ASKED, 0, 2, 2.0),
            (E.REQUEST_ACCEPTED, 0, 2, 3.0),
            (E.RESOLUTION_PROPOSED, 2, 0, 90.0),
            (E.RESOLUTION_SILENT, 2, 0, 100.0),
            (E.CASE_CLOSED, 0, 0, 5.0),
        ),
    ),
    (
        0.1,
        (
            (E.CASE_OPENED, 0, 0, 0.0),
            (E.HANDOFF_OFFERED, 0, 1, 2.0),
            (E.HANDOFF_ACCEPTED, 0, 1, 5.0),
            (E.HANDOFF_OFFERED, 1, 0, 30.0),
            (E.HANDOFF_ACCEPTED, 1, 0, 2.0),
            (E.WORK_STARTED, 0, 0, 9.0),
            (E.RESOLUTION_PROPOSED, 0, 0, 40.0),
            (E.RESOLUTION_CONFIRMED, 0, 0, 30.0),
            (E.CASE_CLOSED, 0, 0, 5.0),
        ),
    ),
)
"""How often, and the events: kind, from whom, to whom (places in the case), hours since the one before."""

_CASE = """INSERT INTO cases (id, reference, title, product, customer_id, opener_id, opened_by_id, severity,
    severity_word, state, holder_kind, holder_organization_id, holder_since, last_event_at, opened_at)
    VALUES (?, ?, 'A case', 'A product', ?, ?, ?, 'high', 'High', ?, ?, ?, ?, ?, ?)"""
_PLACE = "INSERT INTO participants (case_id, organization_id, place, joined_at) VALUES (?, ?, ?, ?)"
_EVENT = """INSERT INTO case_events (id, case_id, number, type, at, organization_id, from_id, to_id, reason,
    holder_kind, holder_organization_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)"""
Row = tuple[object, ...]


@dataclass(frozen=True)
class Cast:
    """Who is in it: our organization, its partners, customers, and somebody who opens cases."""

    ours: UUID
    partners: list[UUID]
    customers: list[UUID]
    person: UUID


@dataclass
class Made:
    """The rows of some cases."""

    cases: list[Row]
    places: list[Row]
    events: list[Row]


def fill(file: Path, cast: Cast, cases: int, until: datetime) -> int:
    """Add so many cases of three years up to `until`; returns how many events they have."""
    database = sqlite3.connect(file)
    database.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA foreign_keys=OFF;")
    count = 0
    for made in _batches(cast, cases, until):
        with database:
            database.executemany(_CASE, made.cases)
            database.executemany(_PLACE, made.places)
            database.executemany(_EVENT, made.events)
        count += len(made.events)
    database.execute("ANALYZE")
    database.close()
    return count


def _batches(cast: Cast, cases: int, until: datetime) -> Iterator[Made]:
    chance = random.Random(10)
    begin = until - timedelta(days=365 * YEARS)
    made = Made([], [], [])
    for number in range(cases):
        at = begin + (until - begin) * (number / cases)
        _add(made, number, cast, at, until, chance)
        if len(made.cases) == AT_ONCE:
            yield made
            made = Made([], [], [])
    yield made


def _add(made: Made, number: int, cast: Cast, at: datetime, until: datetime, chance: random.Random) -> None:
    case_id = f"{(1 << 124) + (number << 64) + chance.getrandbits(62):032x}"
    sides = cast.ours, *chance.sample(cast.partners, 2)
    story = chance.choices([one for _, one in STORIES], [share for share, _ in STORIES])[0]
    holder, opened, seq, since, state = NOBODY, _text(at), 0, at, "open"
    for seq, (kind, giver, taker, hours) in enumerate(story, start=1):
        after = at + timedelta(seconds=round(3600 * chance.lognormvariate(0, 1.2) * hours))
        if after > until:
            break
        at, actor = after, sides[taker if kind.value.endswith(("accepted", "declined")) else giver]
        moved = holder_after(holder, HolderEvent(kind, actor, sides[giver], sides[taker]))
        holder, since = moved, since if moved == holder else at
        state = "closed" if kind is E.CASE_CLOSED else "open"
        made.events.append(
            (
                f"{(2 << 124) + (number << 80) + (seq << 64) + chance.getrandbits(62):032x}",
                case_id,
                seq,
                kind.value,
                _text(at),
                actor.hex,
                sides[giver].hex,
                sides[taker].hex,
                holder.kind.value,
                holder.organization_id.hex if holder.organization_id else None,
            )
        )
    holds = holder.kind.value, holder.organization_id.hex if holder.organization_id else None
    customer = chance.choice(cast.customers).hex
    opening = customer, cast.ours.hex, cast.person.hex
    made.cases.append((case_id, f"C-{number}", *opening, state, *holds, _text(since), _text(at), opened))
    for place, one in zip(("opener", "partner", "partner"), sides, strict=True):
        made.places.append((case_id, one.hex, place, opened))


def _text(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
