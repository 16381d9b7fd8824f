"""A queued job: an upload is read twice, once to learn what it gives away, once to see what comes out.

What comes out is not kept: each recipient's result is made anew when it is prepared. Kept are the
report, and for the uploader's eyes alone some of the changed lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BufferedReader
from typing import Any, BinaryIO, cast

from portal.access.case_dictionary import dictionary_of, merge_dictionary, pseudonyms_of
from portal.access.organization_keys import sealing_key
from portal.access.own_patterns import with_own_patterns
from portal.access.picture_content import Pictures, leaving_marks
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.reporting import report_of
from portal.access.sampling import Samples
from portal.access.scanning import BOUNDS
from portal.access.upload_content import UploadVault, open_upload, upload_vault
from portal.access.upload_names import label_of, nameless
from portal.actions.work import Work
from portal.records.cases import case_of
from portal.records.pictures import UploadPicture, pictures_of
from portal.records.timeline import Step, append_event
from portal.records.uploads import Upload
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Looked, Pseudonyms, Report, rebuilt_name
from portal.vault.envelopes import OrganizationKey
from portal.vocabulary import CannotOpen, Conflict, EventType, UploadState, Verb

BUFFER = 1024 * 1024
GAVE_UP = "This file could not be checked, although it was tried several times. Nothing of it can leave."


@dataclass(frozen=True)
class _Scan:
    """What the long part works with, looked up beforehand."""

    upload: Upload
    vault: UploadVault
    key: OrganizationKey
    stream: BinaryIO
    pseudonyms: Pseudonyms
    dictionary: CaseDictionary
    pictures: Pictures
    leaving: frozenset[str]


@dataclass(frozen=True)
class _Outcome:
    """What comes of it: a report, or the reason why nothing of the file can leave."""

    report: dict[str, Any] | None = None
    samples: bytes | None = None
    reason: str = ""
    learned: CaseDictionary | None = None
    label: str = ""
    pictures: Sequence[UploadPicture] = ()


def scan_upload(work: Work) -> None:
    """Scan one quarantined upload. An upload that was discarded meanwhile is left alone.

    Raises:
        Conflict: another worker has the job by now.
        Unavailable: the object store is down; the job is tried again later.
    """
    try:
        scan = _look_up(work)
        outcome = _run(work, scan) if scan is not None else _Outcome()
    except Conflict:
        raise
    except CannotOpen as failure:
        outcome = _Outcome(reason=failure.sentence)
    except Exception:
        if not work.is_last_try():
            raise
        outcome = _Outcome(reason=GAVE_UP)
    _finish(work, outcome)


def _look_up(work: Work) -> _Scan | None:
    keyring, objects = work.instruments.keyring, work.instruments.objects
    with work.reading() as database:
        upload = database.get(Upload, work.subject_id)
        if upload is None or upload.state is not UploadState.QUARANTINED:
            return None
        if work.is_beyond_tries():
            raise CannotOpen(GAVE_UP)
        vault = upload_vault(keyring, objects, case_of(database, upload.case_id), upload.id)
        opened = open_upload(database, vault, upload)
        key = sealing_key(database, upload.organization_id)
        known = [one.mark for one in pictures_of(database, upload.id)]
        return _Scan(
            upload=upload,
            vault=vault,
            key=key,
            stream=cast("BinaryIO", BufferedReader(opened, BUFFER)),
            pseudonyms=pseudonyms_of(database, keyring, upload.case_id),
            dictionary=with_own_patterns(
                database, upload.organization_id, dictionary_of(database, keyring, upload.case_id)
            ),
            pictures=Pictures(vault, key, known),
            leaving=leaving_marks(database, upload.id),
        )


def _run(work: Work, scan: _Scan) -> _Outcome:
    name, samples = scan.vault.open_name(scan.upload.sealed_name), Samples()
    with work.kept():
        made = work.redact(
            scan.stream,
            nameless(name),
            None,
            treatments=PSEUDONYMIZE_ALL,
            pseudonyms=scan.pseudonyms,
            dictionary=scan.dictionary,
            observer=samples.see,
            few=True,
            looked=Looked(scan.leaving, gallery=scan.pictures.see),
            bounds=BOUNDS,
            progress=work.shares(),
        )
    label = label_of(name, scan.pseudonyms, scan.dictionary)
    made = _named(made, nameless(name), label)
    samples.rename(made.members)
    report = report_of(made)
    sealed = scan.vault.seal_samples(scan.key, samples.to_bytes())
    why = _why_nothing_leaves(report)
    return _Outcome(report, sealed, why, scan.dictionary, label, scan.pictures.rows)


def _named(made: Report, nameless_one: str, label: str) -> Report:
    """The same report with the name of the file itself, which is known to be safe only after the scan."""
    names = {nameless_one: label, rebuilt_name(nameless_one): rebuilt_name(label)}
    members = (replace(one, path=names.get(one.path, one.path)) for one in made.members)
    return Report(tuple(members))


def _why_nothing_leaves(report: dict[str, Any]) -> str:
    if report["members_total"] > report["withheld_total"]:
        return ""
    if report["members_total"] == 1:
        return str(report["members"][0]["reason"])
    if not report["members_total"]:
        return "There is no file in it."
    return "None of the files in it could be checked."


def _finish(work: Work, outcome: _Outcome) -> None:
    now = work.clock()
    with work.finishing() as database:
        upload = database.get(Upload, work.subject_id, with_for_update=True)
        if upload is None or upload.state is not UploadState.QUARANTINED:
            return
        withheld = bool(outcome.reason)
        upload.state = UploadState.WITHHELD if withheld else UploadState.SCANNED
        upload.reason, upload.scanned_at = outcome.reason, now
        upload.report, upload.sealed_samples = outcome.report, outcome.samples
        case = case_of(database, upload.case_id)
        upload.label = outcome.label or upload.label
        database.add_all(outcome.pictures)
        if outcome.learned is not None:
            merge_dictionary(database, work.instruments.keyring, case.id, outcome.learned, now)
        kind = EventType.REDACTION_FAILED if withheld else EventType.REDACTION_FINISHED
        owner_id = upload.organization_id
        append_event(database, case, Step(kind, owner_id, None, from_id=owner_id, subject_id=upload.id), now)
        verb = Verb.UPLOAD_WITHHELD if withheld else Verb.UPLOAD_SCANNED
        found = outcome.report or {}
        details = {name: found.get(name, 0) for name in ("counts", "members_total", "withheld_total")}
        record(database, portal_for(owner_id), verb, now, case=case, subject_id=upload.id, details=details)
