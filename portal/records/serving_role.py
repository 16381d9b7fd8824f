"""The role that the portal serves with on PostgreSQL: it may use the tables, and owns none of them.

Walls between organizations (portal/records/walls.py) stop nobody who owns what they stand on, or whom they
are told to let through. So one role owns the tables and runs the migrations, and another one serves.
"""

from sqlalchemy import Connection, Engine, text

from portal.records.schema import METADATA
from portal.records.walls import FREE
from portal.vocabulary import Unavailable

_ASKED = text(
    """
    SELECT current_user::text AS role,
        (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS passes,
        bool_or(pg_has_role(relowner, 'MEMBER')) AS owns,
        array_agg(relname::text ORDER BY relname) FILTER (
            WHERE relname = ANY(:walled) AND NOT (relrowsecurity AND relforcerowsecurity)
        ) AS bare
    FROM pg_class
    WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
    """
)


def refuse_to_serve_past_walls(engine: Engine) -> None:
    """Refuse to serve with a role that the walls between organizations do not hold.

    Raises:
        Unavailable: with the role, and what makes another one.
    """
    with engine.connect() as connection:
        found = connection.execute(_ASKED, {"walled": sorted(METADATA.tables.keys() - FREE.keys())}).one()
    if found.passes or found.owns:
        can = "is a superuser or has BYPASSRLS" if found.passes else "owns the tables"
        raise Unavailable(
            f"The database role “{found.role}” {can}, so nothing in the database would keep organizations "
            "apart. Make one that does not: CREATE ROLE portal_app LOGIN PASSWORD '…'; name it in "
            "PORTAL_DATABASE_URL, the owner in PORTAL_OWNER_DATABASE_URL, and run: portal migrate"
        )
    if found.bare:
        raise Unavailable(
            f"Somebody switched row-level security off on {', '.join(found.bare)}. Find out who; then, "
            "as the owner, for each: ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
        )


def let_serve(engine: Engine, role: str) -> None:
    """As the owner, give a role what serving needs, and no more; running it again changes nothing."""
    with engine.begin() as connection:
        name = connection.dialect.identifier_preparer.quote(role)
        for permission in (
            "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES",
            "USAGE ON ALL SEQUENCES",
        ):
            _tell(connection, f"GRANT {permission} IN SCHEMA public TO {name}")
        _tell(connection, f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {name}")


def _tell(connection: Connection, command: str) -> None:
    connection.execute(text(command))
