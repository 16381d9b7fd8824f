"""`portal migrate`: bring a PostgreSQL database to the present form, as the owner of its tables."""

import os

import click

from portal.vocabulary import Invalid

OWNER = "PORTAL_OWNER_DATABASE_URL"


@click.command()
def migrate() -> None:
    """Migrate PostgreSQL as the owner of the tables, and let the role that serves use them."""
    from sqlalchemy import make_url  # noqa: PLC0415 - the other commands start faster without it

    from portal.records.database import Database  # noqa: PLC0415
    from portal.records.migrating import upgrade  # noqa: PLC0415
    from portal.records.serving_role import let_serve  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    if settings.is_sqlite:
        raise Invalid("SQLite has no owner: the start brings it to the present form. Run: portal run")
    address = os.environ.get(OWNER, "")
    owner, serves = make_url(address).username if address else "", make_url(settings.database_url).username
    if not owner or not serves or owner == serves:
        raise Invalid(
            f"Name two roles: in {OWNER} the one that owns the tables, in PORTAL_DATABASE_URL another one, "
            "which serves. Both addresses begin with postgresql+psycopg://role:password@"
        )
    database = Database(address)
    upgrade(database.engine)
    let_serve(database.engine, serves)
    database.close()
    click.echo(f"The database is in its present form. “{serves}” may serve from it.")
