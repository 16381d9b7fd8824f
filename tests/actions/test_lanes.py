"""A long redaction, a slow mail server or somebody else's slow system keeps no other work waiting."""

import pytest

from portal.access.alarm_calls import SEND_ALARM
from portal.access.alarming import RAISE_ALARMS
from portal.access.ending import TELL_OF_WITHDRAWAL
from portal.access.escalating import END_ESCALATION
from portal.access.granting import END_AUTHORIZATION
from portal.access.levels import LOOK_UP_MANDATE, RENEW_MANDATE
from portal.access.revealing import END_REVEAL
from portal.access.sending import DELIVER_NOTICE
from portal.actions.propose_resolution import RECORD_SILENCE
from portal.assembly import open_mail
from portal.lanes import Lane, lane_of
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
    workers = {lane: Worker(world.rooms, open_mail(world.rooms.settings), lane=lane) for lane in Lane}

    for lane in (Lane.DEADLINES, Lane.STRANGERS):
        workers[lane].work_off()
    assert states(world, "deliver_notice") == states(world, "scan_upload") == {JobState.QUEUED}

    workers[Lane.MAIL].work_off()
    assert states(world, "deliver_notice") == {JobState.DONE}
    assert states(world, "scan_upload") == {JobState.QUEUED}

    workers[Lane.LONG].work_off()
    assert upload_now(world, upload.id).state is UploadState.SCANNED


def test_nothing_with_a_deadline_waits_for_a_system_that_somebody_else_runs() -> None:
    kinds = (SEND_ALARM, LOOK_UP_MANDATE, RENEW_MANDATE, DELIVER_NOTICE)
    due = (END_AUTHORIZATION, TELL_OF_WITHDRAWAL, END_REVEAL, END_ESCALATION, RAISE_ALARMS, RECORD_SILENCE)

    assert [lane_of(kind) for kind in kinds] == [Lane.STRANGERS] * 3 + [Lane.MAIL]
    assert {lane_of(kind) for kind in due} == {Lane.DEADLINES}


def test_a_worker_without_work_asks_for_no_turn_to_write(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Turns are taken one after the other, and each idle lane would hold up the work of the others."""
    worker = Worker(light_world.rooms, open_mail(light_world.rooms.settings))
    worker.work_off()
    monkeypatch.setattr("portal.worker.lease_next", lambda *_: pytest.fail("It asked for a turn."))

    assert worker.work_once() is False
