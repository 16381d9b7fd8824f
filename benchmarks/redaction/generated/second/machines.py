"""Machines as administrators of all tastes name them, and their addresses."""

from benchmarks.redaction.generated.people import plain
from benchmarks.redaction.generated.second.people import pair
from benchmarks.redaction.generated.second.values import VALUES
from benchmarks.redaction.generated.source import Maker, Source


def _host(source: Source) -> str:
    role, town = source.pick(*VALUES["roles"]), source.pick(*VALUES["sites"])
    return source.pick(
        *(
            source.pick(*VALUES["gods"]),
            source.pick(*VALUES["trees"]) + source.number(2),
            f"{town}-{role}{source.shaped('0#')}",
        ),
        *(
            f"{role}{source.shaped('0#')}p",
            f"l{town[:3]}{role}p{source.shaped('0##')}",
            f"{role}-{source.shaped('#')}a",
        ),
        *(
            f"{town[:3].upper()}-{role.upper()}-{source.shaped('0#')}",
            f"WS{source.number(5)}",
            f"PC-{source.number(4)}",
        ),
        *(
            f"sw-{town}-{role}-{source.number(2)}",
            f"{role}-prod-eu-{source.number(1)}",
            f"NB-{plain(pair(source)[1]).upper()}",
        ),
        *(
            source.shaped("ip-10-#2-1#4-7#"),
            source.shaped("WIN-XXXXXXXXXXX"),
            f"vm-{role}-{source.shaped('hhhhhh')}",
        ),
        *(
            f"{role}-deployment-{source.shaped('hhhhhhhhh')}-{source.shaped('hh#hh')}",
            source.shaped("MAC-A##AAAAA"),
        ),
        *(
            f"rt{source.number(1)}.{town}",
            f"{plain(pair(source)[0])}s-macbook-pro",
            f"SRV{town.upper()}{source.shaped('0#')}",
        ),
    )


def _digited(source: Source) -> str:
    name = _host(source)
    return name if any(sign.isdigit() for sign in name) else f"{name}{source.shaped('0#')}"


def _domain(source: Source) -> str:
    name = plain(pair(source)[1]) or "lund"
    public = (
        f"{name}-{source.pick('logistics', 'med', 'energy', 'foods')}.{source.pick('com', 'eu', 'net', 'ch')}"
    )
    return source.pick(
        public,
        f"{name}.{source.pick('de', 'io', 'com', 'cloud')}",
        f"{name}.{source.pick(*VALUES['inner_domains'])}",
    )


def _fqdn(source: Source) -> str:
    return f"{_digited(source).lower()}.{_domain(source)}"


def _ip(source: Source) -> str:
    low = source.dice.randint
    return source.pick(
        f"10.{low(0, 255)}.{low(0, 255)}.{low(1, 254)}",
        f"192.168.{low(0, 255)}.{low(1, 254)}",
        f"172.{low(16, 31)}.{low(0, 255)}.{low(1, 254)}",
        f"{low(31, 95)}.{low(0, 255)}.{low(0, 255)}.{low(1, 254)}",
        f"{low(130, 168)}.{low(0, 255)}.{low(0, 255)}.{low(1, 254)}",
    )


def _ipv6(source: Source) -> str:
    return source.pick(
        source.shaped("2a02:8hh:h#hh::h#h"),
        source.shaped("fe80::h#hh:#hff:fe#h:hh#h"),
        source.shaped("2001:4hh#:#hhh:1::#"),
        source.shaped("fd#h:hhhh:#hhh:0:hhhh:#hhh:hhhh:hhh#"),
        source.shaped("2a00:1hhh:#::##").upper(),
    )


def _mac(source: Source) -> str:
    run = source.pick("00", "3c", "f8", "a4", "d0") + source.signs(10, "0123456789abcdef")
    pairs = [run[place : place + 2] for place in range(0, 12, 2)]
    return source.pick(
        *(":".join(pairs), ":".join(pairs).upper(), "-".join(pairs).upper()),
        f"{run[:4]}.{run[4:8]}.{run[8:]}",
    )


def _sid(source: Source) -> str:
    parts = "-".join(str(source.dice.randrange(10**8, 2**32)) for _ in range(3))
    return f"S-1-5-21-{parts}-{source.number(4)}"


def _unc(source: Source) -> str:
    return rf"\\{_digited(source)}\{source.pick('profiles$', 'Finance', 'scans', 'c$', 'Public')}"


def _dn(source: Source) -> str:
    name, domain = pair(source), plain(pair(source)[1]) or "lund"
    return f"CN={name[0]} {name[1]},OU={source.pick('Users', 'Staff', 'Contractors')},DC={domain},DC=local"


MAKERS = {
    "host": Maker("host", _host),
    "server": Maker("host", _digited),
    "fqdn": Maker("host", _fqdn),
    "domain": Maker("host", _domain),
    "ip": Maker("ipv4", _ip),
    "ipv6": Maker("ipv6", _ipv6),
    "mac": Maker("mac", _mac),
    "dhcpmac": Maker("mac", lambda source: source.signs(12, "0123456789ABCDEF")),
    "sid": Maker("sid", _sid),
    "unc": Maker("host", _unc, r"(?<=^\\\\)[^\\]+"),  # whose share it is; what it is called may stay
    "dn": Maker("person", _dn, "(?<=^CN=)[^,]+"),
    "pc": Maker(
        "host", lambda source: source.shaped(source.pick("DESKTOP-XXXXXXX", "PC####", "LT-#####", "WKS-0##"))
    ),
}
