"""An upload arrives in pieces, whole or not at all, and stays with those who brought it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest

from portal.access.sealed_pieces import LARGEST_PIECE
from portal.access.upload_content import open_upload, upload_vault
from portal.actions.append_part import append_part
from portal.actions.discard_upload import discard_upload
from portal.actions.finish_upload import finish_upload
from portal.actions.start_upload import LARGEST_UPLOAD, start_upload
from portal.records.audit_log import AuditEntry
from portal.records.jobs import Job
from portal.records.timeline import CaseEvent
from portal.records.uploads import Upload, UploadPart, upload_of
from portal.vault.envelopes import Envelope
from portal.vocabulary import (
    CannotOpen,
    Conflict,
    EventType,
    Invalid,
    Missing,
    Refused,
    Role,
    UploadState,
    Verb,
)
from tests.support.cases import two_vendors
from tests.support.sharing import bring_in, entering
from tests.support.world import World


def begin(world: World, case_id: UUID, size: int, name: str = "router.log", by: str = "Ada") -> Upload:
    with entering(world, by, case_id) as (database, access):
        return start_upload(database, access, name, size, world.rooms.instruments, world.clock.now)


def send(world: World, case_id: UUID, upload_id: UUID, start: int, data: bytes, by: str = "Ada") -> Upload:
    with entering(world, by, case_id) as (database, access):
        return append_part(database, access, upload_id, start, data, world.rooms.instruments, world.clock.now)


def finish(world: World, case_id: UUID, upload_id: UUID, by: str = "Ada") -> Upload:
    with entering(world, by, case_id) as (database, access):
        return finish_upload(database, access, upload_id, world.clock.now)


def content_of(world: World, case_id: UUID, upload_id: UUID) -> bytes:
    with entering(world, "Ada", case_id) as (database, access):
        upload = upload_of(database, case_id, upload_id, access.organization_id)
        tools = world.rooms.instruments
        vault = upload_vault(tools.keyring, tools.objects, access.case, upload_id)
        return open_upload(database, vault, upload).read()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What came of several acts in as many threads: a value or a failure each."""

    def outcome(act: Callable[[], object]) -> object:
        try:
            return act()
        except Conflict as failure:
            return failure

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(outcome, acts))


def test_pieces_come_together_again_and_nothing_lies_there_in_clear(world: World) -> None:
    case_id = two_vendors(world)
    whole = b"password=Tr0ub4dor " * 2000
    upload = begin(world, case_id, len(whole))

    send(world, case_id, upload.id, 0, whole[:100])
    send(world, case_id, upload.id, 100, whole[100:])
    finished = finish(world, case_id, upload.id)

    assert finished.state is UploadState.QUARANTINED
    assert content_of(world, case_id, upload.id) == whole
    lying = [path.read_bytes() for path in world.rooms.settings.instance.rglob("*") if path.is_file()]
    assert not any(b"Tr0ub4dor" in one or b"router.log" in one for one in lying)


def test_the_log_holds_one_hash_over_all_sealed_pieces(light_world: World) -> None:
    case_id = two_vendors(light_world)

    upload = bring_in(light_world, "Ada", case_id, b"x" * 40_000)

    with light_world.transaction() as database:
        parts = database.query(UploadPart).order_by(UploadPart.number).all()
        sealed = b"".join(Envelope.from_json(part.envelope).ciphertext_sha256 for part in parts)
        entry = database.query(AuditEntry).filter(AuditEntry.verb == Verb.UPLOAD_FINISHED).one()
    assert upload.parts_sha256 == sha256(sealed).hexdigest()
    assert upload.parts_sha256.encode() in entry.leaf


def test_a_piece_for_another_place_is_refused_and_nothing_of_it_is_kept(world: World) -> None:
    case_id = two_vendors(world)
    upload = begin(world, case_id, 30)
    send(world, case_id, upload.id, 0, b"0123456789")

    for start in (0, 5, 11, 20):
        with pytest.raises(Conflict):
            send(world, case_id, upload.id, start, b"other bytes")

    send(world, case_id, upload.id, 10, b"abcdefghijklmnopqrst")
    assert content_of(world, case_id, upload.id) == b"0123456789abcdefghijklmnopqrst"


def test_of_two_browsers_that_send_the_same_place_one_is_kept(world: World) -> None:
    case_id = two_vendors(world)
    upload = begin(world, case_id, 40_000)
    pieces = [bytes([letter]) * 40_000 for letter in b"abcd"]

    came = at_once(*[lambda data=data: send(world, case_id, upload.id, 0, data) for data in pieces])

    assert sum(isinstance(one, Conflict) for one in came) == 3
    assert content_of(world, case_id, upload.id) in pieces
    assert len(list(world.rooms.instruments.objects.names("uploads"))) == 1


def test_finished_twice_at_once_it_is_scanned_and_entered_once(world: World) -> None:
    case_id = two_vendors(world)
    upload = begin(world, case_id, 4)
    send(world, case_id, upload.id, 0, b"text")

    came = at_once(*[lambda: finish(world, case_id, upload.id)] * 4)

    assert all(isinstance(one, Upload) for one in came)
    with world.transaction() as database:
        assert database.query(Job).filter(Job.kind == "scan_upload").count() == 1
        started = CaseEvent.type == EventType.REDACTION_STARTED
        assert database.query(CaseEvent).filter(started).count() == 1
        assert database.query(AuditEntry).filter(AuditEntry.verb == Verb.UPLOAD_FINISHED).count() == 1


def test_an_upload_that_has_not_arrived_whole_is_not_finished(light_world: World) -> None:
    case_id = two_vendors(light_world)
    upload = begin(light_world, case_id, 10)
    send(light_world, case_id, upload.id, 0, b"nine byte")

    with pytest.raises(Invalid):
        finish(light_world, case_id, upload.id)


def test_more_than_was_announced_or_than_one_piece_may_be_is_refused(light_world: World) -> None:
    case_id = two_vendors(light_world)
    small, large = begin(light_world, case_id, 4), begin(light_world, case_id, LARGEST_PIECE * 2)

    for upload_id, data in ((small.id, b"five!"), (large.id, b"x" * (LARGEST_PIECE + 1)), (small.id, b"")):
        with pytest.raises(Invalid):
            send(light_world, case_id, upload_id, 0, data)


@pytest.mark.parametrize(
    ("name", "size"), [("a.log", 0), ("a.log", LARGEST_UPLOAD + 1), ("", 5), ("/ \x00..", 5)]
)
def test_a_file_without_name_or_content_or_too_large_is_refused(
    light_world: World, name: str, size: int
) -> None:
    case_id = two_vendors(light_world)

    with pytest.raises(Invalid):
        begin(light_world, case_id, size, name)


def test_the_other_vendor_cannot_add_to_finish_or_discard_an_upload(world: World) -> None:
    case_id = two_vendors(world)
    upload = begin(world, case_id, 4)

    with pytest.raises(Missing):
        send(world, case_id, upload.id, 0, b"text", by="Ben")
    with pytest.raises(Missing):
        finish(world, case_id, upload.id, by="Ben")
    with pytest.raises(Missing), entering(world, "Ben", case_id) as (database, access):
        discard_upload(database, access, upload.id, world.clock.now)


def test_a_piece_that_was_cut_or_exchanged_does_not_open(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    first = bring_in(world, "Ada", case_id, b"a" * 40_000)
    other = bring_in(world, "Ada", case_id, b"b" * 40_000)
    with world.transaction() as database:
        kept = {part.upload_id: part for part in database.query(UploadPart)}
    folder = world.rooms.settings.instance / "objects"
    path = folder / str(kept[first.id].object_key)

    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(CannotOpen):
        content_of(world, case_id, first.id)
    path.write_bytes((folder / str(kept[other.id].object_key)).read_bytes())
    with pytest.raises(CannotOpen):
        content_of(world, case_id, first.id)


def test_a_piece_moved_to_another_upload_with_its_keys_does_not_open(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    first, other = (bring_in(world, "Ada", case_id, letter * 100) for letter in (b"a", b"b"))

    with world.transaction() as database:
        mine, theirs = (
            database.get_one(UploadPart, (first.id, 0)),
            database.get_one(UploadPart, (other.id, 0)),
        )
        mine.sealed_content, mine.envelope, mine.wrap = (
            theirs.sealed_content,
            theirs.envelope,
            theirs.wrap,
        )

    with pytest.raises(CannotOpen):
        content_of(world, case_id, first.id)


def test_what_is_discarded_can_never_be_opened_and_its_objects_are_swept(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, b"x" * 40_000)

    with entering(world, "Ada", case_id) as (database, access):
        discard_upload(database, access, upload.id, world.clock.now)

    with world.transaction() as database:
        assert database.query(UploadPart).count() == 0
        found = database.query(CaseEvent).filter(CaseEvent.type == EventType.REDACTION_FAILED).one()
        assert found.holder_organization_id == upload.organization_id
    with pytest.raises(Conflict), entering(world, "Ada", case_id) as (database, access):
        discard_upload(database, access, upload.id, world.clock.now + timedelta(minutes=1))


def test_an_executive_reads_cases_and_brings_nothing_in(light_world: World) -> None:
    case_id = two_vendors(light_world)
    light_world.add_person("Eve", "Northwind", Role.EXECUTIVE)

    with (
        pytest.raises(Refused),
        entering(light_world, "Ada", case_id) as (database, access),
    ):
        start_upload(
            database,
            type(access)(access.case, light_world.actor("Eve"), access.participant, access.permission),
            "a.log",
            4,
            light_world.rooms.instruments,
            light_world.clock.now,
        )
