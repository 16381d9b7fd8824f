"""A small demonstration, and what its pages are opened with: the ids and tokens that are found in it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.access.link_access import enter_link
from portal.actions.ask_for_look_up import ask_for_look_up
from portal.actions.ask_to_withdraw import ask_to_withdraw
from portal.actions.draw_evidence import draw_evidence
from portal.actions.import_business_events import import_business_events
from portal.actions.invite_person import invite_person
from portal.actions.propose_mandate import WantedMandate, propose_mandate
from portal.assembly import open_mail, open_rooms
from portal.demo.building import Extent
from portal.demo.domains import DemoDomains
from portal.demo.installing import install_world
from portal.demo.present_data import DISCLOSED, TO_REVIEW
from portal.gateways.mail import MailFolder
from portal.measures.business.table import EXAMPLE
from portal.measures.catalogue import CATALOGUE
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import Authorization
from portal.records.base import Base
from portal.records.business_events import BusinessRow
from portal.records.cases import Case
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.disclosures import Disclosure
from portal.records.handoffs import Handoff
from portal.records.organizations import Organization
from portal.records.people import Person
from portal.records.roads import ON_COMMAND
from portal.records.uploads import Upload, UploadKind
from portal.settings import Settings
from portal.vocabulary import (
    DisclosureState,
    Gone,
    HandoffState,
    LinkPurpose,
    Missing,
    RequestState,
    Role,
    Verb,
)
from portal.worker import Worker
from tests.support.clock import Clock
from tests.support.page_alarms import (
    agree_on_alarms,
    ask_whether_it_still_works,
    offer_relief,
    suggest_changes,
    suggestion_by_name,
)
from tests.support.page_histories import bring_histories, histories_by_name
from tests.support.permissions import deliver
from tests.support.revealing import ask
from tests.support.sharing import prepare
from tests.support.world import World

Row = TypeVar("Row", bound=Base)
SMALL = Extent(past=1, present=12, ends=False, older=False, year=0)
CUSTOMER = "maria.okafor@halden-rail.example"
LINKS = {
    "invitation": "invitation",
    "authorization": "permission",
    "resolution": "working",
    "outcome": "still-working",
    "workaround": "relief",
    "customer": "customer",
    "reveal": "reveal",
    "withdrawal": "withdraw",
}


def demonstration(folder: Path, address: str) -> World:
    """Build a small demonstration in an empty folder, with what its players would add to it."""
    settings = Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'portal.sqlite'}",
        secret_key="0" * 64,
        cheap_passwords=True,
        demonstration=True,
        development=True,
    )
    install_world(settings, lambda _: None, SMALL)
    clock = Clock(datetime.now(UTC))
    world = World(open_rooms(replace(settings, base_url=address), clock), clock)
    with world.transaction() as database:
        world.organizations.update({one.name: one for one in database.scalars(select(Organization))})
        world.people.update({one.name: one for one in database.scalars(select(Person))})
    _play_on(world)
    return world


def _play_on(world: World) -> None:
    _vouch_for_maria(world)
    with world.transaction() as database:
        upload = _file_of(database, TO_REVIEW.title)
        names = WantedMandate(((CUSTOMER, "Maria Okafor"),), only_deciders=True)
        propose_mandate(database, world.actor("Maria Okafor"), names, world.clock.now)
        greta, ours = world.actor("Greta Holm"), world.organizations["Northwind Networks"]
        address, roles = f"nils.berg@{ours.domain}", [Role.SUPPORT_ENGINEER]
        invite_person(database, greta, ours, address, roles, world.rooms.instruments, world.clock.now)
        case_id = _file_of(database, DISCLOSED.title).case_id
        draw_evidence(database, world.actor("Yusuf Demir"), case_id, world.clock.now)
        bring_histories(database, world, world.clock.now)
        agree_on_alarms(database, world, world.clock.now)
        suggest_changes(database, world, world.clock.now)
        ask_whether_it_still_works(database, world.clock.now)
        offer_relief(database, world, case_id, world.clock.now)
        table = EXAMPLE.encode()
        import_business_events(database, world.actor("Clara Stein"), table, world.clock.now)
        given = _file_of(database, DISCLOSED.title)
        disclosure_id = _one(database, Disclosure, Disclosure.upload_id == given.id).id
    prepare(world, "Ada Lindqvist", upload.case_id, upload.id, "Cedar Storage")
    ask(world, case_id, disclosure_id, "h-0123456789", "Priya Nair")
    with world.transaction() as database:
        ask_to_withdraw(database, CUSTOMER, world.rooms.instruments, world.clock.now)
    deliver(world)


def _vouch_for_maria(world: World) -> None:
    """The domain of Halden Rail shows that she decides; so anybody there may withdraw by a link."""
    maria, now = world.actor("Maria Okafor"), world.clock.now
    with world.transaction() as database:
        propose_mandate(database, maria, WantedMandate(((CUSTOMER, "Maria Okafor"),)), now)
        ask_for_look_up(database, maria, now)
    Worker(world.rooms, open_mail(world.rooms.settings), names=DemoDomains(world.rooms)).work_off()


def things(world: World) -> dict[str, str]:
    """What the values of `tests/support/page_table.py` name."""
    ours = world.organizations["Northwind Networks"].id
    with world.rooms.database.transaction(ON_COMMAND, write=False) as database:
        found = {
            **_of_files(database),
            **histories_by_name(database),
            **suggestion_by_name(database),
            "business event": str(_one(database, BusinessRow).id),
            **_between_companies(database, ours),
            **{name: str(one.id) for name, one in world.organizations.items()},
            **{name: _token(world, database, LinkPurpose(name), path) for name, path in LINKS.items()},
        }
    letters = MailFolder(world.rooms.settings.instance / "mail").letters()
    colleague = str(world.people["Tomas Reyes"].id)
    return {
        **found,
        "letter": letters[0].name,
        "colleague": colleague,
        "nothing": str(uuid4()),
        "1": "1",
        "renewal": "renewal",
        **{measure_id: measure_id for measure_id in CATALOGUE},
        "kantara": "kantara",
    }


def _of_files(database: Session) -> dict[str, str]:
    given, waiting = _file_of(database, DISCLOSED.title), _file_of(database, TO_REVIEW.title)
    case_id = given.case_id
    read = AuditEntry.case_id == case_id, AuditEntry.verb == Verb.DISCLOSURE_READ
    return {
        "case with a bundle": str(case_id),
        "given disclosure": str(_one(database, Disclosure, Disclosure.upload_id == given.id).id),
        "permission": str(_one(database, Authorization, Authorization.case_id == case_id).id),
        "log entry": str(_one(database, AuditEntry, *read).id),
        "drawn evidence": str(_one(database, AuditEntry, AuditEntry.verb == Verb.EVIDENCE_DRAWN).id),
        "case to review": str(waiting.case_id),
        "upload to review": str(waiting.id),
        "prepared disclosure": str(
            _one(database, Disclosure, Disclosure.state == DisclosureState.PREPARED).id
        ),
    }


def _between_companies(database: Session, ours: UUID) -> dict[str, str]:
    asked = _one(
        database,
        CollaborationRequest,
        CollaborationRequest.to_id == ours,
        CollaborationRequest.state == RequestState.ASKED,
    )
    lacking = _one(
        database,
        CollaborationRequest,
        CollaborationRequest.from_id == ours,
        CollaborationRequest.state == RequestState.INFORMATION_WANTED,
    )
    offer = _one(database, Handoff, Handoff.to_id == ours, Handoff.state == HandoffState.OFFERED)
    answered = _one(database, Handoff, Handoff.from_id == ours, Handoff.state == HandoffState.DECLINED)
    return {
        "case we are asked into": str(asked.case_id),
        "case that lacks something": str(lacking.case_id),
        "request that lacks something": str(lacking.id),
        "case that was offered": str(offer.case_id),
        "offer": str(offer.id),
        "case that was declined": str(answered.case_id),
        "answered offer": str(answered.id),
    }


def _file_of(database: Session, title: str) -> Upload:
    case = _one(database, Case, Case.title == title)
    return _one(database, Upload, Upload.case_id == case.id, Upload.kind == UploadKind.FILE)


def _one(database: Session, kind: type[Row], *conditions: ColumnElement[bool]) -> Row:
    return database.scalars(select(kind).where(*conditions).limit(1)).one()


def _token(world: World, database: Session, purpose: LinkPurpose, path: str) -> str:
    """The newest link for this purpose that still works, from the letters; of customers, Maria Okafor's."""
    for letter in MailFolder(world.rooms.settings.instance / "mail").letters():
        written = re.search(rf"/{path}/([\w-]+)", letter.body)
        if written is None or (path == "customer" and letter.to != CUSTOMER):
            continue
        try:
            enter_link(database, written[1], purpose, world.clock.now)
        except (Missing, Gone):
            continue
        return written[1]
    raise LookupError(f"No letter of the demonstration has a working link for {purpose}.")
