"""Bring a database to the present form, by numbered migrations, and say whether it is there.

Alembic is loaded when there is something to do: a start that finds everything in place need not wait for it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

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


def upgrade(engine: Engine) -> None:
    """Run every migration that this database has not had."""
    if is_current(engine):
        return
    from alembic import command  # noqa: PLC0415 - see above

    with engine.begin() as connection:
        command.upgrade(_config(connection), "head")


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Take migrations back, for tests of the way there and back."""
    from alembic import command  # noqa: PLC0415 - see above

    with engine.begin() as connection:
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
    """Whether the database had every migration."""
    if not inspect(engine).has_table(_TABLE):
        return False
    with engine.connect() as connection:
        return connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar() == newest()  # noqa: S608
