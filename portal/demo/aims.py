"""What an executive of the demonstration wants to reach: a goal with its whole chain, and two that begin."""

from datetime import timedelta

from portal.actions.note_change import note_change
from portal.actions.set_goal import Chain, set_goal
from portal.demo.stage import Stage
from portal.records.roads import ON_COMMAND

AIMS_AT = "Clara Stein"
CHANGED_BEFORE_END = timedelta(days=82)
"""Enough cases were opened before it, and since, to say what it gave."""
_CHANGE = "The form of a collaboration request asks for the log before it can be sent."
_ROLE = "Customers can work again soon, whoever of us has to act."


def aim(stage: Stage) -> None:
    """Set the goals. The first one has a change in use, so its page shows all ten steps."""
    today = stage.now.date()
    chains = (
        Chain(
            role=_ROLE,
            goal="Whoever is asked answers on the same working day.",
            outcome="A customer does not wait because two companies wait for each other.",
            measure_id="M01",
            target=8.0,
            at_most=True,
            obstacle="Requests that come without a log are put aside.",
            look_on=today + timedelta(weeks=4),
        ),
        Chain(
            role=_ROLE,
            goal="What we call solved stays solved.",
            outcome="The customer's business still runs a month later.",
            measure_id="M25",
            target=0.9,
            at_most=False,
            obstacle="",
            look_on=today + timedelta(weeks=6),
        ),
        Chain(
            role="What customers and colleagues suggest is used, wherever it comes from.",
            goal="A good idea is in daily use within a month.",
            outcome="Customers do not meet the same obstacle twice.",
            measure_id="M38",
            target=30 * 24.0,
            at_most=True,
            obstacle="Ideas of partners wait for somebody who may decide.",
            look_on=today + timedelta(weeks=9),
        ),
    )
    actor = stage.people[AIMS_AT]
    with stage.rooms.database.transaction(ON_COMMAND) as database:
        goals = [set_goal(database, actor, chain, stage.now) for chain in chains]
        note_change(database, actor, goals[0].id, _CHANGE, today - CHANGED_BEFORE_END, stage.now)
