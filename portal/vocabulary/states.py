"""Where a thing stands. Which state follows which is in portal/rules."""

from enum import StrEnum


class Severity(StrEnum):
    """The common scale on which two organizations' own words are set side by side."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class CaseState(StrEnum):
    """Where one problem of one customer stands."""

    OPEN = "open"
    RESOLUTION_PROPOSED = "resolution_proposed"
    RESOLVED = "resolved"
    CLOSED = "closed"


class RequestState(StrEnum):
    """Where a collaboration request stands."""

    ASKED = "asked"
    INFORMATION_WANTED = "information_wanted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class HandoffState(StrEnum):
    """Where the passing of a case from one participant to another stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class AuthorizationState(StrEnum):
    """Where a customer's authorization stands; only GRANTED allows anything."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class UploadState(StrEnum):
    """Where uploaded bytes stand; only SCANNED ones can be disclosed, redacted."""

    RECEIVING = "receiving"
    QUARANTINED = "quarantined"
    SCANNED = "scanned"
    WITHHELD = "withheld"
    DISCARDED = "discarded"


class DisclosureState(StrEnum):
    """Where one giving of redacted data stands; only DISCLOSED can be read by recipients."""

    PREPARING = "preparing"
    PREPARED = "prepared"
    DISCLOSED = "disclosed"
    FAILED = "failed"
    DISCARDED = "discarded"


class RevealState(StrEnum):
    """Where asking for the value behind one pseudonym stands; only READY can be shown, once."""

    ASKED = "asked"
    APPROVED = "approved"
    READY = "ready"
    SHOWN = "shown"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    EXPIRED = "expired"
    CANCELED = "canceled"


class OpeningState(StrEnum):
    """Where opening what a legal hold keeps stands; only AGREED can be opened, once."""

    ASKED = "asked"
    AGREED = "agreed"
    OPENED = "opened"


class ResolutionState(StrEnum):
    """What the customer said to "it should work again"."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    PARTLY_CONFIRMED = "partly_confirmed"
    REJECTED = "rejected"
    SILENT = "silent"


class HolderKind(StrEnum):
    """Who must act next. NOBODY is the gap that is measured."""

    ORGANIZATION = "organization"
    CUSTOMER = "customer"
    AUTHORIZATION = "authorization"
    REDACTION = "redaction"
    NOBODY = "nobody"
    DONE = "done"


class HistoryState(StrEnum):
    """Where a history that was brought from elsewhere stands."""

    RECEIVING = "receiving"
    BROUGHT = "brought"
    MEASURING = "measuring"
    MEASURED = "measured"
    REFUSED = "refused"


class JobState(StrEnum):
    """Where queued work stands."""

    QUEUED = "queued"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"


class DeclineReason(StrEnum):
    """Why a collaboration request or handoff is not taken (measures.md, section 7)."""

    NOT_OUR_PRODUCT = "not_our_product"
    ENTITLEMENT_MISSING = "entitlement_missing"
    INFORMATION_MISSING = "information_missing"
    AUTHORIZATION_MISSING = "authorization_missing"
    DUPLICATE = "duplicate"
    CANNOT_REPRODUCE = "cannot_reproduce"
    NEEDS_OTHER_PARTY = "needs_other_party"
    CAPACITY = "capacity"
    OTHER = "other"


class ExcessKind(StrEnum):
    """What something that was given holds too much of."""

    ABOUT_PEOPLE = "about_people"
    A_SECRET = "a_secret"  # noqa: S105 - the name of a kind
    OF_ANOTHER_CUSTOMER = "of_another_customer"
    NOT_NEEDED = "not_needed"


class FirstMessage(StrEnum):
    """Whether all that was needed was told before the yes, as whoever says yes answers."""

    COMPLETE = "complete"
    ASKED_OTHERWISE = "asked_otherwise"


class Effort(StrEnum):
    """How much work a problem was for the customer, as the customer says."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


class Repeat(StrEnum):
    """How two cases of one customer with the same trouble stand to each other, seen from one of them."""

    CAME_BACK = "came_back"
    SAME = "same"


class EscalationReason(StrEnum):
    """Why a company asks another for more urgency in a case."""

    BUSINESS_STANDS_STILL = "business_stands_still"
    PROMISE_MISSED = "promise_missed"
    NO_PROGRESS = "no_progress"
    IT_GETS_WORSE = "it_gets_worse"


class LadderState(StrEnum):
    """Where an escalation ladder between two vendors stands; only ACCEPTED tells anybody."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class LadderContact(StrEnum):
    """Whom a rung of a ladder reaches, in its organization."""

    ENGINEER = "engineer"
    ENGINEERS = "engineers"
    EXECUTIVES = "executives"


class SuggestionState(StrEnum):
    """Where a suggested change stands; only IN_USE fulfils it."""

    MADE = "made"
    ROUTED = "routed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SAME = "same"
    IN_USE = "in_use"


class SuggesterLevel(StrEnum):
    """The level of whoever suggested a change; never who it was."""

    CUSTOMER = "customer"
    FRONT_LINE = "front_line"
    EXPERT = "expert"
    MANAGER = "manager"
    EXECUTIVE = "executive"


class SuggestionRefusal(StrEnum):
    """Why a suggested change is not made."""

    NOT_POSSIBLE = "not_possible"
    NOT_WORTH_IT = "not_worth_it"
    THERE_ALREADY = "there_already"
    NOT_OURS = "not_ours"
