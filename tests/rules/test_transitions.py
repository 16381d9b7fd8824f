"""The state machines, whole: what follows what, and what a refused step says."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

import pytest

from portal.rules.steps import MACHINES, as_rows, machine_of, step
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

FINAL: dict[type[StrEnum], AbstractSet[StrEnum]] = {
    CaseState: set(),
    RequestState: {
        RequestState.ACCEPTED,
        RequestState.DECLINED,
        RequestState.WITHDRAWN,
        RequestState.EXPIRED,
    },
    HandoffState: set(HandoffState) - {HandoffState.OFFERED},
    AuthorizationState: set(AuthorizationState) - {AuthorizationState.REQUESTED, AuthorizationState.GRANTED},
    UploadState: {UploadState.DISCARDED},
    DisclosureState: {DisclosureState.DISCLOSED, DisclosureState.FAILED, DisclosureState.DISCARDED},
    RevealState: set(RevealState) - {RevealState.ASKED, RevealState.APPROVED, RevealState.READY},
    OpeningState: {OpeningState.OPENED},
    ResolutionState: set(ResolutionState) - {ResolutionState.PROPOSED},
}


@pytest.mark.parametrize("kind", MACHINES)
def test_every_state_is_reached_from_the_start_and_final_ones_have_no_exit(kind: type[StrEnum]) -> None:
    machine = machine_of(kind)

    reached, waiting = set(), [machine.start]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting += [after for after in machine.follows(state) if after not in reached]

    assert reached == set(kind)
    assert {state for state in kind if not machine.follows(state)} == FINAL[kind]


@pytest.mark.parametrize("kind", MACHINES)
def test_a_step_is_taken_exactly_when_the_table_has_it(kind: type[StrEnum]) -> None:
    machine = machine_of(kind)

    for current in kind:
        for wanted in kind:
            if wanted in machine.follows(current):
                assert step(current, wanted) is wanted
            else:
                with pytest.raises(Conflict):
                    step(current, wanted)


def test_a_refused_step_says_how_things_stand() -> None:
    with pytest.raises(Conflict) as refused:
        step(HandoffState.DECLINED, HandoffState.ACCEPTED)
    with pytest.raises(Conflict) as repeated:
        step(AuthorizationState.WITHDRAWN, AuthorizationState.WITHDRAWN)

    assert refused.value.sentence == "This handoff was declined, so it cannot be accepted."
    assert repeated.value.sentence == "This authorization already was withdrawn."


def test_a_withdrawn_authorization_never_comes_back() -> None:
    with pytest.raises(Conflict):
        step(AuthorizationState.WITHDRAWN, AuthorizationState.GRANTED)


@pytest.mark.parametrize("kind", MACHINES)
def test_every_state_has_its_words(kind: type[StrEnum]) -> None:
    assert set(machine_of(kind).words) == set(kind)


def test_a_machine_prints_as_a_table_for_the_documents() -> None:
    rows = as_rows(machine_of(ResolutionState))

    assert rows == [
        ("proposed", "confirmed, partly_confirmed, rejected, silent"),
        ("confirmed", "final"),
        ("partly_confirmed", "final"),
        ("rejected", "final"),
        ("silent", "final"),
    ]
