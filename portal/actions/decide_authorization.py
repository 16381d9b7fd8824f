"""The approver types the code: the permission is granted or refused, once, exactly as it was shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.access.after_decision import give_customer_link, tell_asker
from portal.access.customer_keys import locked_customer
from portal.access.deciding import Decision, fingerprint, requested
from portal.access.ending import add_state, end_authorization
from portal.access.granting import Signing, issue_receipt, keep_choice
from portal.access.levels import Shown, shown_level
from portal.access.link_access import LinkAccess
from portal.access.recording import record
from portal.access.typed_codes import try_code
from portal.actions.instruments import Instruments
from portal.records.authorizations import (
    Authorization,
    granted_authorization,
    recipients_of,
)
from portal.records.cases import case_of
from portal.records.links import Link, latest_code
from portal.records.timeline import Step, append_event
from portal.vocabulary import AuthorizationState, Conflict, EventType, Verb

_State = AuthorizationState


@dataclass(frozen=True)
class Outcome:
    """Decided, with the customer's link into their own pages; or a wrong code and how many tries are left."""

    authorization: Authorization
    decided: bool
    tries_left: int = 0
    token: str = ""


def decide_authorization(
    database: Session,
    access: LinkAccess,
    decision: Decision,
    code: str,
    browser: str,
    instruments: Instruments,
    now: datetime,
) -> Outcome:
    """Check the code against exactly this decision and carry it out.

    A wrong code is counted and does not raise: the count must be kept.

    Raises:
        Conflict: decided already, by whoever was faster.
        Invalid: the choice cannot be used, or it needs more than was shown; then no try is counted.
    """
    authorization = requested(database, access)
    bound = fingerprint(database, authorization, decision)
    kept = latest_code(database, access.link.id, now)
    if kept is None:
        return Outcome(authorization, decided=False)
    shown = shown_level(database, authorization, access.link.email, decision.choice, kept.created_at)
    left = try_code(database, instruments.keyring, kept, code, bound, browser)
    if left is not None:
        return Outcome(authorization, decided=False, tries_left=left)
    kept.used_at = now
    state = _State.GRANTED if decision.choice else _State.REFUSED
    locked_customer(database, authorization.customer_id)  # Before permissions, as a change of its key does.
    _move(database, access, authorization, state, now)
    authorization.approver_name, authorization.approver_position = decision.name, decision.position
    if decision.choice is not None:
        _supersede(database, access, authorization, instruments, now)
        keep_choice(database, authorization, decision.choice)
        signing = Signing(instruments.keyring, instruments.shred, instruments.log_name, now)
        issue_receipt(database, access, authorization, decision.choice, kept, shown, signing)
    add_state(
        database, authorization, state, now, {"challenge_id": str(kept.id), "assurance": shown.level.value}
    )
    _write_down(database, access, authorization, shown, now)
    tell_asker(database, instruments.keyring, authorization, instruments.link, now)
    token = give_customer_link(database, instruments.keyring, authorization, instruments.link, now)
    return Outcome(authorization, decided=True, token=token)


def _move(
    database: Session, access: LinkAccess, authorization: Authorization, state: _State, now: datetime
) -> None:
    moved = database.execute(
        update(Authorization)
        .where(Authorization.id == authorization.id, Authorization.state == _State.REQUESTED)
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
    database: Session, access: LinkAccess, newer: Authorization, instruments: Instruments, now: datetime
) -> None:
    """A case has one permission in force: the older one ends, and its key with it."""
    older = granted_authorization(database, newer.case_id, besides=newer.id)
    if older is not None:
        newer.supersedes_id = older.id
        end_authorization(database, instruments.shred, access.actor, older, _State.SUPERSEDED, now)


def _write_down(
    database: Session, access: LinkAccess, authorization: Authorization, shown: Shown, now: datetime
) -> None:
    granted = authorization.state is _State.GRANTED
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
            "assurance": shown.level.value,
        },
        personal={"approver_name": authorization.approver_name},
    )
