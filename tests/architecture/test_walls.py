"""Every table is behind a wall between organizations, or is open for a reason that is written down."""

import ast

from portal.records.schema import METADATA
from portal.records.wall_conditions import ALWAYS
from portal.records.walls import FREE, WALLS, policies
from tests.support.sources import nodes_of, under

SOMEBODYS = ("organization_id", "case_id", "customer_id", "person_id")


def test_every_table_is_behind_a_wall_or_open_for_a_reason() -> None:
    tables = set(METADATA.tables)

    assert tables <= set(WALLS) | set(FREE), "Give the new table its wall in portal/records/walls.py."
    assert not set(WALLS) & set(FREE)


def test_no_open_table_names_whose_its_rows_are() -> None:
    naming = [
        f"{table}.{column.name}"
        for table in FREE.keys() & METADATA.tables.keys()
        for column in METADATA.tables[table].columns
        if column.name in SOMEBODYS or column.name.endswith(("_organization_id", "email"))
    ]

    assert naming == []


def test_whoever_says_nothing_is_let_through_by_no_wall() -> None:
    roads = {road for wall in WALLS.values() for road in (*ALWAYS, *wall.seen_by, *wall.written_by)}

    assert "" not in roads
    assert not [table for table in WALLS for rule in policies(table).values() if "IN ('')" in rule]


def test_every_transaction_says_by_which_way_it_goes() -> None:
    silent = [
        f"{name}:{call.lineno}"
        for name in under("portal", ending=".py")
        for call in nodes_of(name, ast.Call)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "transaction"
        and ast.unparse(call.func.value).endswith("database")
        and not call.args
    ]

    assert silent == [], "Name a way from portal/records/roads.py, or PostgreSQL shows no rows."
