"""Level of the measure of whether all that was needed stood in the first message: M09.

Whoever says yes is asked, so that what was asked by telephone is not lost; where nobody answers, nobody has
confirmed it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from portal.measures.levels.level import NO_PARTS, CaseView, Level
from portal.measures.levels.shares import NONE
from portal.measures.offers import Offer, Outcome
from portal.measures.statistics import wilson
from portal.vocabulary import FirstMessage


class Needed(StrEnum):
    """What is known of one offer that got a yes; UNSAID where nobody answered the question."""

    NOTHING_MORE = "nothing_more"
    ASKED_HERE = "asked_here"
    ASKED_OTHERWISE = "asked_otherwise"
    UNSAID = "unsaid"


_SAID = {
    FirstMessage.COMPLETE.value: Needed.NOTHING_MORE,
    FirstMessage.ASKED_OTHERWISE.value: Needed.ASKED_OTHERWISE,
}


def all_in_the_first_message(cases: Sequence[CaseView]) -> Level:
    """M09: offers for which nothing more had to be asked, as whoever said yes confirms, of all with a yes."""
    found = [(one, view.case_id) for view in cases for one in needed_of(view.offers)]
    counted = Counter(one for one, _ in found)
    return level_of_needs(counted, frozenset(case_id for _, case_id in found))


def needed_of(offers: Iterable[Offer]) -> list[Needed]:
    """What is known of each offer that got a yes; what was asked here counts, whatever is said about it."""
    return [
        Needed.ASKED_HERE if one.asked_again else _SAID.get(one.reason or "", Needed.UNSAID)
        for one in offers
        if one.outcome is Outcome.ACCEPTED
    ]


def level_of_needs(counted: Mapping[Needed, int], behind: frozenset[UUID]) -> Level:
    """The level from so many of each; `behind` may be empty where cases are only counted.

    `more` has the part of which it is known at all, where that is not everything.
    """
    yeses, unsaid = sum(counted.values()), counted.get(Needed.UNSAID, 0)
    if not yeses:
        return Level("M09", None, behind, why=NONE)
    more = {"known": wilson(yeses - unsaid, yeses)} if unsaid else {}
    parts = {one.value: counted[one] for one in Needed if counted.get(one)} or NO_PARTS
    return Level("M09", wilson(counted.get(Needed.NOTHING_MORE, 0), yeses), behind, more, parts)
