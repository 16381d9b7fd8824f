"""Somebody who gave or was given something says that it holds more than it should."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import engineers_of
from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.access.sending import tell_people
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.disclosures import disclosure_of
from portal.records.timeline import Step, append_event, events_of
from portal.vocabulary import Conflict, DisclosureState, EventType, ExcessKind, Permission, Verb


def report_excess(
    database: Session,
    access: CaseAccess,
    disclosure_id: UUID,
    found: ExcessKind,
    instruments: Instruments,
    now: datetime,
) -> None:
    """Keep what kind it is, and nothing of it; the engineers of the company that gave it are told by mail.

    Raises:
        Missing: it is not known to the organization of `access`.
        Conflict: it was not given, or was reported already.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    case, own = access.case, access.organization_id
    given = disclosure_of(database, case.id, disclosure_id, own)
    said = {one.type for one in events_of(database, case.id) if one.subject_id == given.id}
    if given.state is not DisclosureState.DISCLOSED or EventType.DISCLOSED not in said:
        raise Conflict("Only of a file that was given can be said that it holds too much.")
    if EventType.EXCESS_FOUND in said:
        raise Conflict("Somebody said so already. The company that gave it was told.")
    happened = Step(
        EventType.EXCESS_FOUND,
        own,
        access.actor.person,
        from_id=given.organization_id,
        to_id=own,
        subject_id=given.id,
        reason=found.value,
    )
    append_event(database, case, happened, now)
    people = engineers_of(database, given.organization_id)
    subject = f"Case {case.reference}: something you gave holds too much"
    body = f"Sign in to see what it is, and to withdraw it:\n{instruments.link(f'/cases/{case.id}')}\n"
    tell_people(database, instruments.keyring, people, subject, body, now)
    details = {"kind": found.value}
    record(database, access.actor, Verb.EXCESS_FOUND, now, case=case, subject_id=given.id, details=details)
