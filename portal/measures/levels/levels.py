"""The level of any measure of the catalogue, or the reason why it has none."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from portal.measures.catalogue import CATALOGUE
from portal.measures.levels import first_message, outcomes, promises, shares, told, waiting
from portal.measures.levels.level import CaseView, Computation, Level
from portal.measures.suppression import enough

TOO_FEW = "There are too few cases to show, or they are of too few customers."

COMPUTED: Mapping[str, Computation] = MappingProxyType(
    {
        "M01": waiting.yes,
        "M02": waiting.hands_on,
        "M03": shares.nobody,
        "M04": shares.moved_on,
        "M05": shares.ping_pong,
        "M06": waiting.passed_through,
        "M07": shares.sent_back,
        "M08": shares.never_answered,
        "M09": first_message.all_in_the_first_message,
        "M10": told.idle,
        "M11": shares.parked,
        "M12": waiting.supplier,
        "M13": shares.forgotten,
        "M14": shares.right_first_time,
        "M16": told.left_overs,
        "M17": waiting.permission,
        "M18": waiting.cleaning,
        "M19": told.excess,
        "M20": shares.safety,
        "M21": waiting.smile,
        "M22": promises.promise_kept,
        "M23": shares.customer_agrees,
        "M24": shares.came_back,
        "M25": outcomes.running_again,
        "M26": waiting.relief,
        "M27": waiting.effort,
        "M28": waiting.handoff_tax,
    }
)


def level(
    measure_id: str,
    cases: Sequence[CaseView],
    customer_of: Mapping[UUID, UUID] | None = None,
    *,
    own_cases: bool = False,
) -> Level:
    """Today's level over `cases`. Raises `KeyError` for a measure that the catalogue does not have.

    Below ten cases (with `customer_of` also below three customers, or with one above half) nothing is shown,
    not even which cases they were; unless they are the reader's `own_cases`, which it knows one by one.
    """
    definition = CATALOGUE[measure_id]
    if definition.outside:
        missing = ", ".join(definition.outside)
        return Level(measure_id, None, frozenset(), why=f"It must be told from outside: {missing}.")
    found = COMPUTED[measure_id](cases)
    return found if own_cases else guarded(found, customer_of)


def guarded(found: Level, customer_of: Mapping[UUID, UUID] | None = None) -> Level:
    """A level of the reader's own cases as it may be told: nothing where it rests on too few."""
    if CATALOGUE[found.measure_id].outside or enough(found.cases, customer_of):
        return found
    return Level(found.measure_id, None, frozenset(), why=TOO_FEW)
