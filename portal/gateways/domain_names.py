"""What a domain says of itself: its TXT records, asked of the resolvers of this machine."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from portal.vocabulary import Unavailable

if TYPE_CHECKING:
    from dns.resolver import Answer

SECONDS = 8.0
MOST_RECORDS = 50
_ROOM_FOR_UDP = 1232


@dataclass(frozen=True)
class Texts:
    """The TXT records of one name, each with its strings put together; and whether DNSSEC vouches for them.

    `authentic` is what the resolver says (the AD bit), so it is worth as much as the way to the resolver.
    """

    records: tuple[str, ...]
    authentic: bool = False


class DomainNames(Protocol):
    """Whoever can be asked for TXT records."""

    def texts(self, name: str) -> Texts:
        """All of them, none for a name that does not exist; `Unavailable` when nobody answers."""


@dataclass(frozen=True)
class NameServers:
    """The real ones: the resolvers that this machine is told to ask, unless others are named."""

    servers: tuple[str, ...] = ()
    port: int = 53
    seconds: float = SECONDS

    def texts(self, name: str) -> Texts:
        """Ask once, within a few seconds.

        Raises:
            Unavailable: no answer, a broken one, or no resolver on this machine.
        """
        import dns.resolver  # noqa: PLC0415 - a quarter of a second, which a start that asks nobody is spared

        try:
            resolver = dns.resolver.Resolver(configure=not self.servers)
            if self.servers:
                resolver.nameservers, resolver.port = list(self.servers), self.port
            resolver.use_edns(0, dns.flags.DO, _ROOM_FOR_UDP)
            resolver.cache = None
            answer = resolver.resolve(f"{name}.", "TXT", search=False, lifetime=self.seconds)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return Texts(())
        except (dns.exception.DNSException, OSError, ValueError) as trouble:
            raise Unavailable("The name servers did not answer.") from trouble
        return texts_in(answer)


def texts_in(answer: "Answer") -> Texts:
    """The texts of an answer: the strings of one record belong together (RFC 7208, section 3.3)."""
    import dns.flags  # noqa: PLC0415

    records = [b"".join(one.strings).decode("utf-8", "replace") for one in answer][:MOST_RECORDS]
    return Texts(tuple(records), bool(answer.response.flags & dns.flags.AD))
