"""Writes the course of a closed case as real use would have left it, moment by moment.

Each moment has its event, by the same function as in every action, its facts and its entry in the log. What
is left out are the mails, for nobody would read them any more. These cases were solved without giving data:
there is no permission and nothing sealed in them.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.checking_outcomes import ASK_OUTCOME
from portal.access.recording import record
from portal.demo.course import Moment
from portal.demo.laid_case import LaidCase
from portal.demo.laid_things import Things
from portal.records.cases import Case, Participant
from portal.records.jobs import enqueue
from portal.records.timeline import Step, append_event
from portal.vocabulary import CaseState, EventType, HolderKind, Place, Verb

_E = EventType
_VERBS = {one.value: one for one in Verb}
_PLACES = {_E.CASE_OPENED: Place.OPENER, _E.REQUEST_ACCEPTED: Place.PARTNER}
_SEEN = (_E.REQUEST_SEEN, _E.HANDOFF_SEEN)
_MAILED = (_E.RESOLUTION_PROPOSED, _E.WORKAROUND_OFFERED)


class Laying:
    """One case that is written down; what lies after `ends_at` has not happened yet."""

    def __init__(self, laid: LaidCase, ends_at: datetime) -> None:
        """Make all that stands in it, as it is at the end."""
        self._laid, self._ends_at, self._things = laid, ends_at, Things(laid)
        self.told = [one for one in laid.moments if one.at <= ends_at]
        self._case = _case(laid, self.told)
        for moment in self.told:
            self._things.add(moment)
        self._things.close(self.told[-1].at)

    def tell(self, database: Session, moment: Moment) -> None:
        """Keep what this moment needs, then the moment itself; one after the other in the order of time."""
        if moment.type is _E.CASE_OPENED:
            database.add(self._case)
            database.flush()
        if moment.type in _PLACES:
            database.add(_participant(self._laid, moment))
        database.add_all(self._things.begun_by(moment))
        database.flush()
        _tell(database, self._laid, self._case, self._things, moment)
        if moment.type is _E.RESOLUTION_CONFIRMED:
            for check_id, asked_at in self._things.to_come(moment, self._ends_at):
                enqueue(database, ASK_OUTCOME, check_id, moment.at, run_at=asked_at)


def _tell(database: Session, laid: LaidCase, case: Case, things: Things, moment: Moment) -> None:
    """The event with its facts, and the entry."""
    actor, kind, now = laid.actor(moment), moment.type, moment.at
    subject_id = case.id if kind is _E.CASE_CLOSED else things.subject_of(moment)
    step = Step(
        kind,
        laid.id_of(moment.by),
        None if kind in _SEEN else actor.person_id,
        laid.id_of(moment.giver),
        laid.id_of(moment.taker),
        subject_id,
        moment.reason,
        moment.due_at,
    )
    append_event(database, case, step, now)
    if kind.value in _VERBS:
        record(
            database,
            actor,
            _VERBS[kind.value],
            now,
            case=case,
            subject_id=subject_id or case.id,
            details=_details(laid, case, moment, actor),
            personal={"asked": laid.approver} if kind in _MAILED else None,
        )


def _details(laid: LaidCase, case: Case, moment: Moment, actor: Actor) -> Mapping[str, object]:
    """What the action of the same name writes beside it."""
    to, engineer, kind = str(laid.id_of(moment.taker)), str(actor.person_id), moment.type
    if kind in (_E.OUTCOME_ASKED, _E.OUTCOME_CONFIRMED, _E.OUTCOME_DENIED):
        return {"day": int(moment.reason)}
    known: Mapping[EventType, Mapping[str, object]] = {
        _E.CASE_OPENED: {"severity": case.severity.value},
        _E.CASE_CLOSED: {"permissions_ended": 0},
        _E.REQUEST_ASKED: {"to": to, "severity": case.severity.value},
        _E.REQUEST_ACCEPTED: {"engineer": engineer, "first_message": moment.reason},
        _E.REQUEST_DECLINED: {"reason": moment.reason},
        _E.HANDOFF_OFFERED: {"to": to, "returns": False},
        _E.HANDOFF_ACCEPTED: {"engineer": engineer, "first_message": moment.reason},
        _E.HANDOFF_DECLINED: {"reason": moment.reason},
        _E.WAIT_BEGUN: {"for": to if moment.taker else "customer"},
        _E.CAUSE_NAMED: {"left_by": to},
    }
    return known.get(kind, {})


def _case(laid: LaidCase, told: list[Moment]) -> Case:
    """The row as it stands at the end; appending the events turns who has it and what is promised."""
    opener, opened_at = told[0].by or laid.customer, told[0].at
    opener_id = laid.known_id(opener)
    return Case(
        id=laid.id,
        title=laid.words.title,
        product=laid.words.product,
        customer_id=laid.known_id(laid.customer),
        opener_id=opener_id,
        opened_by_id=laid.engineers[opener.name].person,
        severity=laid.words.severity,
        severity_word=laid.words.severity_word,
        state=CaseState.CLOSED,
        closed_at=[one.at for one in told if one.type is _E.CASE_CLOSED][-1],
        holder_kind=HolderKind.ORGANIZATION,
        holder_organization_id=opener_id,
        holder_since=opened_at,
        last_event_at=opened_at,
        opened_at=opened_at,
    )


def _participant(laid: LaidCase, moment: Moment) -> Participant:
    """The opener, or a company from its yes on."""
    actor = laid.actor(moment)
    return Participant(
        case_id=laid.id,
        organization_id=actor.organization_id,
        place=_PLACES[moment.type],
        engineer_id=actor.person,
        joined_at=moment.at,
    )
