"""The pictures of a log in which each row is a whole case: until its end, by month, before and after."""

from collections.abc import Sequence
from itertools import compress

import numpy as np

from portal.measures.axes import thinned, watched_at_ticks
from portal.measures.gaps import SMALLEST_FOR_HALF, hours_until
from portal.measures.history.drawn import Change, Compared, Month, Pictures
from portal.measures.history.log import Mask, day_micros
from portal.measures.history.mapping import HistoryMapping
from portal.measures.history.seen import Seen
from portal.measures.history.until import end_of, until_step
from portal.measures.statistics import Estimate, apart
from portal.measures.suppression import SMALLEST_CELL
from portal.measures.survival import Waiting, curve

UNTIL = "until"
"""What stands for a measure where waits until the end are compared."""


def step_pictures(seen: Seen, mapping: HistoryMapping) -> Pictures:
    """Drawn until the first step that means solved; nothing of fewer than ten cases."""
    end = end_of(mapping)
    if end is None:
        return Pictures()
    waits, opened = until_step(seen, end), seen.log.at[seen.log.begins[:-1]]
    enough = len(waits) >= SMALLEST_CELL
    months = opened.astype("datetime64[us]").astype("datetime64[M]")
    return Pictures(
        waiting=tuple(thinned(curve(waits).steps)) if enough else (),
        months=tuple(_month(waits, str(one), months == one) for one in _from_to(months)) if enough else (),
        changes=tuple(
            Change(day.isoformat(), words, (_compared(waits, opened < day_micros(day.isoformat())),))
            for day, words in mapping.changes
        ),
        watched=watched_at_ticks(one.span for one in waits) if enough else (),
        until=mapping.steps[end].state,
    )


def _from_to(months: "np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]") -> Sequence[np.datetime64]:
    """Every month from the first case's to the last's, empty ones included."""
    return list(np.arange(months.min(), months.max() + 1))


def _month(waits: Sequence[Waiting], month: str, chosen: Mask) -> Month:
    half, cases = _half(waits, chosen)
    return Month(month, half, cases if cases >= SMALLEST_CELL else 0)


def _compared(waits: Sequence[Waiting], before: Mask) -> Compared:
    (one, _), (other, _) = _half(waits, before), _half(waits, ~before)
    return Compared(UNTIL, one, other, apart(one, other))


def _half(waits: Sequence[Waiting], chosen: Mask) -> tuple[Estimate | None, int]:
    """The hours until half of some cases had ended, where they are enough; and how many cases they are."""
    some = list(compress(waits, chosen.tolist()))
    enough = len(some) >= SMALLEST_CELL
    return (hours_until(some, 0.5, SMALLEST_FOR_HALF) if enough else None), len(some)
