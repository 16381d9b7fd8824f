"""What happened in a case, event by event, in words that somebody from outside understands."""

from dataclasses import dataclass, field
from datetime import datetime

from portal.records.timeline import CaseEvent
from portal.vocabulary import Effort, EventType, FirstMessage, Repeat
from portal.web.addresses import address_of
from portal.web.case_facts import CaseFacts
from portal.web.tones import words as state_words


@dataclass(frozen=True)
class Moment:
    """One line of the timeline; `kind` is one of those that parts/timeline.html knows."""

    kind: str
    title: str
    at: datetime
    by: str = ""
    of: str = ""
    words: str = ""
    readers: tuple[str, ...] = ()
    due_at: datetime | None = None
    due_words: str = ""
    links: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    checks: tuple[str, ...] = field(default=())


def moment_of(facts: CaseFacts, event: CaseEvent) -> Moment:
    """One event as a line of the timeline, for the organization that `facts` were gathered for."""
    kind, title = _titled(facts, event)
    return Moment(
        kind=kind,
        title=title,
        at=event.at,
        by=facts.people.get(event.person_id, "") if event.person_id else "",
        words=_words(facts, event),
        readers=_readers(facts, event),
        due_at=event.due_at,
        due_words=_DUE.get(event.type, ""),
        links=_links(facts, event),
        anchor=f"moment-{event.number}",
        checks=_checks(facts, event),
    )


_T = EventType
_DUE = {
    _T.REQUEST_ASKED: "Answer due",
    _T.REQUEST_INFORMATION_SUPPLIED: "Answer due",
    _T.REQUEST_ACCEPTED: "Next update promised",
    _T.HANDOFF_ACCEPTED: "Next update promised",
    _T.UPDATE_PROMISED: "Due",
}
_ANSWERED = (_T.RESOLUTION_CONFIRMED, _T.RESOLUTION_PARTLY_CONFIRMED, _T.RESOLUTION_REJECTED)
_EFFORT = {
    Effort.LITTLE.value: ", and that it was little work for them",
    Effort.SOME.value: ", and that it was some work for them",
    Effort.MUCH.value: ", and that it was much work for them",
}
_FIRST_MESSAGE = {
    FirstMessage.COMPLETE.value: ", and had to ask nothing more",
    FirstMessage.ASKED_OTHERWISE.value: ", and had to ask for more by other ways",
}
_ADDED = {
    **dict.fromkeys(_ANSWERED, _EFFORT),
    **dict.fromkeys((_T.REQUEST_ACCEPTED, _T.HANDOFF_ACCEPTED), _FIRST_MESSAGE),
}
"""What the coded reason of an event adds to its sentence."""
_SENTENCES: dict[EventType, tuple[str, str]] = {
    # {who} did it, {asker} asked or gave, {asked} was asked or receives, {customer}; each from the event.
    _T.CASE_OPENED: ("case", "{who} opened the case"),
    _T.CASE_REOPENED: ("case", "{who} took the case up again"),
    _T.CASE_CLOSED: ("case", "{who} closed the case"),
    _T.REQUEST_ASKED: ("request", "{asker} asked {asked} to take part"),
    _T.REQUEST_SEEN: ("read", "{asked} has looked at what {asker} asks"),
    _T.REQUEST_INFORMATION_WANTED: ("request", "{asked} wants to know more from {asker}"),
    _T.REQUEST_INFORMATION_SUPPLIED: ("request", "{asker} told {asked} more"),
    _T.REQUEST_ACCEPTED: ("request", "{asked} takes part"),
    _T.REQUEST_DECLINED: ("refusal", "{asked} does not take part: {reason}"),
    _T.REQUEST_WITHDRAWN: ("request", "{asker} no longer asks {asked} to take part"),
    _T.AUTHORIZATION_REQUESTED: ("permission", "{asker} asked {customer} for permission"),
    _T.AUTHORIZATION_GRANTED: ("permission", "{customer} gave permission"),
    _T.AUTHORIZATION_REFUSED: ("refusal", "{customer} refused permission"),
    _T.AUTHORIZATION_WITHDRAWN: ("refusal", "{customer} withdrew the permission"),
    _T.AUTHORIZATION_EXPIRED: ("permission", "The permission ended"),
    _T.REDACTION_STARTED: ("redaction", "A file of {asker} is being redacted"),
    _T.REDACTION_FINISHED: ("redaction", "A file of {asker} is redacted and waits for review"),
    _T.REDACTION_FAILED: ("redaction", "A file of {asker} could not be redacted and is withheld"),
    _T.DISCLOSED: ("disclosure", "{asker} disclosed data to {asked}"),
    _T.EXCESS_FOUND: ("refusal", "{who} found too much in what {asker} gave: {reason}"),
    _T.MESSAGE_DISCLOSED: ("message", "{asker} wrote to {asked}"),
    _T.REVEAL_ASKED: ("permission", "{asker} asked {customer} to show one hidden value"),
    _T.REVEAL_APPROVED: ("permission", "{who} lets {asker} see one hidden value, once"),
    _T.REVEAL_REFUSED: ("refusal", "{who} does not show {asker} one hidden value"),
    _T.REVEAL_SHOWN: ("read", "{asker} opened one hidden value"),
    _T.HANDOFF_OFFERED: ("handoff", "{asker} offered the case to {asked}"),
    _T.HANDOFF_SEEN: ("read", "{asked} has looked at the offer of {asker}"),
    _T.HANDOFF_ACCEPTED: ("handoff", "{asked} took the case over from {asker}"),
    _T.HANDOFF_DECLINED: ("refusal", "{asked} did not take the case over: {reason}"),
    _T.HANDOFF_WITHDRAWN: ("handoff", "{asker} keeps the case and no longer offers it to {asked}"),
    _T.WAIT_BEGUN: ("wait", "{asker} waits for {asked}"),
    _T.WAIT_ENDED: ("wait", "{asker} no longer waits for {asked}"),
    _T.UPDATE_PROMISED: ("promise", "{who} promised the next update"),
    _T.WORK_STARTED: ("case", "{who} works on the case"),
    _T.WORK_PAUSED: ("wait", "{who} pauses its work on the case"),
    _T.CAUSE_NAMED: ("case", "{asker} says: this repairs what {asked} left unfinished"),
    _T.CAUSE_CONFIRMED: ("case", "{asked} confirms that it left this unfinished"),
    _T.CAUSE_DISPUTED: ("refusal", "{asked} says that it did not leave this unfinished"),
    _T.REPEAT_NAMED: ("case", "{who} says: it is the same trouble as in {other}"),
    _T.REPEAT_DENIED: ("case", "{who} says: it is another trouble than in {other}"),
    _T.ESCALATION_REQUESTED: ("request", "{asker} asks {asked} for more urgency: {reason}"),
    _T.ESCALATION_ACKNOWLEDGED: ("request", "{asked} takes up what is urgent to {asker}"),
    _T.ESCALATION_FULFILLED: ("request", "{asker} says that {asked} has done what was urgent"),
    _T.ESCALATION_DECLINED: ("refusal", "{asked} cannot do more about what is urgent to {asker}"),
    _T.ESCALATION_EXPIRED: (
        "request",
        "{asked} did not say in time what becomes of what is urgent to {asker}",
    ),
    _T.ESCALATION_WITHDRAWN: ("request", "{asker} no longer asks {asked} for more urgency"),
    _T.WORKAROUND_OFFERED: ("resolution", "{asker} offers what helps meanwhile"),
    _T.WORKAROUND_CONFIRMED: ("resolution", "{customer} says: it helps meanwhile"),
    _T.WORKAROUND_REJECTED: ("refusal", "{customer} says: it does not help meanwhile"),
    _T.RESOLUTION_PROPOSED: ("resolution", "{asker} says that it should work again"),
    _T.RESOLUTION_CONFIRMED: ("resolution", "{customer} says: it works again"),
    _T.RESOLUTION_PARTLY_CONFIRMED: ("wait", "{customer} says: it works in part"),
    _T.RESOLUTION_REJECTED: ("refusal", "{customer} says: it does not work yet"),
    _T.RESOLUTION_SILENT: ("wait", "{customer} did not answer whether it works again"),
    _T.OUTCOME_ASKED: ("resolution", "{customer} was asked whether it still works"),
    _T.OUTCOME_CONFIRMED: ("resolution", "{customer} says: it still works"),
    _T.OUTCOME_DENIED: ("refusal", "{customer} says: it does not work any more"),
}


def _titled(facts: CaseFacts, event: CaseEvent) -> tuple[str, str]:
    kind, sentence = _SENTENCES[event.type]
    names = facts.names
    asker = event.from_id or event.organization_id
    disclosing = event.type in (_T.DISCLOSED, _T.MESSAGE_DISCLOSED)
    nobody_named = "several companies" if disclosing else facts.customer
    disclosure = facts.disclosures.get(event.subject_id) if event.subject_id else None
    if disclosure is not None and event.type is _T.DISCLOSED:
        sentence = "{asker} disclosed {label} to {asked}"
    sentence += _ADDED.get(event.type, {}).get(event.reason, "")
    if event.type is _T.REPEAT_NAMED and event.reason == Repeat.CAME_BACK:
        kind, sentence = "refusal", "{who} says: the same trouble came back in {other}"
    repeat = facts.repeats.get(event.subject_id) if event.subject_id else None
    returned = facts.handoffs.get(event.subject_id) if event.subject_id else None
    if returned is not None and returned.returns_id and event.type is _T.HANDOFF_OFFERED:
        sentence = "{asker} wants to give the case back to {asked}"
    return kind, sentence.format(
        who=names.get(event.organization_id, "Somebody") if event.organization_id else "Entente",
        asker=names.get(asker, "Somebody") if asker else "Somebody",
        asked=names.get(event.to_id, "somebody") if event.to_id else nobody_named,
        customer=facts.customer,
        reason=state_words(event.reason) if event.reason else "no reason given",
        label=disclosure.label if disclosure else "",
        other=f"case {repeat}" if repeat else "another case",
    )


def _words(facts: CaseFacts, event: CaseEvent) -> str:
    """What the participants wrote to each other in clear with this event."""
    subject = event.subject_id
    if subject is None:
        return ""
    if event.type is _T.HANDOFF_OFFERED and subject in facts.handoffs:
        return facts.handoffs[subject].words
    if event.type is _T.HANDOFF_DECLINED and subject in facts.handoffs:
        return facts.handoffs[subject].decline_words
    if event.type is _T.REQUEST_DECLINED and subject in facts.requests:
        return facts.requests[subject].decline_words
    offered = facts.workarounds if event.type is _T.WORKAROUND_OFFERED else facts.resolutions
    if event.type in (_T.WORKAROUND_OFFERED, _T.RESOLUTION_PROPOSED) and subject in offered:
        return offered[subject].words
    answered = event.type in _ANSWERED and subject in facts.resolutions
    return facts.resolutions[subject].customer_words if answered else ""


def _readers(facts: CaseFacts, event: CaseEvent) -> tuple[str, ...]:
    if event.subject_id is None or event.subject_id not in facts.disclosures:
        return ()
    return tuple(facts.names[one] for one in facts.recipients.get(event.subject_id, ()))


def _checks(facts: CaseFacts, event: CaseEvent) -> tuple[str, ...]:
    handoff = facts.handoffs.get(event.subject_id) if event.subject_id else None
    if handoff is None or event.type is not _T.HANDOFF_OFFERED:
        return ()
    return tuple(check["words"] for check in handoff.checklist)


def _links(facts: CaseFacts, event: CaseEvent) -> tuple[tuple[str, str], ...]:
    """Where the line leads, for what the reader's organization may open and this installation has."""
    subject, case_id = event.subject_id, facts.case.id
    label, address = "", ""
    if event.type is _T.DISCLOSED and subject in facts.disclosures:
        disclosure = facts.disclosures[subject]
        label, address = "Read", facts.address_of_disclosure(disclosure)
    elif event.type is _T.MESSAGE_DISCLOSED and subject in facts.disclosures:
        label, address = "Read", address_of("messages.thread", case_id=case_id)
    elif event.type is _T.REDACTION_FINISHED and any(one.id == subject for one in facts.uploads):
        label, address = "Review", address_of("uploads.review", case_id=case_id, upload_id=subject)
    elif event.type in (_T.AUTHORIZATION_REQUESTED, _T.AUTHORIZATION_GRANTED) and subject:
        label = "Details"
        address = address_of("authorizations.show", case_id=case_id, authorization_id=subject)
    elif subject in facts.repeats and subject is not None:
        label, address = "The other case", address_of("cases.show", case_id=subject)
    elif any(one.id == subject for one in facts.reveals):
        label, address = "Hidden values", address_of("reveal_requests.list_requests", case_id=case_id)
    return ((label, address),) if address else ()
