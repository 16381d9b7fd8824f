"""Can we prove it? How complete and how orderly the events are on which every figure rests."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portal.measures.levels.level import ANSWERS, CaseView
from portal.measures.statistics import Estimate, wilson
from portal.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class DataQuality:
    """Shown on each chart. `complete`: cases that begin with their opening and have every number.

    `back_dated` counts events earlier than the one before them; `answered` is the share of proposed
    resolutions that the customer answered.
    """

    cases: int
    events: int
    complete: Estimate | None
    back_dated: int
    answered: Estimate | None


def data_quality(cases: Iterable[CaseView]) -> DataQuality:
    """The quality of the events behind these cases."""
    seen = list(cases)
    complete = sum(is_complete(view) for view in seen)
    back_dated = sum(back_dated_events(view) for view in seen)
    types = [event.type for view in seen for event in view.events]
    said = sum(one in ANSWERS for one in types)
    asked = said + sum(one is EventType.RESOLUTION_SILENT for one in types)
    return DataQuality(
        cases=len(seen),
        events=len(types),
        complete=wilson(complete, len(seen)) if seen else None,
        back_dated=back_dated,
        answered=wilson(said, asked) if asked else None,
    )


def is_complete(view: CaseView) -> bool:
    """Whether it begins with its opening and no number is missing."""
    numbers = [event.seq for event in view.events]
    return view.events[0].type is EventType.CASE_OPENED and numbers == list(range(1, len(numbers) + 1))


def back_dated_events(view: CaseView) -> int:
    """How many of its events are earlier than the one before them."""
    return sum(later.at < earlier.at for earlier, later in pairwise(view.events))
