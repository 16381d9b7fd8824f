"""What stands in a closed case beside its timeline: requests, handoffs, proposals, questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from portal.access.checking_outcomes import DAYS
from portal.demo.cast import House
from portal.demo.course import Moment
from portal.demo.laid_case import LaidCase
from portal.demo.manners import FORMS
from portal.records.base import Base, new_id
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.outcome_checks import OutcomeCheck
from portal.records.resolutions import Resolution
from portal.records.workarounds import Workaround
from portal.rules.handoff_checklist import CHECKLIST, checked_list
from portal.rules.intake import form_to_json
from portal.vocabulary import DeclineReason, EventType, HandoffState, RequestState, ResolutionState

_E = EventType
_REQUEST = {_E.REQUEST_ACCEPTED: RequestState.ACCEPTED, _E.REQUEST_DECLINED: RequestState.DECLINED}
_HANDOFF = {
    _E.HANDOFF_ACCEPTED: HandoffState.ACCEPTED,
    _E.HANDOFF_DECLINED: HandoffState.DECLINED,
    _E.HANDOFF_WITHDRAWN: HandoffState.WITHDRAWN,
}
_SAID = {
    _E.RESOLUTION_CONFIRMED: ResolutionState.CONFIRMED,
    _E.RESOLUTION_PARTLY_CONFIRMED: ResolutionState.PARTLY_CONFIRMED,
    _E.RESOLUTION_REJECTED: ResolutionState.REJECTED,
    _E.RESOLUTION_SILENT: ResolutionState.SILENT,
}
_BEGINNINGS = (_E.REQUEST_ASKED, _E.HANDOFF_OFFERED, _E.WORKAROUND_OFFERED, _E.RESOLUTION_PROPOSED)
_OUTCOMES = (_E.OUTCOME_ASKED, _E.OUTCOME_CONFIRMED, _E.OUTCOME_DENIED)


@dataclass
class Things:
    """The rows, each by the number that moments name it by; questions by their resolution's and their day."""

    case: LaidCase
    requests: dict[int, CollaborationRequest] = field(default_factory=dict)
    handoffs: dict[int, Handoff] = field(default_factory=dict)
    resolutions: dict[int, Resolution] = field(default_factory=dict)
    workarounds: dict[int, Workaround] = field(default_factory=dict)
    checks: dict[tuple[int, int], OutcomeCheck] = field(default_factory=dict)

    def begun_by(self, moment: Moment) -> list[Base]:
        """What has to be kept before this moment is told, as it stands at the end of the case."""
        about = moment.about
        if moment.type is _E.RESOLUTION_CONFIRMED:
            return [check for (said, _), check in self.checks.items() if said == about]
        if about is None or moment.type not in _BEGINNINGS:
            return []
        return [self._known()[about]]

    def subject_of(self, moment: Moment) -> UUID | None:
        """The id of what a moment is about."""
        if moment.about is None:
            return None
        if moment.type in _OUTCOMES:
            return self.checks[moment.about, int(moment.reason)].id
        return self._known()[moment.about].id

    def to_come(self, moment: Moment, ends_at: datetime) -> Iterator[tuple[UUID, datetime]]:
        """The questions that follow from a yes on a day after `ends_at`, each with its day."""
        for (about, day), check in self.checks.items():
            asked_at = moment.at + timedelta(days=day)
            if about == moment.about and asked_at > ends_at:
                yield check.id, asked_at

    def add(self, moment: Moment) -> None:
        """Keep what a moment begins, or change what it is about."""
        about, kind = moment.about, moment.type
        if about is None:
            return
        if kind is _E.REQUEST_ASKED:
            self.requests[about] = self._request(moment)
        elif kind in _REQUEST:
            self._answer(self.requests[about], moment, _REQUEST[kind])
        elif kind is _E.HANDOFF_OFFERED:
            self.handoffs[about] = self._handoff(moment)
        elif kind in _HANDOFF:
            self._answer(self.handoffs[about], moment, _HANDOFF[kind])
        elif kind is _E.WORKAROUND_OFFERED:
            self.workarounds[about] = self._workaround(moment)
        elif kind in (_E.WORKAROUND_CONFIRMED, _E.WORKAROUND_REJECTED):
            relief = self.workarounds[about]
            relief.helps, relief.answered_at = kind is _E.WORKAROUND_CONFIRMED, moment.at
        else:
            self._end(about, moment)

    def close(self, at: datetime) -> None:
        """Whatever nobody answered ends with the case."""
        for one in self.requests.values():
            if one.state is RequestState.ASKED:
                one.state, one.answered_at = RequestState.EXPIRED, at

    def _known(self) -> Mapping[int, CollaborationRequest | Handoff | Resolution | Workaround]:
        return {**self.requests, **self.handoffs, **self.resolutions, **self.workarounds}

    def _end(self, about: int, moment: Moment) -> None:
        kind = moment.type
        if kind is _E.RESOLUTION_PROPOSED:
            self.resolutions[about] = self._resolution(moment)
        elif kind in _SAID:
            said = self.resolutions[about]
            said.state = _SAID[kind]
            said.answered_at = None if kind is _E.RESOLUTION_SILENT else moment.at
            if kind in (_E.RESOLUTION_PARTLY_CONFIRMED, _E.RESOLUTION_REJECTED):
                said.customer_words = self.case.words.not_yet
            if kind is _E.RESOLUTION_CONFIRMED:
                self.checks |= {(about, day): self._check(said, day) for day in DAYS}
        elif kind is _E.OUTCOME_ASKED:
            self.checks[about, int(moment.reason)].asked_at = moment.at
        elif kind in _OUTCOMES:
            check = self.checks[about, int(moment.reason)]
            check.works, check.answered_at = kind is _E.OUTCOME_CONFIRMED, moment.at

    def _check(self, said: Resolution, day: int) -> OutcomeCheck:
        return OutcomeCheck(id=new_id(), case_id=self.case.id, resolution_id=said.id, day=day)

    def _sides(self, moment: Moment) -> tuple[House, House]:
        if moment.giver is None or moment.taker is None:
            raise LookupError("An offer has two sides.")
        return moment.giver, moment.taker

    def _request(self, moment: Moment) -> CollaborationRequest:
        giver, taker = self._sides(moment)
        return CollaborationRequest(
            id=new_id(),
            case_id=self.case.id,
            from_id=self.case.known_id(giver),
            to_id=self.case.known_id(taker),
            state=RequestState.ASKED,
            severity=self.case.words.severity,
            form=form_to_json(FORMS[taker.name]),
            answers=self.case.words.answers[taker.name],
            asked_by_id=self.case.actor(moment).person,
            asked_at=moment.at,
            due_at=moment.due_at,
        )

    def _handoff(self, moment: Moment) -> Handoff:
        giver, taker = self._sides(moment)
        return Handoff(
            id=new_id(),
            case_id=self.case.id,
            from_id=self.case.known_id(giver),
            to_id=self.case.known_id(taker),
            state=HandoffState.OFFERED,
            checklist=checked_list([check.key for check in CHECKLIST]),
            words=self.case.words.handoff,
            offered_by_id=self.case.actor(moment).person,
            offered_at=moment.at,
        )

    def _answer(
        self, offer: CollaborationRequest | Handoff, moment: Moment, state: RequestState | HandoffState
    ) -> None:
        offer.state = state
        offer.answered_at, offer.answered_by_id = moment.at, self.case.actor(moment).person_id
        if state in (RequestState.ACCEPTED, HandoffState.ACCEPTED):
            offer.engineer_id, offer.next_update_at = offer.answered_by_id, moment.due_at
        elif state in (RequestState.DECLINED, HandoffState.DECLINED):
            offer.decline_reason = DeclineReason(moment.reason)
            offer.decline_words = self.case.words.declined[moment.reason]

    def _workaround(self, moment: Moment) -> Workaround:
        return Workaround(
            id=new_id(),
            case_id=self.case.id,
            organization_id=self.case.actor(moment).organization_id,
            offered_by_id=self.case.actor(moment).person,
            words=self.case.words.relief,
            customer_email=self.case.approver,
            offered_at=moment.at,
        )

    def _resolution(self, moment: Moment) -> Resolution:
        return Resolution(
            id=new_id(),
            case_id=self.case.id,
            organization_id=self.case.actor(moment).organization_id,
            proposed_by_id=self.case.actor(moment).person,
            words=self.case.words.solved,
            customer_email=self.case.approver,
            proposed_at=moment.at,
            state=ResolutionState.PROPOSED,
        )
