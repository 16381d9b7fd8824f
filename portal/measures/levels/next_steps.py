"""What to do next: the cases that lose time now, and the two companies between which most time is lost.

Only what somebody can act on today is told, with the cases to act on, longest waiting first.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from portal.measures.gaps import Pair


class Doing(StrEnum):
    """What there is to do."""

    TAKE = "take"
    ANSWER = "answer"
    TOUCH = "touch"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do: the cases it is about, and for how long the longest has waited.

    `more` counts those that are not listed in `cases`. `pair` is set for TALK: the two companies between
    which the cases of this reader waited longest in all.
    """

    doing: Doing
    cases: tuple[UUID, ...]
    longest: timedelta
    pair: Pair | None = None
    more: int = 0
