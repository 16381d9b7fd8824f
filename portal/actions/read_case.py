"""Somebody looks at a case. The entry is written first; the organization's own notes are opened with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access import bindings
from portal.access.case_access import CaseAccess
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.cases import Note, notes_of
from portal.vocabulary import Verb


@dataclass(frozen=True)
class OpenedNote:
    """One note of the reader's own organization, in clear."""

    id: UUID
    person_id: UUID
    text: str
    written_at: datetime


def read_case(
    database: Session, access: CaseAccess, instruments: Instruments, now: datetime
) -> Sequence[OpenedNote]:
    """Write down who looked at the case, and open the notes of the reader's own organization.

    Raises:
        CannotOpen: a note was altered or moved.
    """
    record(database, access.actor, Verb.CASE_READ, now, case=access.case, subject_id=access.case.id)
    return [
        OpenedNote(note.id, note.person_id, _opened(note, instruments), note.written_at)
        for note in notes_of(database, access.case.id, access.organization_id)
    ]


def _opened(note: Note, instruments: Instruments) -> str:
    bound_to = bindings.of_note(note.id, note.case_id, note.organization_id)
    return instruments.keyring.open_value(note.sealed_text, bound_to).decode()
