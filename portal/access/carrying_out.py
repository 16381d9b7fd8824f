"""A decision of the customer's is carried out, once: granted with its receipt and key, or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.after_decision import give_customer_link, tell_asker
from portal.access.customer_keys import locked_customer
from portal.access.deciding import Decision
from portal.access.ending import add_state, end_authorization
from portal.access.granting import Signing, issue_receipt, keep_choice
from portal.access.levels import Shown
from portal.access.link_access import LinkAccess
from portal.access.recording import record
from portal.gateways.shred_store import ShredStore
from portal.records.authorizations import Authorization, granted_authorization, recipients_of
from portal.records.cases import case_of
from portal.records.first_decisions import end_first_decisions
from portal.records.links import Link, TypedCode
from portal.records.timeline import Step, append_event
from portal.vocabulary import AuthorizationState, Conflict, EventType, Verb


@dataclass(frozen=True)
class Decided:
    """One decision with what shows it: the link and the code of whoever decides, and the level reached."""

    access: LinkAccess
    authorization: Authorization
    decision: Decision
    code: TypedCode
    shown: Shown


def carry_out(database: Session, decided: Decided, signing: Signing, address: Callable[[str], str]) -> str:
    """Grant or refuse, and return the token of the customer's link to their own pages.

    Raises:
        Conflict: decided already, by whoever was faster.
    """
    authorization, decision, now = decided.authorization, decided.decision, signing.now
    state = AuthorizationState.GRANTED if decision.choice else AuthorizationState.REFUSED
    locked_customer(database, authorization.customer_id)  # Before permissions, as a change of its key does.
    _move(database, decided.access, authorization, state, now)
    authorization.approver_name, authorization.approver_position = decision.name, decision.position
    signed_with = ""
    if decision.choice is not None:
        _supersede(database, decided.access, authorization, signing.shred, now)
        keep_choice(database, authorization, decision.choice)
        code, shown = decided.code, decided.shown
        signed_with = issue_receipt(database, decided.access, authorization, decision, code, shown, signing)
    end_first_decisions(database, authorization.id, now)
    evidence = {"challenge_id": str(decided.code.id), "assurance": decided.shown.level.value}
    add_state(database, authorization, state, now, evidence)
    _write_down(database, decided, signed_with, now)
    tell_asker(database, signing.keyring, authorization, address, now)
    return give_customer_link(database, signing.keyring, authorization, address, now)


def _move(
    database: Session,
    access: LinkAccess,
    authorization: Authorization,
    state: AuthorizationState,
    now: datetime,
) -> None:
    moved = database.execute(
        update(Authorization)
        .where(Authorization.id == authorization.id, Authorization.state == AuthorizationState.REQUESTED)
        .values(state=state, decided_at=now)
        .returning(Authorization.id)
        .execution_options(synchronize_session=False)
    ).first()
    used = database.execute(
        update(Link)
        .where(Link.id == access.link.id, Link.used_at.is_(None))
        .values(used_at=now)
        .returning(Link.id)
    ).first()
    if moved is None or used is None:
        raise Conflict("This was decided already.")
    database.refresh(authorization)


def _supersede(
    database: Session, access: LinkAccess, newer: Authorization, shred: ShredStore, now: datetime
) -> None:
    """A case has one permission in force: the older one ends, and its key with it."""
    older = granted_authorization(database, newer.case_id, besides=newer.id)
    if older is not None:
        newer.supersedes_id = older.id
        end_authorization(database, shred, access.actor, older, AuthorizationState.SUPERSEDED, now)


def _write_down(database: Session, decided: Decided, signed_with: str, now: datetime) -> None:
    access, authorization = decided.access, decided.authorization
    granted = authorization.state is AuthorizationState.GRANTED
    case = case_of(database, authorization.case_id)
    kind = EventType.AUTHORIZATION_GRANTED if granted else EventType.AUTHORIZATION_REFUSED
    asker = authorization.requested_by_organization_id
    moment = Step(kind, access.actor.organization_id, from_id=asker, subject_id=authorization.id)
    append_event(database, case, moment, now)
    record(
        database,
        access.actor,
        Verb.AUTHORIZATION_GRANTED if granted else Verb.AUTHORIZATION_REFUSED,
        now,
        case=case,
        subject_id=authorization.id,
        authorization=authorization,
        details={
            "recipients": sorted(
                str(line.organization_id)
                for line in recipients_of(database, authorization.id)
                if line.granted
            ),
            "assurance": decided.shown.level.value,
            **({"receipt_key": signed_with} if signed_with else {}),
        },
        personal={"approver_name": authorization.approver_name},
    )
