"""The biggest obstacle as the cases show it: between which two companies most time is lost."""

from collections.abc import Mapping
from uuid import UUID

from portal.actions.read_measures import MeasureReading
from portal.measures.levels.next_steps import next_steps
from portal.measures.words import duration_words, pair_words


def obstacle_in_cases(reading: MeasureReading, names: Mapping[UUID, str]) -> str:
    """One or two sentences; "" where the cases show none that may be told."""
    said = []
    for step in next_steps(reading.chosen.cases, reading.figures, reading.chosen.customer_of):
        if step.pair is not None:
            asker, asked = (names[one] for one in step.pair)
            said.append(pair_words(reading.figures.pairs[step.pair], asker, asked))
    return " ".join(said)


def time_of_nobody(reading: MeasureReading) -> str:
    """How long nobody had the cases; "" where somebody always did, or they are too few to be told."""
    nobody = reading.figures.nobody
    if not nobody or not reading.chosen.every.cases:
        return ""
    return f"Nobody had them for {duration_words(nobody)} in all."
