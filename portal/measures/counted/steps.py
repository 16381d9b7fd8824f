"""What to do next, from a tally: the cases that lose time now, the longest waiting by name."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

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
    steps, named = [], set[UUID]()
    for doing, wanted, spans in found:
        step = _step(doing, going[wanted], spans[wanted], most, named)
        steps.append(step)
        named |= set(step.cases if step else ())
    worst = lost_between(offered, told)
    talk = None if worst is None else NextStep(Doing.TALK, (), worst[1], worst[0], told[worst[0]].cases)
    return [one for one in (*steps, talk) if one is not None]


def _step(doing: Doing, cases: Array, spans: Array, most: int, named: AbstractSet[UUID]) -> NextStep | None:
    """One step with the longest of its cases by name, without those that an earlier step has `named`."""
    if not len(cases):
        return None
    longest_first = np.lexsort((cases["low"], cases["high"], -spans))
    ids = (id_of(cases["high"][one], cases["low"][one]) for one in longest_first)
    some = tuple(islice((one for one in ids if one not in named), most))
    longest: timedelta = max(0, int(spans[longest_first[0]])) * MICROSECOND
    return NextStep(doing, some, longest, more=len(cases) - len(some))
