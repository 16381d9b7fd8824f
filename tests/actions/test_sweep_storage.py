"""Nothing lies about for ever that nobody can name."""

import io
from datetime import UTC, datetime, timedelta
from uuid import UUID

from portal.actions.sweep_storage import sweep_storage
from portal.records.jobs import Job
from portal.records.uploads import Upload, UploadPart
from portal.vocabulary import (
    JobState,
    UploadState,
)
from tests.support.cases import two_vendors
from tests.support.sharing import bring_in, lease, upload_now
from tests.support.world import World


def test_the_sweeper_takes_orphans_and_abandoned_uploads_and_nothing_else(world: World) -> None:
    case_id = two_vendors(world)
    kept = bring_in(world, "Ada", case_id, b"x" * 40_000)
    objects = world.rooms.instruments.objects
    orphan = objects.create("uploads", io.BytesIO(b"sealed bytes that no row names"))
    half = bring_in(world, "Ada", case_id, b"half")
    with world.transaction() as database:
        begun = database.get_one(Upload, half.id)
        begun.state = UploadState.RECEIVING
        named = {row.object_key for row in database.query(UploadPart) if row.object_key}
    world.clock.now = datetime.now(UTC) + timedelta(days=4)
    with world.transaction() as database:
        job = Job(
            kind="sweep_storage", subject_id=UUID(int=0), created_at=world.clock.now, run_at=world.clock.now
        )
        database.add(job)

    sweep_storage(lease(world, "sweep_storage"))

    assert orphan not in set(objects.names("uploads"))
    assert named == set(objects.names("uploads"))
    assert upload_now(world, begun.id).state is UploadState.DISCARDED
    assert upload_now(world, kept.id).state is UploadState.QUARANTINED
    with world.transaction() as database:
        waiting = [job for job in database.query(Job) if job.kind == "sweep_storage"]
        assert [job.state for job in waiting].count(JobState.QUEUED) == 1


def test_the_sweeper_leaves_what_may_still_get_its_row(light_world: World) -> None:
    two_vendors(light_world)
    objects = light_world.rooms.instruments.objects
    young = objects.create("disclosures", io.BytesIO(b"just made"))
    light_world.clock.now = datetime.now(UTC)
    with light_world.transaction() as database:
        now = light_world.clock.now
        database.add(Job(kind="sweep_storage", subject_id=UUID(int=0), created_at=now, run_at=now))

    sweep_storage(lease(light_world, "sweep_storage"))

    assert list(objects.names("disclosures")) == [young]
