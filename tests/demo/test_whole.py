"""The whole demonstration, as a newcomer gets it at the first start."""

from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.actors import Actor
from portal.access.business_register import figures_told
from portal.access.permissions import permissions_of
from portal.actions.read_measures import read_measures
from portal.actions.verify_log import verify_log
from portal.assembly import open_rooms
from portal.demo.building import READER_OF_FIGURES
from portal.demo.installing import install_world
from portal.measures.catalogue import CATALOGUE
from portal.measures.gaps import gaps
from portal.measures.suggestions import suggestion_figures
from portal.records.audit_log import AuditEntry
from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.disclosures import Disclosure
from portal.records.goals import Goal, GoalChange
from portal.records.handoffs import Handoff
from portal.records.hold_openings import HoldOpening
from portal.records.people import Person
from portal.records.resolutions import Resolution
from portal.records.reveal_requests import RevealRequest
from portal.records.roads import ON_COMMAND
from portal.records.suggestions import SuggestedChange
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
    OrganizationKind,
    RequestState,
    ResolutionState,
    RevealState,
    Role,
    SuggestionState,
    UploadState,
)
from portal.web.call import Rooms
from tests.demo.conftest import NOW, Standing, settings_for

FEWEST_TO_SHOW = 10
ONE_BY_ONE = 1_500
"""So many of the newest entries stand in order of time; those before them are written day by day."""
A_FEW_MINUTES = timedelta(minutes=15)
"""What one person does at a stretch may end after something else began."""


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
        found = {kind: values(database, column) for kind, column in COLUMNS.items()}
        holders = values(database, Case.holder_kind)
        fates = values(database, SuggestedChange.state)
        ideas = [one.measured for one in database.scalars(select(SuggestedChange))]
        instants = list(database.scalars(select(AuditEntry.at).order_by(AuditEntry.serial)))
        goals, changes = database.scalars(select(Goal)).all(), database.scalars(select(GoalChange)).all()

    assert verdict.ok, verdict.faults
    assert 340 <= len(cases) <= 400
    assert len({case.title for case in cases}) == len(cases)
    assert holders >= set(HolderKind) - {HolderKind.REDACTION}
    missing = {kind: reachable(machine_of(kind)) - found[kind] for kind in COLUMNS}
    assert set().union(*missing.values()) == PASSING.keys()
    assert fates == set(SuggestionState)
    told = suggestion_figures(ideas, NOW)
    assert told is not None
    assert told.half is not None
    assert (len(goals), len(changes)) == (3, 1)
    without, sizes = _seen_by_an_executive(rooms)
    assert without == []
    assert sizes[0] < FEWEST_TO_SHOW <= sizes[-1]
    newest = instants[-ONE_BY_ONE:]
    assert all(later - earlier > -A_FEW_MINUTES for earlier, later in pairwise(newest))
    rooms.database.close()


def _seen_by_an_executive(rooms: Rooms) -> tuple[list[str], list[int]]:
    """Those measures of the catalogue that have no figure, and how many cases each two companies have."""
    with rooms.database.transaction(ON_COMMAND) as database:
        clara = database.scalars(select(Person).where(Person.name == READER_OF_FIGURES)).one()
        roles = (Role.EXECUTIVE,)
        actor = Actor(
            clara.organization_id,
            clara.id,
            clara.name,
            clara.email,
            frozenset(roles),
            permissions_of(roles, OrganizationKind.VENDOR),
        )
        reading = read_measures(database, actor, NOW - timedelta(days=365), NOW, NOW)
        told = figures_told(database, actor.organization_id, NOW, reading.chosen)
        suggested = [one.measured for one in database.scalars(select(SuggestedChange))]
    figures = suggestion_figures(suggested, NOW)
    assert figures is not None
    known = {"M15": figures.unfulfilled, "M38": figures.half, "M34": True}
    known |= {key: one.value for key, one in told.items() if key != "M34"}
    for key in CATALOGUE.keys() - known.keys():
        known[key] = reading.chosen.level(key).value
    without = sorted(key for key in CATALOGUE if known[key] is None)
    events = (event for view in reading.chosen.cases for event in view.events)
    return without, sorted(len(pair.cases) for pair in gaps(events, NOW).pairs.values())


def test_the_demonstration_is_asked_for_every_machine_of_the_rules() -> None:
    assert set(MACHINES) == COLUMNS.keys()
