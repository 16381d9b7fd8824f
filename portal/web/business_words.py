"""What is said of business events: kinds, columns, results and bands in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from portal.measures.business.event import TIMED, Column
from portal.records.business_events import BusinessRow
from portal.vocabulary import BusinessKind, Milestone, RenewalResult, RevenueBand

_K, _C = BusinessKind, Column
KIND_WORDS: dict[BusinessKind, tuple[str, str]] = {
    _K.PURCHASE: ("Purchase", "When a customer bought, and when the first talk was."),
    _K.MILESTONE: ("Milestone", "What a customer planned to reach until when, and when it did."),
    _K.INTERRUPTION: ("Interruption", "From when to when it did not work, as the customer states it."),
    _K.RENEWAL: ("Renewal", "When a customer decides whether to stay, what it pays, and how it ended."),
    _K.BLOCKING_STEP: (
        "Blocking step",
        "What stopped a customer between buying and using, and whose gap it was.",
    ),
    _K.PROJECT: ("Improvement project", "Effort to get better that is not daily work."),
    _K.DAILY_WORK: ("Daily work", "All hours of support in some time, to compare projects with."),
}
RESULT_WORDS = {
    Milestone.STARTED: "the customer got started",
    Milestone.ADOPTED: "the customer uses it",
    Milestone.SUCCEEDED: "the customer has what it bought it for",
    RenewalResult.RENEWED: "renewed",
    RenewalResult.CHANGED: "renewed with another amount",
    RenewalResult.LOST: "not renewed",
}
BAND_WORDS = {
    RevenueBand.TINY: "under 10,000 a year",
    RevenueBand.SMALL: "10,000 to 50,000 a year",
    RevenueBand.MIDDLE: "50,000 to 250,000 a year",
    RevenueBand.LARGE: "250,000 to 1 million a year",
    RevenueBand.HUGE: "over 1 million a year",
}
_USUAL = {
    _C.CUSTOMER: ("Customer", "By the name that the portal knows, if it has cases here."),
    _C.WHAT: ("What", "In a few words; no names of people."),
    _C.HOURS: ("Hours of work", ""),
    _C.MONEY: ("Money", "In your own currency, besides the hours."),
}
_LABELS: dict[tuple[BusinessKind, Column], tuple[str, str]] = {
    (_K.PURCHASE, _C.BEGAN): ("First talk", "The day on which the customer first spoke with you."),
    (_K.PURCHASE, _C.ENDED): ("Bought on", ""),
    (_K.MILESTONE, _C.WHAT): ("Milestone", "As it was fixed at the sale."),
    (_K.MILESTONE, _C.DUE): ("Planned for", "If it is moved later, the day entered first stays beside it."),
    (_K.MILESTONE, _C.RESULT): ("What it means when it is reached", ""),
    (_K.MILESTONE, _C.ENDED): ("Reached on", ""),
    (_K.INTERRUPTION, _C.WHAT): ("What did not work", ""),
    (_K.INTERRUPTION, _C.BEGAN): ("From", "As the customer states it, in your time zone."),
    (_K.INTERRUPTION, _C.ENDED): ("Until", "Empty while it goes on."),
    (_K.RENEWAL, _C.DUE): ("To be decided by", ""),
    (_K.RENEWAL, _C.BAND): ("What the customer pays", "A band, never the amount itself."),
    (_K.RENEWAL, _C.ENDED): ("Decided on", ""),
    (_K.RENEWAL, _C.RESULT): ("How it ended", ""),
    (_K.BLOCKING_STEP, _C.WHAT): ("What stopped the customer", "As the customer reports it."),
    (_K.BLOCKING_STEP, _C.BEGAN): ("Reported on", ""),
    (_K.BLOCKING_STEP, _C.GAP_OF): ("In whose gap", "The company that should have gone on."),
    (_K.BLOCKING_STEP, _C.ENDED): ("Out of the way on", ""),
    (_K.PROJECT, _C.WHAT): ("Project", "What it makes better."),
    (_K.PROJECT, _C.BEGAN): ("Began on", ""),
    (_K.PROJECT, _C.ENDED): ("Finished on", "Empty while it goes on."),
    (_K.DAILY_WORK, _C.BEGAN): ("From", ""),
    (_K.DAILY_WORK, _C.ENDED): ("Until", ""),
}


def label_of(kind: BusinessKind, column: Column) -> tuple[str, str]:
    """What a column of this kind is called, and what is added to it."""
    return _LABELS.get((kind, column)) or _USUAL[column]


def told_words(row: BusinessRow, zone: ZoneInfo) -> str:
    """Everything of a row besides its customer, as it is read."""
    said = [row.what] if row.what else []
    if row.gap_of:
        said.append(f"in the gap of {row.gap_of}")
    instants = ((Column.BEGAN, row.began_at), (Column.DUE, row.due_at), (Column.ENDED, row.ended_at))
    said += [
        f"{label_of(row.kind, column)[0].lower()} {_day(row.kind, at, zone)}"
        for column, at in instants
        if at is not None
    ]
    if row.due_first_at is not None and row.due_first_at != row.due_at:
        said.append(f"first planned for {_day(row.kind, row.due_first_at, zone)}")
    said += [words for one, words in RESULT_WORDS.items() if one == row.result and row.kind is _K.RENEWAL]
    if row.band is not None:
        said.append(BAND_WORDS[row.band])
    if row.hours:
        said.append(f"{row.hours:,.0f} hours")
    return "; ".join(said)


def field_text(row: BusinessRow, column: Column, zone: ZoneInfo) -> str:
    """What stands in a field of the form that changes a row."""
    instants = {Column.BEGAN: row.began_at, Column.DUE: row.due_at, Column.ENDED: row.ended_at}
    if column in instants:
        at = instants[column]
        if at is None:
            return ""
        return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" if row.kind in TIMED else f"{at:%Y-%m-%d}"
    if column in (Column.HOURS, Column.MONEY):
        number = row.hours if column is Column.HOURS else row.money
        return f"{number:g}" if number else ""
    return str(getattr(row, column.value) or "")


def _day(kind: BusinessKind, at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d %b %Y, %H:%M}" if kind in TIMED else f"{at:%d %b %Y}"
