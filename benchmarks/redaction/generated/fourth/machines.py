"""Machines as bundles show them: addresses, names, shares, serial numbers and the ids that clouds give."""

from benchmarks.redaction.generated.fourth.people import domain
from benchmarks.redaction.generated.fourth.shapes import luhn, shape, shaper
from benchmarks.redaction.generated.source import Maker, Source
from benchmarks.redaction.unseen import NEUTRAL

_ROLES = (
    *(
        "ora",
        "sap",
        "pacs",
        "mx",
        "ldap",
        "esx",
        "kvm",
        "dc",
        "nas",
        "bkp",
        "sql",
        "app",
        "rds",
        "jump",
        "fw",
    ),
    *("sw-core", "acc-sw", "wlc", "lb", "prn", "scada", "hana", "k8s-node", "ceph-osd", "gitrunner", "voip"),
)
_SITES = ("fra", "ams", "lhr", "nyc", "sjc", "muc", "zrh", "waw", "sto", "dub", "b3", "hq", "plant2", "dr")
_PRIVATE = ("internal", "corp", "lan", "local", "intra", "ad", "svc")
_NETS = (
    *("10.{a}.{b}.{c}", "10.{a}.{b}.{c}", "192.168.{b}.{c}", "172.{t}.{b}.{c}", "100.{h}.{b}.{c}"),
    *("203.0.113.{c}", "198.51.100.{c}", "192.0.2.{c}"),
)
_MAKERS_OF_CARDS = ("00:50:56", "3c:fd:fe", "b8:27:eb", "f4:8e:38", "00:1b:21", "a4:bf:01", "d8:9e:f3")
_REGIONS = ("eu-central-1", "us-east-1", "eu-west-2", "ap-southeast-2", "sa-east-1", "ca-central-1")


def host(source: Source) -> str:
    """The short name of a machine, by place, role and number, or as an installer leaves it."""
    number = shape(source, "{d2}")
    role, site = source.pick(*_ROLES), source.pick(*_SITES)
    return source.pick(
        *(
            f"{site}-{role}{number}",
            f"{role}-{site}-{number}",
            f"{site}{role}{number}",
            f"{role}{number}-{site}",
        ),
        *(f"{site}-{role}-p{number}", f"{role}-{site}-{number}{source.pick('a', 'b')}"),
    )


def _windows(source: Source) -> str:
    forms = ("DESKTOP-{U7}", "LAPTOP-{U8}", "WIN-{U11}", "NB{d6}", "PC-{d5}", "SRV-{A3}{d2}", "{A3}W10-{d4}")
    return shape(source, source.pick(*forms))


def fqdn(source: Source) -> str:
    """A machine with its domain, inside or outside."""
    house = domain(source).split(".", maxsplit=1)[0]
    inner = f"{source.pick('', '', 'eu.', 'prod.')}{house}.{source.pick(*_PRIVATE)}"
    front = source.pick("vpn", "sso", "mail2", "portal", "git", "api-eu", "ftp", "autodiscover", "citrix")
    return source.pick(
        f"{host(source)}.{inner}", f"{host(source)}.{domain(source)}", f"{front}.{domain(source)}"
    )


def ip4(source: Source) -> str:
    """An address of a private net or of one kept for papers."""
    number = source.dice.randint
    return source.pick(*_NETS).format(
        a=number(0, 254), b=number(0, 254), c=number(2, 253), t=number(16, 31), h=number(64, 127)
    )


def _ip6(source: Source) -> str:
    forms = (
        *(
            "2001:db8:{n1}{h3}:{n1}{h3}::{n1}{h1}",
            "2001:db8:{n1}{h2}::{n1}{h3}",
            "fe80::{n1}{h3}:{h2}ff:fe{h2}:{h4}",
        ),
        *(
            "fd{h2}:{n1}{h3}:{n1}{h3}:{n1}{h1}::{n1}{h1}",
            "2001:db8:{n1}{h3}:{n1}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}",
        ),
    )
    return shape(source, source.pick(*forms))


def _mac(source: Source) -> str:
    pairs = [*source.pick(*_MAKERS_OF_CARDS).split(":"), *(shape(source, "{h2}") for _ in range(3))]
    flat = "".join(pairs)
    dotted = ".".join((flat[:4], flat[4:8], flat[8:]))
    return source.pick(
        ":".join(pairs), ":".join(pairs), ":".join(pairs).upper(), "-".join(pairs).upper(), dotted
    )


def _colons(source: Source) -> str:
    return f"{source.pick(*_MAKERS_OF_CARDS)}:{shape(source, '{h2}:{h2}:{h2}')}"


def _share(source: Source) -> str:
    folder = source.pick(
        "profiles$", "Accounting", "dfs\\hr", "install", "scan_inbox", "backup\\daily", "PACS$"
    )
    return f"\\\\{source.pick(host(source), fqdn(source), ip4(source))}\\{folder}"


def _imei(source: Source) -> str:
    body = source.pick("35", "86", "01") + shape(source, "{d12}")
    return body + luhn(body)


def _chip(source: Source) -> str:
    body = source.pick("8949", "8931", "8944", "8901") + shape(source, "{d14}")
    return body + luhn(body)


def _resource(source: Source) -> str:
    region, number = source.pick(*_REGIONS), shape(source, "{n1}{d11}")
    tail = source.pick(
        "function:resize-images", "log-group:/ecs/web", "db:billing", "secret:app/db", "topic-alerts"
    )
    return source.pick(
        f"arn:aws:lambda:{region}:{number}:{tail}",
        f"arn:aws:sts::{number}:assumed-role/ReadOnly",
        f"arn:aws:kms:{region}:{number}:alias/app",
        f"arn:aws:iam::{number}:role/eks-node",
    )


def _azure_resource(source: Source) -> str:
    number = shape(source, "{h8}-{h4}-4{h3}-a{h3}-{h12}")
    tail = source.pick(
        "Microsoft.Compute/virtualMachines", "Microsoft.Sql/servers", "Microsoft.KeyVault/vaults"
    )
    return f"/subscriptions/{number}/resourceGroups/rg-prod/providers/{tail}"


ADDRESS, HOST, CLOUD, SERIAL = "ip address", "host name", "cloud id", "serial number"
_UUID = "{h8}-{h4}-4{h3}-9{h3}-{h12}"
MAKERS = {
    "ip4": Maker(ADDRESS, ip4),
    "ip6": Maker("ipv6 address", _ip6),
    "mapped": Maker(ADDRESS, lambda source: f"::ffff:{ip4(source)}", r"\d+\.[\d.]+"),
    "dashedip": Maker(ADDRESS, lambda source: f"ip-{ip4(source).replace('.', '-')}", r"(?<=ip-)[\d-]+"),
    "mac": Maker("mac address", _mac),
    "colons": Maker("mac address", _colons),
    "flatmac": Maker("mac address", lambda source: _colons(source).replace(":", "").upper()),
    "host": Maker(HOST, host),
    "windows": Maker(HOST, _windows),
    "fqdn": Maker("fqdn", fqdn),
    "domain": Maker("fqdn", domain),
    "unc": Maker("unc path", _share, r"(?:(?<=^\\\\)|(?<=^\\\\\\\\))[^\\]+"),
    "imei": Maker("imei", _imei),
    "iccid": Maker("imei", _chip),
    "serial": Maker(
        SERIAL, shaper("{U7}", "{A3}{d4}{U4}", "CZ{d4}{U4}", "5CG{d4}{U3}", "S{U2}NX0{A1}{d6}", "JN{d9}")
    ),
    "asset": Maker(SERIAL, shaper("IT-{d6}", "AST{d7}", "INV-{d5}", "A-{d4}-{d4}")),
    "license": Maker(
        "licence key", shaper("{U5}-{U5}-{U5}-{U5}-{U5}", "{U4}-{U4}-{U4}-{U4}", "{H8}-{H8}-{H8}")
    ),
    "arn": Maker(CLOUD, _resource, r"\d{12}"),
    "awsaccount": Maker(CLOUD, shaper("{n1}{d11}")),
    "instance": Maker(CLOUD, shaper("i-0{h16}")),
    "vpc": Maker(CLOUD, shaper("vpc-0{h16}", "subnet-0{h16}", "sg-0{h16}", "vol-0{h16}", "eni-0{h16}")),
    "azureid": Maker(CLOUD, _azure_resource, r"[0-9a-f-]{36}"),
    "tenant": Maker(CLOUD, shaper(_UUID)),
    "project": Maker(CLOUD, shaper("prj-{a5}-{d5}", "{a6}-prod-{d6}")),
    "ocid": Maker(CLOUD, shaper("ocid1.instance.oc1.eu-frankfurt-1.{l60}"), r"[a-z0-9]{60}"),
    "objectid": Maker(NEUTRAL, shaper(_UUID)),
    "deviceid": Maker("device id", shaper(_UUID)),
}
