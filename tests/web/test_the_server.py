"""What the server takes in and sends ahead is bounded, whoever is at the other end."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from waitress.parser import HTTPRequestParser

from portal.access.sealed_pieces import LARGEST_PIECE
from portal.server import open_server
from tests.support.browsing import anonymous, token_in
from tests.support.world import World

MEBIBYTE = 1024 * 1024


@contextmanager
def listening(world: World) -> Iterator[Any]:
    settings = replace(world.rooms.settings, port=0)  # the system chooses one
    with closing(open_server(world.app, settings)) as server:
        yield server


def body_after(server: Any, *pieces: bytes) -> Any:
    """What the server thinks of a request that comes in these pieces."""
    parser = HTTPRequestParser(server.adj)
    for piece in pieces:
        parser.received(piece)
    return parser


def test_a_giant_that_is_announced_is_refused_before_it_comes(light_world: World) -> None:
    with listening(light_world) as server:
        head = b"PATCH / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"

        giant = body_after(server, head % (10 * 1024 * MEBIBYTE))
        piece = body_after(server, head % LARGEST_PIECE)

    assert (giant.completed, giant.error.code) == (True, 413)
    assert piece.error is None


def test_a_giant_that_says_nothing_of_its_size_is_stopped_on_its_way(light_world: World) -> None:
    chunk = b"%x\r\n" % MEBIBYTE + b"x" * MEBIBYTE + b"\r\n"
    with listening(light_world) as server:
        head = b"PATCH / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"

        giant = body_after(server, head, *[chunk] * 12)

    assert giant.error.code == 413


def test_little_waits_for_a_slow_reader_and_none_of_it_on_a_disk(light_world: World) -> None:
    with listening(light_world) as server:
        assert server.adj.outbuf_high_watermark <= MEBIBYTE
        assert server.adj.outbuf_high_watermark < server.adj.outbuf_overflow


@pytest.mark.parametrize("parts", [1_100, 5_000])
def test_a_form_of_countless_parts_is_refused(light_world: World, parts: int) -> None:
    visitor = anonymous(light_world)
    token = token_in(visitor.get("/sign-in").text)
    data: dict[str, object] = {f"field{number}": (BytesIO(), "empty.txt") for number in range(parts)}

    answer = visitor.client.post("/sign-in", data={"csrf_token": token, **data})

    assert answer.status_code == 413
