"""Everything that one organization may know of one case, asked for with a fixed number of questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.actions.read_case import OpenedNote
from portal.records.authorizations import Authorization, authorizations_of
from portal.records.cases import Case, Participant, cases_of, participants_of
from portal.records.collaboration_requests import CollaborationRequest, requests_of
from portal.records.disclosures import Disclosure, DisclosureResult, disclosures_of
from portal.records.handoffs import Handoff, handoffs_of
from portal.records.organizations import Organization, organization_names
from portal.records.people import Person
from portal.records.resolutions import Resolution, resolutions_of
from portal.records.reveal_requests import RevealRequest, reveals_concerning
from portal.records.timeline import CaseEvent, events_of
from portal.records.uploads import Upload, UploadKind, uploads_of
from portal.records.workarounds import Workaround, workarounds_of
from portal.rules.coverage import WHY_NOT_IN_FORCE
from portal.vocabulary import EventType
from portal.web.addresses import address_of

_OF_OTHER_CASES = (EventType.REPEAT_NAMED, EventType.REPEAT_DENIED)


@dataclass(frozen=True)
class CaseFacts:
    """One case as its rows, by id where a timeline event names them."""

    case: Case
    own: Organization
    now: datetime
    events: Sequence[CaseEvent]
    participants: Sequence[Participant]
    organizations: dict[UUID, Organization]
    names: dict[UUID, str]
    people: dict[UUID, str]
    requests: dict[UUID, CollaborationRequest]
    handoffs: dict[UUID, Handoff]
    resolutions: dict[UUID, Resolution]
    workarounds: dict[UUID, Workaround]
    authorizations: Sequence[Authorization]
    uploads: Sequence[Upload]
    disclosures: dict[UUID, Disclosure]
    recipients: dict[UUID, list[UUID]]
    notes: Sequence[OpenedNote]
    reveals: Sequence[RevealRequest]
    repeats: dict[UUID, str]

    @property
    def customer(self) -> str:
        """The customer's name."""
        return self.names[self.case.customer_id]

    def why_closed(self, disclosure: Disclosure) -> str:
        """Why nobody can read this disclosure any more; "" while the customer's permission for it stands."""
        under = next(one for one in self.authorizations if one.id == disclosure.authorization_id)
        return WHY_NOT_IN_FORCE.get(under.state, "")

    def address_of_disclosure(self, disclosure: Disclosure) -> str:
        """Where the reader looks at it, or "": what others gave closes with its permission, and only that."""
        if disclosure.organization_id != self.own.id and self.why_closed(disclosure):
            return ""
        return address_of("disclosures.read", case_id=self.case.id, disclosure_id=disclosure.id)

    @property
    def readers(self) -> list[str]:
        """The organizations that can read what stands in the case in clear."""
        return [self.names[one.organization_id] for one in self.participants]


def case_facts(
    database: Session, access: CaseAccess, notes: Sequence[OpenedNote], now: datetime
) -> CaseFacts:
    """Gather what the organization of `access` may know of its case."""
    case = access.case
    events = events_of(database, case.id)
    participants = participants_of(database, case.id)
    disclosures = {row.id: row for row in disclosures_of(database, case.id, access.organization_id)}
    uploads = uploads_of(database, case.id, access.organization_id)
    ids = {one.organization_id for one in participants} | {access.organization_id}
    organizations = {
        row.id: row for row in database.scalars(select(Organization).where(Organization.id.in_(ids)))
    }
    people = {event.person_id for event in events} | {one.engineer_id for one in participants}
    return CaseFacts(
        case=case,
        own=organizations[access.organization_id],
        now=now,
        events=events,
        participants=participants,
        organizations=organizations,
        names=organization_names(database),
        people=_names(database, people | {note.person_id for note in notes}),
        requests={row.id: row for row in requests_of(database, case.id)},
        handoffs={row.id: row for row in handoffs_of(database, case.id)},
        resolutions={row.id: row for row in resolutions_of(database, case.id)},
        workarounds=_workarounds(database, case.id, events),
        authorizations=authorizations_of(database, case.id),
        uploads=[upload for upload in uploads if upload.kind is UploadKind.FILE],
        disclosures=disclosures,
        recipients=_recipients(database, disclosures),
        notes=notes,
        reveals=reveals_concerning(database, case.id, access.organization_id),
        repeats=_repeats(database, access.organization_id, events),
    )


def _workarounds(database: Session, case_id: UUID, events: Sequence[CaseEvent]) -> dict[UUID, Workaround]:
    """Asked for only where the timeline says that there are any, which is seldom."""
    if not any(event.type is EventType.WORKAROUND_OFFERED for event in events):
        return {}
    return {row.id: row for row in workarounds_of(database, case_id)}


def _repeats(database: Session, organization_id: UUID, events: Sequence[CaseEvent]) -> dict[UUID, str]:
    """What the cases with the same trouble are called, of those that the organization takes part in."""
    named = [event.subject_id for event in events if event.type in _OF_OTHER_CASES]
    if not named:
        return {}
    known = cases_of(organization_id).where(Case.id.in_(named)).with_only_columns(Case.id, Case.reference)
    return {row.id: row.reference for row in database.execute(known)}


def _names(database: Session, people: Iterable[UUID | None]) -> dict[UUID, str]:
    known = [one for one in people if one is not None]
    return {
        row.id: row.name
        for row in database.execute(select(Person.id, Person.name).where(Person.id.in_(known)))
    }


def _recipients(database: Session, disclosures: dict[UUID, Disclosure]) -> dict[UUID, list[UUID]]:
    rows = database.execute(
        select(DisclosureResult.disclosure_id, DisclosureResult.organization_id).where(
            DisclosureResult.disclosure_id.in_(disclosures)
        )
    )
    reading: dict[UUID, list[UUID]] = {}
    for row in rows:
        reading.setdefault(row.disclosure_id, []).append(row.organization_id)
    return reading
