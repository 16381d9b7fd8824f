"""How machines are run."""

from collections.abc import Callable
from typing import cast

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

FEW = settings(max_examples=2, stateful_step_count=8, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=20, stateful_step_count=25, suppress_health_check=list(HealthCheck))
MANY_OF_THE_LOG = settings(MANY, max_examples=8)
"""Each order adds to one log, which is then verified whole: the last costs many times the first."""
HUNTING = settings(
    MANY,
    max_examples=40,
    stateful_step_count=15,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    derandomize=True,
    database=None,
)
"""Until a planted bug shows, and not any shorter: nobody has to read how.

In the same orders each time: with orders drawn anew, some forty now and then miss a bug that all others find.
"""


def run(machine: Callable[[], RuleBasedStateMachine], how: settings) -> None:
    """Run a machine; an assertion that fails in it fails here."""
    run_state_machine_as_test(cast("type[RuleBasedStateMachine]", machine), settings=how)
