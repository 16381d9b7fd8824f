"""A compliance officer keeps a permission's key for a court, whatever happens to the permission."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.audit_scope import has_part_in
from portal.access.escrowing import put_into_escrow
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization, granted_authorization
from portal.records.base import new_id
from portal.records.cases import Case, case_by_reference
from portal.records.legal_holds import LegalHold, LegalHoldOfficer, standing_hold
from portal.records.organizations import organization_of
from portal.records.people import Person, active_people_with
from portal.vault.escrow import OFFICERS
from portal.vocabulary import AuthorizationState, Conflict, Invalid, Permission, Role, Verb

LONGEST_REASON = 500


@dataclass(frozen=True)
class HoldDraft:
    """Which case, why, and which two colleagues besides whoever places it."""

    reference: str
    reason: str
    colleague_ids: Collection[UUID]


def place_legal_hold(
    database: Session, actor: Actor, draft: HoldDraft, instruments: Instruments, now: datetime
) -> LegalHold:
    """Split the key of the permission in force among three officers; nothing changes for readers.

    Raises:
        Invalid: no such case, no reason, or not two colleagues who are compliance officers.
        Conflict: no permission is in force, or it is held already.
    """
    actor.require(Permission.LEGAL_HOLD)
    case = _case(database, actor, draft.reference)
    reason = plain_text(draft.reason, "reason", "The reason", LONGEST_REASON)
    officers = _officers(database, actor, draft.colleague_ids)
    authorization = _in_force(database, actor, case)
    hold = LegalHold(
        id=new_id(),
        organization_id=actor.organization_id,
        case_id=case.id,
        authorization_id=authorization.id,
        placed_by_id=actor.person,
        reason=reason,
        placed_at=now,
    )
    database.add(hold)
    database.flush()
    rows = [_with_key(hold, person, instruments) for person in officers]
    database.add_all(rows)
    keyring, public = instruments.keyring, {row.key_id: row.public_key for row in rows}
    put_into_escrow(database, keyring, instruments.shred, hold.id, authorization, public)
    record(
        database,
        actor,
        Verb.LEGAL_HOLD_PLACED,
        now,
        case=case,
        subject_id=hold.id,
        authorization=authorization,
        details={"officers": len(rows)},
    )
    return hold


def _case(database: Session, actor: Actor, reference: str) -> Case:
    found, own = case_by_reference(database, reference), organization_of(database, actor.organization_id)
    if found is None or not has_part_in(database, own, found.id):
        raise Invalid("There is no such case in your part of the log.", "reference")
    return found


def _officers(database: Session, actor: Actor, colleague_ids: Collection[UUID]) -> Sequence[Person]:
    known = {
        one.id: one for one in active_people_with(database, actor.organization_id, Role.COMPLIANCE_OFFICER)
    }
    chosen = {actor.person, *colleague_ids}
    if len(chosen) != OFFICERS or not chosen <= known.keys():
        raise Invalid("Choose exactly two other compliance officers of your organization.", "colleagues")
    return [known[one] for one in sorted(chosen)]


def _in_force(database: Session, actor: Actor, case: Case) -> Authorization:
    found = granted_authorization(database, case.id)
    if found is not None:
        database.refresh(found, with_for_update=True)
    if found is None or found.state is not AuthorizationState.GRANTED:
        raise Conflict(
            "No permission is in force in this case, so there is nothing to hold: "
            "the key of one that has ended is destroyed."
        )
    if standing_hold(database, actor.organization_id, found.id) is not None:
        raise Conflict("Your organization holds this permission already.")
    return found


def _with_key(hold: LegalHold, person: Person, instruments: Instruments) -> LegalHoldOfficer:
    made = instruments.keyring.new_organization_key(person.id)
    return LegalHoldOfficer(
        id=new_id(),
        hold_id=hold.id,
        person_id=person.id,
        key_id=made.key_id,
        algorithm=made.algorithm,
        public_key=made.public,
        sealed_private_key=made.sealed_private,
    )
