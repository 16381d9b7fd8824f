"""What the conditions of walls are made of: who sees a row by whose it is, or by what it hangs on.

They are SQL. `portal_organization()` is the organization of the transaction's way, nothing where it has none
(portal/records/roads.py), and every question inside a condition is subject to the walls of the table that it
asks: whoever sees a case sees what hangs on it.
"""

# ruff: noqa: S608 - the names in these conditions are those of our own tables

from dataclasses import dataclass

from portal.records.roads import Road

NOBODY = "false"
EVERYBODY_KNOWN = "portal_road() <> ''"
ALWAYS = (Road.COMMAND, Road.MIGRATION, Road.WORKER)
"""Roads on which no row is hidden: they act for no single organization."""


@dataclass(frozen=True)
class Wall:
    """Which rows are seen, changed (deleted too) and added, and by which roads all of them are."""

    sees: str
    changes: str
    adds: str
    seen_by: tuple[Road, ...] = ()
    written_by: tuple[Road, ...] = ()


def wall(
    sees: str,
    changes: str = "",
    adds: str = "",
    seen_by: tuple[Road, ...] = (),
    written_by: tuple[Road, ...] = (),
) -> Wall:
    """What is not said of changing holds as for seeing, and of adding as for changing."""
    changes = changes or sees
    return Wall(sees, changes, adds or changes, (*seen_by, *written_by), written_by)


def own(table: str, column: str = "organization_id") -> str:
    """The organization's own rows."""
    return f"{table}.{column} = portal_organization()"


def hangs_on(parent: str, table: str, column: str, key: str = "id") -> str:
    """Whoever sees the row that this one hangs on."""
    return f"EXISTS (SELECT 1 FROM {parent} AS above WHERE above.{key} = {table}.{column})"


def in_case(table: str) -> str:
    """Whoever sees the case."""
    return hangs_on("cases", table, "case_id")


def takes_part(table: str) -> str:
    """Whoever takes part in the case now."""
    return (
        f"EXISTS (SELECT 1 FROM participants AS place WHERE place.case_id = {table}.case_id "
        "AND place.organization_id = portal_organization() AND place.left_at IS NULL)"
    )


def customer_of_case(table: str) -> str:
    """The customer whose case it is."""
    return (
        f"EXISTS (SELECT 1 FROM cases AS above WHERE above.id = {table}.case_id "
        "AND above.customer_id = portal_organization())"
    )


def under_authorization(table: str) -> str:
    """Whoever sees the permission."""
    return hangs_on("authorizations", table, "authorization_id")


def of_colleague(table: str) -> str:
    """Whoever works for the organization of the row's person."""
    return (
        f"EXISTS (SELECT 1 FROM people AS above WHERE above.id = {table}.person_id "
        "AND above.organization_id = portal_organization())"
    )
