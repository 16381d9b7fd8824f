"""Machines of wards, branches, exchanges and shop floors: addresses, names, numbers and cloud accounts."""

import uuid

from benchmarks.redaction.generated.fifth.people import domain
from benchmarks.redaction.generated.source import Maker, Source

_ROLES = (
    *("pacs", "mri", "atm", "pos", "scada", "hmi", "olt", "bras", "sap", "oradb", "veeam", "filer", "lis"),
    *("moodle", "print", "sbc", "wlc", "edge", "fw", "esx", "kafka", "ldap", "idp", "bckp", "nas"),
)
_SITES = ("fra", "lyo", "osl", "mad", "chi", "yyz", "gva", "prg", "bri", "sto")


def _ip4(source: Source) -> str:
    def octet() -> int:
        return source.dice.randint(1, 254)

    return source.pick(
        *(f"10.{octet()}.{octet()}.{octet()}", f"10.{octet()}.{octet()}.{octet()}"),
        *(f"172.{source.dice.randint(16, 31)}.{octet()}.{octet()}", f"192.168.{octet()}.{octet()}"),
        *(f"100.{source.dice.randint(64, 127)}.{octet()}.{octet()}", f"203.0.113.{octet()}"),
        *(f"198.51.100.{octet()}",),
    )


def _ip6(source: Source) -> str:
    four = [source.signs(1, "123456789abcdef") + source.signs(3, "0123456789abcdef") for _ in range(5)]
    return source.pick(
        f"2001:db8:{four[0]}::{four[1]}",
        f"2001:db8:{four[0]}:{four[1]}:{four[2]}:{four[3]}:{four[4]}:{source.number(2)}",
        f"fd{four[0][:2]}:{four[1]}:{four[2]}::{four[3]}",
        f"fe80::{four[0]}:{four[1][:2]}ff:fe{four[2][:2]}:{four[3]}",
    )


def _octets(source: Source) -> list[str]:
    first = source.pick("00", "3c", "ac", "d4", "f0", "70", "b8")
    return [first, *(source.signs(2, "0123456789abcdef") for _ in range(5))]


def _mac(source: Source) -> str:
    octets = _octets(source)
    return source.pick(":".join(octets), ":".join(octets).upper(), "-".join(octets).upper())


def _mac_dotted(source: Source) -> str:
    flat = "".join(_octets(source))
    return f"{flat[:4]}.{flat[4:8]}.{flat[8:]}"


def host(source: Source) -> str:
    """The short name of a machine."""
    role, site = source.pick(*_ROLES), source.pick(*_SITES)
    return source.pick(
        *(f"{role}{source.number(2)}", f"{site}-{role}-0{source.number(1)}", f"{role}-{source.number(3)}"),
        *(f"{site}{role}{source.number(2)}", f"{role}-{site}{source.number(1)}"),
    )


def fqdn(source: Source) -> str:
    """The whole name of a machine, outside or inside."""
    inside = source.pick("lan", "corp", "local", "internal", "intra")
    house = domain(source)
    return source.pick(
        *(f"{host(source)}.{house}", f"{host(source)}.{source.pick(*_SITES)}.{house}"),
        *(f"{host(source)}.{house.split('.', maxsplit=1)[0]}.{inside}", f"{source.pick(*_ROLES)}.{house}"),
    )


def _unc(source: Source) -> str:
    share = source.pick("scans", "export$", "profiles", "dicom", "batch", "public")
    return f"\\\\{host(source)}\\{share}"


def _sid(source: Source) -> str:
    parts = "-".join(str(source.dice.randint(400_000_000, 4_000_000_000)) for _ in range(3))
    return f"S-1-5-21-{parts}-{source.dice.randint(1100, 9999)}"


def _serial(source: Source) -> str:
    return source.pick(
        *(
            f"FOC{source.shaped('####XXXX')}",
            f"FGT60F{source.shaped('TK########')}",
            source.shaped("XXX##XXXX#"),
        ),
        *(f"CZ{source.shaped('J########')}", f"JN{source.shaped('##XXXXXAFC')}", source.shaped("#AXXX#X")),
        *(
            f"S{source.shaped('#AXNX######X')}",
            f"VNB{source.shaped('##XXXXX')}",
            f"PF{source.shaped('#AXXXXXX')}",
        ),
    )


def luhn(digits: str) -> str:
    """The sign that makes these digits hold Luhn's sum."""
    doubled = [sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits[::-1])]
    return str(-sum(doubled) % 10)


def _imei(source: Source) -> str:
    body = source.pick("35", "86", "01") + source.number(12)
    return body + luhn(body)


def _licence(source: Source) -> str:
    return source.pick(
        *(source.shaped("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"), source.shaped("XXXX-XXXX-XXXX-XXXX")),
        source.shaped("XXXXX-XXXXX-XXXXX-XXXXX"),
    )


def _uuid(source: Source) -> str:
    return str(uuid.UUID(int=source.dice.getrandbits(128), version=4))


_HEX = "0123456789abcdef"
FOUR, SIX, MAC, NAME, CLOUD = "IPv4", "IPv6", "MAC", "host name", "cloud id"
MAKERS = {
    "ip4": Maker(FOUR, _ip4),
    "ip6": Maker(SIX, _ip6),
    "mac": Maker(MAC, _mac),
    "macdot": Maker(MAC, _mac_dotted),
    "host": Maker(NAME, host),
    "fqdn": Maker("FQDN", fqdn),
    "unc": Maker("UNC", _unc, r"(?<=\\\\)[^\\]+"),
    "sid": Maker("SID", _sid, r"(?<=S-1-5-21-)\d+-\d+-\d+"),
    "serial": Maker("serial number", _serial),
    "asset": Maker("asset tag", lambda source: f"{source.pick('INV', 'AT', 'ASSET')}-{source.number(6)}"),
    "imei": Maker("IMEI", _imei),
    "imsi": Maker("IMSI", lambda source: f"{source.pick('26201', '20801', '24007')}{source.number(10)}"),
    "licence": Maker("licence key", _licence),
    "awsaccount": Maker(CLOUD, lambda source: source.number(12)),
    "instance": Maker(CLOUD, lambda source: f"i-0{source.signs(16, _HEX)}"),
    "tenant": Maker(CLOUD, _uuid),
}
