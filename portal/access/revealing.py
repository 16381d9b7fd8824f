"""What asking for the value behind a stand-in, and deciding it, have in common: limits, times, entries."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.recording import record
from portal.records.authorizations import Authorization
from portal.records.cases import case_of
from portal.records.reveal_requests import RevealRequest, number_asked, reveal_requests_of
from portal.records.timeline import Step, append_event
from portal.vocabulary import Conflict, EventType, RevealState, Verb

FIND_ORIGINAL = "find_original"
"""Queued work: looks through the upload once more for what a stand-in replaced."""
END_REVEAL = "end_reveal"
"""Queued work: the time of a request, or of a value that can be opened, is over."""
ANSWER_WITHIN = timedelta(days=7)
OPENS_FOR = timedelta(minutes=30)
"""How long a value can be opened once it is ready: minutes, so that nobody leaves it lying about."""
MOST_WAITING = 5
MOST_A_DAY = 20
_SHOWN_AS = {
    Verb.REVEAL_ASKED: EventType.REVEAL_ASKED,
    Verb.REVEAL_APPROVED: EventType.REVEAL_APPROVED,
    Verb.REVEAL_REFUSED: EventType.REVEAL_REFUSED,
    Verb.REVEAL_SHOWN: EventType.REVEAL_SHOWN,
}
"""What everybody in the case sees of a request. Whether something was found, the asker alone hears."""


def answer_until(authorization: Authorization, now: datetime) -> datetime:
    """Until when the customer can decide what is asked now."""
    return min(now + ANSWER_WITHIN, authorization.not_after)


def require_few(database: Session, asked: RevealRequest, now: datetime) -> None:
    """Stop who asks for the whole text one value at a time.

    Raises:
        Conflict: this one waits already, or too many do, or too many were asked within a day.
    """
    earlier = reveal_requests_of(database, asked.case_id, asked.organization_id)
    waiting = [one for one in earlier if one.state is RevealState.ASKED and one.answer_until > now]
    if any(one.stand_in == asked.stand_in for one in waiting):
        raise Conflict("Your organization has asked for this one already. The customer has not decided yet.")
    if len(waiting) >= MOST_WAITING:
        raise Conflict(f"{MOST_WAITING} requests of yours wait for the customer. Wait for an answer first.")
    if number_asked(database, asked.case_id, asked.organization_id, now - timedelta(days=1)) >= MOST_A_DAY:
        raise Conflict(
            f"Your organization asked for {MOST_A_DAY} values of this case within a day. Ask the company "
            "that gave the text whether something can be given as it is."
        )


def write_down(
    database: Session,
    actor: Actor,
    verb: Verb,
    asked: RevealRequest,
    now: datetime,
    *,
    details: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """One entry about a request. It names the disclosure, as reads do; the stand-in can be erased from it.

    The case's timeline tells who asked, who decided and that it was opened, and neither stand-in nor reason.
    """
    case = case_of(database, asked.case_id)
    if verb in _SHOWN_AS:
        asker = asked.organization_id
        moment = Step(_SHOWN_AS[verb], actor.organization_id, actor.person_id, asker, subject_id=asked.id)
        append_event(database, case, moment, now)
    record(
        database,
        actor,
        verb,
        now,
        case=case,
        subject_id=asked.disclosure_id,
        authorization=database.get_one(Authorization, asked.authorization_id),
        details={"reveal_request": str(asked.id), **(details or {})},
        personal={"stand_in": asked.stand_in, **(personal or {})},
    )
