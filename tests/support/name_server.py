"""An authoritative name server on this machine's loopback, over UDP and TCP, that can also lie and break."""

import contextlib
import selectors
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset


@dataclass(frozen=True)
class Asked:
    """One query, and whether it came over TCP."""

    query: dns.message.QueryMessage
    by_stream: bool = False


class Forged(bytes):
    """A datagram that goes out from another address than was asked."""


def on_one_port() -> tuple[socket.socket, socket.socket]:
    """Listen for streams and for packets at one port; what is free for the one need not be for the other."""
    while True:
        stream = socket.create_server(("127.0.0.1", 0))
        packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with contextlib.suppress(OSError):
            packets.bind(stream.getsockname())
            return stream, packets
        stream.close()
        packets.close()


Reply = Callable[[Asked], list[bytes]]
"""What goes out for one query: any number of datagrams, the first alone over TCP."""


@dataclass
class NameServer:
    """One zone: a reply by name, in lower case and with its dot; what it does not know does not exist."""

    replies: Mapping[str, Reply]
    port: int = 0
    asked: list[tuple[str, bool]] = field(default_factory=list)

    @contextlib.contextmanager
    def running(self) -> Iterator["NameServer"]:
        """Answer until the end of the block."""
        with contextlib.ExitStack() as stack:
            stream, packets = map(stack.enter_context, on_one_port())
            self.port = stream.getsockname()[1]
            strange = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            stop, stopped = socket.socketpair()
            stack.enter_context(stop)
            stack.enter_context(stopped)
            thread = threading.Thread(
                target=self._serve, args=(stream, packets, strange, stopped), daemon=True
            )
            thread.start()
            yield self
            stop.send(b"x")
            thread.join()

    def _serve(
        self, stream: socket.socket, packets: socket.socket, strange: socket.socket, stopped: socket.socket
    ) -> None:
        with selectors.DefaultSelector() as ready:
            for one in (stream, packets, stopped):
                ready.register(one, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    if key.fileobj is stopped:
                        return
                    if key.fileobj is packets:
                        query, sender = packets.recvfrom(4096)
                        for answer in self._replies(query, by_stream=False):
                            (strange if isinstance(answer, Forged) else packets).sendto(answer, sender)
                    else:
                        self._over_stream(stream)

    def _over_stream(self, stream: socket.socket) -> None:
        with contextlib.closing(stream.accept()[0]) as caller, caller.makefile("rb") as read:
            (size,) = struct.unpack("!H", read.read(2))
            for answer in self._replies(read.read(size), by_stream=True)[:1]:
                caller.sendall(struct.pack("!H", len(answer)) + answer)

    def _replies(self, packet: bytes, *, by_stream: bool) -> list[bytes]:
        query = dns.message.from_wire(packet)
        assert isinstance(query, dns.message.QueryMessage)
        name = query.question[0].name.to_text().lower()
        self.asked.append((name, by_stream))
        return self.replies.get(name, fails(dns.rcode.NXDOMAIN))(Asked(query, by_stream))


def shows(*records: str, authentic: bool = False, owner: str = "") -> Reply:
    """These TXT records, written as in a zone file; of another `owner` than was asked, where one is named."""

    def reply(asked: Asked) -> list[bytes]:
        made = dns.message.make_response(asked.query)
        name = owner or asked.query.question[0].name.to_text()
        made.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", *records))
        made.flags |= dns.flags.AD if authentic else 0
        return [made.to_wire(max_size=65535)]

    return reply


def leads_to(target: str, *records: str) -> Reply:
    """Another name, with what stands there."""

    def reply(asked: Asked) -> list[bytes]:
        made = dns.message.make_response(asked.query)
        made.answer.append(dns.rrset.from_text(asked.query.question[0].name, 60, "IN", "CNAME", target))
        made.answer.append(dns.rrset.from_text(target, 60, "IN", "TXT", *records))
        return [made.to_wire()]

    return reply


def cut_off(*records: str) -> Reply:
    """A datagram with nothing but the sign that the rest comes over TCP, and the whole there."""

    def reply(asked: Asked) -> list[bytes]:
        if asked.by_stream:
            return shows(*records)(asked)
        made = dns.message.make_response(asked.query)
        made.flags |= dns.flags.TC
        return [made.to_wire()]

    return reply


def fails(code: dns.rcode.Rcode) -> Reply:
    """No answer but this code."""

    def reply(asked: Asked) -> list[bytes]:
        made = dns.message.make_response(asked.query)
        made.set_rcode(code)
        return [made.to_wire()]

    return reply


def with_another_id(forged: Reply, true: Reply) -> Reply:
    """First what somebody guesses who has not seen the query, then the answer."""

    def reply(asked: Asked) -> list[bytes]:
        guess = bytearray(forged(asked)[0])
        guess[0] ^= 0xFF
        return [bytes(guess), *true(asked)]

    return reply


def from_elsewhere(forged: Reply, true: Reply) -> Reply:
    """First a right answer from a wrong address, then the answer."""

    def reply(asked: Asked) -> list[bytes]:
        return [Forged(forged(asked)[0]), *true(asked)]

    return reply


def to_another_question(forged: Reply, true: Reply) -> Reply:
    """First an answer to something that was not asked, then the answer."""

    def reply(asked: Asked) -> list[bytes]:
        other = dns.message.make_query("other.example.", "TXT", id=asked.query.id)
        return [*forged(Asked(other, asked.by_stream)), *true(asked)]

    return reply


def silent(_asked: Asked) -> list[bytes]:
    """Nothing at all."""
    return []


def broken(asked: Asked) -> list[bytes]:
    """What is no message."""
    return [asked.query.to_wire()[:2] + b"\x80"]
