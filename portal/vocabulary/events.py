"""What happens to a case: the timeline's types (measures.md, section 7), and which concern a promise."""

from enum import StrEnum


class EventType(StrEnum):
    """One step in the life of a case. Appended, never changed; measures fold them."""

    CASE_OPENED = "case:opened"
    CASE_REOPENED = "case:reopened"
    CASE_CLOSED = "case:closed"
    REQUEST_ASKED = "collaboration_request:asked"
    REQUEST_SEEN = "collaboration_request:seen"
    REQUEST_INFORMATION_WANTED = "collaboration_request:information_wanted"
    REQUEST_INFORMATION_SUPPLIED = "collaboration_request:information_supplied"
    REQUEST_ACCEPTED = "collaboration_request:accepted"
    REQUEST_DECLINED = "collaboration_request:declined"
    REQUEST_WITHDRAWN = "collaboration_request:withdrawn"
    AUTHORIZATION_REQUESTED = "authorization:requested"
    AUTHORIZATION_GRANTED = "authorization:granted"
    AUTHORIZATION_REFUSED = "authorization:refused"
    AUTHORIZATION_WITHDRAWN = "authorization:withdrawn"
    AUTHORIZATION_EXPIRED = "authorization:expired"
    REDACTION_STARTED = "redaction:started"
    REDACTION_FINISHED = "redaction:finished"
    REDACTION_FAILED = "redaction:failed"
    DISCLOSED = "disclosure:disclosed"
    EXCESS_FOUND = "disclosure:excess_found"
    MESSAGE_DISCLOSED = "disclosure:message"
    REVEAL_ASKED = "reveal_request:asked"
    REVEAL_APPROVED = "reveal_request:approved"
    REVEAL_REFUSED = "reveal_request:refused"
    REVEAL_SHOWN = "reveal_request:shown"
    HANDOFF_OFFERED = "handoff:offered"
    HANDOFF_SEEN = "handoff:seen"
    HANDOFF_ACCEPTED = "handoff:accepted"
    HANDOFF_DECLINED = "handoff:declined"
    HANDOFF_WITHDRAWN = "handoff:withdrawn"
    WAIT_BEGUN = "wait:begun"
    WAIT_ENDED = "wait:ended"
    UPDATE_PROMISED = "update:promised"
    WORK_STARTED = "work:started"
    WORK_PAUSED = "work:paused"
    CAUSE_NAMED = "cause:named"
    CAUSE_CONFIRMED = "cause:confirmed"
    CAUSE_DISPUTED = "cause:disputed"
    REPEAT_NAMED = "repeat:named"
    REPEAT_DENIED = "repeat:denied"
    ESCALATION_REQUESTED = "escalation:requested"
    ESCALATION_ACKNOWLEDGED = "escalation:acknowledged"
    ESCALATION_FULFILLED = "escalation:fulfilled"
    ESCALATION_DECLINED = "escalation:declined"
    ESCALATION_WITHDRAWN = "escalation:withdrawn"
    WORKAROUND_OFFERED = "workaround:offered"
    WORKAROUND_CONFIRMED = "workaround:confirmed"
    WORKAROUND_REJECTED = "workaround:rejected"
    RESOLUTION_PROPOSED = "resolution:proposed"
    RESOLUTION_CONFIRMED = "resolution:confirmed"
    RESOLUTION_PARTLY_CONFIRMED = "resolution:partly_confirmed"
    RESOLUTION_REJECTED = "resolution:rejected"
    RESOLUTION_SILENT = "resolution:silent"
    OUTCOME_ASKED = "outcome:asked"
    OUTCOME_CONFIRMED = "outcome:confirmed"
    OUTCOME_DENIED = "outcome:denied"
    ESCALATION_EXPIRED = "escalation:expired"


PROMISING = frozenset({EventType.REQUEST_ACCEPTED, EventType.HANDOFF_ACCEPTED, EventType.UPDATE_PROMISED})
"""What names the time of the next update."""

KEEPING = frozenset(
    {
        EventType.MESSAGE_DISCLOSED,
        EventType.DISCLOSED,
        EventType.HANDOFF_OFFERED,
        EventType.RESOLUTION_PROPOSED,
    }
)
"""What counts as that update, from whoever promised it."""

ENDING = frozenset({EventType.CASE_CLOSED, EventType.RESOLUTION_CONFIRMED})
"""After which no update is owed any more."""
