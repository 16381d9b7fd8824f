"""Rows that are read packed are indexed as they are packed, on the database that packs them slowly."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event, text, update

from portal.access import replaying
from portal.access.replaying import Comparison, compare_facts
from portal.records import fact_columns
from portal.records.facts import OfferRow
from portal.records.roads import ON_COMMAND
from tests.support.casework import asked, opened, vendors
from tests.support.world import World


@contextmanager
def noted(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database meanwhile, with the values that are handed in."""
    asked_for: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        asked_for.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked_for
    finally:
        event.remove(engine, "before_cursor_execute", note)


def compared(world: World) -> Comparison:
    """What a comparison of all facts says."""
    opening = partial(world.rooms.database.transaction, ON_COMMAND)
    return compare_facts(partial(opening, write=False), opening, mend=False)


def cases(world: World, count: int) -> list[UUID]:
    """So many cases, with one request each."""
    vendors(world)
    found = [opened(world) for _ in range(count)]
    for case_id in found:
        asked(world, case_id)
    return found


def test_events_and_facts_are_found_packed_and_not_put_together(sqlite_world: World) -> None:
    cases(sqlite_world, 1)
    engine = sqlite_world.rooms.database.engine

    with noted(engine) as asked_for:
        compared(sqlite_world)

    packed = [one for one in asked_for if one[0].startswith("SELECT CAST(group_concat(printf(")]
    with engine.connect() as connection:
        plans = [
            connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            for statement, values in packed
        ]
        named = connection.execute(text("SELECT name FROM sqlite_master WHERE name LIKE 'ix_%_packed'"))
        indexes = sorted(named.scalars())
    assert len(indexes) == 3
    assert sorted(row[-1] for plan in plans for row in plan) == [
        f"SEARCH {table} USING INDEX {name} (<expr>>? AND <expr><?)"
        for name, table in zip(indexes, ("case_events", "hold_facts", "offer_facts"), strict=True)
    ]


def test_cases_compared_by_several_and_in_parts_are_compared_once_each(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = cases(light_world, 5)
    with light_world.transaction() as database:
        database.execute(update(OfferRow).where(OfferRow.case_id == some[3]).values(asked_again=7))
    whole = compared(light_world)
    monkeypatch.setattr(replaying, "_AT_ONCE", 2)
    monkeypatch.setattr(fact_columns, "MOST_EVENTS", 3)

    in_parts = compared(light_world)

    assert (whole.cases, whole.differing) == (5, 1)
    assert in_parts == whole
