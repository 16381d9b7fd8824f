"""The access review of one organization, from its rows: what is found, and the words around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.records.access_review import (
    active_people,
    granted_categories,
    last_read_under,
    live_permissions,
)
from portal.records.authorizations import Authorization
from portal.records.hold_openings import openings_of
from portal.records.legal_holds import LegalHold, legal_holds_of
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.records.reveal_requests import last_shown_under
from portal.redaction import protocols
from portal.rules.access_review import (
    ActivePerson,
    Finding,
    GlassBroken,
    LivePermission,
    findings,
    fingerprint,
)
from portal.vocabulary import DataCategory, Treatment


@dataclass(frozen=True)
class AccessReview:
    """What was found among so many permissions and people, and what a sign-off is bound to.

    `openings` names the hold of each content that officers of the organization have opened.
    """

    findings: Sequence[Finding]
    permissions: Mapping[UUID, Authorization]
    people: Mapping[UUID, Person]
    openings: Mapping[UUID, LegalHold]

    @property
    def fingerprint(self) -> str:
        """Exactly these findings."""
        return fingerprint(self.findings)


def access_review(database: Session, organization: Organization, now: datetime) -> AccessReview:
    """Look through every permission in force that concerns the organization, and its people."""
    live = live_permissions(database, organization)
    ids = [one.id for one in live]
    read, granted = last_read_under(database, ids), granted_categories(database, ids)
    revealed = last_shown_under(database, ids)
    people = active_people(database, organization.id)
    holds = {one.id: one for one in legal_holds_of(database, organization.id)}
    openings = openings_of(database, holds)
    found = findings(
        [
            LivePermission(
                id=one.id,
                granted_at=one.decided_at or one.requested_at,
                last_read_at=read.get(one.id),
                not_after=one.not_after,
                granted=granted[one.id],
                needed=_needed(one.protocol),
                last_revealed_at=revealed.get(one.id),
            )
            for one in live
        ],
        [ActivePerson(person.id, person.created_at, seen_at) for person, seen_at in people],
        now,
        [GlassBroken(one.id, one.opened_at) for one in openings if one.opened_at is not None],
    )
    permissions, persons = {one.id: one for one in live}, {person.id: person for person, _ in people}
    return AccessReview(found, permissions, persons, {one.id: holds[one.hold_id] for one in openings})


def _needed(protocol: str) -> Mapping[DataCategory, Treatment]:
    """What this kind of problem needs; a protocol that is gone needs nothing."""
    found = protocols().get(protocol)
    return {} if found is None else found.treatments
