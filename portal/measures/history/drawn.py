"""What is drawn of an imported log: few enough values to be kept with its report."""

from dataclasses import dataclass

from portal.measures.statistics import Estimate
from portal.measures.survival import Step


@dataclass(frozen=True, slots=True)
class Month:
    """Cases opened in one calendar month (UTC, as 2026-03): the hours until half had a yes, and how many."""

    month: str
    half: Estimate | None
    cases: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure over the cases opened before a change and from it on; `apart` when the ranges are."""

    measure_id: str
    before: Estimate | None
    after: Estimate | None
    apart: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A marked change: its day (ISO), its words, and what was before and after it."""

    day: str
    words: str
    gave: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Cases that went from one company to another as their `step`-th passing on (from 1)."""

    step: int
    giver: str
    taker: str
    cases: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a no: how often it was given, in how many cases."""

    reason: str
    times: int
    cases: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The curve of waiting for a yes, its months and changes, the ways of the cases, reasons for a no.

    `watched` is how many waits are still watched at each of `axes.TICK_HOURS`. `ways_hidden` says that
    ways with fewer than ten cases, or beyond the largest, were left out; `refused` is how often there was
    a no. `until` is the state for which the waits are; "" where they are for a yes.
    """

    waiting: tuple[Step, ...] = ()
    months: tuple[Month, ...] = ()
    changes: tuple[Change, ...] = ()
    ways: tuple[Way, ...] = ()
    ways_hidden: bool = False
    reasons: tuple[Reason, ...] = ()
    refused: int = 0
    watched: tuple[int, ...] = ()
    until: str = ""
