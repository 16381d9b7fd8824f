"""`portal erase`: take out what the portal knows of somebody who left."""

import click

from portal.cli.opening import open_installation


@click.command()
@click.argument("email")
@click.confirmation_option(prompt="This cannot be undone. Erase this person?")
def erase(email: str) -> None:
    """Erase somebody who left, or who decided by link and never had an account; every proof still holds.

    Signed receipts keep the name under them, and what others wrote in words of their own is not searched.
    """
    from portal.actions.erase_person import erase_person  # noqa: PLC0415 - the other commands start faster
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    rooms = open_installation()
    with rooms.database.transaction(ON_COMMAND) as database:
        silent = erase_person(database, email, rooms.clock())
    click.echo(f"Erased, from {silent} entries too. Copies in backups go when the backups do.")
