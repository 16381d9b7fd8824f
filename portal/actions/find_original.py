"""A queued job: after the customer's yes, the value behind a stand-in is looked for and sealed for the asker.

Nothing is kept for this when something is redacted. The upload is opened as for its redaction, in the same
child, and looked through once more for what the stand-in replaced.
"""

from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from sqlalchemy.orm import Session

from portal.access.case_dictionary import dictionary_of, pseudonyms_of
from portal.access.deciding_reveals import ANSWERED
from portal.access.message_words import message_words
from portal.access.portal_actor import portal_for
from portal.access.preparing import treatments_of
from portal.access.reveal_content import reveal_vault
from portal.access.revealing import END_REVEAL, OPENS_FOR, write_down
from portal.access.scanning import BOUNDS
from portal.access.telling import tell_who_asked
from portal.access.upload_content import open_upload, upload_vault
from portal.access.upload_names import label_of
from portal.actions.work import Work
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.disclosures import Disclosure, result_for
from portal.records.jobs import enqueue
from portal.records.reveal_requests import RevealRequest, move
from portal.records.uploads import UploadKind, upload_of
from portal.redaction import (
    CaseDictionary,
    Original,
    Pseudonyms,
    RedactedText,
    Treatments,
    category_of_stand_in,
    redact_text,
)
from portal.redaction.runs.child import redact_in_child
from portal.rules.grant_levels import level_to_show, rank
from portal.vocabulary import CannotOpen, Conflict, Missing, RevealState, Verb

BUFFER = 1024 * 1024
_READY = "a value that you asked for can be opened for a few minutes"


@dataclass(frozen=True)
class _Search:
    """What the long part works with, looked up beforehand."""

    stand_in: str
    name: str
    is_message: bool
    stream: BinaryIO
    treatments: Treatments
    pseudonyms: Pseudonyms
    dictionary: CaseDictionary

    def redact(self, text: str) -> RedactedText:
        """A text alone, as it was redacted for the asker."""
        return redact_text(text, self.treatments, self.pseudonyms, self.dictionary)


def find_original(work: Work) -> None:
    """Look for the value; a request that ended meanwhile is left alone.

    Raises:
        Conflict: another worker has the job by now; what this one found is dropped.
        Unavailable: the object store is down; the job is tried again later.
    """
    value: str | None = None
    try:
        search = _look_up(work)
        if search is not None:
            with work.kept():
                value = _run(search)
    except Conflict:
        raise
    except (CannotOpen, Missing):
        value = None
    except Exception:
        if not work.is_last_try():
            raise
    _finish(work, value)


def _look_up(work: Work) -> _Search | None:
    tools = work.instruments
    with work.reading() as database:
        asked = database.get(RevealRequest, work.subject_id)
        if asked is None or asked.state is not RevealState.APPROVED or work.is_beyond_tries():
            return None
        disclosure = database.get_one(Disclosure, asked.disclosure_id)
        case = case_of(database, asked.case_id)
        upload = upload_of(database, case.id, disclosure.upload_id, disclosure.organization_id)
        vault = upload_vault(tools.keyring, tools.objects, case, upload.id)
        is_message, known = (
            disclosure.kind is UploadKind.MESSAGE,
            dictionary_of(database, tools.keyring, case.id),
        )
        return _Search(
            stand_in=asked.stand_in,
            name=vault.open_name(upload.sealed_name),
            is_message=is_message,
            stream=cast("BinaryIO", BufferedReader(open_upload(database, vault, upload), BUFFER)),
            treatments=treatments_of(result_for(database, disclosure.id, asked.organization_id)),
            pseudonyms=pseudonyms_of(database, tools.keyring, case.id),
            dictionary=message_words(database, case, upload, known) if is_message else known,
        )


def _run(search: _Search) -> str | None:
    original = Original(search.stand_in, search.redact)
    if search.is_message:  # Written texts are short, and were redacted in this process as well.
        text = search.stream.read().decode()
        redacted = search.redact(text)
        original.see("", 1, text, redacted.text, redacted.findings)
        return _may_be_shown(search, original)
    with Path("/dev/null").open("wb") as nowhere:
        report = redact_in_child(
            search.stream,
            search.name,
            nowhere,
            treatments=search.treatments,
            pseudonyms=search.pseudonyms,
            dictionary=search.dictionary,
            observer=original.see,
            bounds=BOUNDS,
        )
    label = label_of(search.name, search.pseudonyms, search.dictionary, search.treatments)
    original.see_name(search.name, label)
    for member in report.members:
        original.see_name(member.original_path, member.path)
    return _may_be_shown(search, original)


def _may_be_shown(search: _Search, original: Original) -> str | None:
    """The value, unless it is of a kind that needs more than the stand-in that somebody decided about."""
    decided = rank(level_to_show(category_of_stand_in(search.stand_in)))
    needed = max((rank(level_to_show(one)) for one in original.categories), default=decided)
    return original.value() if needed <= decided else None


def _finish(work: Work, value: str | None) -> None:
    now = work.clock()
    with work.finishing() as database:
        asked = database.get(RevealRequest, work.subject_id)
        if asked is None:
            return
        database.get(Authorization, asked.authorization_id, with_for_update={"read": True})
        found = RevealState.READY if value is not None else RevealState.NOT_FOUND
        if not move(database, asked.id, RevealState.APPROVED, found, now):
            return
        database.refresh(asked)
        if value is not None:
            _seal(database, work, asked, value)
        verb = Verb.REVEAL_READY if value is not None else Verb.REVEAL_NOT_FOUND
        write_down(database, portal_for(asked.organization_id), verb, asked, now)
        case, words = case_of(database, asked.case_id), _READY if value is not None else ANSWERED
        tools = work.instruments
        tell_who_asked(database, tools.keyring, case, asked.person_id, words, tools.link, now)


def _seal(database: Session, work: Work, asked: RevealRequest, value: str) -> None:
    tools, now = work.instruments, work.clock()
    vault = reveal_vault(database, tools.keyring, tools.shred, case_of(database, asked.case_id), asked)
    vault.seal(database, value, asked, result_for(database, asked.disclosure_id, asked.organization_id))
    asked.open_until = now + OPENS_FOR
    database.flush()
    enqueue(database, END_REVEAL, asked.id, now, run_at=asked.open_until)
