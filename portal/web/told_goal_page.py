"""One goal whose measure is told from outside, as the same chain of ten steps."""

from collections.abc import Sequence
from datetime import date

from flask import url_for

from portal.measures.business.figure import Figure
from portal.measures.catalogue import CATALOGUE
from portal.measures.goal import Standing, Target, standing
from portal.records.goals import Goal, GoalChange
from portal.web.goal_page import STANDING_WORDS, GaveLine, GoalPage, target_words
from portal.web.measure_plan_words import look_words
from portal.web.told_lines import TOLD_ON

NO_BEFORE = "Told from outside: there is one figure, today's, and none of before"


def told_goal_page(goal: Goal, changes: Sequence[GoalChange], figure: Figure, today: date) -> GoalPage:
    """The page of a goal that is seen by what people tell; it has no months and nothing before a change."""
    known = CATALOGUE[goal.measure_id]
    stands = standing(figure.value, Target(goal.target, goal.at_most))
    level = f"{figure.said} The range: {figure.range}." if figure.value is not None else figure.said
    gave = tuple(GaveLine(one.words, one.used_from, "not known", figure.said, NO_BEFORE) for one in changes)
    return GoalPage(
        steps=(
            ("What our support is for", goal.role),
            ("Our goal", goal.goal),
            ("What the customer has from it", goal.outcome),
            ("How we see it", f"{known.name}: {known.question}"),
            ("Where it shall be", target_words(goal)),
            ("Where it is today", f"{level} {STANDING_WORDS[stands]}."),
            ("The biggest obstacle", goal.obstacle or "Not known yet."),
            ("What we changed", "; ".join(one.words for one in changes) or "Nothing yet."),
            ("When we look again", look_words(goal.look_on, today)),
            ("What it gave", f"{NO_BEFORE}." if changes else "There is nothing to compare yet."),
        ),
        standing=STANDING_WORDS[stands],
        reached=stands is Standing.REACHED,
        gave=gave,
        points=None,
        limits_known=False,
        measure_url=url_for(TOLD_ON[goal.measure_id]),
    )
