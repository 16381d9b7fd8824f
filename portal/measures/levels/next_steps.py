"""What to do next: the cases that lose time now, and the two companies between which most time is lost.

Only what somebody can act on today is told, with the cases to act on, longest waiting first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from portal.measures.gaps import Gaps, Pair, PairFigures
from portal.measures.levels.level import CaseView
from portal.measures.levels.shares import ANSWER_WITHIN, WEEK, last_touched
from portal.measures.levels.told_parts import told_parts
from portal.measures.offers import Outcome
from portal.vocabulary import HolderKind


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


def next_steps(
    cases: Sequence[CaseView], figures: Gaps, customer_of: Mapping[UUID, UUID] | None = None
) -> list[NextStep]:
    """What to do now, in the order in which it hurts the customer."""
    nobody = [
        (view.case_id, view.holds[-1].span) for view in cases if view.holds[-1].kind is HolderKind.NOBODY
    ]
    unanswered = [
        (view.case_id, one.span)
        for view in cases
        for one in view.offers
        if one.outcome is Outcome.OPEN and one.span > ANSWER_WITHIN
    ]
    silent = [
        (view.case_id, view.until - last_touched(view))
        for view in cases
        if view.holds[-1].kind is not HolderKind.DONE and view.until - last_touched(view) > WEEK
    ]
    steps = [
        step
        for doing, found in ((Doing.TAKE, nobody), (Doing.ANSWER, unanswered), (Doing.TOUCH, silent))
        if (step := _step(doing, found)) is not None
    ]
    worst = _slowest(figures, customer_of)
    return [*steps, worst] if worst is not None else steps


def _step(doing: Doing, found: Sequence[tuple[UUID, timedelta]]) -> NextStep | None:
    if not found:
        return None
    ordered = sorted(found, key=lambda one: (-one[1], str(one[0])))
    return NextStep(doing, tuple(dict.fromkeys(case_id for case_id, _ in ordered)), ordered[0][1])


def _slowest(figures: Gaps, customer_of: Mapping[UUID, UUID] | None) -> NextStep | None:
    """The pair with most waiting in all, of those that are told; the others are not ranked."""
    pairs = list(figures.pairs.values())
    cases = [one.cases for one in pairs]
    told = told_parts(cases, frozenset[UUID]().union(*cases), customer_of)
    known = [one for place, one in enumerate(pairs) if place in told and one.half is not None]
    if not known:
        return None
    worst = max(known, key=_lost)
    return NextStep(Doing.TALK, tuple(sorted(worst.cases, key=str)), worst.nobody, worst.pair)


def _lost(figures: PairFigures) -> float:
    return figures.offered * (figures.half.value if figures.half else 0.0)
