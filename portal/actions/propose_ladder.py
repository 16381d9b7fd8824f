"""A vendor proposes to a partner who is told of alarms, and after how long; nothing changes until a yes."""

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
from portal.rules.ladders import Ladder, check_ladder, in_order, ladder_to_json
from portal.vocabulary import Conflict, LadderState, Permission, Verb


def propose_ladder(
    database: Session,
    actor: Actor,
    partner: Organization,
    ladder: Ladder,
    instruments: Instruments,
    now: datetime,
) -> EscalationLadder:
    """Keep the proposal as the next version and tell the partner's administrators.

    Of the proposer's own open proposal it takes the place; one of the partner's must be answered first.

    Raises:
        Missing: the partner is not another vendor.
        Conflict: there is no agreement in force, or the partner's own proposal waits for an answer.
        Invalid: the two cannot agree on such a ladder.
    """
    actor.require(Permission.PARTNER_SETTINGS)
    agreement = partner_agreement(database, actor, partner)
    ladder = Ladder(ladder.terms, in_order(ladder.rungs), ladder.office_hours)
    check_ladder(ladder, (actor.organization_id, partner.id))
    versions = ladders_of(database, agreement.id)
    _take_back_own(database, actor, partner, versions, now)
    made = EscalationLadder(
        agreement_id=agreement.id,
        number=versions[0].number + 1 if versions else 1,
        steps=ladder_to_json(ladder),
        proposed_by_id=actor.organization_id,
        proposed_by_person_id=actor.person,
        proposed_at=now,
    )
    database.add(made)
    database.flush()
    ours = organization_of(database, actor.organization_id).name
    courier = Courier(instruments.keyring, instruments.link)
    subject = f"{ours} proposes who is told when a case waits"
    tell_administrators(database, partner.id, actor.organization_id, subject, courier, now)
    details = {"with": str(partner.id), "number": made.number, "ladder": made.steps}
    record(database, actor, Verb.LADDER_PROPOSED, now, subject_id=made.id, details=details)
    return made


def _take_back_own(
    database: Session,
    actor: Actor,
    partner: Organization,
    versions: Sequence[EscalationLadder],
    now: datetime,
) -> None:
    for version in versions:
        if version.state is LadderState.PROPOSED:
            if version.proposed_by_id != actor.organization_id:
                raise Conflict(f"{partner.name} proposed something meanwhile. Answer that first.")
            version.state, version.answered_at = LadderState.WITHDRAWN, now
            version.answered_by_person_id = actor.person
    database.flush()
