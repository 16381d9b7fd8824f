"""`portal worker`: work off jobs in a process of its own."""

import os
import signal
import threading

import click


@click.command()
def worker() -> None:
    """Work off jobs beside a portal that runs with --no-worker (PostgreSQL)."""
    from portal import server  # noqa: PLC0415 - the other commands start faster without Flask
    from portal.assembly import open_rooms  # noqa: PLC0415
    from portal.garbage import keep_what_is_here  # noqa: PLC0415
    from portal.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ)
    with server.only_writer(settings):
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        rooms = open_rooms(settings)
        server.require_database(rooms)
        threads = server.worker_threads(rooms, stop)
        for thread in threads:
            thread.start()
        keep_what_is_here()
        while not stop.wait(1):
            continue
