"""Reveal requests for tests: asked, decided and opened by the actions that real use calls."""

import re
from uuid import UUID

from portal.access.deciding_reveals import RevealDecision
from portal.actions.ask_to_reveal import RevealAsk, ask_to_reveal
from portal.actions.decide_reveal import RevealOutcome, decide_reveal
from portal.actions.send_reveal_code import send_reveal_code
from portal.actions.show_revealed import show_revealed
from portal.records.mandates import mandate_in_place
from portal.records.reveal_requests import RevealRequest
from portal.vocabulary import LinkPurpose, Permission
from tests.support.mandates import NAME, Domains, named, work_off
from tests.support.permissions import BROWSER, deliver, link, mailboxes, newest
from tests.support.sharing import entering, read
from tests.support.world import World

APPROVER = ("approver@halden-rail.example", "Maria Okafor")
REASON = "The counters of one computer differ, and we must know which."


def stand_in_for(world: World, case_id: UUID, disclosure_id: UUID, before: str) -> str:
    """The stand-in that Ben sees directly after these words."""
    text = read(world, case_id, disclosure_id).decode()
    found = re.search(re.escape(before) + r"(\S+)", text)
    assert found is not None, text
    return found[1]


def ask(
    world: World, case_id: UUID, disclosure_id: UUID, stand_in: str, by: str = "Ben", reason: str = REASON
) -> RevealRequest:
    """Ask for one value."""
    with entering(world, by, case_id, Permission.DISCLOSURE_READ) as (database, access):
        wanted, tools = RevealAsk(stand_in, reason), world.rooms.instruments
        return ask_to_reveal(database, access, disclosure_id, wanted, tools, world.clock.now)


def vouched_for(world: World) -> Domains:
    """The approver's mailbox stands on a list of Halden Rail's, and its domain says so."""
    with world.transaction() as database:
        known = mandate_in_place(database, world.organizations["Halden Rail"].id)
    if known is None:
        return named(world, APPROVER)
    return Domains({NAME: (known.value,)})


def decide(world: World, *, allow: bool, code: str | None = None) -> RevealOutcome:
    """Follow the newest request's link, answer, and type the code that comes by mail (or another one)."""
    domains = vouched_for(world)
    token = newest(deliver(world), r"/reveal/([\w-]+)")
    access, tools = link(world, LinkPurpose.REVEAL, token), world.rooms.instruments
    decision = RevealDecision(allow, "Maria Okafor")
    with world.transaction() as database:
        send_reveal_code(database, access, decision, BROWSER, tools, world.clock.now)
    work_off(world, domains)
    sent = newest(mailboxes(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with world.transaction() as database:
        return decide_reveal(database, access, decision, code or sent, BROWSER, tools, world.clock.now)


def show(world: World, case_id: UUID, request_id: UUID, by: str = "Ben") -> str:
    """Open the value."""
    with entering(world, by, case_id, Permission.DISCLOSURE_READ) as (database, access):
        return show_revealed(database, access, request_id, world.rooms.instruments, world.clock.now).value


def reveal_now(world: World, request_id: UUID) -> RevealRequest:
    """How a request stands at this moment."""
    with world.transaction() as database:
        return database.get_one(RevealRequest, request_id)
