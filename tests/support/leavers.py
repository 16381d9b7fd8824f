"""People who left traces wherever the portal keeps any: two with an account, one who never had one."""

from secrets import token_bytes
from uuid import UUID

from sqlalchemy import JSON, LargeBinary, Text, cast, select

from portal.access.link_access import LinkAccess
from portal.access.passkeys import propose_passkey
from portal.access.second_answers import SecondAnswer
from portal.actions.answer_reveal import answer_reveal
from portal.actions.decide_second import decide_second
from portal.actions.invite_person import invite_person
from portal.actions.offer_workaround import offer_workaround
from portal.actions.propose_resolution import propose_resolution
from portal.actions.register_passkey import register_passkey
from portal.actions.save_search import save_search
from portal.actions.save_view import save_view
from portal.actions.send_second_code import send_second_code
from portal.records.base import Base
from portal.records.people import Person, SignInSession
from portal.vocabulary import DataCategory, LinkPurpose, Role, Treatment
from tests.support import revealing
from tests.support.cases import two_vendors
from tests.support.casework import act
from tests.support.copying import copied
from tests.support.mandates import (
    MARIA,
    NAME,
    Deciding,
    Domains,
    ask_maria,
    deciding,
    looked_up,
    named,
    proposed,
    work_off,
)
from tests.support.permissions import link, mailboxes, newest
from tests.support.sharing import say, withdraw
from tests.support.soft_passkey import SoftPasskey
from tests.support.world import World

QUAST = ("wilhelmina.quast@halden-rail.example", "Wilhelmina Quast")
DUNKEL = ("vera.dunkel@northwind.example", "Vera Dunkel")
JONAS = ("jonas@halden-rail.example", "Jonas Vik")
_HOSTS = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.KEEP}
_USUAL = {**_HOSTS, DataCategory.NETWORK: Treatment.PSEUDONYMIZE}


def maria_decides(world: World) -> tuple[UUID, Domains]:
    """Maria, who has no account, agrees to a permission and Jonas to hers; she refuses a hidden value."""
    case_id = two_vendors(world)
    world.add_person(QUAST[1], "Halden Rail", Role.CUSTOMER_APPROVER)
    world.add_person(DUNKEL[1], "Northwind", Role.VENDOR_ADMINISTRATOR, Role.EXECUTIVE)
    domains = named(world, MARIA, JONAS, QUAST, two_agree=True)
    ask_maria(world, case_id, _USUAL)
    maria = deciding(world, domains, _USUAL)
    maria.all_of_it()
    _jonas_agrees(world, maria)
    given = say(world, "Ada", case_id, "The link drops at night and comes back by itself.", "Cedar")
    revealing.ask(world, case_id, given.id, "h-0123456789")
    revealing.decide(world, allow=False)
    return case_id, domains


def _jonas_agrees(world: World, maria: Deciding) -> None:
    work_off(world, maria.domains)
    letters = [one for one in mailboxes(world) if one["To"] == JONAS[0]]
    access: LinkAccess = link(
        world, LinkPurpose.SECOND_DECISION, newest(letters, r"/second-decision/([\w-]+)")
    )
    answer, tools = SecondAnswer(agrees=True, name=JONAS[1], position="Chief"), world.rooms.instruments
    with world.transaction() as database:
        send_second_code(database, access, answer, "browser", tools, world.clock.now)
    work_off(world, maria.domains)
    code = newest(mailboxes(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with world.transaction() as database:
        decide_second(database, access, answer, code, "browser", tools, world.clock.now)


def quast_decides(world: World, case_id: UUID) -> None:
    """Wilhelmina Quast has an account: a passkey, and a hidden value, agreed to first, then refused."""
    name, now, tools = QUAST[1], world.clock.now, world.rooms.instruments
    session = SignInSession(
        token_hash=token_bytes(32), person_id=world.people[name].id, created_at=now, seen_at=now,
        expires_at=now, second_factor_at=now, client=f"{name}'s own browser",
    )  # fmt: skip
    with world.transaction() as database:
        database.add(session)
    pending, passkey = propose_passkey(tools.keyring, session, now), SoftPasskey()
    answer = passkey.registration(pending.challenge)
    with world.transaction() as database:
        actor, label = world.actor(name), f"Phone of {name}"
        register_passkey(database, actor, session, label, pending.sealed, answer, tools, now)
    given = say(world, "Ada", case_id, "It came back at three in the morning.", "Cedar")
    asked = revealing.ask(world, case_id, given.id, "h-9876543210")
    for allow in (True, False):
        with world.transaction() as database:
            answer_reveal(database, world.actor(name), asked.id, allow=allow, instruments=tools, now=now)


def dunkel_invites(world: World) -> None:
    """Vera Dunkel runs a vendor's people; a colleague looks for what she did, and keeps the search."""
    now, tools = world.clock.now, world.rooms.instruments
    email, name = DUNKEL
    world.add_person("Nora", "Northwind", Role.COMPLIANCE_OFFICER)
    with world.transaction() as database:
        actor, ours = world.actor(name), world.organizations["Northwind"]
        invite_person(database, actor, ours, "new@northwind.example", {Role.EXECUTIVE}, tools, now)
        save_view(database, actor, f"Of {name}", "measures", {"q": email}, now)
    with world.transaction() as database:
        save_search(database, world.actor("Nora"), "What she did", {"q": name.upper()}, now)


def all_left(world: World) -> None:
    """All three did what they could, and then left: nothing of theirs is open any more."""
    copied(world, "all left", lambda: _all_left(world))


def _all_left(world: World) -> None:
    case_id, domains = maria_decides(world)
    quast_decides(world, case_id)
    dunkel_invites(world)
    act(world, "Ada", case_id, offer_workaround, "Restart the unit at six, until then.", MARIA[0], tools=True)
    act(world, "Ada", case_id, propose_resolution, "We replaced the unit.", MARIA[0], tools=True)
    withdraw(world, case_id)
    newer = proposed(world, JONAS)
    domains.published[NAME] = (newer.value,)
    looked_up(world, domains)
    with world.transaction() as database:
        for _, name in (QUAST, DUNKEL):
            database.get_one(Person, world.people[name].id).deactivated_at = world.clock.now


def columns_naming(world: World, email: str, name: str) -> set[str]:
    """In which columns of the whole database this address or name stands, in whatever case."""
    sought = (email.casefold(), name.casefold())
    found = set()
    with world.transaction() as database:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Text | JSON | LargeBinary):
                    read = column if isinstance(column.type, LargeBinary) else cast(column, Text)
                    written = [one for one in database.scalars(select(read)) if one]
                    texts = [_plain(one).casefold() for one in written]
                    if any(word in text for word in sought for text in texts):
                        found.add(f"{table.name}.{column.name}")
    return found


def _plain(written: str | bytes) -> str:
    return written.decode("latin-1") if isinstance(written, bytes) else written
