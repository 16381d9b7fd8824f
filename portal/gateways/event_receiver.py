"""The way out for the log's events: over HTTP as a batch of CloudEvents, or line by line to syslog."""

import http.client
import json
import socket
import ssl
from collections.abc import Sequence
from typing import Any, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from portal.vocabulary import Invalid, Unavailable

SECONDS = 10.0
BATCH = "application/cloudevents-batch+json"
_PRIORITY = 13 * 8 + 6
"""Facility "log audit", severity "informational" (RFC 5424, section 6.2.1)."""

Event = dict[str, Any]


class EventReceiver(Protocol):
    """Whatever takes events."""

    name: str

    def send(self, events: Sequence[Event]) -> None:
        """Hand them over in their order; raises `Unavailable` when not all were taken."""


def open_receiver(url: str) -> EventReceiver | None:
    """The receiver at this address; None for none.

    Raises:
        Invalid: with the forms that an address can have.
    """
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return HttpReceiver(parts)
    if parts.scheme in {"syslog", "syslogs"} and parts.hostname:
        return SyslogReceiver(parts)
    raise Invalid(
        "PORTAL_EXPORT must be https://… (CloudEvents in batches), syslogs://host:6514 (syslog with TLS) "
        "or syslog://host:601 (without)."
    )


class HttpReceiver:
    """Takes a batch of CloudEvents with POST; a user name in the address is the bearer token."""

    def __init__(self, parts: SplitResult) -> None:
        """Keep the address; the token is in no name and no message."""
        self._parts = parts
        self.name = f"{parts.scheme}://{_host(parts)}{parts.path}"

    def send(self, events: Sequence[Event]) -> None:
        """Send all of them in one request; only an answer from 200 to 299 counts."""
        parts = self._parts
        host = parts.hostname or ""
        connection = (
            http.client.HTTPSConnection(
                host, parts.port or 443, timeout=SECONDS, context=ssl.create_default_context()
            )
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, parts.port or 80, timeout=SECONDS)
        )
        heads = {"Content-Type": BATCH}
        if parts.username:
            heads["Authorization"] = f"Bearer {unquote(parts.username)}"
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        try:
            connection.request("POST", target, json.dumps(events).encode(), heads)
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as trouble:
            raise Unavailable("The receiver of the log's events was not reached.") from trouble
        finally:
            connection.close()
        if not 200 <= status < 300:  # noqa: PLR2004 - HTTP's "it was taken"
            raise Unavailable(f"The receiver of the log's events answered {status}.")


class SyslogReceiver:
    """Takes lines of RFC 5424 over TCP, framed by their length (RFC 6587), with TLS or without (RFC 5425)."""

    def __init__(self, parts: SplitResult) -> None:
        """Keep the address."""
        self._secure = parts.scheme == "syslogs"
        self._address = (parts.hostname or "", parts.port or (6514 if self._secure else 601))
        self.name = f"{parts.scheme}://{_host(parts)}"

    def send(self, events: Sequence[Event]) -> None:
        """Send all of them over one connection. Syslog says nothing back, so what a relay loses is lost."""
        try:
            with socket.create_connection(self._address, timeout=SECONDS) as plain:
                if not self._secure:
                    plain.sendall(frames(events))
                    return
                around = ssl.create_default_context()
                with around.wrap_socket(plain, server_hostname=self._address[0]) as secure:
                    secure.sendall(frames(events))
        except OSError as trouble:
            raise Unavailable("The receiver of the log's events was not reached.") from trouble


def frames(events: Sequence[Event]) -> bytes:
    """The events as syslog messages, each with its length in front."""
    lines = [_line(event).encode() for event in events]
    return b"".join(b"%d %s" % (len(line), line) for line in lines)


def _line(event: Event) -> str:
    """One message: the instant, who says it, what kind, and the event as JSON."""
    source = str(event["source"]).removeprefix("//").partition("/")[0] or "-"
    kind = str(event["type"])[:32]
    text = json.dumps(event, separators=(",", ":"))
    return f"<{_PRIORITY}>1 {event['time']} {source[:255]} entente - {kind} - {text}"


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
