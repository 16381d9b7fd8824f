"""Who had some cases for which part of the time: what the pictures of M03, M10, M11 and M20 show."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from portal.measures.levels.level import CaseView
from portal.measures.levels.told import work_in_hands
from portal.vocabulary import HolderKind

Spans = dict[StrEnum, timedelta]


class Hands(StrEnum):
    """What became of the time in which companies had a case."""

    WORKED = "worked"
    IDLE = "idle"


def held_shares(measure_id: str, cases: Sequence[CaseView]) -> Spans:
    """The parts that all time of these cases falls into, each with its length; none for other measures.

    They add up to the whole that the measure's figure is a part of. Parts without any time are left out.
    """
    of_case = _SPANS.get(measure_id)
    found: Spans = {}
    for view in cases if of_case else ():
        for part, span in of_case(view).items() if of_case else ():
            found[part] = found.get(part, timedelta()) + span
    return {part: span for part, span in found.items() if span}


def _by_holder(view: CaseView) -> Spans:
    return {
        kind: sum((one.span for one in view.holds if one.kind is kind), timedelta())
        for kind in HolderKind
        if kind is not HolderKind.DONE
    }


def _by_work(view: CaseView) -> Spans:
    known = work_in_hands(view)
    if known is None:
        return {}
    worked, whole = known
    return {Hands.WORKED: min(worked, whole), Hands.IDLE: max(whole - worked, timedelta())}


_SPANS: Mapping[str, Callable[[CaseView], Spans]] = MappingProxyType(
    {"M03": _by_holder, "M10": _by_work, "M11": _by_holder, "M20": _by_holder}
)
HELD_SHARES = frozenset(_SPANS)
"""The measures of a part of the time."""
