"""What a vendor tells of its business outside the portal: words for its kinds, steps, results and bands."""

from enum import StrEnum


class BusinessKind(StrEnum):
    """What a business event tells of."""

    PURCHASE = "purchase"
    MILESTONE = "milestone"
    INTERRUPTION = "interruption"
    RENEWAL = "renewal"
    BLOCKING_STEP = "blocking_step"
    PROJECT = "project"
    DAILY_WORK = "daily_work"


class Milestone(StrEnum):
    """What a customer reaches by a milestone: got started, uses it, has what it was bought for."""

    STARTED = "started"
    ADOPTED = "adopted"
    SUCCEEDED = "succeeded"


class RenewalResult(StrEnum):
    """How a renewal ended; CHANGED is renewed with another amount."""

    RENEWED = "renewed"
    CHANGED = "changed"
    LOST = "lost"


class RevenueBand(StrEnum):
    """How much a customer pays in a year, in one currency of the vendor's: never the amount itself."""

    TINY = "under_10k"
    SMALL = "10k_to_50k"
    MIDDLE = "50k_to_250k"
    LARGE = "250k_to_1m"
    HUGE = "over_1m"
