"""Whoever took the case, or must act next, offers it to another. Until somebody says yes, nobody has it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.answers import engineers_of
from portal.access.case_access import CaseAccess
from portal.access.offers import step_about
from portal.access.plain_text import plain_text
from portal.access.recording import record
from portal.access.sending import tell_people
from portal.actions.instruments import Instruments
from portal.records.cases import lock_case, participant_of
from portal.records.handoffs import Handoff, handoff_to_return, in_hands_of, open_handoff
from portal.records.organizations import Organization, organization_of
from portal.records.timeline import append_event
from portal.rules.handoff_checklist import checked_list
from portal.vocabulary import (
    CaseState,
    Conflict,
    EventType,
    HandoffState,
    HolderKind,
    Invalid,
    Permission,
    Place,
    Verb,
)

LONGEST_WORDS = 4000


@dataclass(frozen=True)
class Offer:
    """To whom, with what ticked (keys of rules/handoff_checklist), and what they should know first."""

    to_id: UUID
    ticked: Collection[str]
    words: str


def offer_handoff(
    database: Session, access: CaseAccess, offer: Offer, instruments: Instruments, now: datetime
) -> Handoff:
    """Let go of the case and put it before another participant; giving it back is an offer too.

    Raises:
        Invalid: nobody who takes part, a list not ticked, or words that must not be read in clear.
        Conflict: somebody else has the case, an offer waits already, or the case does not stand open.
    """
    access.require(Permission.CASE_WORK)
    lock_case(database, access.case)
    access.require_open()
    _check_stands(database, access)
    to = _receiver(database, access, offer.to_id)
    checklist = checked_list(offer.ticked)
    words = plain_text(offer.words, "words", "What they should know", LONGEST_WORDS, shortest=20)
    returned = handoff_to_return(database, access.case.id, access.organization_id, to.id)
    handoff = Handoff(
        case_id=access.case.id,
        from_id=access.organization_id,
        to_id=to.id,
        state=HandoffState.OFFERED,
        checklist=checklist,
        words=words,
        offered_by_id=access.actor.person,
        offered_at=now,
        returns_id=returned.id if returned else None,
    )
    database.add(handoff)
    database.flush()
    happened = step_about(handoff, EventType.HANDOFF_OFFERED, access.actor)
    append_event(database, access.case, happened, now)
    _tell(database, access, handoff, to, instruments, now)
    record(
        database, access.actor, Verb.HANDOFF_OFFERED, now, case=access.case, subject_id=handoff.id,
        details={"to": str(to.id), "returns": returned is not None},
    )  # fmt: skip
    return handoff


def _check_stands(database: Session, access: CaseAccess) -> None:
    case = access.case
    if case.state is not CaseState.OPEN:
        raise Conflict("A case that waits for the customer's answer, or is solved, is not handed over.")
    if open_handoff(database, case.id) is not None:
        raise Conflict("This case is offered already. Wait for the answer, or take the offer back.")
    taken_by = in_hands_of(database, case)
    acts_next = (HolderKind.ORGANIZATION, access.organization_id)
    if taken_by != access.organization_id and (case.holder_kind, case.holder_organization_id) != acts_next:
        name = organization_of(database, taken_by).name
        raise Conflict(f"{name} has this case, and it does not wait for you. Only they can hand it over.")


def _receiver(database: Session, access: CaseAccess, to_id: UUID) -> Organization:
    participant = participant_of(database, access.case.id, to_id)
    if participant is None or participant.place is Place.OBSERVER or to_id == access.organization_id:
        raise Invalid("Choose somebody else who takes part in this case.", "to")
    return organization_of(database, to_id)


def _tell(
    database: Session,
    access: CaseAccess,
    handoff: Handoff,
    to: Organization,
    instruments: Instruments,
    now: datetime,
) -> None:
    giver = organization_of(database, access.organization_id)
    offers = "wants to give a case back to you" if handoff.returns_id else "offers you a case"
    tell_people(
        database,
        instruments.keyring,
        engineers_of(database, to.id),
        f"{giver.name} {offers}",
        f"{giver.name} offers {to.name} a case to take over. Until somebody says yes, nobody has it.\n\n"
        f"Sign in to read it and to answer:\n{instruments.link('/inbox')}\n",
        now,
    )
