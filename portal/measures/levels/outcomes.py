"""Level of the measure that customers answer a week and a month later: M25."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.measures.levels.level import CaseView, Level
from portal.measures.statistics import wilson
from portal.vocabulary import EventType

ANSWER_WITHIN = timedelta(days=14)
NOBODY_YET = "No customer has been asked yet and had a fortnight to answer. The portal asks them by itself."
_ANSWERS = {EventType.OUTCOME_CONFIRMED, EventType.OUTCOME_DENIED}


class Said(StrEnum):
    """What a customer said; SILENCE only when the time to answer is over."""

    YES = "yes"
    NO = "no"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one case, asked so many days after the customer's yes (as text)."""

    case_id: UUID
    day: str
    said: Said


def running_again(cases: Sequence[CaseView]) -> Level:
    """M25: yes, of all questions that were answered or had a fortnight."""
    found = [one for view in cases for one in asked_of(view)]
    counted = Counter(one.said for one in found)
    return level_of_answers(
        counted[Said.YES], counted[Said.NO], counted[Said.SILENCE], frozenset(one.case_id for one in found)
    )


def asked_of(view: CaseView) -> Iterator[Asked]:
    """The questions of one case that are answered, or whose time is over.

    A case that was solved anew is asked about anew, though it may still owe an answer of the same day: what
    the customer says then is said of the newer question.
    """
    waiting: dict[str, list[datetime]] = {}
    for event in view.events:
        day = event.reason or ""
        if event.type is EventType.OUTCOME_ASKED:
            waiting.setdefault(day, []).append(event.at)
        elif event.type in _ANSWERS and waiting.get(day):
            waiting[day].pop()
            said = Said.YES if event.type is EventType.OUTCOME_CONFIRMED else Said.NO
            yield Asked(view.case_id, day, said)
    for day, asked in waiting.items():
        for at in asked:
            if view.until - at >= ANSWER_WITHIN:
                yield Asked(view.case_id, day, Said.SILENCE)


def level_of_answers(yes: int, no: int, silent: int, behind: frozenset[UUID]) -> Level:
    """The level from so many answers; `behind` may be empty where cases are only counted."""
    asked = yes + no + silent
    if not asked:
        return Level("M25", None, behind, why=NOBODY_YET)
    parts = {Said.YES.value: yes, Said.NO.value: no, Said.SILENCE.value: silent}
    return Level("M25", wilson(yes, asked), behind, {"answered": wilson(yes + no, asked)}, parts)
