"""Sending to an address that a vendor chose: only to the public internet, encrypted, and never further.

Whoever can choose where the portal sends could otherwise let it ask its own neighbours: the name is looked
up once, every address that it has must be a public one, and the connection goes to exactly that address, so
that a name which changes between the look and the call leads nowhere else. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Protocol
from urllib.parse import urlsplit

from portal.vocabulary import Invalid, Unavailable

SECONDS = 10.0
SECONDS_ALTOGETHER = 30.0
LONGEST_ADDRESS = 500
_TAKEN = range(200, 300)

LookUp = Callable[[str, int], Sequence[str]]


class WebAddresses(Protocol):
    """Whatever can bring a message to a web address."""

    def send(self, address: str, body: bytes, heads: Mapping[str, str]) -> None:
        """Hand it over with POST; raises `Unavailable` when it was not taken."""


def check_web_address(address: str) -> None:
    """Stop unless the address has the form of a public one; what its name leads to is asked on sending.

    Raises:
        Invalid: for the field `address`.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as wrong:
        raise Invalid("This is no web address.", "address") from wrong
    if len(address) > LONGEST_ADDRESS or not address.isascii() or any(sign <= " " for sign in address):
        raise Invalid(f"Enter an address of at most {LONGEST_ADDRESS} plain characters.", "address")
    if parts.scheme != "https" or not parts.hostname:
        raise Invalid("Enter an address that begins with https://", "address")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Invalid("Leave out names, passwords and # in the address.", "address")
    if port not in (None, 443):
        raise Invalid("Only the usual port of https is used: leave the number out.", "address")
    if "." not in parts.hostname.strip(".") or _is_number(parts.hostname):
        raise Invalid("Enter the full name of a host on the internet, no number.", "address")


def look_up(host: str, port: int) -> list[str]:
    """All numeric addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def public_address(host: str, port: int, find: LookUp) -> str:
    """One numeric address of the host, when all of them are public.

    Raises:
        Unavailable: the name is not known, or one of its addresses is not on the public internet.
    """
    try:
        found = list(find(host, port))
        inside = [one for one in found if not _is_public(one)]
    except (OSError, ValueError) as trouble:
        raise Unavailable("The address was not found.") from trouble
    if inside or not found:
        raise Unavailable("The address leads to a place that is not on the public internet.")
    return found[0]


def _is_public(numeric: str) -> bool:
    address = ipaddress.ip_address(numeric.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None or any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv4 behind a translator (RFC 6052, RFC 8215): what it leads to is not what it says."""


def _is_number(host: str) -> bool:
    """Whether a host is a number in one of the forms that resolvers take for an address."""
    last = host.rstrip(".").rpartition(".")[2]
    return ":" in host or last.isdigit() or last.lower().startswith("0x")


@contextmanager
def cut_after(seconds: float, connected: socket.socket) -> Iterator[None]:
    """Let whoever waits at this socket wait no longer than so many seconds altogether.

    A socket's own limit is for each read: a receiver that answers one byte at a time keeps every one of them
    and holds the worker for hours.
    """
    timer = Timer(seconds, _cut, (connected,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(connected: socket.socket) -> None:
    """End both ways of the socket itself, beneath any encryption: whoever reads sees the end at once."""
    with suppress(OSError):
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


class _To(http.client.HTTPSConnection):
    """A connection to one numeric address that must prove to be the named host."""

    def __init__(self, host: str, numeric: str) -> None:
        self._context_here = ssl.create_default_context()
        super().__init__(host, 443, timeout=SECONDS, context=self._context_here)
        self._numeric = numeric

    def connect(self) -> None:
        """Connect to the address that was checked, not to whatever the name leads to by now."""
        plain = socket.create_connection((self._numeric, 443), SECONDS)
        self.sock = self._context_here.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )


class Internet:
    """The real way out."""

    def __init__(self, find: LookUp = look_up) -> None:
        self._find = find

    def send(self, address: str, body: bytes, heads: Mapping[str, str]) -> None:
        """Send one message; only an answer from 200 to 299 counts, and nothing of it is kept.

        Raises:
            Unavailable: not a public address, not reached, or not taken.
        """
        try:
            check_web_address(address)
        except Invalid as wrong:
            raise Unavailable(wrong.sentence) from wrong
        parts = urlsplit(address)
        host = parts.hostname or ""
        connection = _To(host, public_address(host, 443, self._find))
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        try:
            connection.connect()
            with cut_after(SECONDS_ALTOGETHER, connection.sock):
                connection.sock.do_handshake()
                connection.request("POST", target, body, dict(heads))
                status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as trouble:
            raise Unavailable("The address was not reached.") from trouble
        finally:
            connection.close()
        if status not in _TAKEN:
            raise Unavailable(f"The address answered {status}.")
