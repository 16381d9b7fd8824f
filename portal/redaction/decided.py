"""What was decided of values, by the numbers that the kernel gives them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from portal.redaction.findings import Decision

_ROOM = 1 << 12


class DecidedByNumber:
    """The decisions of one engine in a numbering: good until another one begins."""

    def __init__(self) -> None:
        self._numbering = 0
        self._decisions: NDArray[np.object_] = np.empty(0, dtype=np.object_)
        self.is_known: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        """Of which numbers the decision is known."""

    def forget(self) -> None:
        """Begin anew: what was decided may not hold any more."""
        self._decisions.fill(None)
        self.is_known.fill(False)  # noqa: FBT003 - the value of all

    def follow(self, numbering: int, most: int) -> None:
        """Take numbers up to this one, of this numbering."""
        if numbering != self._numbering:
            self._numbering = numbering
            self.forget()
        if most >= len(self.is_known):
            size = max(_ROOM, 2 * most)
            self._decisions = np.concatenate((self._decisions, np.empty(size, dtype=np.object_)))
            self.is_known = np.concatenate((self.is_known, np.zeros(size, dtype=np.bool_)))

    def note(self, numbers: NDArray[np.int32], decisions: Sequence[Decision | None]) -> None:
        """Note what was decided of the values with these numbers; 0 is the number of values without one."""
        made = np.fromiter(decisions, dtype=np.object_, count=len(decisions))
        self._decisions[numbers] = made
        self.is_known[numbers] = made.astype(np.bool_)
        self._decisions[0], self.is_known[0] = None, False

    def of(self, numbers: NDArray[np.int32]) -> list[Decision | None]:
        """What was decided of the values with these numbers."""
        found: list[Decision | None] = self._decisions[numbers].tolist()
        return found
