"""The whole demonstration, as a newcomer gets it at the first start."""

from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.actions.verify_log import verify_log
from portal.assembly import open_rooms
from portal.demo.installing import install_world
from portal.measures.gaps import gaps
from portal.measures.suggestions import suggestion_figures
from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.disclosures import Disclosure
from portal.records.goals import Goal, GoalChange
from portal.records.handoffs import Handoff
from portal.records.hold_openings import HoldOpening
from portal.records.resolutions import Resolution
from portal.records.reveal_requests import RevealRequest
from portal.records.roads import ON_COMMAND
from portal.records.suggestions import SuggestedChange
from portal.records.timeline import CaseEvent, measured
from portal.records.uploads import Upload
from portal.rules.steps import MACHINES, machine_of
from portal.rules.transitions import Machine
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    DisclosureState,
    HandoffState,
    HolderKind,
    OpeningState,
    RequestState,
    ResolutionState,
    RevealState,
    SuggestionState,
    UploadState,
)
from tests.demo.conftest import NOW, Standing, settings_for

FEWEST_TO_SHOW = 10


def values(database: Session, column: Any) -> set[Any]:
    return set(database.scalars(select(column).distinct()))


COLUMNS: dict[type[StrEnum], Any] = {
    CaseState: Case.state,
    RequestState: CollaborationRequest.state,
    HandoffState: Handoff.state,
    AuthorizationState: Authorization.state,
    ResolutionState: Resolution.state,
    UploadState: Upload.state,
    DisclosureState: Disclosure.state,
    RevealState: RevealRequest.state,
    OpeningState: HoldOpening.state,
}
PASSING: dict[StrEnum, str] = {
    UploadState.QUARANTINED: "the worker scans whatever waits before the play goes on",
    DisclosureState.PREPARING: "the worker makes the results before the play goes on",
    RevealState.APPROVED: "the worker looks for the value before the play goes on",
}
"""States in which nothing stays once the queue is empty, as it is when the demonstration is finished."""


def reachable(machine: Machine[Any]) -> set[Any]:
    """Every state that can be come to from the start, by the table."""
    found, ahead = {machine.start}, [machine.start]
    while ahead:
        new = machine.follows(ahead.pop()) - found
        found |= new
        ahead += new
    return found


@pytest.mark.deep
def test_the_whole_demonstration_has_something_of_everything(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "whole")
    install_world(settings, lambda _: None, now=NOW)
    rooms = open_rooms(settings, Standing())

    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        verdict = verify_log(database)
        cases = list(database.scalars(select(Case)))
        events = [measured(row) for row in database.scalars(select(CaseEvent))]
        found = {kind: values(database, column) for kind, column in COLUMNS.items()}
        holders = values(database, Case.holder_kind)
        fates = values(database, SuggestedChange.state)
        ideas = [one.measured for one in database.scalars(select(SuggestedChange))]
        goals, changes = database.scalars(select(Goal)).all(), database.scalars(select(GoalChange)).all()

    assert verdict.ok, verdict.faults
    assert 55 <= len(cases) <= 70
    assert len({case.title for case in cases}) == len(cases)
    assert holders >= set(HolderKind) - {HolderKind.REDACTION}
    missing = {kind: reachable(machine_of(kind)) - found[kind] for kind in COLUMNS}
    assert set().union(*missing.values()) == PASSING.keys()
    assert fates == set(SuggestionState)
    told = suggestion_figures(ideas, NOW)
    assert told is not None
    assert told.half is not None
    assert (len(goals), len(changes)) == (3, 1)
    sizes = sorted(len(pair.cases) for pair in gaps(events, NOW).pairs.values())
    assert sizes[0] < FEWEST_TO_SHOW <= sizes[-1]
    rooms.database.close()


def test_the_demonstration_is_asked_for_every_machine_of_the_rules() -> None:
    assert set(MACHINES) == COLUMNS.keys()
