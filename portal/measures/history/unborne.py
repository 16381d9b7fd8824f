"""The measures that no exported log of states bears, each with the reason that its reader is given."""

from collections.abc import Mapping

from portal.measures.catalogue import CATALOGUE

_REASONS: Mapping[str, str] = {
    "M02": "A log of states says when a case was accepted, not when work on it began.",
    "M10": "A log of states says who had a case, not when they worked on it.",
    "M16": "A log of states does not say that a case repairs another company's work, nor that they agree.",
    "M17": "Asking a customer for permission does not stand in the log of a ticket system.",
    "M18": "Taking personal data out before sharing does not stand in the log of a ticket system.",
    "M19": "Files that were given, and what was found to be too much in them, do not stand in the log.",
    "M20": "Permission and redaction do not stand in the log of a ticket system.",
    "M21": "The log says when a company called it solved, not when the customer said that it works.",
    "M22": "Promised updates do not stand in the log.",
    "M23": "Only the customer can say that it is solved, and the log does not have the customer's answers.",
    "M25": "Only the customer can say, days later, that business runs again.",
    "M26": "The log does not say what was offered to help meanwhile, nor that it helped.",
    "M27": "The log does not say what the customer had to do.",
}


def _reason(measure_id: str) -> str:
    outside = ", ".join(CATALOGUE[measure_id].outside)
    return _REASONS.get(measure_id) or f"It must be told from outside: {outside}."


NO_HANDOFFS = "Each row of the log is a whole case and names one company: it has no handoffs."
ONE_ROW: Mapping[str, str] = {
    **dict.fromkeys(("M01", "M04", "M05", "M06", "M07", "M08", "M09", "M14", "M28"), NO_HANDOFFS),
    "M13": "Each row of the log is a whole case: it does not say when somebody last worked on an open one.",
    "M24": "Each row of the log is a whole case: one that came back has the same row, with its last times.",
}
"""What a log does not bear in which each row is a whole case: its figure would be one of nothing."""

UNBORNE: Mapping[str, str] = {measure_id: _reason(measure_id) for measure_id in CATALOGUE}
