"""`portal operator`: invite somebody who runs this installation."""

import click

from portal.cli.opening import open_installation


@click.command()
@click.argument("email")
def operator(email: str) -> None:
    """Invite an operator of this installation; prints the page that chooses the password."""
    from portal.actions.prepare_installation import prepare_installation  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    rooms = open_installation()
    with rooms.database.transaction(ON_COMMAND) as database:
        made = prepare_installation(database, rooms.instruments, rooms.clock(), operator_email=email)
    click.echo(made.invitation_address)
