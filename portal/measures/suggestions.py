"""How fast suggested changes come back, and how many never do: M15 and M38, from a register of them.

A change is fulfilled when it is in daily use. Whatever was declined or is still not in use after a year went
unfulfilled; one that was put down as the same as another has the fate of that other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from portal.measures.gaps import SMALLEST_FOR_HALF, SMALLEST_FOR_NINE_IN_TEN, hours_until
from portal.measures.statistics import Estimate, wilson
from portal.measures.suppression import SMALLEST_CELL
from portal.measures.survival import End, Waiting
from portal.vocabulary import SuggesterLevel, SuggestionState

HORIZON = timedelta(days=365)
REACHED, USED = "reached", "used"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested change as the measures see it: no words, and no person; instants are aware."""

    id: UUID
    level: SuggesterLevel
    from_elsewhere: bool
    state: SuggestionState
    made_at: datetime
    routed_at: datetime | None
    ended_at: datetime | None
    same_as: UUID | None = None


@dataclass(frozen=True, slots=True)
class LevelRow:
    """The suggestions of one level; counts and share are None where they are too few to show."""

    level: SuggesterLevel
    made: int | None
    taken: Estimate | None


@dataclass(frozen=True, slots=True)
class SuggestionFigures:
    """What is told of some; None where the data do not bear a figure, all of it below ten suggestions.

    `levels` and `front_line` are of the first `by_tens` of all. `waits` has the waiting of each: until
    somebody can act (`REACHED`), and until its daily use (`USED`).
    """

    made: int
    unfulfilled: Estimate | None
    reached: Estimate | None
    half: Estimate | None
    nine_in_ten: Estimate | None
    front_line: Estimate | None
    elsewhere: Estimate | None
    levels: tuple[LevelRow, ...]
    by_tens: int
    waits: Mapping[str, Sequence[Waiting]]


def suggestion_figures(
    made: Sequence[Suggestion], now: datetime, every: Sequence[Suggestion] | None = None
) -> SuggestionFigures | None:
    """The figures of suggestions `made` in some time up to `now` (aware); None for fewer than ten of them.

    `every` are all there are (None: the same). Who had the idea is told of all, by tens in the order of their
    making: from two times, or two days, that differ by one suggestion, the level behind it would follow.
    """
    if len(made) < SMALLEST_CELL:
        return None
    known = made if every is None else every
    fates = _fates(known)
    waits = [_waited(one, fates[one.id], now) for one in made]
    old = [one for one in made if now - one.made_at > HORIZON]
    late = sum(_unfulfilled(one, fates[one.id]) for one in old)
    reaches = [_reaching(one, now) for one in made]
    told = sorted(known, key=lambda one: (one.made_at, one.id))[: len(known) // SMALLEST_CELL * SMALLEST_CELL]
    levels = _levels(told, fates)
    front_line = next(row.made for row in levels if row.level is SuggesterLevel.FRONT_LINE)
    return SuggestionFigures(
        made=len(made),
        unfulfilled=wilson(late, len(old)) if len(old) >= SMALLEST_CELL else None,
        reached=hours_until(reaches, 0.5, SMALLEST_FOR_HALF),
        half=hours_until(waits, 0.5, SMALLEST_FOR_HALF),
        nine_in_ten=hours_until(waits, 0.9, SMALLEST_FOR_NINE_IN_TEN),
        front_line=wilson(front_line, len(told)) if front_line is not None else None,
        elsewhere=wilson(sum(one.from_elsewhere for one in made), len(made)),
        levels=levels,
        by_tens=len(told),
        waits={REACHED: reaches, USED: waits},
    )


def _fates(made: Iterable[Suggestion]) -> Mapping[UUID, Suggestion]:
    """For each suggestion the one whose fate it has: itself, or the last of those it is the same as."""
    known = {one.id: one for one in made}
    fates = {}
    for one in known.values():
        fate, seen = one, {one.id}
        while fate.same_as in known and fate.same_as not in seen:
            fate = known[fate.same_as]
            seen.add(fate.id)
        fates[one.id] = fate
    return fates


def _unfulfilled(one: Suggestion, fate: Suggestion) -> bool:
    in_use = fate.state is SuggestionState.IN_USE and fate.ended_at is not None
    return not (in_use and fate.ended_at is not None and fate.ended_at - one.made_at <= HORIZON)


def _waited(one: Suggestion, fate: Suggestion, now: datetime) -> Waiting:
    """From making it to its daily use, in hours; a no ends it otherwise."""
    if fate.ended_at is None:
        return Waiting(max(0.0, (now - one.made_at) / _HOUR), End.OPEN)
    end = End.HAPPENED if fate.state is SuggestionState.IN_USE else End.OTHERWISE
    return Waiting(max(0.0, (fate.ended_at - one.made_at) / _HOUR), end)


def _reaching(one: Suggestion, now: datetime) -> Waiting:
    """From making it to somebody who can act, in hours."""
    if one.routed_at is not None:
        return Waiting(max(0.0, (one.routed_at - one.made_at) / _HOUR), End.HAPPENED)
    if one.ended_at is not None:
        return Waiting(max(0.0, (one.ended_at - one.made_at) / _HOUR), End.OTHERWISE)
    return Waiting(max(0.0, (now - one.made_at) / _HOUR), End.OPEN)


def _levels(made: Sequence[Suggestion], fates: Mapping[UUID, Suggestion]) -> tuple[LevelRow, ...]:
    """One row a level. Where one is too small a second is hidden, or the total would give it away."""
    of = {level: [one for one in made if one.level is level] for level in SuggesterLevel}
    small = {level for level, some in of.items() if 0 < len(some) < SMALLEST_CELL}
    if len(small) == 1 or 0 < sum(len(of[level]) for level in small) < SMALLEST_CELL:
        shown = [level for level, some in of.items() if some and level not in small]
        small |= {min(shown, key=lambda level: len(of[level]))} if shown else set()
    taken = {SuggestionState.ACCEPTED, SuggestionState.IN_USE}
    return tuple(
        LevelRow(level, None, None)
        if level in small
        else LevelRow(
            level,
            len(some),
            wilson(sum(fates[one.id].state in taken for one in some), len(some)) if some else None,
        )
        for level, some in of.items()
    )
