"""Which state follows which: every state machine of the house as a table of data.

A state without an exit is final. The tables are shown in the documents (`as_rows`) and tested whole.
The authorization's machine is the one of the Authorization Record v1: a new grant is a new record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    DisclosureState,
    HandoffState,
    OpeningState,
    RequestState,
    ResolutionState,
    RevealState,
    UploadState,
)

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Machine(Generic[State]):
    """One kind of thing, where it starts, and what may follow each state.

    `noun` and `words` make the sentences: `words[state]` is (how it stands, what it cannot become).
    """

    noun: str
    start: State
    exits: Mapping[State, frozenset[State]]
    words: Mapping[State, tuple[str, str]]

    def follows(self, current: State) -> frozenset[State]:
        """The states that may come directly after `current`; empty when it is final."""
        return self.exits.get(current, frozenset())


def _machine(
    noun: str,
    start: State,
    exits: dict[State, set[State]],
    words: dict[State, tuple[str, str]],
) -> Machine[State]:
    frozen = {state: frozenset(following) for state, following in exits.items()}
    return Machine(noun, start, MappingProxyType(frozen), MappingProxyType(words))


CASE = _machine(
    "case",
    CaseState.OPEN,
    {
        CaseState.OPEN: {CaseState.RESOLUTION_PROPOSED, CaseState.CLOSED},
        CaseState.RESOLUTION_PROPOSED: {CaseState.OPEN, CaseState.RESOLVED, CaseState.CLOSED},
        CaseState.RESOLVED: {CaseState.OPEN, CaseState.CLOSED},
        CaseState.CLOSED: {CaseState.OPEN},
    },
    {
        CaseState.OPEN: ("is open", "be opened again"),
        CaseState.RESOLUTION_PROPOSED: ("waits for the customer's answer", "get a proposed resolution"),
        CaseState.RESOLVED: ("is solved", "become solved"),
        CaseState.CLOSED: ("is closed", "be closed"),
    },
)

COLLABORATION_REQUEST = _machine(
    "collaboration request",
    RequestState.ASKED,
    {
        RequestState.ASKED: {
            RequestState.INFORMATION_WANTED,
            RequestState.ACCEPTED,
            RequestState.DECLINED,
            RequestState.WITHDRAWN,
            RequestState.EXPIRED,
        },
        RequestState.INFORMATION_WANTED: {
            RequestState.ASKED,
            RequestState.ACCEPTED,
            RequestState.DECLINED,
            RequestState.WITHDRAWN,
            RequestState.EXPIRED,
        },
    },
    {
        RequestState.ASKED: ("waits for an answer", "be sent again"),
        RequestState.INFORMATION_WANTED: ("waits for more information", "go back for more information"),
        RequestState.ACCEPTED: ("was accepted", "be accepted"),
        RequestState.DECLINED: ("was declined", "be declined"),
        RequestState.WITHDRAWN: ("was withdrawn", "be withdrawn"),
        RequestState.EXPIRED: ("has expired", "expire"),
    },
)

HANDOFF = _machine(
    "handoff",
    HandoffState.OFFERED,
    {
        HandoffState.OFFERED: {
            HandoffState.ACCEPTED,
            HandoffState.DECLINED,
            HandoffState.WITHDRAWN,
            HandoffState.EXPIRED,
        },
    },
    {
        HandoffState.OFFERED: ("waits for an answer", "be offered again"),
        HandoffState.ACCEPTED: ("was accepted", "be accepted"),
        HandoffState.DECLINED: ("was declined", "be declined"),
        HandoffState.WITHDRAWN: ("was withdrawn", "be withdrawn"),
        HandoffState.EXPIRED: ("has expired", "expire"),
    },
)

AUTHORIZATION = _machine(
    "authorization",
    AuthorizationState.REQUESTED,
    {
        AuthorizationState.REQUESTED: {
            AuthorizationState.GRANTED,
            AuthorizationState.REFUSED,
            AuthorizationState.LAPSED,
        },
        AuthorizationState.GRANTED: {
            AuthorizationState.WITHDRAWN,
            AuthorizationState.EXPIRED,
            AuthorizationState.SUPERSEDED,
        },
    },
    {
        AuthorizationState.REQUESTED: ("waits for the customer's decision", "be asked for again"),
        AuthorizationState.GRANTED: ("was granted", "be granted"),
        AuthorizationState.REFUSED: ("was refused", "be refused"),
        AuthorizationState.LAPSED: ("was not answered in time", "lapse"),
        AuthorizationState.WITHDRAWN: ("was withdrawn", "be withdrawn"),
        AuthorizationState.EXPIRED: ("has expired", "expire"),
        AuthorizationState.SUPERSEDED: ("was replaced by a newer one", "be replaced"),
    },
)

UPLOAD = _machine(
    "upload",
    UploadState.RECEIVING,
    {
        UploadState.RECEIVING: {UploadState.QUARANTINED, UploadState.DISCARDED},
        UploadState.QUARANTINED: {UploadState.SCANNED, UploadState.WITHHELD, UploadState.DISCARDED},
        UploadState.SCANNED: {UploadState.QUARANTINED, UploadState.DISCARDED},
        UploadState.WITHHELD: {UploadState.QUARANTINED, UploadState.DISCARDED},
    },
    {
        UploadState.RECEIVING: ("is still arriving", "be started again"),
        UploadState.QUARANTINED: ("is in quarantine", "go into quarantine"),
        UploadState.SCANNED: ("was scanned", "be scanned"),
        UploadState.WITHHELD: ("is withheld", "be withheld"),
        UploadState.DISCARDED: ("was discarded", "be discarded"),
    },
)

DISCLOSURE = _machine(
    "disclosure",
    DisclosureState.PREPARING,
    {
        DisclosureState.PREPARING: {
            DisclosureState.PREPARED,
            DisclosureState.FAILED,
            DisclosureState.DISCARDED,
        },
        DisclosureState.PREPARED: {DisclosureState.DISCLOSED, DisclosureState.DISCARDED},
    },
    {
        DisclosureState.PREPARING: ("is being prepared", "be prepared anew"),
        DisclosureState.PREPARED: ("is prepared", "become prepared"),
        DisclosureState.DISCLOSED: ("was disclosed", "be disclosed"),
        DisclosureState.FAILED: ("could not be prepared", "fail"),
        DisclosureState.DISCARDED: ("was discarded", "be discarded"),
    },
)

REVEAL = _machine(
    "reveal request",
    RevealState.ASKED,
    {
        RevealState.ASKED: {
            RevealState.APPROVED,
            RevealState.REFUSED,
            RevealState.EXPIRED,
            RevealState.CANCELED,
        },
        RevealState.APPROVED: {RevealState.READY, RevealState.NOT_FOUND, RevealState.CANCELED},
        RevealState.READY: {RevealState.SHOWN, RevealState.EXPIRED, RevealState.CANCELED},
    },
    {
        RevealState.ASKED: ("waits for a decision", "be asked again"),
        RevealState.APPROVED: ("was allowed", "be allowed"),
        RevealState.READY: ("can be opened", "be made ready"),
        RevealState.SHOWN: ("was answered: the value was shown once", "be shown"),
        RevealState.REFUSED: ("was refused", "be refused"),
        RevealState.NOT_FOUND: ("found nothing", "be given up"),
        RevealState.EXPIRED: ("has expired", "expire"),
        RevealState.CANCELED: ("ended with the permission", "end with the permission"),
    },
)

HOLD_OPENING = _machine(
    "opening",
    OpeningState.ASKED,
    {OpeningState.ASKED: {OpeningState.AGREED}, OpeningState.AGREED: {OpeningState.OPENED}},
    {
        OpeningState.ASKED: ("waits for a second officer", "be asked again"),
        OpeningState.AGREED: ("was agreed", "be agreed"),
        OpeningState.OPENED: ("was done once", "be done"),
    },
)

RESOLUTION = _machine(
    "proposed resolution",
    ResolutionState.PROPOSED,
    {
        ResolutionState.PROPOSED: {
            ResolutionState.CONFIRMED,
            ResolutionState.PARTLY_CONFIRMED,
            ResolutionState.REJECTED,
            ResolutionState.SILENT,
        },
    },
    {
        ResolutionState.PROPOSED: ("waits for the customer's answer", "be proposed again"),
        ResolutionState.CONFIRMED: ("was confirmed by the customer", "be confirmed"),
        ResolutionState.PARTLY_CONFIRMED: ("helped in part, as the customer said", "be confirmed in part"),
        ResolutionState.REJECTED: ("did not help, as the customer said", "be rejected"),
        ResolutionState.SILENT: ("got no answer in time", "be recorded as unanswered"),
    },
)
