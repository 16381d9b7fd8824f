"""Plans as columns: the places of many faces, asked for at once."""

from array import array
from dataclasses import dataclass
from threading import Lock

import numpy as np

from portal.redaction.faces.numbers import Flags, Numbers
from portal.redaction.findings import Span
from portal.redaction.kinds import KINDS

KIND_NAMES = tuple(KINDS)
KIND_NUMBERS = {name: number for number, name in enumerate(KIND_NAMES)}


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of a face to replace (`spans`), and the claims they were made of.

    `simple` says that no claim could make a difference by being taken back, so that each place is
    decided for itself. Without claims there is nothing to do but for the case's own words. A `document` is
    one line of JSON.
    """

    spans: tuple[Span, ...]
    claims: tuple[Span, ...]
    simple: bool
    document: bool = False


NOTHING = Plan((), (), simple=True)
NOTHING_IN_DOCUMENT = Plan((), (), simple=True, document=True)


class PlanTable:
    """The places of all plans of one engine as columns, to be asked for many lines at once."""

    def __init__(self) -> None:
        """A table of one row, which stands for special lines."""
        self._firsts, self._counts, self._simple = array("q", [0]), array("q", [0]), array("B", [1])
        self._starts, self._lasts, self._kinds = array("q"), array("q"), array("q")
        self._stale = True
        self._using = Lock()

    def add(self, plan: Plan) -> None:
        """One more row: the places of a plan that is simple."""
        with self._using:
            self._add(plan)

    def _add(self, plan: Plan) -> None:
        self._firsts.append(len(self._starts))
        self._counts.append(len(plan.spans) if plan.simple else 0)
        self._simple.append(plan.simple)
        for start, end, kind in plan.spans if plan.simple else ():
            self._starts.append(start)
            self._lasts.append(end - 1)
            self._kinds.append(KIND_NUMBERS[kind])
        self._stale = True

    def places(self, numbers: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """For lines with these plans: which line, first and last sign in its face, number of the kind."""
        self._fresh()
        counts = self._of_counts[numbers]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        at = np.arange(total) + np.repeat(self._of_firsts[numbers] - ends + counts, counts)
        line = np.repeat(np.arange(len(numbers)), counts)
        return line, self._of_starts[at], self._of_lasts[at], self._of_kinds[at]

    def close(self, numbers: Numbers) -> Flags:
        """Which of these plans need a closer look at each line."""
        self._fresh()
        found: Flags = self._of_simple[numbers] == 0
        return found

    def _fresh(self) -> None:
        if not self._stale:
            return
        with self._using:
            self._of_firsts, self._of_counts = np.array(self._firsts), np.array(self._counts)
            self._of_starts, self._of_lasts = np.array(self._starts), np.array(self._lasts)
            self._of_kinds, self._of_simple = np.array(self._kinds), np.array(self._simple)
            self._stale = False
