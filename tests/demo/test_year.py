"""The closed cases of the past year are such as real use leaves: in order, ended, and told month by month."""

import random
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from uuid import NAMESPACE_DNS, UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.replaying import compare_facts
from portal.demo.cast import BIRCH, CEDAR, HALDEN, NORTHWIND
from portal.demo.course import Moment
from portal.demo.year_courses import BEFORE, course
from portal.records.audit_log import AuditEntry
from portal.records.cases import Case
from portal.records.roads import ON_COMMAND
from portal.records.timeline import events_of
from portal.rules.holders import NOBODY, HolderEvent, holder_after
from portal.vocabulary import CaseState, EventType, HolderKind, Verb
from portal.vocabulary.events import PROMISING
from portal.web.call import Rooms

_E = EventType
IDS = {house: uuid5(NAMESPACE_DNS, house.domain) for house in (NORTHWIND, CEDAR, BIRCH, HALDEN)}
OPENS_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


def drawn(seed: int) -> list[Moment]:
    sides = (NORTHWIND, CEDAR, BIRCH, HALDEN)
    return course(random.Random(seed), sides, OPENS_AT, BEFORE).ended()  # noqa: S311 - a play


def test_every_course_ends_with_nobody_who_must_act_and_every_promise_has_its_instant() -> None:
    seen = set()
    for seed in range(150):
        moments = drawn(seed)

        holder = NOBODY
        for one in moments:
            sides = (IDS[side] if side else None for side in (one.by, one.giver, one.taker))
            holder = holder_after(holder, HolderEvent(one.type, *sides))
        assert holder.kind is HolderKind.DONE
        promised = [one for one in moments if one.type in PROMISING]
        assert all(one.due_at is not None and one.due_at > one.at for one in promised)
        assert [one.at for one in moments] == sorted(one.at for one in moments)
        seen |= {one.type for one in moments}

    assert seen >= {
        _E.WAIT_ENDED,
        _E.WORK_PAUSED,
        _E.REQUEST_DECLINED,
        _E.HANDOFF_WITHDRAWN,
        _E.WORKAROUND_CONFIRMED,
        _E.CAUSE_NAMED,
        _E.RESOLUTION_SILENT,
        _E.CASE_REOPENED,
        _E.OUTCOME_DENIED,
    }


def test_a_closed_case_has_an_entry_for_each_event_and_facts_that_a_replay_finds_again(built: Rooms) -> None:
    def opening(*, write: bool) -> AbstractContextManager[Session]:
        return built.database.transaction(ON_COMMAND, write=write)

    with opening(write=False) as database:
        closed = list(database.scalars(select(Case).where(Case.title.contains(" site "))))
        told = {case.id: events_of(database, case.id) for case in closed}
        entered = {case.id: _entered(database, case.id) for case in closed}

    assert len(closed) == 5
    assert {case.state for case in closed} == {CaseState.CLOSED}
    verbs = {one.value for one in Verb}
    for case_id, events in told.items():
        assert [one.type.value for one in events if one.type.value in verbs] == entered[case_id]
    compared = compare_facts(partial(opening, write=False), partial(opening, write=True), mend=False)
    assert compared.differing == 0


def _entered(database: Session, case_id: UUID) -> list[str]:
    """What the log says of a case, in its order."""
    found = select(AuditEntry.verb).where(AuditEntry.case_id == case_id).order_by(AuditEntry.serial)
    return [one.value for one in database.scalars(found)]
