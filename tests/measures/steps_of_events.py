"""What to do next, case by case from the events: what the counted steps are compared with."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from portal.measures.gaps import Gaps, PairFigures
from portal.measures.levels.level import CaseView
from portal.measures.levels.next_steps import Doing, NextStep
from portal.measures.levels.shares import ANSWER_WITHIN, WEEK, last_touched
from portal.measures.offers import Outcome
from portal.measures.suppression import enough
from portal.vocabulary import HolderKind


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
    """The pair with most waiting in all, of those with enough cases; the others are not ranked."""
    told = (one for one in figures.pairs.values() if enough(one.cases, customer_of))
    known = [one for one in told if one.half is not None]
    if not known:
        return None
    worst = max(known, key=_lost)
    return NextStep(Doing.TALK, tuple(sorted(worst.cases, key=str)), worst.nobody, worst.pair)


def _lost(figures: PairFigures) -> float:
    return figures.offered * (figures.half.value if figures.half else 0.0)
