"""The whole demonstration, as a newcomer gets it at the first start."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.actions.verify_log import verify_log
from portal.assembly import open_rooms
from portal.demo.installing import install_world
from portal.measures.gaps import gaps
from portal.records.authorizations import Authorization
from portal.records.cases import Case
from portal.records.collaboration_requests import CollaborationRequest
from portal.records.handoffs import Handoff
from portal.records.measured_events import measured
from portal.records.resolutions import Resolution
from portal.records.roads import ON_COMMAND
from portal.records.timeline import CaseEvent
from portal.records.uploads import Upload, UploadKind
from portal.vocabulary import (
    AuthorizationState,
    CaseState,
    HandoffState,
    HolderKind,
    RequestState,
    ResolutionState,
    UploadState,
)
from tests.demo.conftest import NOW, Standing, settings_for

FEWEST_TO_SHOW = 10


def values(database: Session, column: Any) -> set[Any]:
    return set(database.scalars(select(column).distinct()))


def but(every: Iterable[Any], *left_out: Any) -> set[Any]:
    return set(every) - set(left_out)


@pytest.mark.deep
def test_the_whole_demonstration_has_something_of_everything(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "whole")
    install_world(settings, lambda _: None, now=NOW)
    rooms = open_rooms(settings, Standing())

    with rooms.database.transaction(ON_COMMAND, write=False) as database:
        verdict = verify_log(database)
        cases = list(database.scalars(select(Case)))
        events = [measured(row) for row in database.scalars(select(CaseEvent))]
        found = {
            table: values(database, column)
            for table, column in {
                "case": Case.state,
                "holder": Case.holder_kind,
                "request": CollaborationRequest.state,
                "handoff": Handoff.state,
                "permission": Authorization.state,
                "resolution": Resolution.state,
            }.items()
        }
        files = set(database.scalars(select(Upload.state).where(Upload.kind == UploadKind.FILE)))

    assert verdict.ok, verdict.faults
    assert 55 <= len(cases) <= 70
    assert len({case.title for case in cases}) == len(cases)
    assert found["case"] == set(CaseState)
    assert found["holder"] >= but(HolderKind, HolderKind.REDACTION)
    assert found["request"] >= but(RequestState, RequestState.EXPIRED)
    assert found["handoff"] >= but(HandoffState, HandoffState.EXPIRED)
    assert found["permission"] >= but(
        AuthorizationState, AuthorizationState.LAPSED, AuthorizationState.SUPERSEDED
    )
    assert found["resolution"] == set(ResolutionState)
    assert files == {UploadState.SCANNED}
    sizes = sorted(len(pair.cases) for pair in gaps(events, NOW).pairs.values())
    assert sizes[0] < FEWEST_TO_SHOW <= sizes[-1]
    rooms.database.close()
