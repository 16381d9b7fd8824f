"""The plans of lines whose outlines have numbers: looked up many at once."""

import numpy as np

from portal.redaction.faces.many import Lines, Short
from portal.redaction.faces.numbers import Numbers

UNKNOWN = -2
_ROOM = 1 << 12


class PlansByNumber:
    """The plans of one book for the outlines of one numbering; of others nothing is known."""

    def __init__(self) -> None:
        self._held = (0, 0)
        self._plans: Numbers = np.zeros(0, dtype=np.int64)

    def of(self, book: int, lines: Lines) -> Numbers:
        """The numbers of the plans, and `UNKNOWN` where none is known."""
        most = int(lines.numbers.max(initial=0))
        if self._held != (book, lines.numbering):
            self._held = book, lines.numbering
            self._plans.fill(UNKNOWN)
        if most >= len(self._plans):
            more = np.full(_ROOM + most, UNKNOWN, dtype=np.int64)
            self._plans = np.concatenate((self._plans, more))
        found: Numbers = self._plans[lines.numbers]
        return found

    def note(self, numbers: Short, plans: Numbers) -> None:
        """Note the plans of some outlines; what has no number is asked for each time."""
        self._plans[numbers] = plans
        self._plans[0] = UNKNOWN
