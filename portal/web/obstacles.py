"""The biggest obstacle as the cases show it: between which two companies most time is lost."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from portal.actions.read_measures import MeasureReading
from portal.measures.counted.chosen import Chosen
from portal.measures.counted.levels import lost_between
from portal.measures.timeline import held
from portal.measures.words import duration_words, pair_words
from portal.vocabulary import HolderKind


def obstacle_in_cases(told: Chosen | None, names: Mapping[UUID, str]) -> str:
    """One or two sentences, as they stand between two companies; "" where none may be told, or was read."""
    if told is None:
        return ""
    pairs = told.pairs_in_short
    worst = lost_between(told.offered, pairs)
    if worst is None:
        return ""
    asker, asked = (names[one] for one in worst[0])
    return pair_words(pairs[worst[0]], asker, asked)


def time_of_nobody(reading: MeasureReading) -> str:
    """How long nobody had the cases; "" where somebody always did, or they are too few to be told."""
    known = (held(view.holds, HolderKind.NOBODY) for view in reading.chosen.every.cases)
    nobody = sum(known, timedelta())
    return f"Nobody had them for {duration_words(nobody)} in all." if nobody else ""
