"""The words of the house: one word a thing, one thing a word.

Every floor may import this module and it imports none. What stands here is shown on screens,
stored in rows, written into the log and named in the documents, so a value never changes its
meaning; a new meaning gets a new word.
"""

from portal.vocabulary.business import BusinessKind, Milestone, RenewalResult, RevenueBand
from portal.vocabulary.data import (
    DataCategory,
    Purpose,
    Treatment,
    strictest,
)
from portal.vocabulary.events import EventType
from portal.vocabulary.failures import (
    CannotOpen,
    Conflict,
    Failure,
    Gone,
    Invalid,
    Missing,
    NotCovered,
    Refused,
    Unavailable,
)
from portal.vocabulary.roles import (
    LinkPurpose,
    OrganizationKind,
    Permission,
    Place,
    Role,
)
from portal.vocabulary.states import (
    AuthorizationState,
    CaseState,
    DeclineReason,
    DisclosureState,
    EscalationReason,
    HandoffState,
    HistoryState,
    HolderKind,
    JobState,
    LadderContact,
    LadderState,
    OpeningState,
    RequestState,
    ResolutionState,
    RevealState,
    Severity,
    SuggesterLevel,
    SuggestionRefusal,
    SuggestionState,
    UploadState,
)
from portal.vocabulary.verbs import Verb

__all__ = [
    "AuthorizationState",
    "BusinessKind",
    "CannotOpen",
    "CaseState",
    "Conflict",
    "DataCategory",
    "DeclineReason",
    "DisclosureState",
    "EscalationReason",
    "EventType",
    "Failure",
    "Gone",
    "HandoffState",
    "HistoryState",
    "HolderKind",
    "Invalid",
    "JobState",
    "LadderContact",
    "LadderState",
    "LinkPurpose",
    "Milestone",
    "Missing",
    "NotCovered",
    "OpeningState",
    "OrganizationKind",
    "Permission",
    "Place",
    "Purpose",
    "Refused",
    "RenewalResult",
    "RequestState",
    "ResolutionState",
    "RevealState",
    "RevenueBand",
    "Role",
    "Severity",
    "SuggesterLevel",
    "SuggestionRefusal",
    "SuggestionState",
    "Treatment",
    "Unavailable",
    "UploadState",
    "Verb",
    "strictest",
]
