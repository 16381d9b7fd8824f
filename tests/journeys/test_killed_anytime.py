"""The power goes at instants that nobody chose, again and again, while somebody uploads and gives."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from subprocess import TimeoutExpired
from uuid import UUID

import pytest

from portal.records.audit_log import AuditEntry
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.roads import ON_COMMAND
from portal.records.timeline import CaseEvent
from portal.vocabulary import DisclosureState, EventType, Verb
from portal.worker import publish_all
from tests.support.killing import FIRST, SECOND, Besieged, besieged
from tests.support.process import ProcessEnded, kill

ROUNDS = 60
LONGEST_LIFE = 4.0
"""Seconds after the first answer, at most, until the power goes."""


@dataclass
class Acknowledged:
    """What the portal said that it keeps."""

    offsets: dict[str, int] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)


@pytest.fixture
def siege(sqlite_url: str, tmp_path: Path) -> Iterator[Besieged]:
    with besieged(sqlite_url, tmp_path / "instance") as made:
        yield made


def work(siege: Besieged, kept: Acknowledged) -> None:
    """Upload, wait, prepare, wait, give: until somebody pulls the plug."""
    with suppress(OSError, HTTPException, ProcessEnded):
        siege.begin_upload()
        kept.offsets[siege.upload] = 0
        for piece in (FIRST, SECOND):
            kept.offsets[siege.upload] = siege.send_piece(kept.offsets[siege.upload], piece)
        assert siege.ada.send(f"{siege.upload}/parts/finish").status == 200
        kept.finished.add(siege.upload)
        server = siege.program.processes[-1]
        siege.wait_for(siege.upload, server)
        siege.prepare()
        siege.wait_for(siege.disclosure, server)
        assert siege.ben_reads().status == 404
        assert siege.ada.send(f"{siege.disclosure}/give").status == 303
        kept.given.add(siege.disclosure)


def everything_acknowledged_is_there(siege: Besieged, kept: Acknowledged) -> None:
    for upload, offset in kept.offsets.items():
        siege.upload = upload
        assert siege.offset() >= offset, upload
    for upload in kept.finished:
        assert siege.ada.ask("GET", upload).status == 200
    for disclosure in kept.given:
        assert siege.ben.ask("GET", disclosure).status == 200


@pytest.mark.deep
def test_whenever_the_power_goes_what_was_acknowledged_is_there(siege: Besieged) -> None:
    chance, kept = random.Random(7), Acknowledged()  # noqa: S311 - the same instants each time
    server = siege.program.serve()
    siege.sign_in()

    for _ in range(ROUNDS):
        with ThreadPoolExecutor(1) as somebody:
            working = somebody.submit(work, siege, kept)
            with suppress(TimeoutExpired):
                server.wait(timeout=chance.uniform(0, LONGEST_LIFE))
            kill(server)
            working.result()
        server = siege.program.serve()
        everything_acknowledged_is_there(siege, kept)

    for upload in kept.finished:
        siege.wait_for(upload, server)
    kill(server)
    each_result_is_there_once(siege, {UUID(one.rpartition("/")[2]) for one in kept.finished})


def each_result_is_there_once(siege: Besieged, finished: set[UUID]) -> None:
    """One end of each scan, one entry of each disclosure, results only where they were made; a whole log."""
    with siege.rooms() as rooms:
        publish_all(rooms)
        with rooms.database.transaction(ON_COMMAND, write=False) as database:
            ends = (EventType.REDACTION_FINISHED, EventType.REDACTION_FAILED)
            scanned = [
                event.subject_id for event in database.query(CaseEvent).filter(CaseEvent.type.in_(ends))
            ]
            entered = [
                entry.subject_id
                for entry in database.query(AuditEntry).filter(AuditEntry.verb == Verb.DISCLOSED)
            ]
            given = [one.id for one in database.query(Disclosure) if one.state is DisclosureState.DISCLOSED]
            results = [row.disclosure_id for row in database.query(DisclosureResult)]
    assert len(scanned) == len(set(scanned))
    assert finished <= set(scanned)
    assert sorted(entered, key=str) == sorted(given, key=str)
    assert len(results) == len(set(results))
    assert "The log is whole" in siege.program.says("verify")
