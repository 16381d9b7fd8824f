"""The one button: what was prepared becomes readable by its recipients."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.coverage import Coverage, require_coverage
from portal.access.preparing import protocol_named, require_unchanged
from portal.access.recording import record
from portal.access.telling import tell_recipients
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case
from portal.records.disclosures import Disclosure, DisclosureResult, disclosure_of, results_of
from portal.records.pictures import pictures_of
from portal.records.timeline import Step, append_event
from portal.records.uploads import UploadKind, decisions_of
from portal.vault.envelopes import Envelope
from portal.vocabulary import Conflict, DisclosureState, EventType, Missing, Permission, Verb


def disclose(
    database: Session, access: CaseAccess, disclosure_id: UUID, instruments: Instruments, now: datetime
) -> Disclosure:
    """Ask again whether all of it is covered, then give it.

    Raises:
        Missing: the actor's organization did not prepare it.
        Conflict: not prepared, given already, or something it stands on has changed: prepare it again.
        NotCovered: one of the recipients may not get it any more; then nobody does.
    """
    access.require_open()
    access.actor.require(Permission.DISCLOSURE_CREATE)
    disclosure = disclosure_of(database, access.case.id, disclosure_id, access.organization_id)
    if disclosure.organization_id != access.organization_id:
        raise Missing("There is no such disclosure in this case.")
    results = results_of(database, disclosure.id)
    coverage = _still_covered(database, access, disclosure, results, now)
    lock_case(database, access.case)
    access.require_open()
    _move(database, disclosure, now)
    recipients = [result.organization_id for result in results]
    _append(database, access, disclosure, recipients, now)
    record(
        database,
        access.actor,
        Verb.DISCLOSED,
        now,
        case=access.case,
        subject_id=disclosure.id,
        authorization=coverage.authorization,
        details={
            "protocol": f"{disclosure.protocol} {disclosure.protocol_version}",
            "protocol_sha256": disclosure.protocol_sha256,
            "results": {str(result.organization_id): _facts(result) for result in results},
        },
    )
    tell_recipients(database, instruments.keyring, access.case, recipients, instruments.link, now)
    return disclosure


def _still_covered(
    database: Session,
    access: CaseAccess,
    disclosure: Disclosure,
    results: Sequence[DisclosureResult],
    now: datetime,
) -> Coverage:
    protocol = protocol_named(disclosure.protocol)
    recipients = [result.organization_id for result in results]
    coverage = require_coverage(
        database, access.case, access.organization_id, recipients, protocol.treatments, now
    )
    if coverage.authorization.id != disclosure.authorization_id:
        raise Conflict("The customer has given a newer permission. Prepare this again under it.")
    for result in results:
        require_unchanged(result, coverage)
    decided = [row.decided_at for row in decisions_of(database, access.case.id) if row.missed]
    if any(at >= disclosure.prepared_at for at in decided):
        raise Conflict("Somebody has marked more that must not leave. Prepare this again.")
    kept_back = [row.decided_at for row in pictures_of(database, disclosure.upload_id) if not row.leaves]
    if any(at is not None and at >= disclosure.prepared_at for at in kept_back):
        raise Conflict("Somebody has said that a picture is not to leave. Prepare this again.")
    return coverage


def _move(database: Session, disclosure: Disclosure, now: datetime) -> None:
    """Once, whoever else presses at the same moment."""
    moved = database.execute(
        update(Disclosure)
        .where(Disclosure.id == disclosure.id, Disclosure.state == DisclosureState.PREPARED)
        .values(state=DisclosureState.DISCLOSED, disclosed_at=now)
        .returning(Disclosure.id)
        .execution_options(synchronize_session=False)
    ).first()
    database.refresh(disclosure)
    if moved is None:
        raise Conflict("This was disclosed already, or it is not ready. Reload the page.")


def _append(
    database: Session, access: CaseAccess, disclosure: Disclosure, recipients: list[UUID], now: datetime
) -> None:
    message = disclosure.kind is UploadKind.MESSAGE
    moment = Step(
        EventType.MESSAGE_DISCLOSED if message else EventType.DISCLOSED,
        access.organization_id,
        access.actor.person_id,
        from_id=access.organization_id,
        to_id=recipients[0] if len(recipients) == 1 else None,
        subject_id=disclosure.id,
    )
    append_event(database, access.case, moment, now)


def _facts(result: DisclosureResult) -> dict[str, object]:
    """What an auditor sees of one result without opening it."""
    sealed = Envelope.from_json(result.envelope or "")
    return {
        "size": result.size,
        "sha256_of_sealed": sealed.ciphertext_sha256.hex(),
        "treatments": result.treatments,
        "found": (result.report or {}).get("counts", {}),
    }
