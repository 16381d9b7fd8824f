"""The handoff tax among cases that are equally severe: keeping the easy ones then changes nothing (M28)."""

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from portal.measures.levels.level import CaseView, Level
from portal.measures.levels.levels import TOO_FEW
from portal.measures.levels.parts import levels_of_parts
from portal.measures.statistics import Estimate, Z
from portal.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class EquallySevere:
    """The time to smile of the cases of one severity: with one company, and with several.

    `times` is how many times as long half of the cases take with several; None where either has no figure.
    """

    severity: Severity
    alone: Level
    several: Level
    times: Estimate | None


def by_severity(
    cases: Sequence[CaseView],
    severity_of: Mapping[UUID, Severity],
    customer_of: Mapping[UUID, UUID] | None = None,
) -> list[EquallySevere]:
    """One line for each severity, the gravest first; a case whose severity is not known is in none.

    The figures of all cases with one company, and of all with several, may stand elsewhere: so no line tells
    what follows from those, and where one of the two is hidden, so are all of its parts.
    """
    sides = _sides(cases, severity_of)
    whole = levels_of_parts("M21", sides, customer_of)
    found = []
    for side, of_all in zip(sides, whole, strict=True):
        parts = [[one for one in side if severity_of[one.case_id] is severity] for severity in Severity]
        hidden = of_all.why == TOO_FEW
        found.append([of_all] * len(parts) if hidden else levels_of_parts("M21", parts, customer_of))
    return [
        EquallySevere(severity, alone, several, times_as_long(alone.value, several.value))
        for severity, alone, several in zip(Severity, *found, strict=True)
    ]


def as_shown(found: Sequence[EquallySevere], shown: Sequence[AbstractSet[int]]) -> list[EquallySevere]:
    """The same lines with only those sides that are told at every time (of `parts_by_severity`)."""
    nothing = Level("M21", None, frozenset(), why=TOO_FEW)
    lines = []
    for place, one in enumerate(found):
        told = [side in shown[0] and place in shown[1 + side] for side in (0, 1)]
        alone, several = (
            of if may else nothing for of, may in zip((one.alone, one.several), told, strict=True)
        )
        lines.append(EquallySevere(one.severity, alone, several, one.times if all(told) else None))
    return lines


def parts_by_severity(
    cases: Iterable[CaseView], severity_of: Mapping[UUID, Severity]
) -> list[list[frozenset[UUID]]]:
    """The cases of one company and those of several, and each of them by severity."""
    sides = [
        [frozenset(one.case_id for one in side if severity_of[one.case_id] is each) for each in Severity]
        for side in _sides(cases, severity_of)
    ]
    return [[frozenset[UUID]().union(*side) for side in sides], *sides]


def times_as_long(one: Estimate | None, other: Estimate | None) -> Estimate | None:
    """How many times `one` the `other` is, with an interval from theirs; None where either is none or zero.

    The interval is recovered from those of both on the scale of logarithms (Zou & Donner, Statistics in
    Medicine 27 (2008) 1693-1702); a side that one of them does not bound is not bounded.
    """
    if one is None or other is None or one.value <= 0 or other.value <= 0:
        return None
    middle = math.log(other.value / one.value)
    below = _apart(other.value, other.low), _apart(one.value, one.high)
    above = _apart(other.value, other.high), _apart(one.value, one.low)
    low = None if None in below else math.exp(middle - math.hypot(*(side or 0.0 for side in below)))
    high = None if None in above else math.exp(middle + math.hypot(*(side or 0.0 for side in above)))
    return Estimate(math.exp(middle), low, high, one.n + other.n)


def all_severities(each: Iterable[Estimate | None]) -> Estimate | None:
    """How many times as long it takes with the severity taken into account; None if none has an interval.

    The mean of the logarithms of `each` severity's, weighed by the inverse of its variance (fixed effects).
    """
    weighed = []
    for times in each:
        if times is not None and times.low is not None and times.high is not None:
            width = math.log(times.high / times.low)
            if width > 0:
                weighed.append(((2 * Z / width) ** 2, math.log(times.value), times.n))
    if not weighed:
        return None
    weight = sum(one for one, _, _ in weighed)
    mean = sum(one * value for one, value, _ in weighed) / weight
    half = Z / math.sqrt(weight)
    number = sum(n for _, _, n in weighed)
    return Estimate(math.exp(mean), math.exp(mean - half), math.exp(mean + half), number)


def _sides(cases: Iterable[CaseView], severity_of: Mapping[UUID, Severity]) -> list[list[CaseView]]:
    known = [view for view in cases if view.case_id in severity_of]
    return [[one for one in known if one.several is several] for several in (False, True)]


def _apart(value: float, bound: float | None) -> float | None:
    """How far a bound is from its figure, as a logarithm; None for no bound, or one that is zero."""
    return None if bound is None or bound <= 0 else abs(math.log(value / bound))
