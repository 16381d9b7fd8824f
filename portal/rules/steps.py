"""Taking one step in a state machine, and printing the machines for the documents."""

from enum import StrEnum
from typing import TypeVar, cast

from portal.rules import transitions
from portal.rules.transitions import Machine
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    Conflict,
    DisclosureState,
    HandoffState,
    OpeningState,
    RequestState,
    ResolutionState,
    RevealState,
    UploadState,
)

State = TypeVar("State", bound=StrEnum)

MACHINES: dict[type[StrEnum], object] = {
    CaseState: transitions.CASE,
    RequestState: transitions.COLLABORATION_REQUEST,
    HandoffState: transitions.HANDOFF,
    AuthorizationState: transitions.AUTHORIZATION,
    UploadState: transitions.UPLOAD,
    DisclosureState: transitions.DISCLOSURE,
    RevealState: transitions.REVEAL,
    OpeningState: transitions.HOLD_OPENING,
    ResolutionState: transitions.RESOLUTION,
}


def machine_of(kind: type[State]) -> Machine[State]:
    """The machine whose states are `kind`; `KeyError` when that kind has none."""
    return cast("Machine[State]", MACHINES[kind])


def step(current: State, wanted: State) -> State:
    """The state `wanted`, when it may follow `current`.

    Both are members of the same enumeration. Raises `Conflict`, whose sentence says how the thing
    stands and what therefore cannot happen.
    """
    machine = machine_of(type(current))
    if wanted in machine.follows(current):
        return wanted
    stands, becomes = machine.words[current][0], machine.words[wanted][1]
    if current is wanted:
        raise Conflict(f"This {machine.noun} already {stands}.")
    raise Conflict(f"This {machine.noun} {stands}, so it cannot {becomes}.")


def as_rows(machine: Machine[State]) -> list[tuple[str, str]]:
    """The machine as a table for the documents: (state, "what may follow, or final"), in state order."""
    rows = []
    for state in type(machine.start):
        following = [after.value for after in type(machine.start) if after in machine.follows(state)]
        rows.append((state.value, ", ".join(following) or "final"))
    return rows
