"""Who waits for a redaction sees how far it is."""

from datetime import timedelta
from uuid import UUID

from portal.access.scanning import SCAN_UPLOAD
from portal.actions.work import Work
from portal.records.base import new_id
from portal.records.jobs import lease_next
from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import deliver
from tests.support.sharing import LOG, bring_in
from tests.support.world import World


def _at_work(world: World) -> Work:
    """The work of somebody who has just taken up the scan."""
    with world.transaction() as database:
        job = lease_next(database, world.clock.now, timedelta(minutes=1), {SCAN_UPLOAD})
        assert job is not None
        assert job.lease is not None
        tools, rooms = world.rooms.instruments, world.rooms
        return Work(rooms.database, tools, rooms.clock, job.id, job.lease, job.subject_id)


def _brought_in(world: World, case_id: UUID) -> str:
    return f"/cases/{case_id}/uploads/{bring_in(world, 'Ada', case_id, LOG).id}"


def test_the_page_of_an_upload_shows_how_much_of_it_was_read(light_world: World) -> None:
    place = _brought_in(light_world, two_vendors(light_world))
    ada, work = signed_in(light_world, "Ada"), _at_work(light_world)
    assert ada.get(f"{place}/progress").json == {"done": 0, "total": 100, "words": "0 %", "finished": False}

    work.shares()(0.429)

    assert ada.get(f"{place}/progress").json == {"done": 42, "total": 100, "words": "42 %", "finished": False}
    assert '<progress id="progress" max="100" value="42">' in ada.get(place).text


def test_who_has_lost_the_work_says_no_more_how_far_it_is(light_world: World) -> None:
    place = _brought_in(light_world, two_vendors(light_world))
    ada, work = signed_in(light_world, "Ada"), _at_work(light_world)

    lost = Work(work.database, work.instruments, work.clock, work.job_id, new_id(), work.subject_id)
    lost.shares()(0.9)

    assert ada.get(f"{place}/progress").json["done"] == 0  # type: ignore[index]


def test_a_finished_scan_was_told_of_to_its_end(light_world: World) -> None:
    place = _brought_in(light_world, two_vendors(light_world))
    ada = signed_in(light_world, "Ada")

    deliver(light_world)

    assert ada.get(f"{place}/progress").json == {"done": 100, "total": 100, "words": "", "finished": True}
