"""A row for each case: which of its columns have times, and which state begins with each, in order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from portal.measures.history.sections import texts_of
from portal.vocabulary import Invalid

SECTION = "columns_as_events"
MOST_STEPS = 8
_THEIRS = ("at", "status", "detail")


@dataclass(frozen=True, slots=True)
class Step:
    """One state, and the column that says when it began."""

    state: str
    column: str


def steps_of(document: Mapping[str, object], columns: Collection[str]) -> tuple[Step, ...]:
    """The steps that a mapping names, in its order; none for a log of changes.

    Raises `Invalid` for a single one, too many, a column named twice, or one of `columns` that says the same.
    """
    steps = tuple(Step(state.strip(), column) for state, column in texts_of(document, SECTION).items())
    if not steps:
        return ()
    if not 1 < len(steps) <= MOST_STEPS:
        raise Invalid(f"{SECTION} must name two to {MOST_STEPS} columns with times, in their order.", SECTION)
    if len({one.column for one in steps}) < len(steps):
        raise Invalid(f"{SECTION} names a column twice.", SECTION)
    if twice := [name for name in _THEIRS if name in columns]:
        raise Invalid(
            f"With {SECTION}, times and states stand there: leave columns.{twice[0]} out.",
            f"columns.{twice[0]}",
        )
    return steps
