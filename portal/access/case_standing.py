"""What of a case can raise an alarm, and the ladders of those who take part in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.records.agreements import agreement_between, in_force
from portal.records.cases import Case, participants_of
from portal.records.collaboration_requests import requests_of
from portal.records.ladders import EscalationLadder, accepted_ladders
from portal.records.organizations import Organization
from portal.rules.alarms import Alarm, AlarmKind, CaseStanding, Hours, OpenQuestion, alarms_ahead, earliest
from portal.rules.clocks import Calendar, add_business_time, calendar_from_json
from portal.rules.holders import Holder
from portal.rules.ladders import WITHOUT_AGREEMENT, Ladder
from portal.rules.promises import Promise
from portal.vocabulary import Place, RequestState

Pair = frozenset[UUID]


@dataclass(frozen=True)
class CaseLadders:
    """The accepted ladders by pair, the pair of each open question, and how everybody's hours count."""

    standing: CaseStanding
    by_pair: Mapping[Pair, EscalationLadder]
    asked: Mapping[UUID, Pair]
    taking_part: frozenset[UUID]
    calendars: Mapping[UUID, Calendar]

    def of(self, alarm: Alarm) -> list[EscalationLadder]:
        """The ladders that an alarm climbs: of a question its own pair's, otherwise of all who take part."""
        if alarm.kind is AlarmKind.UNANSWERED:
            pair = self.asked.get(alarm.subject_id)
            return [self.by_pair[pair]] if pair is not None and pair in self.by_pair else []
        return [one for pair, one in self.by_pair.items() if pair <= self.taking_part]

    def hours(self, ladder: Ladder) -> Hours:
        """How this ladder counts: in office hours, or day and night."""

        def after(organization_id: UUID, start: datetime, span: timedelta) -> datetime:
            calendar = self.calendars.get(organization_id)
            if calendar is None or not ladder.office_hours:
                return start + span
            try:
                return add_business_time(calendar, start, span)
            except ValueError:  # A calendar that is never open must not keep an alarm from being raised.
                return start + span

        return after

    def ahead(self) -> list[Alarm]:
        """The alarms that the case raises, now or later, by the strictest of its ladders."""
        known = [one.ladder for pair, one in self.by_pair.items() if pair <= self.taking_part]
        return earliest(
            alarm
            for ladder in known or [WITHOUT_AGREEMENT]
            for alarm in alarms_ahead(self.standing, ladder.terms, self.hours(ladder))
        )


def ladders_of_case(database: Session, case: Case) -> CaseLadders:
    """Gather all of it for one case."""
    taking_part = frozenset(
        one.organization_id for one in participants_of(database, case.id) if one.place is not Place.OBSERVER
    )
    asked = [
        one
        for one in requests_of(database, case.id)
        if one.state is RequestState.ASKED and one.due_at is not None
    ]
    pair_of = {one.id: frozenset((one.from_id, one.to_id)) for one in asked}
    pairs = {frozenset(pair) for pair in combinations(taking_part, 2)} | set(pair_of.values())
    return CaseLadders(
        standing=_standing(
            case, tuple(OpenQuestion(one.id, one.to_id, one.due_at) for one in asked if one.due_at)
        ),
        by_pair=_accepted(database, pairs),
        asked=pair_of,
        taking_part=taking_part,
        calendars=_calendars(database, taking_part | {one for pair in pairs for one in pair}),
    )


def _standing(case: Case, questions: tuple[OpenQuestion, ...]) -> CaseStanding:
    promise = None
    if case.promised_by_id is not None and case.next_update_at is not None:
        promise = Promise(case.promised_by_id, case.next_update_at)
    return CaseStanding(
        case_id=case.id,
        opener_id=case.opener_id,
        holder=Holder(case.holder_kind, case.holder_organization_id),
        holder_since=case.holder_since,
        last_event_at=case.last_event_at,
        promise=promise,
        questions=questions,
    )


def _accepted(database: Session, pairs: set[Pair]) -> dict[Pair, EscalationLadder]:
    """The ladders of these pairs, as far as their agreement is in force."""
    agreements = {}
    for pair in pairs:
        one, other = sorted(pair)
        agreement = agreement_between(database, one, other)
        if agreement is not None and in_force(database, one, other):
            agreements[agreement.id] = pair
    kept = accepted_ladders(database, list(agreements))
    return {agreements[agreement_id]: ladder for agreement_id, ladder in kept.items()}


def _calendars(database: Session, organization_ids: frozenset[UUID]) -> dict[UUID, Calendar]:
    rows = database.execute(
        select(Organization.id, Organization.calendar).where(Organization.id.in_(organization_ids))
    )
    return {row.id: calendar for row in rows if (calendar := calendar_from_json(row.calendar)) is not None}
