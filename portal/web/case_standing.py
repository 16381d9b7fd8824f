"""What is open in a case and waits for somebody: shown above everything else, with the one next act."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.measures.causes import Cause, cause_of
from portal.measures.escalations import Escalation, open_escalations
from portal.measures.working import at_work
from portal.records.collaboration_requests import OPEN_REQUEST_STATES, CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.resolutions import Resolution, helped_in_part
from portal.records.timeline import CaseEvent, measured
from portal.records.workarounds import Workaround
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    EventType,
    HandoffState,
    HolderKind,
    RequestState,
    ResolutionState,
)
from portal.web.case_facts import CaseFacts
from portal.web.case_words import PermissionWords, permission_words


@dataclass(frozen=True)
class PermissionLine:
    """One version of what the customer was asked, as the side of the page shows it."""

    id: UUID
    state: PermissionWords
    until: datetime | None
    with_case: bool


@dataclass(frozen=True)
class Standing:
    """Open questions of a case, seen by one organization; what does not stand is None or empty."""

    asked: tuple[CollaborationRequest, ...]
    to_complete: tuple[CollaborationRequest, ...]
    handoff: Handoff | None
    handoff_is_ours_to_answer: bool
    handoff_is_ours_to_withdraw: bool
    resolution: Resolution | None
    left_over: Resolution | None
    wait: CaseEvent | None
    wait_is_ours: bool
    nobody: bool
    elsewhere: bool
    work: str
    cause: Cause | None
    urgent: tuple[Escalation, ...]
    relief: Workaround | None
    permissions: tuple[PermissionLine, ...]


def standing_of(facts: CaseFacts) -> Standing:
    """What waits for somebody in this case now."""
    own_id, case = facts.own.id, facts.case
    asked = [one for one in facts.requests.values() if one.state in OPEN_REQUEST_STATES]
    back = [one for one in asked if one.state is RequestState.INFORMATION_WANTED and one.from_id == own_id]
    handoff = next((one for one in facts.handoffs.values() if one.state is HandoffState.OFFERED), None)
    proposed = [one for one in facts.resolutions.values() if one.state is ResolutionState.PROPOSED]
    wait = _wait(facts)
    lives = case.state is not CaseState.CLOSED
    return Standing(
        asked=tuple(asked),
        to_complete=tuple(back),
        handoff=handoff,
        handoff_is_ours_to_answer=handoff is not None and handoff.to_id == own_id,
        handoff_is_ours_to_withdraw=handoff is not None and handoff.from_id == own_id,
        resolution=proposed[-1] if proposed else None,
        left_over=_left_over(facts),
        wait=wait,
        wait_is_ours=wait is not None and own_id in (wait.from_id, wait.to_id),
        nobody=lives and case.holder_kind is HolderKind.NOBODY,
        elsewhere=lives
        and case.holder_kind is HolderKind.ORGANIZATION
        and case.holder_organization_id != own_id,
        work=_work(facts),
        cause=cause_of([measured(one) for one in facts.events], facts.now),
        urgent=tuple(open_escalations(measured(one) for one in facts.events)) if lives else (),
        relief=_relief(facts),
        permissions=_permissions(facts),
    )


def _work(facts: CaseFacts) -> str:
    """What the reader's company can say of its own work: "start" (it begins), "pause", or ""."""
    case = facts.case
    if case.state is CaseState.CLOSED or case.holder_organization_id != facts.own.id:
        return ""
    working = at_work([measured(one) for one in facts.events], facts.now) == facts.own.id
    return "pause" if working else "start"


def _wait(facts: CaseFacts) -> CaseEvent | None:
    """The wait that still stands: begun last, not ended, and nobody took the case out of it."""
    waits = [one for one in facts.events if one.type in (EventType.WAIT_BEGUN, EventType.WAIT_ENDED)]
    if not waits or waits[-1].type is EventType.WAIT_ENDED or facts.case.state is not CaseState.OPEN:
        return None
    awaited = (waits[-1].holder_kind, waits[-1].holder_organization_id)
    return waits[-1] if awaited == (facts.case.holder_kind, facts.case.holder_organization_id) else None


def _relief(facts: CaseFacts) -> Workaround | None:
    """The newest offer of what helps meanwhile, while the case is not solved."""
    newest = max(facts.workarounds.values(), key=lambda one: one.offered_at, default=None)
    return newest if facts.case.state is CaseState.OPEN else None


def _left_over(facts: CaseFacts) -> Resolution | None:
    """What still fails, when the newest proposal helped in part and the case goes on."""
    newest = max(facts.resolutions.values(), key=lambda one: one.proposed_at, default=None)
    goes_on = facts.case.state is CaseState.OPEN
    return newest if newest is not None and goes_on and helped_in_part(newest) else None


def _permissions(facts: CaseFacts) -> tuple[PermissionLine, ...]:
    """What is in force or asked; when neither, the newest that ended, so that one sees why."""
    alive = (AuthorizationState.GRANTED, AuthorizationState.REQUESTED)
    shown = [one for one in facts.authorizations if one.state in alive] or facts.authorizations[:1]
    return tuple(
        PermissionLine(
            id=one.id,
            state=permission_words(one, facts.now),
            until=one.not_after if one.state is AuthorizationState.GRANTED else one.ended_at,
            with_case=one.ends_with_case,
        )
        for one in shown
    )
