"""Who hears of an alarm: the people of a rung by mail, and vendors' own systems at their address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import engineers_of
from portal.access.sending import tell_people
from portal.records.alarm_receivers import AlarmMessage, receiver_of
from portal.records.alarms import AlarmRung, CaseAlarm
from portal.records.cases import Case, participant_of, participants_of
from portal.records.jobs import enqueue
from portal.records.people import Person, active_people_with
from portal.rules.alarms import AlarmKind
from portal.rules.ladders import Rung
from portal.vault.keyring import KeyRing
from portal.vocabulary import LadderContact, Role

SEND_ALARM = "send_alarm"

SHORT_WORDS = {
    AlarmKind.NOBODY_HOLDS: "nobody has it",
    AlarmKind.UNANSWERED: "a company that was asked has not answered",
    AlarmKind.PROMISE_MISSED: "a promised update is late",
    AlarmKind.SILENT: "nothing has happened for a while",
}
"""What is wrong, as a subject line says it: no content, no names."""


@dataclass(frozen=True)
class Courier:
    """What telling needs: what seals a message on its way, and what makes a page's full address."""

    keyring: KeyRing
    link: Callable[[str], str]


def hear_of_alarm(database: Session, case: Case, alarm: CaseAlarm, courier: Courier, now: datetime) -> None:
    """Let the systems of everybody who takes part hear that an alarm began."""
    for participant in participants_of(database, case.id):
        _message(database, participant.organization_id, "alarm.raised", case, alarm, 0, courier, now)


def tell_rung(
    database: Session,
    case: Case,
    alarm: CaseAlarm,
    step: AlarmRung,
    rung: Rung,
    courier: Courier,
    now: datetime,
) -> int:
    """Tell the people of a rung by mail, and their organization's system; returns how many people."""
    _message(database, rung.organization_id, "alarm.climbed", case, alarm, step.number, courier, now)
    people = people_on(database, case.id, rung.organization_id, rung.contact)
    executives = rung.contact is LadderContact.EXECUTIVES
    page = courier.link(
        _page(database, case, rung.organization_id, otherwise="/" if executives else "/inbox")
    )
    body = (
        f"This is step {step.number} of what your companies agreed on for cases that wait.\n"
        f"Sign in to see it and to take it on:\n{page}\n"
    )
    subject = f"Case {case.reference}: {SHORT_WORDS[alarm.kind]}"
    tell_people(database, courier.keyring, people, subject, body, now)
    return len(people)


def people_on(
    database: Session, case_id: UUID | None, organization_id: UUID, contact: LadderContact
) -> Sequence[Person]:
    """Whom a rung reaches now; the engineer of a case is all engineers where nobody is named for it."""
    if contact is LadderContact.EXECUTIVES:
        return active_people_with(database, organization_id, Role.EXECUTIVE)
    engineers = engineers_of(database, organization_id)
    if contact is LadderContact.ENGINEER and case_id is not None:
        place = participant_of(database, case_id, organization_id)
        named = [one for one in engineers if place is not None and one.id == place.engineer_id]
        return named or engineers
    return engineers


def _page(database: Session, case: Case, organization_id: UUID, *, otherwise: str = "/inbox") -> str:
    """Where people of an organization can look: whoever was only asked so far cannot open the case."""
    taking_part = participant_of(database, case.id, organization_id) is not None
    return f"/cases/{case.id}" if taking_part else otherwise


def _message(
    database: Session,
    organization_id: UUID,
    kind: str,
    case: Case,
    alarm: CaseAlarm,
    number: int,
    courier: Courier,
    now: datetime,
) -> None:
    if receiver_of(database, organization_id) is None:
        return
    body = {
        "type": kind,
        "alarm_id": str(alarm.id),
        "alarm": alarm.kind.value,
        "case": case.reference,
        "since": alarm.since.isoformat(),
        "step": number,
        "link": courier.link(_page(database, case, organization_id)),
    }
    message = AlarmMessage(organization_id=organization_id, body=body, made_at=now)
    database.add(message)
    database.flush()
    enqueue(database, SEND_ALARM, message.id, now)
