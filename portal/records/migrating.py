"""Bring a database to the present form, by numbered migrations, and say whether it is there.

Alembic is loaded when there is something to do: a start that finds everything in place need not wait for it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from portal.records.raising_walls import raise_walls, stand, tear_down
from portal.records.roads import Road
from portal.vocabulary import Unavailable

if TYPE_CHECKING:
    from alembic.config import Config

_SCRIPTS = Path(__file__).resolve().parent.parent.parent / "migrations"
_TABLE = "alembic_version"


def _config(connection: Connection | None) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _begin(connection: Connection) -> None:
    """See all rows, which belong to no one organization while their form is changed."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT set_config('portal.road', :road, true)"), {"road": Road.MIGRATION.value}
        )
        tear_down(connection)


def upgrade(engine: Engine) -> None:
    """Run every migration that this database has not had, and raise the walls between organizations."""
    if is_current(engine):
        return
    from alembic import command  # noqa: PLC0415 - see above

    with engine.begin() as connection:
        _begin(connection)
        command.upgrade(_config(connection), "head")
        if connection.dialect.name == "postgresql":
            raise_walls(connection)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Take migrations back, for tests of the way there and back; no walls stand until the next upgrade."""
    from alembic import command  # noqa: PLC0415 - see above

    with engine.begin() as connection:
        _begin(connection)
        command.downgrade(_config(connection), revision)


def check(engine: Engine) -> None:
    """Raise if the tables of the code and those of the migrations differ."""
    from alembic import command  # noqa: PLC0415 - see above

    with engine.begin() as connection:
        command.check(_config(connection))


def newest() -> str:
    """The number of the newest migration: what its file's name begins with."""
    return max(path.name.partition("_")[0] for path in (_SCRIPTS / "versions").glob("[0-9]*_*.py"))


def is_current(engine: Engine) -> bool:
    """Whether the database had every migration and, on PostgreSQL, has the present walls."""
    if not inspect(engine).has_table(_TABLE):
        return False
    with engine.connect() as connection:
        version = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()  # noqa: S608
        return version == newest() and (connection.dialect.name != "postgresql" or stand(connection))


def require_current(engine: Engine) -> None:
    """Stop unless the database is in its present form.

    Raises:
        Unavailable: with the command that brings it there.
    """
    if is_current(engine):
        return
    if engine.dialect.name == "sqlite":
        raise Unavailable("There is no portal here yet, or an older one. Start it once: make run")
    raise Unavailable(
        "The database is empty or of another form. With the address of the tables' owner in "
        "PORTAL_OWNER_DATABASE_URL run: portal migrate"
    )
