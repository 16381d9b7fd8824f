"""The running portal: one process that serves pages, works off jobs and signs the log's state."""

import fcntl
import logging
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.types import WSGIApplication

from waitress.server import create_server

from portal.assembly import LARGEST_BODY, create_app, open_mail
from portal.exporting import keep_exporting
from portal.garbage import keep_what_is_here
from portal.gateways.domain_names import DomainNames
from portal.gateways.event_receiver import open_receiver
from portal.lanes import Lane
from portal.records.jobs import release_leases
from portal.records.migrating import require_current, upgrade
from portal.records.roads import ON_COMMAND
from portal.records.serving_role import refuse_to_serve_past_walls
from portal.settings import Settings
from portal.vocabulary import Unavailable
from portal.web.call import Rooms
from portal.witnessing import keep_witnessing
from portal.worker import Worker, keep_publishing

SERVING_THREADS = 8
AHEAD_OF_THE_READER = 512 * 1024
"""Bytes that wait for a slow browser: after a withdrawal it still gets them. They lie on no disk."""
SAFE_SQLITE = (3, 51, 3)
"""Earlier libraries can corrupt the write-ahead log when two processes write (fixed 2026-03-13)."""


def prepare_database(rooms: Rooms) -> None:
    """Bring the tables of SQLite to the present form; refuse a database that is not fit to be served from.

    Raises:
        Unavailable: with what is wrong with it, and what mends it.
    """
    if rooms.database.is_sqlite:
        upgrade(rooms.database.engine)
    require_database(rooms)
    if rooms.database.is_sqlite:  # The workers of this database ended with the process that is started anew.
        with rooms.database.transaction(ON_COMMAND) as database:
            release_leases(database)


def require_database(rooms: Rooms) -> None:
    """Refuse a database of another form, or that could lose what it acknowledged, or shows all to everybody.

    Raises:
        Unavailable: with what is wrong with it, and what mends it.
    """
    require_current(rooms.database.engine)
    rooms.database.assert_durable()
    if not rooms.database.is_sqlite:
        refuse_to_serve_past_walls(rooms.database.engine)


@contextmanager
def only_writer(settings: Settings, *, alone: bool = False) -> Iterator[None]:
    """On SQLite, let one process write at a time where its library needs that, or where it must be `alone`.

    Raises:
        Unavailable: another process has this installation open.
    """
    if not settings.is_sqlite:
        yield
        return
    one_at_a_time = alone or sqlite3.sqlite_version_info < SAFE_SQLITE
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.instance / "writer.lock").open("w") as lock:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if one_at_a_time else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise Unavailable(
                f"The portal is running already on {settings.instance}. Stop it first (Ctrl-C there)."
            ) from taken
        yield


def refuse_busy_port(settings: Settings) -> None:
    """Say so before anything is built when somebody listens there already.

    Raises:
        Unavailable: with the variable that chooses another port.
    """
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as busy:
            raise Unavailable(
                f"Port {settings.port} is in use. Choose another: PORTAL_PORT={settings.port + 1} make run"
            ) from busy


def serve(rooms: Rooms, *, with_worker: bool = True, names: DomainNames | None = None) -> None:
    """Serve until the process is told to stop; then let the present job end.

    `names` answers for domains in the place of the real name servers.
    """
    settings = rooms.settings
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    stop = threading.Event()
    threads = worker_threads(rooms, stop, names) if with_worker else []
    for thread in threads:
        thread.start()
    server = open_server(create_app(rooms), settings)
    keep_what_is_here()
    try:
        server.run()
    finally:
        server.close()
        stop.set()
        for thread in threads:
            thread.join(timeout=10)
        rooms.database.close()


def worker_threads(
    rooms: Rooms, stop: threading.Event, names: DomainNames | None = None
) -> list[threading.Thread]:
    """All that works beside the pages, not started yet. Nobody of them holds up the others."""
    receiver = open_receiver(rooms.settings.export)
    mail = open_mail(rooms.settings)
    lanes = {lane: Worker(rooms, mail, names=names, lane=lane) for lane in Lane}
    return [
        *(
            threading.Thread(target=worker.run, args=(stop,), name=lane.value, daemon=True)
            for lane, worker in lanes.items()
        ),
        threading.Thread(target=keep_publishing, args=(rooms, stop), name="sequencer", daemon=True),
        threading.Thread(target=keep_witnessing, args=(rooms, stop), name="witnesses", daemon=True),
        threading.Thread(target=keep_exporting, args=(rooms, receiver, stop), name="export", daemon=True),
    ]


def open_server(app: WSGIApplication, settings: Settings) -> Any:
    """Listen where the settings say; what is sent and what waits to be read is bounded."""
    return create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=SERVING_THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        outbuf_high_watermark=AHEAD_OF_THE_READER,
    )
