"""Uploads, messages and disclosures for tests: made by the actions that real use calls."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess, enter_case
from portal.access.ending import end_authorization
from portal.access.sealed_pieces import LARGEST_PIECE
from portal.actions.append_part import append_part
from portal.actions.disclose import disclose
from portal.actions.finish_upload import finish_upload
from portal.actions.prepare_disclosure import prepare_disclosure
from portal.actions.read_disclosure import read_disclosure
from portal.actions.review_upload import Review, review_upload
from portal.actions.start_upload import start_upload
from portal.actions.work import LEASE, Work
from portal.actions.write_message import MessageDraft, write_message
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import granted_authorization
from portal.records.disclosures import Disclosure
from portal.records.jobs import lease_next
from portal.records.uploads import Upload
from portal.vocabulary import AuthorizationState, Permission, Verb
from tests.support.cases import two_vendors
from tests.support.copying import copied
from tests.support.permissions import deliver, grant
from tests.support.world import World

LOG = b"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
PLANTED = (b"mokafor", b"10.20.30.7", b"edge03")
PROTOCOL = "network_connectivity"


@contextmanager
def entering(
    world: World, name: str, case_id: UUID, permission: Permission = Permission.CASE_WORK
) -> Iterator[tuple[Session, CaseAccess]]:
    """One unit of work of one person in one case."""
    actor = world.actor(name)
    with world.transaction() as database:
        yield database, enter_case(database, actor, case_id, permission)


def bring_in(world: World, name: str, case_id: UUID, content: bytes, file: str = "router.log") -> Upload:
    """Upload a file whole; it waits for its redaction."""
    tools, now = world.rooms.instruments, world.clock.now
    with entering(world, name, case_id) as (database, access):
        upload = start_upload(database, access, file, len(content), tools, now)
    for start in range(0, len(content), LARGEST_PIECE):
        with entering(world, name, case_id) as (database, access):
            piece = content[start : start + LARGEST_PIECE]
            append_part(database, access, upload.id, start, piece, tools, now)
    with entering(world, name, case_id) as (database, access):
        return finish_upload(database, access, upload.id, now)


def prepare(
    world: World, name: str, case_id: UUID, upload_id: UUID, *recipients: str, protocol: str = PROTOCOL
) -> Disclosure:
    """Choose who gets what, and let the worker make it."""
    chosen = [world.organizations[one].id for one in recipients]
    with entering(world, name, case_id) as (database, access):
        made = prepare_disclosure(database, access, upload_id, chosen, protocol, world.clock.now)
    deliver(world)
    return made


def give(world: World, name: str, case_id: UUID, disclosure_id: UUID) -> Disclosure:
    """Press the one button."""
    with entering(world, name, case_id) as (database, access):
        return disclose(database, access, disclosure_id, world.rooms.instruments, world.clock.now)


def write(world: World, name: str, case_id: UUID, text: str, *recipients: str) -> Disclosure:
    """Write a message; it is prepared and not sent."""
    draft = MessageDraft(text, [world.organizations[one].id for one in recipients], PROTOCOL)
    with entering(world, name, case_id) as (database, access):
        return write_message(database, access, draft, world.rooms.instruments, world.clock.now)


def say(world: World, name: str, case_id: UUID, text: str, *recipients: str) -> Disclosure:
    """Write a message and send it."""
    return give(world, name, case_id, write(world, name, case_id, text, *recipients).id)


def withdraw(world: World, case_id: UUID, by: str = "Ada") -> None:
    """The permission in force ends and its key is destroyed, as when the customer withdraws."""
    with world.transaction() as database:
        found = granted_authorization(database, case_id)
        assert found is not None
        actor = world.actor(by)
        shred, ended = world.rooms.instruments.shred, AuthorizationState.WITHDRAWN
        end_authorization(database, shred, actor, found, ended, world.clock.now)


def ready(world: World, content: bytes = LOG) -> tuple[UUID, UUID]:
    """A case with a prepared disclosure from Northwind to Cedar."""
    return copied(world, ("ready", content), lambda: _ready(world, content))


def _ready(world: World, content: bytes) -> tuple[UUID, UUID]:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    upload = bring_in(world, "Ada", case_id, content)
    deliver(world)
    return case_id, prepare(world, "Ada", case_id, upload.id, "Cedar").id


def given(world: World, content: bytes = LOG) -> tuple[UUID, UUID]:
    """The same, disclosed."""
    return copied(world, ("given", content), lambda: _given(world, content))


def _given(world: World, content: bytes) -> tuple[UUID, UUID]:
    case_id, disclosure_id = ready(world, content)
    give(world, "Ada", case_id, disclosure_id)
    return case_id, disclosure_id


def read(world: World, case_id: UUID, disclosure_id: UUID, by: str = "Ben") -> bytes:
    """Read a disclosure whole."""
    with entering(world, by, case_id, Permission.DISCLOSURE_READ) as (database, access):
        opened = read_disclosure(database, access, disclosure_id, world.rooms.instruments, world.clock.now)
    return opened.whole()


def entries(world: World, verb: Verb) -> list[AuditEntry]:
    """What the log holds of one verb, oldest first."""
    with world.transaction() as database:
        return database.query(AuditEntry).filter(AuditEntry.verb == verb).order_by(AuditEntry.serial).all()


def upload_now(world: World, upload_id: UUID) -> Upload:
    """How an upload stands at this moment."""
    with world.transaction() as database:
        return database.get_one(Upload, upload_id)


def lease(world: World, kind: str) -> Work:
    """Take the next job of a kind as a worker would, and keep it."""
    rooms = world.rooms
    while True:
        with world.transaction() as database:
            job = lease_next(database, world.clock.now, LEASE)
        assert job is not None
        assert job.lease is not None
        if job.kind == kind:
            return Work(rooms.database, rooms.instruments, world.clock, job.id, job.lease, job.subject_id)


def review(world: World, case_id: UUID, upload_id: UUID, by: str = "Ada") -> Review:
    """Open the review of an upload."""
    with entering(world, by, case_id) as (database, access):
        return review_upload(database, access, upload_id, world.rooms.instruments, world.clock.now)
