"""What waits for somebody of one organization, as lines of the inbox, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from portal.measures.escalations import ANSWER_WITHIN
from portal.records.alarms import alarms_waiting_for
from portal.records.cases import Case
from portal.records.organizations import organization_names
from portal.records.waiting import (
    handoffs_to_answer,
    promises_to_keep,
    requests_to_answer,
    requests_to_complete,
    resolutions_refused,
    reveals_to_turn_to,
    reviews_to_make,
    urgency_to_answer,
)
from portal.rules.alarms import AlarmKind
from portal.rules.authorization_record import reveals_by_giver
from portal.vocabulary import ResolutionState, RevealState, Severity
from portal.web.addresses import address_of
from portal.web.case_words import Names
from portal.web.tones import words


@dataclass(frozen=True)
class InboxItem:
    """One line: who waits, for what, since when, until when; `kind` names the view it belongs to."""

    kind: str
    icon: str
    title: str
    who: str
    case: Case
    since: datetime
    due_at: datetime | None
    url: str
    act: str

    def urgency(self, now: datetime) -> tuple[int, int, datetime]:
        """What comes first: what is late, then what is due, then by severity and age."""
        late = self.due_at is not None and self.due_at <= now
        rank = 0 if late else 1 if self.due_at is not None else 2
        return rank, list(Severity).index(self.case.severity), self.due_at or self.since


def inbox_items(database: Session, organization_id: UUID, now: datetime) -> list[InboxItem]:
    """All that waits; always the same number of questions to the database."""
    names = organization_names(database)
    items = [
        *_alarms(database, organization_id, names),
        *_requests(database, organization_id, names),
        *_handoffs(database, organization_id, names),
        *_urgent(database, organization_id, names),
        *_promises(database, organization_id, names, now),
        *_resolutions(database, organization_id, names),
        *_reviews(database, organization_id, names),
        *_reveals(database, organization_id, names, now),
    ]
    return sorted(items, key=lambda item: item.urgency(now))


def _alarms(database: Session, organization_id: UUID, names: Names) -> list[InboxItem]:
    """Cases that nobody has, or in which we are silent; late answers and our promises stand here anyway."""
    said = {
        AlarmKind.NOBODY_HOLDS: "waits, and nobody has had this case for too long",
        AlarmKind.SILENT: "waits, and nothing has happened for too long",
    }
    return [
        InboxItem(
            "alarms",
            "warning",
            said[alarm.kind],
            names[case.customer_id],
            case,
            alarm.cause_at,
            alarm.since,
            url_for("cases.show", case_id=case.id),
            "Look",
        )
        for alarm, case in alarms_waiting_for(database, organization_id)
        if alarm.kind is AlarmKind.NOBODY_HOLDS or case.promised_by_id != organization_id
    ]


def _requests(database: Session, organization_id: UUID, names: Names) -> list[InboxItem]:
    asked = [
        InboxItem(
            "requests",
            "people",
            "asks you to take part",
            names[request.from_id],
            case,
            request.asked_at,
            request.due_at,
            url_for("collaboration_requests.answer", case_id=case.id),
            "Answer",
        )
        for request, case in requests_to_answer(database, organization_id)
    ]
    back = [
        InboxItem(
            "requests",
            "question",
            "wants to know more before they say yes",
            names[request.to_id],
            case,
            case.last_event_at,
            None,
            url_for("collaboration_requests.supply", case_id=case.id, request_id=request.id),
            "Tell them",
        )
        for request, case in requests_to_complete(database, organization_id)
    ]
    return asked + back


def _handoffs(database: Session, organization_id: UUID, names: Names) -> list[InboxItem]:
    return [
        InboxItem(
            "handoffs",
            "handoff",
            "offers you this case; nobody has it meanwhile",
            names[handoff.from_id],
            case,
            handoff.offered_at,
            None,
            url_for("handoffs.answer", case_id=case.id, handoff_id=handoff.id),
            "Answer",
        )
        for handoff, case in handoffs_to_answer(database, organization_id)
    ]


def _urgent(database: Session, organization_id: UUID, names: Names) -> list[InboxItem]:
    return [
        InboxItem(
            "urgent",
            "warning",
            f"asks you for more urgency: {words(one.reason)}",
            names[one.by_id],
            case,
            one.asked_at,
            one.asked_at + ANSWER_WITHIN,
            url_for("cases.show", case_id=case.id),
            "Answer",
        )
        for one, case in urgency_to_answer(database, organization_id)
    ]


def _promises(database: Session, organization_id: UUID, names: Names, now: datetime) -> list[InboxItem]:
    return [
        InboxItem(
            "promises",
            "clock",
            "expects the update that you promised",
            names[case.customer_id],
            case,
            case.last_event_at,
            case.next_update_at,
            address_of("messages.thread", case_id=case.id) or url_for("cases.show", case_id=case.id),
            "Write it",
        )
        for case in promises_to_keep(database, organization_id, now)
    ]


def _resolutions(database: Session, organization_id: UUID, names: Names) -> list[InboxItem]:
    said = {
        ResolutionState.PARTLY_CONFIRMED: "says that it works in part only",
        ResolutionState.REJECTED: "says that it does not work yet",
        ResolutionState.SILENT: "did not say whether it works again",
    }
    return [
        InboxItem(
            "resolutions",
            "warning",
            said[resolution.state],
            names[case.customer_id],
            case,
            resolution.answered_at or case.holder_since,
            None,
            url_for("cases.show", case_id=case.id),
            "Go on",
        )
        for resolution, case in resolutions_refused(database, organization_id)
    ]


def _reviews(database: Session, organization_id: UUID, names: Names) -> list[InboxItem]:
    return [
        InboxItem(
            "reviews",
            "eye-off",
            "is redacted and waits for your review",
            f"A file of {names[upload.organization_id]}",
            case,
            upload.scanned_at or upload.created_at,
            None,
            address_of("uploads.review", case_id=case.id, upload_id=upload.id)
            or url_for("cases.show", case_id=case.id),
            "Review",
        )
        for upload, case in reviews_to_make(database, organization_id)
    ]


def _reveals(database: Session, organization_id: UUID, names: Names, now: datetime) -> list[InboxItem]:
    """A value that can be opened for minutes, and one of which the customer left the decision to us."""
    found = reveals_to_turn_to(database, organization_id, now)
    ready = [
        InboxItem(
            "reveals",
            "lock",
            "lets you open one hidden value, once",
            names[case.customer_id],
            case,
            asked.decided_at or asked.asked_at,
            asked.open_until,
            url_for("reveal_requests.list_requests", case_id=case.id),
            "Open it",
        )
        for asked, case, _ in found
        if asked.state is RevealState.READY
    ]
    to_decide = [
        InboxItem(
            "reveals",
            "question",
            "asks to see one hidden value in what you gave",
            names[asked.organization_id],
            case,
            asked.asked_at,
            asked.answer_until,
            url_for("reveal_requests.list_requests", case_id=case.id),
            "Decide",
        )
        for asked, case, permission in found
        if asked.state is RevealState.ASKED and reveals_by_giver(permission.record)
    ]
    return ready + to_decide
