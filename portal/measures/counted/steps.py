"""What to do next, from a tally: the same steps as `levels.next_steps`, with the longest waiting by name."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from portal.measures.counted.case_row import Going
from portal.measures.counted.columns import id_of
from portal.measures.counted.instants import MICROSECOND, micros
from portal.measures.counted.levels import lost_between
from portal.measures.gaps import Pair, PairTold
from portal.measures.levels.next_steps import Doing, NextStep
from portal.measures.levels.shares import ANSWER_WITHIN, WEEK

Array = npt.NDArray[Any]


def steps_from(
    going: Array, offered: Mapping[Pair, int], told: Mapping[Pair, PairTold], now: datetime, most: int
) -> list[NextStep]:
    """What to do now, in the order in which it hurts the customer; of each at most so many cases by name.

    `going` (rows of `tally.GOING`) are the cases that somebody can act on, `offered` how often each pair met.
    """
    at = micros(now)
    waits = at - going["asked"]
    silent = at - going["touched"]
    late, week = (span // MICROSECOND for span in (ANSWER_WITHIN, WEEK))
    found = (
        (Doing.TAKE, going["going"] == Going.NOBODY_HAS_IT, at - going["since"]),
        (Doing.ANSWER, (going["asked"] > 0) & (waits > late), waits),
        (Doing.TOUCH, (going["going"] != Going.DONE) & (silent > week), silent),
    )
    steps = [_step(doing, going[wanted], spans[wanted], most) for doing, wanted, spans in found]
    worst = lost_between(offered, told)
    talk = None if worst is None else NextStep(Doing.TALK, (), worst[1], worst[0], told[worst[0]].cases)
    return [one for one in (*steps, talk) if one is not None]


def _step(doing: Doing, cases: Array, spans: Array, most: int) -> NextStep | None:
    if not len(cases):
        return None
    longest_first = np.lexsort((cases["low"], cases["high"], -spans))
    named = tuple(id_of(cases["high"][one], cases["low"][one]) for one in longest_first[:most])
    longest: timedelta = max(0, int(spans[longest_first[0]])) * MICROSECOND
    return NextStep(doing, named, longest, more=len(cases) - len(named))
