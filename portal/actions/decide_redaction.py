"""A reviewer says "this was missed" or "this may stay"; the case learns it and the file is scanned again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.access.case_access import CaseAccess
from portal.access.case_dictionary import merge_dictionary
from portal.access.decoying import find_decoy
from portal.access.recording import record
from portal.access.rescanning import quarantine, scan_again
from portal.actions.instruments import Instruments
from portal.records.base import new_id
from portal.records.uploads import RedactionDecision, Upload, upload_of
from portal.redaction import CaseDictionary
from portal.vocabulary import DataCategory, Invalid, Permission, Verb

LONGEST_VALUE = 200
LONGEST_REASON = 300


@dataclass(frozen=True)
class RedactionChoice:
    """What was marked: a value that was missed, or one that may stay and why."""

    missed: bool
    value: str
    category: DataCategory
    reason: str = ""


def decide_redaction(
    database: Session,
    access: CaseAccess,
    upload_id: UUID,
    choice: RedactionChoice,
    instruments: Instruments,
    now: datetime,
) -> RedactionDecision | None:
    """Keep the decision for the whole case, and send the file back into quarantine to be scanned again.

    None where a test item was marked: then it counts as found, and nothing else happens.

    Raises:
        Missing: it is not an upload of the actor's organization in this case.
        Conflict: the case is closed, or the file is being scanned right now.
        Invalid: nothing or too much was marked, no reason was given, or a credential or test item is to stay.
    """
    access.require_open()
    access.actor.require(Permission.DISCLOSURE_CREATE)
    upload = upload_of(database, access.case.id, upload_id, access.organization_id)
    learned = _checked(choice)
    if find_decoy(database, access, choice.value, instruments.keyring, now):
        if not choice.missed:
            raise Invalid("Nothing of this was found in the file.", "value")
        return None
    quarantine(database, upload)
    merge_dictionary(database, instruments.keyring, access.case.id, learned, now)
    decision = _keep(database, access, upload, choice, instruments, now)
    scan_again(database, access, upload, now)
    record(
        database,
        access.actor,
        Verb.REDACTION_DECIDED,
        now,
        case=access.case,
        subject_id=upload.id,
        details={"missed": choice.missed, "category": choice.category.value},
    )
    return decision


def _keep(
    database: Session,
    access: CaseAccess,
    upload: Upload,
    choice: RedactionChoice,
    instruments: Instruments,
    now: datetime,
) -> RedactionDecision:
    """The decision with its value sealed: who said so, when and why stays readable."""
    decision = RedactionDecision(
        id=new_id(),
        case_id=access.case.id,
        upload_id=upload.id,
        person_id=access.actor.person,
        missed=choice.missed,
        category=choice.category,
        reason=choice.reason.strip(),
        decided_at=now,
    )
    bound_to = bindings.of_decision(decision.id)
    decision.sealed_value = instruments.keyring.seal_value(choice.value.strip().encode(), bound_to)
    database.add(decision)
    return decision


def _checked(choice: RedactionChoice) -> CaseDictionary:
    value, reason = choice.value.strip(), choice.reason.strip()
    if not value or len(value) > LONGEST_VALUE or "\n" in value:
        raise Invalid(f"Mark one piece of a line, at most {LONGEST_VALUE} characters.", "value")
    if not choice.missed and not reason:
        raise Invalid("Say why this may stay: it is kept with your name.", "reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"Say it in at most {LONGEST_REASON} characters.", "reason")
    learned = CaseDictionary()
    if choice.missed:
        learned.missed(value, choice.category)
    else:
        learned.may_stay(value, choice.category)
    return learned
