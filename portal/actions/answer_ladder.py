"""The other vendor accepts or declines a proposed ladder, or its proposer takes it back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.alarm_calls import Courier
from portal.access.laddering import partner_agreement, tell_administrators
from portal.access.recording import record
from portal.actions.instruments import Instruments
from portal.records.ladders import EscalationLadder, ladders_of
from portal.records.organizations import Organization, organization_of
from portal.vocabulary import Conflict, LadderState, Permission, Verb

_SAID = {
    LadderState.ACCEPTED: (Verb.LADDER_ACCEPTED, "accepts who is told when a case waits"),
    LadderState.DECLINED: (Verb.LADDER_DECLINED, "declines who would be told when a case waits"),
    LadderState.WITHDRAWN: (Verb.LADDER_WITHDRAWN, "took back who would be told when a case waits"),
}


def answer_ladder(
    database: Session,
    actor: Actor,
    partner: Organization,
    number: int,
    answer: LadderState,
    instruments: Instruments,
    now: datetime,
) -> None:
    """Answer version `number`, the one the person read; accepted, it holds for every alarm from now on.

    Raises:
        Missing: the partner is not another vendor.
        Conflict: no agreement is in force, the version does not wait for an answer any more, or the answer
            is the other side's to give.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    agreement = partner_agreement(database, actor, partner)
    versions = ladders_of(database, agreement.id)
    proposed = next((one for one in versions if one.state is LadderState.PROPOSED), None)
    if proposed is None or proposed.number != number:
        raise Conflict("This proposal does not wait for an answer any more. Look at the page again.")
    ours = proposed.proposed_by_id == actor.organization_id
    if ours is not (answer is LadderState.WITHDRAWN):
        raise Conflict("The company that was asked answers; the one that proposed can only take it back.")
    if answer is LadderState.ACCEPTED:
        _supersede(database, versions)
    proposed.state, proposed.answered_at = answer, now
    proposed.answered_by_person_id = actor.person
    database.flush()
    verb, said = _SAID[answer]
    name = organization_of(database, actor.organization_id).name
    courier = Courier(instruments.keyring, instruments.link)
    tell_administrators(database, partner.id, actor.organization_id, f"{name} {said}", courier, now)
    details = {"with": str(partner.id), "number": number}
    record(database, actor, verb, now, subject_id=proposed.id, details=details)


def _supersede(database: Session, versions: Sequence[EscalationLadder]) -> None:
    for version in versions:
        if version.state is LadderState.ACCEPTED:
            version.state = LadderState.SUPERSEDED
    database.flush()
