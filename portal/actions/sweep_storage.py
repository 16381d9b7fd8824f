"""A queued job that comes again: abandoned uploads are discarded, objects that no row names are removed.

So are the keys of permissions that have ended, if they could not be destroyed at once.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice

from portal.access import disclosure_content, history_content, picture_content, upload_content
from portal.access.escrowing import destroy_released
from portal.access.forgetting import forget_upload
from portal.access.portal_actor import portal_for
from portal.access.recording import record
from portal.access.scanning import keep_sweeping
from portal.access.shredding import destroy_ended
from portal.actions.work import Work
from portal.records.cases import case_of
from portal.records.disclosures import named_by_results
from portal.records.histories import abandoned_histories
from portal.records.history_parts import named_by_pieces, remove_log
from portal.records.pictures import named_by_pictures
from portal.records.uploads import abandoned_uploads, named_by_parts
from portal.vocabulary import Verb

ABANDONED_AFTER = timedelta(days=3)
ORPHAN_AFTER = timedelta(hours=20)
"""Longer than any job works between making an object and keeping the row that names it."""
AGAIN_AFTER = timedelta(hours=1)
_AT_ONCE = 500


def sweep_storage(work: Work) -> None:
    """Sweep once and queue the next time. What is younger than `ORPHAN_AFTER` may still get its row."""
    now = work.clock()
    with work.kept():
        for key in _orphans(work, now - ORPHAN_AFTER):
            work.instruments.objects.remove(key)
        with work.reading() as database:
            destroy_ended(database, work.instruments.shred)
            destroy_released(database, work.instruments.shred)
    with work.finishing() as database:
        for upload in abandoned_uploads(database, now - ABANDONED_AFTER):
            actor, case = portal_for(upload.organization_id), case_of(database, upload.case_id)
            forget_upload(database, actor, case, upload, now)
            record(database, actor, Verb.UPLOAD_DISCARDED, now, case=case, subject_id=upload.id)
        for history in abandoned_histories(database, now - ABANDONED_AFTER):
            actor = portal_for(history.organization_id)
            remove_log(database, history.id)
            database.delete(history)
            record(database, actor, Verb.HISTORY_DISCARDED, now, subject_id=history.id)
        keep_sweeping(database, now, now + AGAIN_AFTER)


def _orphans(work: Work, before: datetime) -> Iterator[str]:
    for prefix, named in (
        (upload_content.OBJECTS, named_by_parts),
        (picture_content.OBJECTS, named_by_pictures),
        (disclosure_content.OBJECTS, named_by_results),
        (history_content.OBJECTS, named_by_pieces),
    ):
        names = work.instruments.objects.names(prefix, before)
        while batch := list(islice(names, _AT_ONCE)):
            with work.reading() as database:
                kept: Collection[str] = named(database, batch)
            yield from (key for key in batch if key not in kept)
