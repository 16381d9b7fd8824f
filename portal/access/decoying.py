"""Test items on their way to the screen: drawn when a review is first opened, told when it ends.

What is shown is changed here, and nothing else ever is: whoever redacts, prepares, seals or learns imports
nothing of this (tests/architecture/test_places.py). In code the items are decoys.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.access import bindings
from portal.access.case_access import CaseAccess
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.sampling import Sample
from portal.records.decoys import (
    DecoyedReview,
    decoy_setting_of,
    decoyed_review_of,
    decoyed_reviews_in,
)
from portal.records.uploads import Upload, UploadKind
from portal.rules.decoys import Decoy, ShownLine, choose, is_tested
from portal.rules.made_up_words import Die
from portal.vault.keyring import KeyRing
from portal.vocabulary import UploadState, Verb

_SEED_SIZE = 32


@dataclass(frozen=True)
class Told:
    """What may be said of the items: all once the review has ended, before that those that were found."""

    items: tuple[Decoy, ...] = ()
    ended: bool = False


def with_decoys(
    database: Session,
    access: CaseAccess,
    upload: Upload,
    samples: Sequence[Sample],
    keyring: KeyRing,
    now: datetime,
) -> tuple[Sequence[Sample], Told]:
    """The lines of a review as they are shown, the same at each look and to each colleague."""
    review = decoyed_review_of(database, upload.id)
    if review is None and _may_be_drawn(database, access, upload):
        review = _draw(database, access, upload, samples, keyring, now)
    if review is None:
        return samples, Told()
    items = items_of(keyring, review)
    if review.ended_at is not None:
        return samples, Told(items, ended=True)
    if _is_on(database, access) and upload.state is UploadState.SCANNED:
        items = _still_there(database, keyring, review, items, samples)
        samples = [_shown(sample, items) for sample in samples]
    return samples, Told(tuple(one for one in items if one.found))


def find_decoy(database: Session, access: CaseAccess, marked: str, keyring: KeyRing, now: datetime) -> bool:
    """Whether what somebody marked is a test item of any review of theirs in this case; then it is found.

    It is none of the case whatever became of its review, so that nothing can ever be learned from one.
    """
    reviews = decoyed_reviews_in(database, access.case.id, access.organization_id)
    meant = [one.upload_id for one in reviews if _meant(items_of(keyring, one), marked)]
    for upload_id in meant:  # Only these are locked: whoever marks something else goes on to the case's log.
        review = decoyed_review_of(database, upload_id, lock=True)
        items = items_of(keyring, review)
        hit = _meant(items, marked)
        if review is not None and review.ended_at is None and any(not one.found for one in hit):
            _keep(keyring, review, tuple(replace(one, found=one.found or one in hit) for one in items))
            _enter(database, access, Verb.DECOY_FOUND, review, now)
    database.flush()
    return bool(meant)


def end_decoys(database: Session, access: CaseAccess, upload: Upload, now: datetime) -> None:
    """Somebody chooses who gets the file: from here on all of its items may be told, and no more is found."""
    review = decoyed_review_of(database, upload.id, lock=True)
    if review is None or review.ended_at is not None:
        return
    review.ended_at, review.counted = now, _is_on(database, access)
    if review.planted:
        _enter(database, access, Verb.DECOYS_TOLD, review, now, items=review.planted, found=review.found)


def items_of(keyring: KeyRing, review: DecoyedReview | None) -> tuple[Decoy, ...]:
    """The items of a review, opened."""
    if review is None or review.sealed_items is None:
        return ()
    rows = json.loads(keyring.open_value(review.sealed_items, bindings.of_decoys(review.upload_id)))
    return tuple(Decoy(**{**row, "hearts": tuple(row["hearts"])}) for row in rows)


def _meant(items: Iterable[Decoy], marked: str) -> list[Decoy]:
    return [one for one in items if one.is_meant_by(marked)]


def _may_be_drawn(database: Session, access: CaseAccess, upload: Upload) -> bool:
    """Only files that came since: in an older review, lines would be other ones than at the last look."""
    setting = decoy_setting_of(database, access.organization_id)
    reviewed = upload.kind is UploadKind.FILE and upload.state is UploadState.SCANNED
    return reviewed and setting is not None and setting.share > 0 and upload.created_at >= setting.set_at


def _draw(
    database: Session,
    access: CaseAccess,
    upload: Upload,
    samples: Sequence[Sample],
    keyring: KeyRing,
    now: datetime,
) -> DecoyedReview | None:
    """Draw whether this review is one of those, and with which items; what was drawn is kept either way.

    Of two who look at once the second gets what the first has drawn.
    """
    setting = decoy_setting_of(database, access.organization_id)
    die = Die(secrets.token_bytes(_SEED_SIZE))
    tested = setting is not None and is_tested(die, setting.share)
    items = choose(die, [_line(sample) for sample in samples]) if tested else ()
    review = DecoyedReview(
        upload_id=upload.id, case_id=access.case.id, organization_id=access.organization_id, begun_at=now
    )
    _keep(keyring, review, items)
    try:
        with database.begin_nested():
            database.add(review)
    except IntegrityError:
        return decoyed_review_of(database, upload.id)
    if setting is not None and items:
        wanted_by = str(setting.entry_id)
        _enter(database, access, Verb.DECOYS_PLANTED, review, now, items=len(items), setting=wanted_by)
    return review


def _enter(
    database: Session,
    access: CaseAccess,
    verb: Verb,
    review: DecoyedReview,
    now: datetime,
    **details: str | int,
) -> None:
    """In the log of the organization alone, by the portal itself: nobody else's case, and nobody's name."""
    of_us = portal_for(access.organization_id)
    record(database, of_us, verb, now, subject_id=review.upload_id, details=details)


def _still_there(
    database: Session,
    keyring: KeyRing,
    review: DecoyedReview,
    items: tuple[Decoy, ...],
    samples: Iterable[Sample],
) -> tuple[Decoy, ...]:
    """The items without those whose line is not shown any more since the file was looked at again."""
    lines = {(line.member, line.number): line for line in map(_line, samples)}

    def stays(one: Decoy) -> bool:
        line = lines.get((one.member, one.number))
        return one.found or (line is not None and one.stands_in(line))

    if all(map(stays, items)):
        return items
    locked = decoyed_review_of(database, review.upload_id, lock=True)
    kept = tuple(filter(stays, items_of(keyring, locked)))
    if locked is not None and locked.ended_at is None:
        _keep(keyring, locked, kept)
        database.flush()
    return kept


def _keep(keyring: KeyRing, review: DecoyedReview, items: tuple[Decoy, ...]) -> None:
    packed = json.dumps([asdict(one) for one in items]).encode()
    review.sealed_items = keyring.seal_value(packed, bindings.of_decoys(review.upload_id)) if items else None
    review.planted, review.found = len(items), sum(one.found for one in items)


def _line(sample: Sample) -> ShownLine:
    quiet_from = max((one.end for one in sample.findings), default=0)
    return ShownLine(sample.member, sample.line, sample.before, quiet_from)


def _shown(sample: Sample, items: Iterable[Decoy]) -> Sample:
    line = _line(sample)
    for one in items:
        if not one.found and one.stands_in(line):
            return replace(sample, before=one.into(sample.before))
    return sample


def _is_on(database: Session, access: CaseAccess) -> bool:
    setting = decoy_setting_of(database, access.organization_id)
    return setting is not None and setting.share > 0
