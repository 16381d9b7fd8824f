"""What an executive of the demonstration decided about a few measures, one of them twice."""

from dataclasses import replace
from datetime import timedelta

from portal.actions.plan_measure import MeasureDecision, plan_measure
from portal.demo.stage import Stage
from portal.records.roads import ON_COMMAND

DECIDER = "Clara Stein"
_FIRST = MeasureDecision(
    target=0.1,
    obstacle="A case that is offered on Friday waits until Monday.",
    act="Both companies name who answers on weekends.",
)
_DECISIONS = (
    ("M03", _FIRST),
    ("M03", replace(_FIRST, target=0.05, act="One rota of both companies, on a shared calendar.")),
    (
        "M01",
        MeasureDecision(target=8.0, obstacle="Requests come without a log.", act="Ask for it in the form."),
    ),
    ("M24", MeasureDecision(target=0.05, act="Look at each case that came back, once a month.")),
    ("M35", MeasureDecision(target_words="None for longer than a week.")),
)


def decide_about_measures(stage: Stage) -> None:
    """Keep them; each is looked at again in some weeks."""
    with stage.rooms.database.transaction(ON_COMMAND) as database:
        for weeks, (measure_id, decision) in enumerate(_DECISIONS, start=2):
            kept = replace(decision, look_on=(stage.now + timedelta(weeks=weeks)).date())
            plan_measure(database, stage.people[DECIDER], measure_id, kept, stage.now)
