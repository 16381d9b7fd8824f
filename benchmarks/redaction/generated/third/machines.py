"""Machines of a customer: addresses in every notation, names, shares, serials and what clouds call things."""

import ipaddress

from benchmarks.redaction.generated.source import Maker, Source
from benchmarks.redaction.generated.third.people import domain, login

_ROLES = (
    "db",
    "web",
    "app",
    "k8s-node",
    "mail",
    "dc",
    "fs",
    "vpn",
    "jump",
    "es-data",
    "kafka",
    "lb",
    "esx",
    "sap",
    "prx",
)
_SITES = ("fra", "muc", "lon", "nyc", "sin", "ams", "par", "mil", "dal", "syd")


def ip4(source: Source) -> str:
    """An address of a private or a public network."""
    low = source.dice.randint(1, 254)
    return source.pick(
        *(
            f"10.{source.dice.randint(0, 255)}.{source.dice.randint(0, 255)}.{low}",
            f"192.168.{source.dice.randint(0, 255)}.{low}",
        ),
        *(f"172.{source.dice.randint(16, 31)}.{source.dice.randint(0, 255)}.{low}", _public(source)),
    )


def _public(source: Source) -> str:
    first = source.dice.choice([5, 23, 31, 46, 62, 78, 81, 93, 104, 139, 151, 178, 185, 193, 212])
    return (
        f"{first}.{source.dice.randint(0, 255)}.{source.dice.randint(0, 255)}.{source.dice.randint(1, 254)}"
    )


def ip6(source: Source) -> str:
    """An address of the newer kind: short, long, local, in capitals, or with an older one inside."""
    parts = [
        source.pick("2a01", "2001", "2a02", "2604", "fd12"),
        *(f"{source.dice.randint(256, 65535):x}" for _ in range(7)),
    ]
    whole = ":".join(parts)
    return source.pick(
        *(
            whole,
            whole.upper(),
            f"{parts[0]}:{parts[1]}::{source.signs(3, '123456789abcdef')}",
            f"::ffff:{_public(source)}",
        ),
        *(f"fe80::{':'.join(parts[1:5])}", ":".join(part.zfill(4) for part in parts)),
        str(ipaddress.ip_address(f"{parts[0]}:{parts[1]}:0:0:0:{parts[2]}:0:{parts[3]}")),
    )


def mac(source: Source) -> str:
    """The address of a network card in the notation of some firm."""
    pairs = [f"{source.dice.randint(0, 255):02x}" for _ in range(6)]
    flat = "".join(pairs)
    return source.pick(
        *(
            ":".join(pairs),
            ":".join(pairs).upper(),
            "-".join(pairs).upper(),
            f"{flat[:4]}.{flat[4:8]}.{flat[8:]}",
        ),
    )


def host(source: Source) -> str:
    """The short name of a machine."""
    role, site, number = source.pick(*_ROLES), source.pick(*_SITES), source.dice.randint(1, 48)
    return source.pick(
        *(
            f"{role}-{site}-{number:02d}",
            f"{site}{role.replace('-', '')}{number:03d}",
            f"{role}{number:02d}-{site}",
        ),
        *(f"{site}-prod-{role}-{number}", f"SRV-{site.upper()}-{role.upper()}{number:02d}"),
        f"LAPTOP-{source.shaped('XXXXXXX')}",
    )


def fqdn(source: Source) -> str:
    """The whole name of a machine."""
    return f"{host(source).lower()}.{source.pick('', 'int.', 'prod.', 'corp.')}{domain(source)}"


def _internal(source: Source) -> str:
    area = source.pick("corp", "internal", "local", "lan", "ad")
    return f"{host(source).lower()}.{area}{source.pick('.local', '')}"


def _share(source: Source) -> str:
    name = source.pick("Finance$", "HR", "scans", "profiles$", "Projects2024")
    return f"\\\\{host(source)}\\{name}\\{login(source)}"


def _sid(source: Source) -> str:
    return f"S-1-5-21-{source.number(10)}-{source.number(9)}-{source.number(10)}-{source.number(4)}"


def luhn(digits: str) -> str:
    """The digit that makes the sum of Luhn right."""
    doubled = [int(sign) * (2 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(digits))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)  # noqa: PLR2004


def imei(source: Source) -> str:
    """The number of a telephone, with its check digit."""
    body = source.pick("35", "86", "01") + source.number(12)
    return body + luhn(body)


def _cloud_name(source: Source) -> str:
    account, zone = source.number(12), source.pick("eu-central-1", "us-east-1")
    return source.pick(
        *(
            f"arn:aws:iam::{account}:role/{source.pick('deploy', 'reader')}",
            f"arn:aws:iam::{account}:user/{login(source)}",
        ),
        *(f"arn:aws:rds:{zone}:{account}:db:orders", f"arn:aws:sns:{zone}:{account}:alarms"),
    )


def _database_host(source: Source) -> str:
    own = source.signs(11, "abcdefghijklmnop0123456789")
    return f"{source.pick('orders', 'crm', 'billing')}-prod.c{own}.eu-west-1.rds.amazonaws.com"


MACHINE, CLOUD, DEVICE = "host name", "cloud id", "device number"
MAKERS = {
    "ip4": Maker("IPv4", ip4),
    "net4": Maker(
        "IPv4",
        lambda source: f"{ip4(source).rpartition('.')[0]}.0/{source.pick('24', '22', '20')}",
        r"^[\d.]+",
    ),
    "ip6": Maker("IPv6", ip6),
    "mac": Maker("MAC", mac),
    "macbare": Maker("MAC", lambda source: mac(source).replace(":", "").replace("-", "").replace(".", "")),
    "host": Maker(MACHINE, host),
    "fqdn": Maker("FQDN", fqdn),
    "internal": Maker("FQDN", _internal),
    "domain": Maker("FQDN", domain),
    "unc": Maker("UNC", _share, r"(?<=\\\\)[^\\]+|[^\\]+$"),
    "sid": Maker("SID", _sid, r"\d+-\d+-\d+-\d+$"),
    "imei": Maker("IMEI", imei),
    "imsi": Maker(DEVICE, lambda source: source.pick("26201", "31041", "23415") + source.number(10)),
    "iccid": Maker(DEVICE, lambda source: "8949" + source.number(15)),
    "serial": Maker(
        DEVICE,
        lambda source: source.shaped(
            source.pick("C02XXXXXXXXX", "FCW####XXXX", "CN#XXXXXXX", "XXXXXXX", "JN11######AFB")
        ),
    ),
    "arn": Maker(CLOUD, _cloud_name, r"(?<=:)\d{12}(?=:)|(?<=user/).+"),
    "awsaccount": Maker(CLOUD, lambda source: source.number(12)),
    "instance": Maker(CLOUD, lambda source: f"i-0{source.signs(16, '0123456789abcdef')}"),
    "vpc": Maker(
        CLOUD,
        lambda source: f"{source.pick('vpc', 'subnet', 'sg', 'vol')}-0{source.signs(16, '0123456789abcdef')}",
    ),
    "rdshost": Maker("FQDN", _database_host),
}
