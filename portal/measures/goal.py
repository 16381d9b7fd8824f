"""How a measure stands against its target, and what a change gave: the level before it and after it."""

from dataclasses import dataclass
from enum import StrEnum

from portal.measures.business.figures import TOLD_BY_BUSINESS
from portal.measures.catalogue import QUALITY
from portal.measures.chosen_cases import ChosenCases
from portal.measures.levels.level import Level
from portal.measures.levels.levels import COMPUTED
from portal.measures.levels.sentences import COUNTS, SHARES
from portal.measures.statistics import Estimate, apart


class Standing(StrEnum):
    """Whether a target is reached; a figure whose range reaches over the target may be there by chance."""

    REACHED = "reached"
    PERHAPS = "perhaps"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Target:
    """The figure that is aimed at, in the measure's own unit (hours, a share from 0 to 1, a count)."""

    value: float
    at_most: bool


@dataclass(frozen=True, slots=True)
class Gave:
    """The level of cases opened before a change, and of those opened since; `apart` when their ranges are."""

    before: Level
    after: Level
    apart: bool


def standing(value: Estimate | None, target: Target) -> Standing:
    """Whether the figure is where it shall be."""
    if value is None:
        return Standing.UNKNOWN
    if not _fits(value.value, target):
        return Standing.NOT_YET
    worst = value.high if target.at_most else value.low
    return Standing.REACHED if worst is not None and _fits(worst, target) else Standing.PERHAPS


def what_it_gave(measure_id: str, early: ChosenCases, late: ChosenCases) -> Gave:
    """Compare the cases opened before a change with those opened from it on, in whole blocks."""
    before, after = (one.level(measure_id) for one in (early, late))
    return Gave(before, after, apart(before.value, after.value))


AIMED_AT = (*COMPUTED, *(one for one in TOLD_BY_BUSINESS if one not in ("M34", "M35")), "M15", "M38")
"""Measures that a goal may be set on: those with one figure of their own."""
_ONE_FIGURE = frozenset({*AIMED_AT, QUALITY.id})
PERCENT = frozenset({*SHARES, "M15", "M30", "M31", "M32", "M33", "M36", QUALITY.id})
TIMES = frozenset({*COUNTS, "M37"})
_SCALES = {
    "M18": ("minutes", 1 / 60),
    "M19": ("of 1,000 files", 0.001),
    "M29": ("days", 24.0),
    "M38": ("days", 24.0),
}
"""What nobody would enter in hours or percent: the unit, and how many hours, or which part, that is."""


def has_one_figure(measure_id: str) -> bool:
    """Whether a target of this measure is one number; the others' targets are words."""
    return measure_id in _ONE_FIGURE


def target_words(measure_id: str, target: Target) -> str:
    """A target as it is read: "At most 4 hours"."""
    number = shown_value(measure_id, target.value)
    return f"At {'most' if target.at_most else 'least'} {number:,.12g} {unit_of(measure_id)}"


def unit_of(measure_id: str) -> str:
    """The unit in which a person enters a target: "hours", "days", "minutes", "percent", or "times"."""
    return _scale(measure_id)[0]


def entered_value(measure_id: str, entered: float) -> float:
    """A target as it was entered, in the measure's own unit (hours, a share, a count)."""
    return entered * _scale(measure_id)[1]


def shown_value(measure_id: str, value: float) -> float:
    """A figure in the measure's own unit, as a person enters it."""
    return round(value / _scale(measure_id)[1], 3)


def _scale(measure_id: str) -> tuple[str, float]:
    if measure_id in _SCALES:
        return _SCALES[measure_id]
    if measure_id in PERCENT:
        return "percent", 0.01
    return ("times" if measure_id in TIMES else "hours"), 1.0


def _fits(value: float, target: Target) -> bool:
    return value <= target.value if target.at_most else value >= target.value
