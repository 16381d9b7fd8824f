"""A long redaction keeps no message waiting."""

from portal.assembly import open_mail
from portal.records.jobs import Job
from portal.vocabulary import JobState, UploadState
from portal.worker import Worker
from tests.support.cases import two_vendors
from tests.support.permissions import ask_permission
from tests.support.sharing import bring_in, upload_now
from tests.support.world import World


def states(world: World, kind: str) -> set[JobState]:
    with world.transaction() as database:
        return {job.state for job in database.query(Job).filter(Job.kind == kind)}


def test_each_worker_takes_its_own_kinds_and_together_they_take_all(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, b"all is well\n")
    ask_permission(world, "Ada", case_id, "Cedar")
    mail = open_mail(world.rooms.settings)

    Worker(world.rooms, mail, long_ones=False).work_off()
    assert states(world, "deliver_notice") == {JobState.DONE}
    assert states(world, "scan_upload") == {JobState.QUEUED}

    Worker(world.rooms, mail, long_ones=True).work_off()
    assert upload_now(world, upload.id).state is UploadState.SCANNED
