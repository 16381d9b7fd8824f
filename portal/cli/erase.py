"""`portal erase`: take out what the portal knows of somebody who left."""

import click

from portal.cli.opening import on_command, open_installation


@click.command()
@click.argument("email", default="")
@click.option("--again", is_flag=True, help="Erase whoever was erased before and came back with a backup.")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
def erase(email: str, *, again: bool, yes: bool) -> None:
    """Erase somebody who left, or who decided by link and never had an account; every proof still holds.

    Signed receipts keep the name under them, and what others wrote in words of their own is not searched.
    Who was erased is erased again at each start, when an older database was put back.
    """
    from portal.access.erased_people import erase_again  # noqa: PLC0415 - the other commands start faster
    from portal.actions.erase_person import erase_person  # noqa: PLC0415

    if bool(email) == again:
        raise click.UsageError("Name one address, or say --again for whoever came back with a backup.")
    if not yes:
        click.confirm("This cannot be undone. Erase?", abort=True)
    rooms = open_installation()
    tools, now = rooms.instruments, rooms.clock()
    with on_command(rooms) as database:
        if again:
            count = erase_again(database, tools.shred, tools.keyring, now)
            said = f"Erased again: {count}." if count else "Nobody who was erased stands in this database."
        else:
            silent = erase_person(database, email, tools, now)
            said = (
                f"Erased, from {silent} entries too. Backups hold them still; each start erases them again."
            )
    click.echo(said)
