"""Levels of the measures that people tell with one press in a case: M10, M16, M19."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from portal.measures.causes import CauseOutcome, cause_of
from portal.measures.levels.level import CaseView, Level
from portal.measures.statistics import ratio, wilson
from portal.measures.timeline import TimelineEvent
from portal.measures.working import work_of
from portal.vocabulary import EventType, HolderKind

NONE = "No case of this kind has come that far."
NOBODY_SAID = "Nobody has said yet when they work on a case."


def idle(cases: Sequence[CaseView]) -> Level:
    """M10: the part of the time in companies' hands in which nobody there worked on the case.

    Cases in which nobody ever said that they work tell nothing and are left out.
    """
    pairs, behind = [], set()
    for view in cases:
        known = work_in_hands(view)
        if known is None:
            continue
        worked, whole = (span.total_seconds() for span in known)
        pairs.append((max(0.0, whole - worked), whole))
        behind.add(view.case_id)
    if not pairs:
        return Level("M10", None, frozenset(), why=NOBODY_SAID)
    return Level("M10", ratio(pairs), frozenset(behind))


def work_in_hands(view: CaseView) -> tuple[timedelta, timedelta] | None:
    """How long companies worked on a case, and how long they had it; None where nobody said they work."""
    work = work_of(view.events, view.until)
    whole = sum((one.span for one in view.holds if one.kind is HolderKind.ORGANIZATION), timedelta())
    if not work or whole <= timedelta():
        return None
    return sum((one.span for one in work), timedelta()), whole


def excess(cases: Sequence[CaseView]) -> Level:
    """M19: of the files that were given, how many were found to hold too much; `parts` counts the kinds."""
    types = [(event.type, event.reason or "", view.case_id) for view in cases for event in view.events]
    given = [case_id for kind, _, case_id in types if kind is EventType.DISCLOSED]
    found = [reason for kind, reason, _ in types if kind is EventType.EXCESS_FOUND]
    if not given:
        return Level("M19", None, frozenset(), why=NONE)
    value = wilson(min(len(found), len(given)), len(given))
    return Level("M19", value, frozenset(given), parts=Counter(found))


def withdrawn_files(events: Sequence[TimelineEvent]) -> int:
    """How many files of a case were given under a permission that the customer withdrew afterwards.

    A case has one permission in force at a time: a withdrawal ends that of every file given before it.
    """
    given = ended = 0
    for event in events:
        given += event.type is EventType.DISCLOSED
        ended = given if event.type is EventType.AUTHORIZATION_WITHDRAWN else ended
    return ended


def left_overs(cases: Sequence[CaseView]) -> Level:
    """M16: cases that repair another company's unfinished work, as both say; `parts` counts the answers."""
    behind = frozenset(view.case_id for view in cases)
    if not cases:
        return Level("M16", None, behind, why=NONE)
    causes = [cause for view in cases if (cause := cause_of(view.events, view.until)) is not None]
    parts = Counter(cause.outcome.value for cause in causes)
    confirmed = parts[CauseOutcome.CONFIRMED.value]
    return Level("M16", wilson(confirmed, len(cases)), behind, parts=parts)
