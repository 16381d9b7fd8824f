"""An engineer writes a note that only their own organization can read."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.base import new_id
from portal.records.cases import Note
from portal.vocabulary import Invalid, Permission, Verb

LONGEST = 20_000


def write_note(
    database: Session, access: CaseAccess, text: str, instruments: Instruments, now: datetime
) -> Note:
    """Keep the note sealed; it is bound to its case and its organization and stands in no timeline.

    Raises:
        Invalid: nothing was written, or too much.
    """
    access.require(Permission.CASE_WORK)
    words = text.strip()
    if not words:
        raise Invalid("Write the note first.", "text")
    if len(words) > LONGEST:
        raise Invalid(f"Use at most {LONGEST:,} characters.", "text")
    note_id = new_id()
    bound_to = bindings.of_note(note_id, access.case.id, access.organization_id)
    note = Note(
        id=note_id,
        case_id=access.case.id,
        organization_id=access.organization_id,
        person_id=access.actor.person,
        sealed_text=instruments.keyring.seal_value(words.encode(), bound_to),
        written_at=now,
    )
    database.add(note)
    record(database, access.actor, Verb.NOTE_WRITTEN, now, case=access.case, subject_id=note.id)
    return note
