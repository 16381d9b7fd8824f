"""IP and hardware addresses in the notations that logs use."""

import ipaddress
import re
from functools import lru_cache

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.versions import is_version

_LEAST_HEX = 3
_MOST_OCTET = 255


def _is_ipv4(match: re.Match[bytes]) -> bool:
    address = match[0]
    if not is_usable(address):
        return False
    if is_version(match.string, match.start(), match.end()):
        return False
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    return not (after[:1].isalpha() or (after[:1] in b"-_" and after[1:2].isalpha() and before[-1:] in b"-_"))


@lru_cache(maxsize=65536)
def is_usable(address: bytes) -> bool:
    """Whether four numbers are an address that tells something: no mask, no loopback, no octet above 255."""
    parts = address.split(b".")
    if any(int(part) > _MOST_OCTET or (len(part) > 1 and part[:1] == b"0") for part in parts):
        return False
    first = int(parts[0])
    if first in {0, 127} or address == b"255.255.255.255":
        return False
    return not (
        first == _MOST_OCTET
        and all(
            part in {b"255", b"254", b"252", b"248", b"240", b"224", b"192", b"128", b"0"} for part in parts
        )
    )


# What each system calls its own links and networks: `fe80::1%lo0`, `fe00::0 ip6-localnet`.
_SAME_EVERYWHERE = re.compile(rb"fe80::1%lo|fe00::0?[ \t]")
# Groups that protocols speak to, the same in each network (RFC 5771): OSPF, mDNS, PTP, SSDP.
_GROUPS = re.compile(rb"224\.0\.(?:0\.[0-9]{1,3}|1\.(?:1|129|13[0-2]))|239\.255\.255\.25[0-5]")


def is_group_of_all(address: bytes) -> bool:
    """Whether an address is one that every network has. A face does not show it, so it is asked of values."""
    return _GROUPS.fullmatch(address) is not None


# The machine itself with a port, as netstat writes it: `::1:25`.
_OWN_PORT = re.compile(rb"::1:[0-9]{1,5}")


def _is_ipv6(match: re.Match[bytes]) -> bool:
    if _OWN_PORT.fullmatch(match[1]) or _SAME_EVERYWHERE.match(match.string, match.start(1)):
        return False
    return _usable_ipv6(match[1])


@lru_cache(maxsize=65536)
def _usable_ipv6(text: bytes) -> bool:
    digits = text.replace(b":", b"")
    if len(digits) < _LEAST_HEX or not any(48 <= c <= 57 for c in digits):  # noqa: PLR2004 - ASCII digits
        return False
    try:
        address = ipaddress.IPv6Address(text.decode("ascii"))
    except ValueError:
        return False
    if address.ipv4_mapped is not None:
        return False
    return not (address.is_loopback or address.is_unspecified or address.is_multicast)


def _is_mac(match: re.Match[bytes]) -> bool:
    digits = match[0].translate(None, b":-.").lower()
    return len(set(digits)) > 1 and not digits.startswith((b"01005e", b"3333"))


def _is_mac_of_client(match: re.Match[bytes]) -> bool:
    return len(set(match[1].translate(None, b":").lower())) > 1


RULES: tuple[Rule, ...] = (
    # What may not stand before is asked behind the first digit: so only digits are looked at.
    rule(
        "ipv4",
        rb"\d(?<![0-9A-Za-z]\d)(?<![^.]\.\d)(?<!\d-\d)\d{0,2}\.(?:\d{1,3}\.){2}\d{1,3}(?!\d|\.\d)",
        accept=_is_ipv4,
        gate=rb"\d\.\d{1,3}\.\d{1,3}\.\d",
    ),
    rule(
        "ipv6",
        rb"(?<![0-9A-Za-z:.])((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4})(?<![0-9A-Fa-f]:)(?![0-9A-Za-z]|:[0-9A-Za-z:]|\.\d)",
        accept=_is_ipv6,
        group=1,
        gate=rb"[0-9A-Fa-f]::|::[0-9A-Fa-f]|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]",
    ),
    # With its port behind it and no brackets, as Apache and HAProxy write a client.
    rule(
        "ipv6",
        rb"(?<![0-9A-Za-z:.])((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}):[0-9]{5}(?![0-9A-Za-z:.])",
        accept=_is_ipv6,
        group=1,
        gate=rb"[0-9A-Fa-f]:[0-9]{5}",
    ),
    # One that holds an older one, `::ffff:10.4.7.9`.
    rule(
        "ipv6",
        rb"(?<![0-9A-Za-z:.])(?:::|(?:0{1,4}:){5})(?:[Ff]{4}:)(?:0:)?\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![0-9A-Za-z]|\.\d)",
        accept=lambda match: is_usable(match[0].rpartition(b":")[2]),
        gate=rb"[Ff]{4}:(?:0:)?\d{1,3}\.\d",
    ),
    # Behind the name of an interface, `v6(en0:2607:f140:6000:8:c6b3:1ff:fecd:467f)`.
    rule(
        "ipv6",
        rb"(?<![0-9A-Za-z])[a-z]{2,8}[0-9]{1,3}[+-]?:((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4})(?![0-9A-Za-z:]|\.\d)",
        accept=_is_ipv6,
        group=1,
        gate=rb"[a-z][0-9]{1,3}[+-]?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]{3}",
    ),
    rule(
        "mac",
        rb"(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z]|[:-][0-9A-Fa-f]{2})",
        accept=_is_mac,
    ),
    rule(
        "mac",
        rb"(?<![0-9A-Za-z:.-])(?=[0-9a-f:]{0,12}[a-f])(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}(?![0-9A-Za-z:]|[.-][0-9a-f])",
        accept=_is_mac,
    ),
    rule(
        "mac",
        rb"(?<![0-9A-Za-z.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![0-9A-Za-z]|\.[0-9A-Za-z])",
        accept=_is_mac,
    ),
    # Three groups with strokes, as Comware and its kin write it.
    rule(
        "mac",
        rb"(?<![0-9A-Za-z-])(?=[0-9-]{0,13}[a-fA-F])(?=[a-fA-F-]{0,13}[0-9])[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}(?![0-9A-Za-z-])",
        accept=_is_mac,
    ),
    # What a machine calls itself where it asks for an address: the kind of hardware, then its address.
    rule(
        "mac",
        rb"(?<![0-9A-Za-z:.-])(?:0?1|ff):((?:[0-9A-Fa-f]{1,2}:){5}[0-9A-Fa-f]{1,2})(?![0-9A-Za-z:]|[.-][0-9a-f])",
        accept=_is_mac_of_client,
        group=1,
    ),
    rule(
        "mac",
        rb"(?i)(?:mac(?:[ _-]?address)?|hwaddr|ether|lladdr|bssid)\W{1,4}([0-9a-f]{12})\b",
        group=1,
    ),
    # The same behind `0x`, of which a face shows five digits.
    rule(
        "mac",
        rb"(?i)(?:mac(?:[ _-]?address)?|hwaddr|lladdr|bssid)\W{1,4}0x([0-9a-f]{5}|[0-9a-f]{12})\b",
        group=1,
    ),
    rule(
        "host",
        rb"(?<![0-9A-Za-z.-])(?:[A-Za-z][A-Za-z0-9]{0,30}-){0,3}(?:\d{1,3}-){3}\d{1,3}(?![0-9A-Za-z]|-\d)(?:\.[A-Za-z][A-Za-z0-9-]{0,62}){0,6}",
        accept=lambda match: _dashed(match[0]),
    ),
)


def _dashed(text: bytes) -> bool:
    """A host named after its address (`ip-10-1-2-3`, `calvisitor-10-105-160-95`)."""
    octets = re.search(rb"(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})", text)
    return octets is not None and all(int(part) <= _MOST_OCTET for part in octets.groups())
