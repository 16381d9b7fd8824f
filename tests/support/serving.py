"""An application on a real port of this machine, served as an installation serves it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from wsgiref.types import WSGIApplication

from waitress import create_server

LOOPBACK = "127.0.0.1"
THREADS = 8


@contextmanager
def serving(make: Callable[[str], WSGIApplication]) -> Iterator[str]:
    """Serve what `make` makes, and give its address, which `make` is told first since links bear it."""
    with socket.create_server((LOOPBACK, 0)) as listening:
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
        connections: dict[int, Any] = {}
        server = create_server(make(address), map=connections, sockets=[listening], threads=THREADS)
        loop = Thread(target=server.run, name="serving", daemon=True)
        loop.start()
        try:
            yield address
        finally:
            server.trigger.pull_trigger(lambda: [each.close() for each in list(connections.values())])
            loop.join()
            server.task_dispatcher.shutdown()
