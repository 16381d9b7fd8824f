"""The power goes at the worst moments: what was acknowledged is there, what was not is nowhere to be read."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from portal.actions.work import LEASE
from portal.assembly import open_mail
from portal.records.audit_log import AuditEntry
from portal.records.disclosures import DisclosureResult
from portal.records.roads import ON_COMMAND
from portal.records.timeline import CaseEvent
from portal.records.uploads import UploadPart
from portal.vocabulary import EventType, Verb
from portal.worker import Worker, publish_all
from tests.support.killing import FIRST, LINES, SECOND, Besieged, besieged
from tests.support.postgres import ADMINISTRATOR, as_role
from tests.support.process import kill, runs, until

A_DAY_LATER = timedelta(days=1)


@pytest.fixture
def siege(sqlite_url: str, tmp_path: Path) -> Iterator[Besieged]:
    with besieged(sqlite_url, tmp_path / "instance") as made:
        yield made


@pytest.fixture
def two_process_siege(postgres_url: str, tmp_path: Path) -> Iterator[Besieged]:
    with besieged(postgres_url, tmp_path / "instance") as made:
        yield made


@contextmanager
def nobody_writes(siege: Besieged, locking: str = "") -> Iterator[None]:
    """Hold the database, or on PostgreSQL some rows, from beside, so that the portal cannot commit."""
    engine = create_engine(as_role(siege.database_url, ADMINISTRATOR), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else "BEGIN"))
        if engine.dialect.name != "sqlite":
            connection.execute(text(locking))
        yield
        connection.execute(text("ROLLBACK"))
    engine.dispose()


def sealed_objects(siege: Besieged, prefix: str) -> set[str]:
    folder = siege.program.instance / "objects"
    return {str(path.relative_to(folder)) for path in (folder / prefix).glob("*")}


def count(siege: Besieged, verb: Verb) -> int:
    with siege.rooms() as rooms, rooms.database.transaction(ON_COMMAND, write=False) as database:
        return database.query(AuditEntry).filter(AuditEntry.verb == verb).count()


def the_upload_survives(siege: Besieged) -> subprocess.Popen[bytes]:
    """Killed with half a piece in the line, right after an answer, and in the middle of the scan."""
    server = siege.program.serve()
    siege.sign_in()
    siege.begin_upload()
    acknowledged = siege.send_piece(0, FIRST)
    half = {"Upload-Offset": str(acknowledged)}
    address = f"{siege.upload}/parts"
    line = siege.ada.begin("PATCH", address, SECOND[:200_000], announced=len(SECOND), headers=half)
    kill(server)
    line.close()

    server = siege.program.serve()
    assert siege.offset() == acknowledged
    siege.send_piece(acknowledged, SECOND)
    assert siege.ada.send(f"{siege.upload}/parts/finish").status == 200
    kill(server)

    server = siege.program.serve()
    child = siege.a_child(server)
    os.kill(child, signal.SIGSTOP)
    kill(server)

    server = siege.program.serve()
    until(lambda: not runs(child), server)
    return server


def the_preparation_survives(siege: Besieged, server: subprocess.Popen[bytes]) -> None:
    """Killed when the result is sealed and lies there, and the row that would name it is not kept."""
    siege.wait_for(siege.upload, server)
    siege.prepare()
    child = siege.a_child(server)
    os.kill(child, signal.SIGSTOP)
    with nobody_writes(siege):
        os.kill(child, signal.SIGCONT)
        until(lambda: any("#" not in key for key in sealed_objects(siege, "disclosures")), server)
        kill(server)
    assert siege.state() == "preparing"


def the_giving_survives(siege: Besieged) -> None:
    """Killed before the transaction of the button ends, and after it with the answer still in the line."""
    server = siege.program.serve()
    siege.wait_for(siege.disclosure, server)
    assert siege.ben_reads().status == 404
    with nobody_writes(siege):
        line = siege.ada.begin("POST", f"{siege.disclosure}/give", announced=0)
        kill(server)
    line.close()
    assert siege.state() == "prepared"

    server = siege.program.serve()
    assert siege.ben_reads().status == siege.ben_reads("/file").status == 404
    line = siege.ada.begin("POST", f"{siege.disclosure}/give", announced=0)
    until(lambda: siege.state() == "disclosed", server)
    kill(server)
    line.close()


def the_reading_survives(siege: Besieged) -> None:
    """Given once, it stays given; killed while it streams, the entry is there."""
    server = siege.program.serve()
    assert siege.ada.send(f"{siege.disclosure}/give").status == 409
    assert siege.ben_reads("/file").body.count(b"Accepted password") == LINES
    line = siege.ben.begin("GET", f"{siege.disclosure}/file", announced=0)
    assert line.recv(1000).startswith(b"HTTP/1.1 200")
    kill(server)
    line.close()
    assert count(siege, Verb.DISCLOSURE_DOWNLOADED) == 2


def everything_is_there_once(siege: Besieged) -> None:
    """One result of each job and one entry of each act; the log is whole, orphans are swept."""
    with siege.rooms() as rooms:
        with rooms.database.transaction(ON_COMMAND, write=False) as database:
            finished = CaseEvent.type == EventType.REDACTION_FINISHED
            assert database.query(CaseEvent).filter(finished).count() == 1
            assert [row.organization_id for row in database.query(DisclosureResult)] == [siege.cedar]
            named = {row.object_key for row in database.query(DisclosureResult)}
            pieces = {row.object_key for row in database.query(UploadPart)}
        assert named <= sealed_objects(siege, "disclosures")
        publish_all(rooms)
    for verb in (Verb.UPLOAD_FINISHED, Verb.UPLOAD_SCANNED, Verb.DISCLOSURE_READY, Verb.DISCLOSED):
        assert count(siege, verb) == 1, verb
    assert "The log is whole" in siege.program.says("verify")

    with siege.rooms(A_DAY_LATER) as rooms:
        Worker(rooms, open_mail(rooms.settings)).work_off()
    assert sealed_objects(siege, "disclosures") == named
    assert sealed_objects(siege, "uploads") == pieces


def another_worker_takes_over(siege: Besieged) -> None:
    """Killed in the middle of the scan, a worker keeps the job until its lease is over and no longer."""
    worker = siege.program.start("worker")
    siege.upload_whole()
    child = siege.a_child(worker)
    os.kill(child, signal.SIGSTOP)
    kill(worker)
    with siege.rooms(LEASE - timedelta(seconds=30)) as rooms:
        Worker(rooms, open_mail(rooms.settings)).work_off()
    assert count(siege, Verb.UPLOAD_SCANNED) == 0
    with siege.rooms(LEASE) as rooms:
        Worker(rooms, open_mail(rooms.settings)).work_off()
    assert count(siege, Verb.UPLOAD_SCANNED) == 1
    assert not runs(child)


def a_piece_without_its_row_is_nothing(siege: Besieged, server: subprocess.Popen[bytes]) -> None:
    """Killed between the sealed object and the row that names it: the piece was never acknowledged."""
    first, before = siege.upload, sealed_objects(siege, "uploads")
    siege.begin_upload()
    with nobody_writes(siege, "SELECT id FROM uploads FOR UPDATE"):
        where = {"Upload-Offset": "0"}
        line = siege.ada.begin("PATCH", f"{siege.upload}/parts", FIRST, announced=len(FIRST), headers=where)
        until(lambda: len(sealed_objects(siege, "uploads")) > len(before), server)
        kill(server)
    line.close()

    server = siege.program.serve("--no-worker")
    assert siege.offset() == 0
    siege.upload = first


def given_by_a_second_worker_and_a_third_server(siege: Besieged) -> None:
    """Killed at the button, nothing was given; pressed again, it is given once."""
    server, worker = siege.program.processes[-1], siege.program.start("worker")
    siege.prepare()
    siege.wait_for(siege.disclosure, worker)
    with nobody_writes(siege, "SELECT id FROM disclosures FOR UPDATE"):
        line = siege.ada.begin("POST", f"{siege.disclosure}/give", announced=0)
        kill(server)
    line.close()
    assert siege.state() == "prepared"

    siege.program.serve("--no-worker")
    assert siege.ben_reads().status == 404
    assert siege.ada.send(f"{siege.disclosure}/give").status == 303
    assert siege.ben_reads("/file").status == 200
    siege.program.kill_all()


def test_a_server_killed_at_every_step_loses_nothing_and_shows_nothing_half_done(siege: Besieged) -> None:
    the_preparation_survives(siege, the_upload_survives(siege))
    the_giving_survives(siege)
    the_reading_survives(siege)

    everything_is_there_once(siege)


@pytest.mark.deep
def test_killed_workers_and_servers_of_a_larger_installation_do_nothing_twice(
    two_process_siege: Besieged,
) -> None:
    siege = two_process_siege
    server = siege.program.serve("--no-worker")
    siege.sign_in()
    another_worker_takes_over(siege)
    a_piece_without_its_row_is_nothing(siege, server)
    given_by_a_second_worker_and_a_third_server(siege)

    everything_is_there_once(siege)
