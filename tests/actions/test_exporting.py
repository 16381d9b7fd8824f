"""The log goes on to other systems: each entry at least once, in order, with nobody's name in it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from socket import create_server
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from portal.cli.export import export
from portal.exporting import export_all
from portal.gateways.event_receiver import HttpReceiver, SyslogReceiver, open_receiver
from portal.vocabulary import Invalid, Unavailable
from tests.support.audited import a_case_that_was_read, publish
from tests.support.browsing import signed_in
from tests.support.world import World

PEOPLE = ("ben@", "ada@", "nora@")


@dataclass
class Receiving:
    """What a receiver got so far, and what it answers."""

    status: int = 202
    events: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def listening(got: Receiving) -> Iterator[str]:
    """An HTTP receiver in a thread."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.heads.append(dict(self.headers))
            got.events += json.loads(body)
            self.send_response(got.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def places(events: list[dict[str, Any]]) -> list[int]:
    return [event["data"]["metadata"]["sequence"] for event in events]


def test_a_receiver_that_failed_gets_the_same_entries_again_and_none_is_left_out(light_world: World) -> None:
    a_case_that_was_read(light_world)
    publish(light_world)
    got = Receiving(status=503)
    with listening(got) as host:
        receiver = HttpReceiver(urlsplit(f"http://token%2B1@{host}/in?x=1"))
        with pytest.raises(Unavailable, match="answered 503"):
            export_all(light_world.rooms, receiver)
        refused, got.status = len(got.events), 202
        sent = export_all(light_world.rooms, receiver)
        light_world.enroll("Orchid")
        publish(light_world)
        more = export_all(light_world.rooms, receiver)

    assert refused == sent
    assert places(got.events) == [*range(refused), *range(sent + more)]
    assert more > 0
    assert got.heads[0]["Authorization"] == "Bearer token+1"
    assert got.heads[0]["Content-Type"] == "application/cloudevents-batch+json"
    assert "token" not in receiver.name
    assert not any(person in json.dumps(got.events) for person in PEOPLE)
    the_command_says_the_same(light_world, got.events[refused:])


def the_command_says_the_same(world: World, events: list[dict[str, Any]]) -> None:
    settings = world.rooms.settings
    environment = {
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_BASE_URL": settings.base_url,
        "PORTAL_SECRET_KEY": settings.secret_key,
    }
    said = CliRunner().invoke(export, ["--from", "2"], env=environment)
    beyond = [CliRunner().invoke(export, ["--from", place], env=environment) for place in ("-3", "99999")]
    assert [json.loads(line) for line in said.stdout.splitlines()] == events[2:]
    assert f"--from {len(events)}" in said.stderr
    assert [one.exit_code for one in beyond] == [2, 2]
    assert f"The log ends at {len(events)}" in beyond[1].stderr


def test_syslog_messages_bear_their_length_and_come_in_order(light_world: World) -> None:
    publish(light_world)
    with create_server(("127.0.0.1", 0)) as server:
        receiver = SyslogReceiver(urlsplit(f"syslog://127.0.0.1:{server.getsockname()[1]}"))
        sent = export_all(light_world.rooms, receiver)
        line, _ = server.accept()
        with line, line.makefile("rb") as stream:
            taken = stream.read()

    messages = []
    while taken:
        length, _, rest = taken.partition(b" ")
        messages.append(rest[: int(length)].decode())
        taken = rest[int(length) :]
    assert len(messages) == sent
    assert all(one.startswith("<110>1 2026-03-02T09:00:00.000Z localhost entente - ") for one in messages)
    order = places([json.loads(one.split(" - ", 2)[2]) for one in messages])
    assert all(after == before + 1 for before, after in pairwise(order))


def test_what_nobody_receives_waits_and_a_wrong_address_stops_the_start(light_world: World) -> None:
    publish(light_world)
    with pytest.raises(Unavailable, match="not reached"):
        export_all(light_world.rooms, SyslogReceiver(urlsplit("syslog://127.0.0.1:9")))

    assert open_receiver("") is None
    for wrong in ("ftp://a.example", "https://", "a.example:514", "syslog:a"):
        with pytest.raises(Invalid, match="PORTAL_EXPORT must be"):
            open_receiver(wrong)


def test_an_officer_takes_what_was_searched_along_as_events(light_world: World) -> None:
    a_case_that_was_read(light_world)
    publish(light_world)

    answer = signed_in(light_world, "Nora").get("/audit.jsonl?view=reads")
    stranger = signed_in(light_world, "Elsa").get("/audit.jsonl?view=reads")

    (event,) = (json.loads(line) for line in answer.text.splitlines())
    assert event["type"] == "entente.disclosure.read"
    assert event["data"]["actor"]["user"]["name"] == "ben@cedar.example"
    assert "src_endpoint" not in event["data"]
    assert stranger.text == ""
