"""What was decided of values, by the numbers that the kernel gives them."""

import numpy as np

from portal.redaction.columns.placed import Decided, undecided
from portal.redaction.faces.many import Short
from portal.redaction.faces.numbers import Flags

_ROOM = 1 << 12


class DecidedByNumber:
    """The decisions of one engine in a numbering: good until another one begins."""

    def __init__(self) -> None:
        self._numbering = 0
        self._held = undecided(0)
        self.is_known: Flags = np.zeros(0, dtype=np.bool_)
        """Of which numbers the decision is known."""

    def forget(self) -> None:
        """Begin anew: what was decided may not hold any more."""
        self._held.forget()
        self.is_known.fill(False)  # noqa: FBT003 - the value of all

    def follow(self, numbering: int, most: int) -> None:
        """Take numbers up to this one, of this numbering, and half as many more."""
        if numbering != self._numbering:
            self._numbering = numbering
            self.forget()
        if most >= len(self.is_known):
            more = undecided(most + most // 2 + _ROOM - len(self.is_known))
            self._held = self._held.and_of(more)
            self.is_known = np.concatenate((self.is_known, more.is_settled))

    def note(self, numbers: Short, told: Decided) -> None:
        """Note what was decided of the values with these numbers; 0 is the number of values without one."""
        self._held.put(numbers, told)
        self.is_known[numbers] = told.is_settled
        self.is_known[0] = False

    def meet(self, numbers: Short) -> None:
        """Note that values with these numbers were met, where nothing need be known of them but that."""
        self.is_known[numbers] = True
        self.is_known[0] = False

    def of(self, numbers: Short) -> Decided:
        """What was decided of the values with these numbers."""
        return self._held.some(numbers)
