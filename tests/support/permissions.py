"""The customer's side of a test: asked by a vendor, decided with the code from the mailbox, withdrawn."""

import re
from collections.abc import Mapping
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from uuid import UUID

from portal.access.case_access import CaseAccess, enter_case
from portal.access.deciding import Decision
from portal.access.drafting import Choice
from portal.access.link_access import LinkAccess, enter_link
from portal.access.shredding import name_of_key
from portal.actions.decide_authorization import Outcome, decide_authorization
from portal.actions.request_authorization import AuthorizationAsk, request_authorization
from portal.actions.send_decision_code import send_decision_code
from portal.assembly import open_mail
from portal.records.agreements import Agreement, Signature, Terms, current_terms
from portal.records.authorizations import Authorization
from portal.redaction.protocols import protocols
from portal.vocabulary import DataCategory, LinkPurpose, Permission, Purpose, Treatment
from portal.worker import Worker
from tests.support.copying import copied
from tests.support.world import World

BROWSER = "the secret in this browser's cookie"
USUAL: Mapping[DataCategory, Treatment] = {
    DataCategory.TECHNICAL: Treatment.KEEP,
    DataCategory.HOSTS: Treatment.PSEUDONYMIZE,
    DataCategory.NETWORK: Treatment.PSEUDONYMIZE,
}


def agree(world: World, one: str, other: str) -> None:
    """Let two vendors have an agreement in force, signed by anybody."""
    first, second = sorted((world.organizations[one].id, world.organizations[other].id))
    with world.transaction() as database:
        terms = current_terms(database)
        if terms is None:
            terms = Terms(number=1, text="Terms.", sha256="0" * 64, published_at=world.clock.now)
            database.add(terms)
        agreement = Agreement(first_id=first, second_id=second, created_at=world.clock.now)
        database.add(agreement)
        database.flush()
        for organization_id in (first, second):
            database.add(
                Signature(
                    agreement_id=agreement.id,
                    terms_id=terms.id,
                    organization_id=organization_id,
                    person_id=world.people["Operator"].id,
                    sha256=terms.sha256,
                    signed_at=world.clock.now,
                )
            )


def deliver(world: World) -> list[Message]:
    """Let the worker do all that is due, and read the mailboxes: every message so far, oldest first."""
    Worker(world.rooms, open_mail(world.rooms.settings)).work_off()
    return mailboxes(world)


def mailboxes(world: World) -> list[Message]:
    """Every message that was delivered so far, oldest first."""
    folder = Path(world.rooms.settings.instance) / "mail"
    return [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*.eml"))]


def newest(messages: list[Message], pattern: str) -> str:
    """The newest match of the pattern's group in any message."""
    found = [re.search(pattern, str(message.get_payload())) for message in messages]
    return [match[1] for match in found if match][-1]


def locked_key(world: World, authorization: Authorization) -> bytes | None:
    """The key of a permission as it lies in the shred store, or None."""
    return world.rooms.instruments.shred.get(name_of_key(authorization.id))


def enter(world: World, name: str, case_id: UUID) -> CaseAccess:
    """This person's access to the case, for working on it."""
    with world.transaction() as database:
        return enter_case(database, world.actor(name), case_id, Permission.CASE_WORK)


def ask_permission(world: World, engineer: str, case_id: UUID, *recipients: str) -> Authorization:
    """Ask the customer's approver for the usual kinds of data, for a week."""
    access = enter(world, engineer, case_id)
    with world.transaction() as database:
        domain = next(o.domain for o in world.organizations.values() if o.id == access.case.customer_id)
        ask = AuthorizationAsk(
            recipients=frozenset(world.organizations[name].id for name in recipients),
            categories=USUAL,
            purpose=Purpose.TECHNICAL_SERVICE,
            protocol=protocols()["network_connectivity"],
            not_after=world.clock.now + timedelta(days=7),
            approver_email=f"approver@{domain}",
        )
        return request_authorization(
            database,
            enter_case(database, access.actor, case_id, Permission.CASE_WORK),
            ask,
            world.rooms.instruments,
            world.clock.now,
        )


def link(world: World, purpose: LinkPurpose, token: str) -> LinkAccess:
    """What the holder of this link may do now."""
    with world.transaction() as database:
        return enter_link(database, token, purpose, world.clock.now)


def decide(world: World, choice: Choice | None, *, code: str | None = None) -> Outcome:
    """Follow the newest request's link, choose, and type the code that comes by mail (or another one)."""
    token = newest(deliver(world), r"/permission/([\w-]+)")
    access = link(world, LinkPurpose.AUTHORIZATION, token)
    decision = Decision(choice, "Maria Okafor", "Head of operations")
    with world.transaction() as database:
        send_decision_code(database, access, decision, BROWSER, world.rooms.instruments, world.clock.now)
    sent = newest(deliver(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    with world.transaction() as database:
        return decide_authorization(
            database, access, decision, code or sent, BROWSER, world.rooms.instruments, world.clock.now
        )


def grant(world: World, engineer: str, case_id: UUID, *recipients: str) -> Outcome:
    """A permission in force for these recipients, as the customer would give it."""
    step = ("grant", engineer, case_id, *recipients)
    return copied(world, step, lambda: _grant(world, engineer, case_id, *recipients))


def _grant(world: World, engineer: str, case_id: UUID, *recipients: str) -> Outcome:
    ask_permission(world, engineer, case_id, *recipients)
    chosen = frozenset(world.organizations[name].id for name in recipients)
    return decide(world, Choice(chosen, USUAL))
