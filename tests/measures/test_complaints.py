"""What people complain of in other systems' clocks does not happen here."""

from datetime import timedelta

from portal.measures.timeline import holds
from portal.vocabulary import HolderKind
from tests.measures.a_history import START, A, E, History

LONG = 4_000.0


def test_a_pause_that_nobody_ended_before_the_case_was_solved_is_not_lost() -> None:
    """On hold from February to August, solved straight from there, and told as 42 days of work."""
    history = History().then(24, E.WAIT_BEGUN, A).then(24 + LONG, E.RESOLUTION_PROPOSED, A)

    spans = holds(history.events, START + timedelta(hours=24 + LONG))

    assert [(one.kind, one.organization_id, one.span / timedelta(hours=1)) for one in spans] == [
        (HolderKind.ORGANIZATION, A, 24),
        (HolderKind.CUSTOMER, None, LONG),
    ]
