"""Redaction as queued work: what it learns, what it withholds, and what a lost worker leaves behind."""

import io
import zipfile
from datetime import timedelta

import pytest

from portal.actions.prepare_disclosure import prepare_disclosure
from portal.actions.redact_disclosure import redact_disclosure
from portal.actions.scan_upload import GAVE_UP, scan_upload
from portal.actions.work import LEASE
from portal.records.audit_log import AuditEntry
from portal.records.cases import Case, CaseSecret
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.jobs import MOST_ATTEMPTS
from portal.records.timeline import CaseEvent
from portal.records.uploads import Upload
from portal.vocabulary import (
    Conflict,
    DataCategory,
    DisclosureState,
    EventType,
    HolderKind,
    Missing,
    UploadState,
    Verb,
)
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant
from tests.support.sharing import LOG, PROTOCOL, bring_in, entering, lease, prepare, review, upload_now
from tests.support.world import World


def test_a_scan_gives_a_report_and_hands_the_case_back_to_the_uploader(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, LOG)
    with world.transaction() as database:
        assert database.get_one(Case, case_id).holder_kind is HolderKind.REDACTION

    deliver(world)

    found = upload_now(world, upload.id)
    assert found.state is UploadState.SCANNED
    assert found.report is not None
    assert set(found.report["counts"]) >= {"hosts", "accounts", "network"}
    with world.transaction() as database:
        assert database.get_one(Case, case_id).holder_organization_id == upload.organization_id
        assert database.query(AuditEntry).filter(AuditEntry.verb == Verb.UPLOAD_SCANNED).count() == 1


def test_changed_lines_are_shown_to_the_uploader_only_and_lie_sealed(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, LOG, "edge03.log")
    deliver(world)

    seen = review(world, case_id, upload.id)

    assert seen.name == "edge03.log"
    assert "edge03" not in seen.upload.label
    assert "mokafor" in seen.samples[0].before
    assert b"mokafor" not in (seen.upload.sealed_samples or b"")
    assert "mokafor" not in str(seen.upload.report)
    with world.transaction() as database:
        assert b"mokafor" not in (database.get_one(CaseSecret, case_id).sealed_dictionary or b"")
        assert database.query(AuditEntry).filter(AuditEntry.verb == Verb.UPLOAD_READ).count() == 1
    with pytest.raises(Missing):
        review(world, case_id, upload.id, by="Ben")


def test_a_file_of_which_nothing_can_be_checked_is_withheld_with_the_reason(world: World) -> None:
    case_id = two_vendors(world)

    upload = bring_in(world, "Ada", case_id, bytes(range(256)) * 40, "core.bin")
    deliver(world)

    found = upload_now(world, upload.id)
    assert found.state is UploadState.WITHHELD
    assert "not text" in found.reason
    with world.transaction() as database:
        assert database.query(CaseEvent).filter(CaseEvent.type == EventType.REDACTION_FAILED).count() == 1
    with pytest.raises(Conflict):
        prepare(world, "Ada", case_id, upload.id, "Cedar")


def test_one_damaged_member_is_withheld_and_the_others_are_not(light_world: World) -> None:
    case_id = two_vendors(light_world)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.log", LOG)
        archive.writestr("b.bin", bytes(range(256)) * 10)

    upload = bring_in(light_world, "Ada", case_id, packed.getvalue(), "logs.zip")
    deliver(light_world)

    report = upload_now(light_world, upload.id).report or {}
    assert [one["path"] for one in report["members"] if one["state"] == "withheld"] == ["b.bin"]
    assert report["withheld_total"] == 1


def test_of_a_letter_only_its_text_leaves_and_says_so_in_its_name(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<d><p><t>host=edge</t><t>03 user=mokafor</t></p></d>")

    upload = bring_in(world, "Ada", case_id, packed.getvalue(), "letter.docx")
    deliver(world)
    made = prepare(world, "Ada", case_id, upload.id, "Cedar")

    report = upload_now(world, upload.id).report or {}
    assert [(one["path"], one["state"]) for one in report["members"]] == [
        ("letter.docx.txt", "redacted"),
        ("letter.docx", "withheld"),
    ]
    with world.transaction() as database:
        assert database.get_one(Disclosure, made.id).label == "letter.docx.txt"


def test_what_was_said_in_one_file_is_known_in_the_next(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    bring_in(world, "Ada", case_id, LOG)
    deliver(world)

    second = bring_in(world, "Ada", case_id, b"we saw edge03 go down\n", "note.txt")
    deliver(world)

    assert review(world, case_id, second.id).samples[0].findings[0].category is DataCategory.HOSTS


def test_a_worker_that_lost_its_lease_leaves_one_result(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, LOG)
    slow = lease(world, "scan_upload")
    world.clock.forward(LEASE + timedelta(seconds=1))

    deliver(world)
    with pytest.raises(Conflict):
        scan_upload(slow)

    assert upload_now(world, upload.id).state is UploadState.SCANNED
    with world.transaction() as database:
        assert database.query(AuditEntry).filter(AuditEntry.verb == Verb.UPLOAD_SCANNED).count() == 1
        finished = CaseEvent.type == EventType.REDACTION_FINISHED
        assert database.query(CaseEvent).filter(finished).count() == 1


def test_a_preparing_worker_that_lost_its_lease_leaves_no_object(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    upload = bring_in(world, "Ada", case_id, LOG * 400)
    deliver(world)
    cedar = world.organizations["Cedar"].id
    with entering(world, "Ada", case_id) as (database, access):
        made = prepare_disclosure(database, access, upload.id, [cedar], PROTOCOL, world.clock.now)
    slow = lease(world, "redact_disclosure")
    world.clock.forward(LEASE + timedelta(seconds=1))
    other = lease(world, "redact_disclosure")

    with pytest.raises(Conflict):
        redact_disclosure(slow)
    assert list(world.rooms.instruments.objects.names("disclosures")) == []
    redact_disclosure(other)

    with world.transaction() as database:
        assert database.get_one(Disclosure, made.id).state is DisclosureState.PREPARED
        named = [row.object_key for row in database.query(DisclosureResult)]
    assert list(world.rooms.instruments.objects.names("disclosures")) == named


def test_a_file_that_kills_its_workers_is_given_up_and_withheld(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, LOG)
    for _ in range(MOST_ATTEMPTS):
        lease(world, "scan_upload")
        world.clock.forward(LEASE + timedelta(seconds=1))

    deliver(world)

    found = upload_now(world, upload.id)
    assert (found.state, found.reason) == (UploadState.WITHHELD, GAVE_UP)


def test_an_upload_discarded_during_its_scan_stays_discarded(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    upload = bring_in(world, "Ada", case_id, LOG)
    work = lease(world, "scan_upload")
    with world.transaction() as database:
        database.get_one(Upload, upload.id).state = UploadState.DISCARDED

    scan_upload(work)

    assert upload_now(world, upload.id).state is UploadState.DISCARDED
