"""Raise the walls of portal/records/walls.py in a PostgreSQL database, after every migration, as its owner.

They are torn down before a migration, so that it may change what they ask about, and raised again in the
same transaction. The database keeps a mark of what was raised, so that it is known to be this.
"""

from hashlib import sha256

from sqlalchemy import Connection, text

from portal.records.schema import METADATA
from portal.records.walls import FREE, WALLS, policies

_MARK = "portal_walls"

# What a plain condition cannot ask without asking its own table again. While they ask, no row is hidden.
FUNCTIONS = {
    "portal_organization()": """RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('portal.organization', true), '')::uuid $$""",
    "portal_road()": """RETURNS text LANGUAGE sql STABLE AS
        $$ SELECT coalesce(current_setting('portal.road', true), '') $$""",
    "portal_takes_part(wanted uuid)": """RETURNS boolean LANGUAGE plpgsql STABLE AS $$
        DECLARE road text := portal_road(); found_one boolean;
        BEGIN
            PERFORM set_config('portal.road', 'migration', true);
            found_one := EXISTS (SELECT 1 FROM participants WHERE case_id = wanted
                    AND organization_id = portal_organization() AND left_at IS NULL)
                OR EXISTS (SELECT 1 FROM cases WHERE id = wanted AND customer_id = portal_organization());
            PERFORM set_config('portal.road', road, true);
            RETURN found_one;
        END $$""",
    "portal_meets(other uuid)": """RETURNS boolean LANGUAGE plpgsql STABLE AS $$
        DECLARE road text := portal_road(); own uuid := portal_organization(); found_one boolean;
        BEGIN
            IF own IS NULL THEN RETURN false; END IF;
            PERFORM set_config('portal.road', 'migration', true);
            found_one := EXISTS (SELECT 1 FROM agreements
                    WHERE first_id = least(own, other) AND second_id = greatest(own, other))
                OR EXISTS (SELECT 1 FROM participants AS ours JOIN participants AS theirs USING (case_id)
                    WHERE ours.organization_id = own AND theirs.organization_id = other
                    AND ours.left_at IS NULL)
                OR EXISTS (SELECT 1 FROM participants JOIN cases ON cases.id = participants.case_id
                    WHERE (cases.customer_id = own AND participants.organization_id = other)
                    OR (cases.customer_id = other AND participants.organization_id = own));
            PERFORM set_config('portal.road', road, true);
            RETURN found_one;
        END $$""",
}


def mark() -> str:
    """What the present walls are known by."""
    walls = [f"{table} {name} {rule}" for table in sorted(WALLS) for name, rule in policies(table).items()]
    return sha256("\n".join([*map(" ".join, FUNCTIONS.items()), *walls]).encode()).hexdigest()


def stand(connection: Connection) -> bool:
    """Whether the walls that were raised last are the present ones."""
    if connection.scalar(text("SELECT to_regproc(:mark)"), {"mark": _MARK}) is None:
        return False
    return bool(connection.scalar(text(f"SELECT {_MARK}()")) == mark())


def raise_walls(connection: Connection) -> None:
    """Put a wall before every table that has one; a table that was forgotten shows nobody anything."""
    for signature, body in FUNCTIONS.items():
        _tell(connection, f"CREATE FUNCTION {signature} {body}")
    for table in METADATA.tables.keys() - FREE.keys():
        _tell(connection, f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        for name, rule in policies(table).items() if table in WALLS else ():
            _tell(connection, f"CREATE POLICY {name} ON {table} {rule}")
    _tell(connection, f"CREATE FUNCTION {_MARK}() RETURNS text LANGUAGE sql AS $$ SELECT '{mark()}' $$")


def tear_down(connection: Connection) -> None:
    """Take all of it away again, whatever it was."""
    standing = connection.execute(
        text("SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()")
    ).all()
    for table, name in standing:
        _tell(connection, f"DROP POLICY {name} ON {table}")
    walled = text(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = current_schema()::regnamespace"
    )
    for table in connection.scalars(walled).all():
        _tell(connection, f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
    for signature in (*reversed(FUNCTIONS), f"{_MARK}()"):
        _tell(connection, f"DROP FUNCTION IF EXISTS {signature}")


def _tell(connection: Connection, command: str) -> None:
    connection.exec_driver_sql(command)
