"""Witnesses that really listen, each in a thread, and a world whose log is shown to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from portal.access.signing import log_keys
from portal.ledger.policy import parse_policy
from portal.witness_site import WitnessSite, open_witness
from tests.support.world import World

NOWHERE = "http://127.0.0.1:9"
"""An address at which nobody answers: the port of the protocol that discards."""


class Quiet(WSGIRequestHandler):
    """Says nothing about each request."""

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@contextmanager
def listening(site: WitnessSite) -> Iterator[str]:
    """The address at which this witness answers meanwhile."""
    server = make_server("127.0.0.1", 0, site, handler_class=Quiet)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def witness_of(world: World, folder: Path, name: str) -> WitnessSite:
    """A witness of this world's log, with a key and a memory of its own."""
    with world.transaction() as database:
        keys = [key.to_text() for key in log_keys(database)]
    return open_witness(folder / name, f"{name}.example/witness", keys)


def key_of(site: WitnessSite) -> str:
    """The key with which this witness signs so that everybody can check it (Ed25519)."""
    return site.keys.split("\n")[0]


def shown_to(world: World, *lines: str) -> World:
    """The same world with these lines as its witness policy."""
    instruments = replace(world.rooms.instruments, witnesses=parse_policy("\n".join(lines)))
    rooms = replace(world.rooms, instruments=instruments)
    return World(rooms, world.clock, world.organizations, world.people)
