"""How an empty database gets the portal's tables: once a worker, by the migrations, and copied from there."""

from portal.records.database import Database
from portal.records.migrating import upgrade
from portal.records.serving_role import let_serve
from tests.support.postgres import OWNER, SERVES, as_role


def prepare(url: str) -> None:
    """Bring an empty database to the present schema."""
    database = Database(as_role(url, OWNER))
    upgrade(database.engine)
    if not database.is_sqlite:
        let_serve(database.engine, SERVES)
    database.close()
