"""A reader asks for the value behind one stand-in. The customer's approver is told that, and not which."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access.case_access import CaseAccess
from portal.access.coverage import require_reading
from portal.access.mailed_links import keep_link, link_to_approver
from portal.access.plain_text import plain_text
from portal.access.reveal_levels import require_showable
from portal.access.revealing import END_REVEAL, answer_until, require_few, write_down
from portal.access.sending import send_notice
from portal.access.telling import tell_who_asked
from portal.actions.instruments import Instruments
from portal.records.authorizations import Authorization
from portal.records.base import new_id
from portal.records.cases import lock_case
from portal.records.disclosures import Disclosure, disclosure_of, result_for
from portal.records.jobs import enqueue
from portal.records.organizations import organization_of
from portal.records.reveal_requests import RevealRequest
from portal.redaction import asked_stand_in
from portal.rules.authorization_record import reveals_by_giver
from portal.vocabulary import DisclosureState, LinkPurpose, Missing, Permission, RevealState, Verb

LONGEST_REASON = 300
SHORTEST_REASON = 10
_ASKED = "somebody asks for one hidden value in what you gave"


@dataclass(frozen=True)
class RevealAsk:
    """Which stand-in, and why somebody must know what it stands for."""

    stand_in: str
    reason: str


def ask_to_reveal(
    database: Session,
    access: CaseAccess,
    disclosure_id: UUID,
    ask: RevealAsk,
    instruments: Instruments,
    now: datetime,
) -> RevealRequest:
    """Keep the request and tell the customer. Whether the stand-in stands for anything is not looked at.

    Raises:
        Missing: it was not disclosed to the actor's organization.
        NotCovered: the permission or the agreement does not cover reading it any more.
        Invalid: no stand-in, one of a kind that is never shown, or no reason that everybody may read.
        Conflict: the case is closed, or too much was asked.
    """
    access.actor.require(Permission.DISCLOSURE_READ)
    access.require_open()
    disclosure = _given(database, access, disclosure_id)
    reason = plain_text(ask.reason, "reason", "The reason", LONGEST_REASON, shortest=SHORTEST_REASON)
    stand_in = asked_stand_in(ask.stand_in)
    require_showable(stand_in)
    coverage = require_reading(database, access.case, disclosure, access.organization_id, now)
    lock_case(database, access.case)  # Two who ask at once take turns, so that the limit holds for both.
    asked = _request(access, disclosure, stand_in, reason, coverage.authorization, now)
    require_few(database, asked, now)
    database.add(asked)
    database.flush()
    _tell_the_customer(database, coverage.authorization, asked, instruments, now)
    if reveals_by_giver(coverage.authorization.record):
        tools, giver = instruments, disclosure.person_id
        tell_who_asked(database, tools.keyring, access.case, giver, _ASKED, tools.link, now)
    enqueue(database, END_REVEAL, asked.id, now, run_at=asked.answer_until)
    write_down(database, access.actor, Verb.REVEAL_ASKED, asked, now, personal={"reason": reason})
    return asked


def _given(database: Session, access: CaseAccess, disclosure_id: UUID) -> Disclosure:
    """What somebody else disclosed to the actor's organization."""
    found = disclosure_of(database, access.case.id, disclosure_id, access.organization_id)
    if found.state is not DisclosureState.DISCLOSED or found.organization_id == access.organization_id:
        raise Missing("There is no such disclosure in this case.")
    result_for(database, found.id, access.organization_id)
    return found


def _request(
    access: CaseAccess,
    disclosure: Disclosure,
    stand_in: str,
    reason: str,
    authorization: Authorization,
    now: datetime,
) -> RevealRequest:
    return RevealRequest(
        id=new_id(),
        case_id=access.case.id,
        disclosure_id=disclosure.id,
        authorization_id=authorization.id,
        organization_id=access.organization_id,
        person_id=access.actor.person,
        stand_in=stand_in,
        reason=reason,
        state=RevealState.ASKED,
        asked_at=now,
        answer_until=answer_until(authorization, now),
    )


def _tell_the_customer(
    database: Session,
    authorization: Authorization,
    asked: RevealRequest,
    instruments: Instruments,
    now: datetime,
) -> None:
    link = link_to_approver(authorization, LinkPurpose.REVEAL, asked.id, now, asked.answer_until)
    token = keep_link(database, link)
    asker = organization_of(database, asked.organization_id).name
    send_notice(
        database,
        instruments.keyring,
        authorization.approver_email,
        f"{asker} asks to see one value that is hidden from them",
        "You decide. Nothing is shown before you do, and opening this page changes nothing:\n"
        f"{instruments.link(f'/reveal/{token}')}\n",
        now,
    )
