"""A queued job: the exact bytes that each recipient of a planned disclosure gets are made and sealed."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any, BinaryIO, cast
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_dictionary import dictionary_of, pseudonyms_of
from portal.access.disclosure_content import SealedResult
from portal.access.picture_content import leaving_marks
from portal.access.portal_actor import portal_for
from portal.access.preparing import PlannedResult, planned_result
from portal.access.recording import record
from portal.access.reporting import report_of
from portal.access.scanning import BOUNDS
from portal.access.upload_content import open_upload, upload_vault
from portal.access.upload_names import file_name, label_of
from portal.actions.work import Redacting, Work
from portal.records.cases import case_of
from portal.records.disclosures import Disclosure, result_for, results_of
from portal.records.uploads import upload_of
from portal.redaction import CaseDictionary, Looked, Pseudonyms, Treatments, rebuilt_name
from portal.vocabulary import CannotOpen, Conflict, DisclosureState, Verb

BUFFER = 1024 * 1024
GAVE_UP = "This could not be prepared, although it was tried several times. Nothing was given."
NOTHING_LEFT = "Nothing of this file may leave in this way. Look at the report, or choose another protocol."


@dataclass(frozen=True)
class _Plan:
    """What the long part works with, looked up beforehand."""

    name: str
    stream: BinaryIO
    results: Sequence[PlannedResult]
    pseudonyms: Pseudonyms
    dictionary: CaseDictionary
    looked: Looked
    redact: Redacting


@dataclass
class _Made:
    """What came of it: a sealed result and its report for each recipient, or the reason why not."""

    results: dict[UUID, tuple[SealedResult, Mapping[str, Any]]] = field(default_factory=dict)
    label: str = ""
    rebuilt: bool = False
    reason: str = ""


def redact_disclosure(work: Work) -> None:
    """Make all results of one planned disclosure. One that was discarded meanwhile is left alone.

    Raises:
        Conflict: another worker has the job by now; what this one made is dropped.
        Unavailable: the object store is down; the job is tried again later.
    """
    made = _Made()
    try:
        _try(work, made)
        _finish(work, made)
    except Conflict:
        _drop(work, made)
        raise


def _try(work: Work, made: _Made) -> None:
    try:
        plan = _look_up(work)
        if plan is not None:
            with work.kept():
                _run(plan, made, work.shares())
    except Conflict:
        raise
    except CannotOpen as failure:
        made.reason = failure.sentence
    except Exception:
        if not work.is_last_try():
            _drop(work, made)
            raise
        made.reason = GAVE_UP


def _look_up(work: Work) -> _Plan | None:
    tools, keyring, objects = work.instruments, work.instruments.keyring, work.instruments.objects
    with work.reading() as database:
        disclosure = database.get(Disclosure, work.subject_id)
        if disclosure is None or disclosure.state is not DisclosureState.PREPARING:
            return None
        if work.is_beyond_tries():
            raise CannotOpen(GAVE_UP)
        case = case_of(database, disclosure.case_id)
        upload = upload_of(database, case.id, disclosure.upload_id, disclosure.organization_id)
        vault = upload_vault(keyring, objects, case, upload.id)
        return _Plan(
            name=vault.open_name(upload.sealed_name),
            stream=cast("BinaryIO", BufferedReader(open_upload(database, vault, upload), BUFFER)),
            results=[
                planned_result(database, keyring, objects, tools.shred, case, disclosure, result)
                for result in results_of(database, disclosure.id)
            ],
            pseudonyms=pseudonyms_of(database, keyring, case.id),
            dictionary=dictionary_of(database, keyring, case.id),
            looked=Looked(leaving_marks(database, upload.id)),
            redact=work.redact,
        )


def _run(plan: _Plan, made: _Made, tell: Callable[[float], None]) -> None:
    """Redact once for each distinct way of treating, seal once for each recipient."""
    made.label = _label(plan, Treatments.strictest(*(one.treatments for one in plan.results)))
    ways = list(dict.fromkeys(one.treatments for one in plan.results))
    for number, treatments in enumerate(ways):
        with tempfile.TemporaryFile() as redacted:

            def of_all(share: float, before: int = number) -> None:
                tell((before + share) / len(ways))

            label = _label(plan, treatments)
            report = _redact(plan, treatments, cast("BinaryIO", redacted), of_all)
            if report["members_total"] == report["withheld_total"]:
                made.reason = NOTHING_LEFT
                return
            made.rebuilt |= any(one["path"] == rebuilt_name(label) for one in report["members"])
            for one in plan.results:
                if one.treatments == treatments:
                    redacted.seek(0)
                    made.results[one.organization_id] = (one.seal(redacted, report), report)


def _label(plan: _Plan, treatments: Treatments) -> str:
    return label_of(plan.name, plan.pseudonyms, plan.dictionary, treatments)


def _redact(
    plan: _Plan, treatments: Treatments, output: BinaryIO, progress: Callable[[float], None]
) -> dict[str, Any]:
    plan.stream.seek(0)
    report = plan.redact(
        plan.stream,
        _label(plan, treatments),
        output,
        treatments=treatments,
        pseudonyms=plan.pseudonyms,
        dictionary=plan.dictionary,
        looked=plan.looked,
        bounds=BOUNDS,
        progress=progress,
    )
    return report_of(report)


def _finish(work: Work, made: _Made) -> None:
    with work.finishing() as database:
        disclosure = database.get(Disclosure, work.subject_id, with_for_update=True)
        if disclosure is None or disclosure.state is not DisclosureState.PREPARING:
            _drop(work, made)
            return
        disclosure.state = DisclosureState.FAILED if made.reason else DisclosureState.PREPARED
        disclosure.reason, disclosure.label = made.reason, made.label or disclosure.label
        if made.rebuilt:
            disclosure.label = rebuilt_name(disclosure.label)
        for organization_id, (sealed, report) in made.results.items():
            if not made.reason:
                result = result_for(database, disclosure.id, organization_id)
                sealed.put_into(result, report, file_name(disclosure.label))
        if made.reason:
            _drop(work, made)
        _write_down(database, work, disclosure, made)


def _write_down(database: Session, work: Work, disclosure: Disclosure, made: _Made) -> None:
    record(
        database,
        portal_for(disclosure.organization_id),
        Verb.DISCLOSURE_FAILED if made.reason else Verb.DISCLOSURE_READY,
        work.clock(),
        case=case_of(database, disclosure.case_id),
        subject_id=disclosure.id,
        details={
            str(organization_id): {
                "size": sealed.envelope.plaintext_size,
                "sha256_of_sealed": sealed.envelope.ciphertext_sha256.hex(),
                "counts": report["counts"],
            }
            for organization_id, (sealed, report) in made.results.items()
            if not made.reason
        },
    )


def _drop(work: Work, made: _Made) -> None:
    """No row names these objects. After a failed commit nobody drops them: they may be named after all."""
    for sealed, _ in made.results.values():
        if sealed.object_key is not None:
            work.instruments.objects.remove(sealed.object_key)
