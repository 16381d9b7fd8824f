"""Faces of contents that will be asked for soon, so that what is new in all of them is judged together.

The rules look at a few new lines after each piece of a log. What an automaton needs for that has left the
processor's memory meanwhile, and to fetch it takes longer than to judge them.
"""

from collections import deque
from collections.abc import Sequence

import numpy as np

from portal.redaction.columns.plans_by_number import UNKNOWN
from portal.redaction.faces.line_starts import lines_at
from portal.redaction.faces.many import Looks
from portal.redaction.faces.numbers import Numbers
from portal.redaction.faces.quick import quick_looks
from portal.redaction.judging.plans import Planner
from portal.redaction.judging.verdicts import judge_ahead


class LooksAhead:
    """What was made of the contents that come next, in their order."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._coming: deque[tuple[bytes, Looks]] = deque()

    def make(self, contents: Sequence[bytes]) -> None:
        """Make the faces of these, and judge what is new in them."""
        self._coming.extend((content, quick_looks(content)) for content in contents)
        judge_ahead([new for _, looks in self._coming for new in self._new_in(looks)])

    def taken(self, content: bytes) -> Looks:
        """The faces of some lines: those that were made, where the lines are the next of these."""
        if self._coming and self._coming[0][0] == content:
            return self._coming.popleft()[1]
        self._coming.clear()
        return quick_looks(content)

    def _new_in(self, looks: Looks) -> list[bytes]:
        """The outlines without a plan, each once."""
        if looks.lines is None or not looks.outlines or looks.text.startswith(b"{"):
            return []
        asked: Numbers = np.flatnonzero(self._planner.known_of(looks.lines) == UNKNOWN)
        _, first = np.unique(looks.lines.numbers[asked], return_index=True)
        return lines_at(looks.outlines, looks.lines.begins[asked[first]].tolist())
