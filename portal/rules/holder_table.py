"""The table behind `holders`: for each event that moves a case, when it moves and to whom.

An event that is not in the table leaves the case where it is. The table is shown in the documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from portal.vocabulary import EventType, HolderKind


class When(StrEnum):
    """How the case must stand for the event to move it (in words, for the documents)."""

    ALWAYS = "always"
    ASKER_HOLDS = "the one who asks has it"
    A_VENDOR_HOLDS = "a vendor has it"
    NOBODY_HOLDS = "nobody has it"
    NOBODY_OR_ASKER_HOLDS = "nobody has it, or the one who asked"
    NOBODY_OR_A_VENDOR_HOLDS = "nobody has it, or a vendor"
    PERMISSION_IS_AWAITED = "it waits for the customer's permission"
    REDACTION_RUNS = "it waits for redaction"
    THE_ASKED_HOLDS = "the one waited for has it"
    THE_CUSTOMER_HOLDS = "the customer has it"


class Target(StrEnum):
    """Who must act next after the event."""

    ACTOR = "who did it"
    ASKER = "who asked, offered, proposed or uploaded"
    ASKED = "who said yes"
    TAKER = "who takes it again"
    RECIPIENT_IF_ONE = "the recipient, if there is one only"
    AWAITED = "who is waited for: the customer or a vendor"
    NOBODY = HolderKind.NOBODY.value
    CUSTOMER = HolderKind.CUSTOMER.value
    AUTHORIZATION = HolderKind.AUTHORIZATION.value
    REDACTION = HolderKind.REDACTION.value
    DONE = HolderKind.DONE.value


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, with the reason that the documents give."""

    when: When
    target: Target
    because: str


_T = EventType
_ANSWERED_NO = "The answer was no: the case is again with the one who let go of it."
_PERMISSION_DECIDED = "The customer has decided: the one who asked goes on."
_REDACTED = "The report is there: the one who uploaded reviews it."

TABLE: Mapping[EventType, Row] = MappingProxyType(
    {
        _T.CASE_OPENED: Row(When.ALWAYS, Target.ACTOR, "Whoever opens a case has it."),
        _T.CASE_REOPENED: Row(When.ALWAYS, Target.TAKER, "It did not hold: somebody has it again."),
        _T.CASE_CLOSED: Row(When.ALWAYS, Target.DONE, "Nothing is left to do."),
        _T.REQUEST_ASKED: Row(
            When.ASKER_HOLDS, Target.NOBODY, "They cannot go on alone and nobody else has said yes."
        ),
        _T.REQUEST_INFORMATION_WANTED: Row(
            When.NOBODY_HOLDS, Target.ASKER, "The one who asked must tell more."
        ),
        _T.REQUEST_INFORMATION_SUPPLIED: Row(
            When.ASKER_HOLDS, Target.NOBODY, "All was told and still nobody has said yes."
        ),
        _T.REQUEST_ACCEPTED: Row(
            When.NOBODY_OR_ASKER_HOLDS, Target.ASKED, "An engineer is named and the next update promised."
        ),
        _T.REQUEST_DECLINED: Row(When.NOBODY_HOLDS, Target.ASKER, _ANSWERED_NO),
        _T.REQUEST_WITHDRAWN: Row(When.NOBODY_HOLDS, Target.ASKER, "Whoever asked goes on alone."),
        _T.AUTHORIZATION_REQUESTED: Row(
            When.A_VENDOR_HOLDS, Target.AUTHORIZATION, "Nothing may leave before the customer decides."
        ),
        _T.AUTHORIZATION_GRANTED: Row(When.PERMISSION_IS_AWAITED, Target.ASKER, _PERMISSION_DECIDED),
        _T.AUTHORIZATION_REFUSED: Row(When.PERMISSION_IS_AWAITED, Target.ASKER, _PERMISSION_DECIDED),
        _T.AUTHORIZATION_EXPIRED: Row(
            When.PERMISSION_IS_AWAITED, Target.ASKER, "The time to decide is over: the one who asked goes on."
        ),
        _T.REDACTION_STARTED: Row(
            When.A_VENDOR_HOLDS, Target.REDACTION, "Nothing may leave before it is redacted."
        ),
        _T.REDACTION_FINISHED: Row(When.REDACTION_RUNS, Target.ASKER, _REDACTED),
        _T.REDACTION_FAILED: Row(When.REDACTION_RUNS, Target.ASKER, "The uploader must see what went wrong."),
        _T.DISCLOSED: Row(
            When.ASKER_HOLDS, Target.RECIPIENT_IF_ONE, "Who was sent the data they need goes on with them."
        ),
        _T.HANDOFF_OFFERED: Row(
            When.ALWAYS, Target.NOBODY, "One side has let go and the other has not said yes."
        ),
        _T.HANDOFF_ACCEPTED: Row(When.ALWAYS, Target.ASKED, "A named engineer has said yes."),
        _T.HANDOFF_DECLINED: Row(When.NOBODY_HOLDS, Target.ASKER, _ANSWERED_NO),
        _T.HANDOFF_WITHDRAWN: Row(When.NOBODY_HOLDS, Target.ASKER, "Whoever offered it keeps it."),
        _T.WAIT_BEGUN: Row(When.ASKER_HOLDS, Target.AWAITED, "They cannot go on without an answer."),
        _T.WAIT_ENDED: Row(When.THE_ASKED_HOLDS, Target.ASKER, "The answer is there."),
        _T.WORK_STARTED: Row(When.NOBODY_OR_A_VENDOR_HOLDS, Target.ACTOR, "Whoever works on it has it."),
        _T.RESOLUTION_PROPOSED: Row(When.ALWAYS, Target.CUSTOMER, "Only the customer can say that it works."),
        _T.RESOLUTION_CONFIRMED: Row(When.ALWAYS, Target.DONE, "The customer says that it works again."),
        _T.RESOLUTION_PARTLY_CONFIRMED: Row(
            When.ALWAYS,
            Target.ASKER,
            "Something still fails, and the customer named it: the proposer goes on.",
        ),
        _T.RESOLUTION_REJECTED: Row(When.ALWAYS, Target.ASKER, "It does not work: the proposer goes on."),
        _T.RESOLUTION_SILENT: Row(
            When.THE_CUSTOMER_HOLDS,
            Target.ASKER,
            "No answer is not a yes: the proposer asks again or closes.",
        ),
    }
)
