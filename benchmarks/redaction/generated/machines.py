"""Values that lead to a machine: addresses in networks, names of hosts and domains, SIDs."""

import ipaddress

from benchmarks.redaction.generated.source import Maker, Source

_ROLES = (
    "web",
    "db",
    "app",
    "srv",
    "mail",
    "dc",
    "esx",
    "node",
    "build",
    "proxy",
    "k8s-worker",
    "sql",
    "vpn",
    "nas",
)
_SITES = ("fra", "lon", "nyc", "ber", "par", "sgp", "HQ", "muc", "zrh", "ams", "dal")
_STAGES = ("prod", "stg", "dev", "test", "qa", "dmz")
_INNER = ("corp", "local", "lan", "internal", "intra", "ad")


def _host(source: Source) -> str:
    role, site, stage = (source.pick(*words) for words in (_ROLES, _SITES, _STAGES))
    return source.pick(
        f"{role}-{source.shaped('0#')}",
        f"{site}-{role}-{stage}-{source.shaped('0#')}",
        f"{role}{source.number(2)}",
        f"{site.upper()}{role.upper()}{source.shaped('0##')}",
        source.shaped("DESKTOP-XXXXXXX"),
        f"LAPTOP-{source.english.last_name().upper()}",
        f"{role}-{stage}-{source.shaped('hhhhh')}",
        f"{source.english.last_name().lower()}-mbp",
    )


def domain(source: Source) -> str:
    """The domain of a company, as seen from outside or from within."""
    outer = str(source.latin.domain_name())
    inner = f"{source.english.last_name().lower()}.{source.pick(*_INNER)}"
    return source.pick(outer, outer, inner, f"{source.pick(*_INNER)}.{outer}")


def _fqdn(source: Source) -> str:
    return f"{_host(source).lower()}.{domain(source)}"


def _ip(source: Source) -> str:
    fake = source.english
    return str(source.pick(fake.ipv4_private(), fake.ipv4_public(), fake.ipv4_private()))


def _ipv6(source: Source) -> str:
    whole = ipaddress.IPv6Address(source.english.ipv6())
    site = ipaddress.IPv6Address((0x20010DB8 << 96) | source.dice.getrandbits(32))
    near = ipaddress.IPv6Address((0xFE80 << 112) | source.dice.getrandbits(64))
    own = ipaddress.IPv6Address((0xFD12 << 112) | source.dice.getrandbits(40))
    return source.pick(*map(str, (whole, site, near, own)), whole.exploded)


def _mac(source: Source) -> str:
    pairs = [source.shaped("hh") for _ in range(6)]
    pairs[0] = "00" if source.dice.random() < 0.5 else "3c"  # noqa: PLR2004  a half each
    run = "".join(pairs)
    dotted = f"{run[:4]}.{run[4:8]}.{run[8:]}"
    return source.pick(
        ":".join(pairs), "-".join(pairs), ":".join(pairs).upper(), "-".join(pairs).upper(), dotted
    )


def _sid(source: Source) -> str:
    parts = "-".join(str(source.dice.randrange(10**8, 2**32)) for _ in range(3))
    return f"S-1-5-21-{parts}-{source.number(4)}"


MAKERS = {
    "host": Maker("host", _host),
    "fqdn": Maker("host", _fqdn),
    "domain": Maker("host", domain),
    "ip": Maker("ipv4", _ip),
    "ipv6": Maker("ipv6", _ipv6),
    "mac": Maker("mac", _mac),
    "sid": Maker("sid", _sid),
    "netbios": Maker("may go or stay", lambda source: str(source.english.last_name()).upper()),
}
