"""Reading a row that tells a whole case: its times in the order of its steps, or why they cannot be so."""

from collections.abc import Callable, Sequence

from portal.measures.history.steps import Step

Begun = list[tuple[str, int]]
"""States, each with the instant at which it began (µs)."""


class OneRow:
    """The steps of a mapping, with what reads an instant and the texts that say nothing."""

    def __init__(
        self, steps: Sequence[Step], instant: Callable[[str], int | None], empty: frozenset[str]
    ) -> None:
        """Keep them."""
        self._first, self._later = steps[0], steps[1:]
        self._instant, self._empty = instant, empty

    def begun(self, opened: int, texts: Sequence[str]) -> Begun | str:
        """The states of a case that began at `opened`; `texts` are the times of the later steps.

        A time that is left out has not come. One that is earlier than the one before it makes no course of a
        case: the sentence says which.
        """
        found = [(self._first.state, opened)]
        before, reached = self._first, opened
        for step, text in zip(self._later, texts, strict=True):
            written = text.strip()
            if not written or written in self._empty:
                continue
            at = self._instant(written)
            if at is None:
                return f"“{step.column}” is not an instant that can be read."
            if at < reached:
                return f"“{step.column}” is earlier than “{before.column}”."
            found.append((step.state, at))
            before, reached = step, at
        return found
