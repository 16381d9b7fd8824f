"""What was brought in or prepared is thrown away: rows let go of it, the sweeper takes the objects."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.records.cases import Case
from portal.records.decoys import forget_decoys
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.pictures import UploadPicture
from portal.records.timeline import Step, append_event
from portal.records.uploads import Upload, UploadPart
from portal.rules.steps import step
from portal.vocabulary import Conflict, DisclosureState, EventType, UploadState

_NOT_YET_GIVEN = (DisclosureState.PREPARING, DisclosureState.PREPARED)


def forget_upload(database: Session, actor: Actor, case: Case, upload: Upload, now: datetime) -> None:
    """Discard an upload with all that was prepared from it. What was disclosed already stays disclosed.

    Raises:
        Conflict: it was discarded already.
    """
    before = upload.state
    step(before, UploadState.DISCARDED)
    moved = database.execute(
        update(Upload)
        .where(Upload.id == upload.id, Upload.state == before)
        .values(state=UploadState.DISCARDED, report=None, sealed_samples=None)
        .returning(Upload.id)
        .execution_options(synchronize_session=False)
    ).first()
    if moved is None:
        raise Conflict("This upload moved on meanwhile. Reload the page.")
    database.refresh(upload)
    database.execute(delete(UploadPart).where(UploadPart.upload_id == upload.id))
    database.execute(delete(UploadPicture).where(UploadPicture.upload_id == upload.id))
    forget_decoys(database, upload.id)
    for disclosure in database.query(Disclosure).filter(
        Disclosure.upload_id == upload.id, Disclosure.state.in_(_NOT_YET_GIVEN)
    ):
        forget_disclosure(database, disclosure)
    if before is UploadState.QUARANTINED:
        organization_id = upload.organization_id
        failed = EventType.REDACTION_FAILED
        moment = Step(failed, actor.organization_id, actor.person_id, organization_id, subject_id=upload.id)
        append_event(database, case, moment, now)


def forget_disclosure(database: Session, disclosure: Disclosure) -> None:
    """Discard what was prepared and not given.

    Raises:
        Conflict: it was disclosed or discarded meanwhile.
    """
    before = disclosure.state
    step(before, DisclosureState.DISCARDED)
    moved = database.execute(
        update(Disclosure)
        .where(Disclosure.id == disclosure.id, Disclosure.state == before)
        .values(state=DisclosureState.DISCARDED)
        .returning(Disclosure.id)
        .execution_options(synchronize_session=False)
    ).first()
    if moved is None:
        raise Conflict("This moved on meanwhile. Reload the page.")
    database.refresh(disclosure)
    database.execute(
        update(DisclosureResult)
        .where(DisclosureResult.disclosure_id == disclosure.id)
        .values(object_key=None, sealed_content=None, envelope=None, wraps={}, size=0)
    )
