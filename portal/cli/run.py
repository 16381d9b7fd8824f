"""`portal run`: serve the portal."""

import os
import signal
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from portal.web.call import Rooms


@click.command()
@click.option("--worker/--no-worker", default=True, help="Work off jobs in this process (the default).")
def run(*, worker: bool) -> None:
    """Serve the portal; on an empty installation with PORTAL_DEMONSTRATION=1 build its world first."""
    from portal import server  # noqa: PLC0415 - the other commands start faster without Flask
    from portal.assembly import open_rooms  # noqa: PLC0415
    from portal.demo.command import prepare_demonstration  # noqa: PLC0415
    from portal.demo.domains import DemoDomains  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    server.refuse_busy_port(settings)
    signal.signal(signal.SIGTERM, _stop)
    with server.only_writer(settings):
        if settings.demonstration:
            prepare_demonstration(settings)
        rooms = open_rooms(settings)
        server.prepare_database(rooms)
        _prepare(rooms)
        click.echo(f"Entente is at {settings.base_url} (Ctrl-C stops it).")
        names = DemoDomains(rooms) if settings.demonstration else None
        server.serve(rooms, with_worker=worker, names=names)


def _prepare(rooms: "Rooms") -> None:
    """What an installation needs before anybody can sign in."""
    from portal.actions.prepare_installation import prepare_installation  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415

    with rooms.database.transaction(ON_COMMAND) as database:
        prepare_installation(database, rooms.instruments, rooms.clock())


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
