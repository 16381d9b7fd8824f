"""How an empty database gets the portal's tables: once a worker, by the migrations, and copied from there."""

from portal.records.database import Database
from portal.records.migrating import upgrade


def prepare(url: str) -> None:
    """Bring an empty database to the present schema."""
    database = Database(url)
    upgrade(database.engine)
    database.close()
