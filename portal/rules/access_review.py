"""What an access review finds: permissions and people that somebody should look at again."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.vocabulary import DataCategory, Treatment

REVEALED_WITHIN = timedelta(days=30)
UNUSED_AFTER = timedelta(days=30)
EXPIRING_WITHIN = timedelta(days=14)
DORMANT_AFTER = timedelta(days=90)


class FindingKind(StrEnum):
    """Why somebody should look again."""

    UNUSED = "unused"
    EXPIRING = "expiring"
    OFF_PROTOCOL = "off_protocol"
    REVEALED = "revealed"
    HELD_OPENED = "held_opened"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class LivePermission:
    """One permission in force, with what its kind of problem needs (`needed`) and what it allows."""

    id: UUID
    granted_at: datetime
    last_read_at: datetime | None
    not_after: datetime
    granted: Mapping[DataCategory, Treatment]
    needed: Mapping[DataCategory, Treatment]
    last_revealed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActivePerson:
    """Somebody who can sign in, and when they were here last (None: never since `since`)."""

    id: UUID
    since: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class GlassBroken:
    """Something that a legal hold keeps was opened by two officers; `id` is the opening's."""

    id: UUID
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One permission, person or opening to look at; `at` is the instant that it is about."""

    kind: FindingKind
    subject_id: UUID
    at: datetime
    categories: tuple[DataCategory, ...] = ()


def findings(
    permissions: Sequence[LivePermission],
    people: Sequence[ActivePerson],
    now: datetime,
    openings: Sequence[GlassBroken] = (),
) -> list[Finding]:
    """All that a review shows, in the order of the kinds, the most urgent of each kind first."""
    found = [
        *(one for permission in permissions for one in _of_permission(permission, now)),
        *(
            Finding(FindingKind.DORMANT, one.id, one.seen_at or one.since)
            for one in people
            if now - (one.seen_at or one.since) >= DORMANT_AFTER
        ),
        *(
            Finding(FindingKind.HELD_OPENED, one.id, one.opened_at)
            for one in openings
            if now - one.opened_at < REVEALED_WITHIN
        ),
    ]
    order = list(FindingKind)
    return sorted(found, key=lambda one: (order.index(one.kind), one.at, str(one.subject_id)))


def fingerprint(found: Sequence[Finding]) -> str:
    """What a sign-off is bound to (hexadecimal): exactly these findings, however they are sorted."""
    lines = sorted(f"{one.kind.value} {one.subject_id} {','.join(sorted(one.categories))}\n" for one in found)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _of_permission(one: LivePermission, now: datetime) -> list[Finding]:
    used = one.last_read_at or one.granted_at
    beyond = tuple(
        category
        for category, treatment in one.granted.items()
        if treatment.openness > one.needed.get(category, Treatment.REMOVE).openness
    )
    return [
        *([Finding(FindingKind.UNUSED, one.id, used)] if now - used >= UNUSED_AFTER else []),
        *(
            [Finding(FindingKind.EXPIRING, one.id, one.not_after)]
            if one.not_after - now <= EXPIRING_WITHIN
            else []
        ),
        *([Finding(FindingKind.OFF_PROTOCOL, one.id, one.granted_at, beyond)] if beyond else []),
        *(
            [Finding(FindingKind.REVEALED, one.id, one.last_revealed_at)]
            if one.last_revealed_at is not None and now - one.last_revealed_at < REVEALED_WITHIN
            else []
        ),
    ]
