"""Prefix-preserving stand-ins for network addresses, after Crypto-PAn (Xu, Fan, Ammar, Moon 2002).

Two addresses that share a prefix have stand-ins that share a prefix of the same length, and an
address never leaves its class: private stays private, public stays public. Byte-wise variant:
the 255 flip bits below one byte prefix come from one keyed hash.
"""

import hashlib
import ipaddress
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

# First bytes whose /8 mixes public and special networks keep their first byte.
_MIXED = frozenset({100, 169, 172, 192, 198, 203})
_SPECIAL_FIRST = frozenset({0, 10, 127}) | _MIXED
# Of such a /8 the special network below it, and how many bits of its second byte say so.
_SPECIAL_SECOND = {100: (64, 2), 169: (254, 8), 172: (16, 4), 192: (168, 8)}
_FIRST_MULTICAST = 224
_MEMORY = 50_000
_FLIPS = 32
_TOGETHER = 1 << 13
_LARGEST = 255
_Bytes = NDArray[np.int64]
Packed = NDArray[np.uint32]
_LOW = (1 << 64) - 1
_SPELLED = tuple(b"%d" % byte for byte in range(256))


class AddressPermutation:
    """One key's permutation of the IPv4 and IPv6 addresses; `key` is 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._flipper = hashlib.blake2s(key=key, person=b"flips")
        self._flips: dict[bytes, bytes] = {}
        self._firsts: dict[int, int] = {}
        self._networks: dict[tuple[int, int], tuple[int, int]] = {}
        self._kept = np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.uint32)

    def ipv4(self, address: bytes) -> bytes:
        """The stand-in of a dotted address, dotted. Raises ValueError when it is none."""
        given = bytes(map(int, address.split(b".")))
        first, second = self._network_of(given[0], given[1])
        third = self._permuted(given[:2], given[2], 0)
        fourth = self._permuted(given[:3], given[3], 0)
        return b".".join((_SPELLED[first], _SPELLED[second], _SPELLED[third], _SPELLED[fourth]))

    def ipv4_each(self, given: Packed) -> tuple[Packed, Packed]:
        """The stand-ins of some addresses as numbers, together, and those of them that were not kept."""
        kept, made = self._kept
        if not len(kept):
            made = self._ipv4_made(given)
            return made, made
        at = np.minimum(np.searchsorted(kept, given), len(kept) - 1)
        found = made[at]
        others = np.flatnonzero(kept[at] != given)
        if len(others):
            found[others] = self._ipv4_made(given[others])
        return found, found[others]

    def keep(self, given: Packed) -> Packed:
        """Make the stand-ins of these addresses and keep them, in the place of those kept before."""
        given = ascending(given)
        parts = [given[first : first + _TOGETHER] for first in range(0, len(given), _TOGETHER)]
        made = np.concatenate([given[:0], *(self.ipv4_each(part)[0] for part in parts)])
        self._kept = given, made
        return made

    def _ipv4_made(self, given: Packed) -> Packed:
        address = given.astype(np.int64)
        bytes_ = [address >> shift & 255 for shift in (24, 16, 8, 0)]
        first, second = self._networks_of(bytes_[0], bytes_[1])
        third = self._permuted_each(address >> 16, 2, bytes_[2])
        fourth = self._permuted_each(address >> 8, 3, bytes_[3])
        made: Packed = (first << 24 | second << 16 | third << 8 | fourth).astype(np.uint32)
        return made

    def _networks_of(self, first: _Bytes, second: _Bytes) -> tuple[_Bytes, _Bytes]:
        """The stand-ins of the first two bytes of some addresses."""
        firsts = np.array([self._network_of(one, 0)[0] for one in range(256)])
        seconds = self._permuted_each(first, 1, second)
        mixed = np.flatnonzero(np.isin(first, list(_SPECIAL_SECOND)))
        seconds[mixed] = [
            self._network_of(*one)[1]
            for one in zip(first[mixed].tolist(), second[mixed].tolist(), strict=True)
        ]
        return firsts[first], seconds

    def _permuted_each(self, above: _Bytes, size: int, byte: _Bytes) -> _Bytes:
        """Some bytes below prefixes of so many bytes, none of whose bits stays."""
        prefixes, rows = np.unique(above, return_inverse=True)
        made = []
        for prefix in prefixes.tolist():
            keyed = self._flipper.copy()
            keyed.update(prefix.to_bytes(size, "big"))
            made.append(keyed.digest())
        flips = np.frombuffer(b"".join(made), dtype=np.uint8).reshape(-1, _FLIPS)[:, ::-1]
        return byte ^ _flipped_each(flips, rows, byte)

    def _network_of(self, first: int, second: int) -> tuple[int, int]:
        """The stand-ins of the first two bytes; there are few of them."""
        made = self._networks.get((first, second))
        if made is None:
            if first not in self._firsts:
                self._firsts[first] = self._first(first)
            made = self._networks[first, second] = self._firsts[first], self._second(first, second)
        return made

    def ipv6(self, address: bytes) -> bytes:
        """The stand-in of an IPv6 address, compressed: network kept in class, host part signed."""
        number = int(ipaddress.IPv6Address(address.decode("ascii")))
        network = number >> 64
        if network >> 48 != 0xFE80:  # noqa: PLR2004 - the link-local prefix of RFC 4291
            network = self._network(network)
        host = self._word(b"host", number.to_bytes(16, "big"))
        low = host << 32 | self._word(b"sign", network.to_bytes(8, "big") + host.to_bytes(4, "big"))
        return str(ipaddress.IPv6Address(network << 64 | low)).encode()

    def signed(self, address: bytes) -> bool:
        """Whether an IPv6 address is a stand-in made with this key."""
        try:
            number = int(ipaddress.IPv6Address(address.decode("ascii")))
        except ValueError:  # a word stands where an address is told: `IP6 dead > …`
            return False
        network, host = number >> 64, number >> 32 & 0xFFFFFFFF
        sign = self._word(b"sign", network.to_bytes(8, "big") + host.to_bytes(4, "big"))
        return number & 0xFFFFFFFF == sign

    def _network(self, network: int) -> int:
        given = network.to_bytes(8, "big")
        fixed = 8 if given[0] & 0xFE == 0xFC else 4  # noqa: PLR2004 - unique local, RFC 4193
        made = [self._permuted(b"6", given[0], fixed)]
        made += [self._permuted(b"6" + given[:place], given[place], 0) for place in range(1, 8)]
        return int.from_bytes(made, "big")

    def _first(self, first: int) -> int:
        if first >= _FIRST_MULTICAST:
            return self._permuted(b"", first, 4)
        if first in _SPECIAL_FIRST:
            return first
        made = self._permuted(b"", first, 0)
        while made >= _FIRST_MULTICAST or made in _SPECIAL_FIRST:
            made = self._permuted(b"", made, 0)
        return made

    def _second(self, first: int, second: int) -> int:
        if first not in _SPECIAL_SECOND:
            return self._permuted(bytes([first]), second, 0)
        inside, fixed = _special_second(first, second)
        made = self._permuted(bytes([first]), second, fixed)
        while _special_second(first, made)[0] != inside:
            made = self._permuted(bytes([first]), made, fixed)
        return made

    def _permuted(self, prefix: bytes, byte: int, fixed: int) -> int:
        """One byte below a prefix; its first `fixed` bits stay."""
        flips = self._flips.get(prefix)
        if flips is None:
            if len(self._flips) > _MEMORY:
                self._flips.clear()
            keyed = self._flipper.copy()
            keyed.update(prefix)
            flips = self._flips[prefix] = keyed.digest()[::-1]
        return byte ^ (_flipped(flips, byte) & (255 >> fixed))

    def _word(self, use: bytes, value: bytes) -> int:
        digest = hashlib.blake2s(value, key=self._key, person=use, digest_size=4).digest()
        return int.from_bytes(digest, "big")


def ascending(addresses: Packed) -> Packed:
    """Some addresses in order, each once; where they are many numpy's own way takes twenty times as long."""
    made = np.sort(addresses)
    return made[np.append(True, made[1:] != made[:-1])] if len(made) else made


def packed(addresses: Collection[bytes]) -> Packed | None:
    """Some dotted addresses as numbers; None where one of them is none."""
    lines = b"\n".join([*addresses, b""])
    dotted = b"." + lines.replace(b"\n", b".")
    if lines.translate(None, b"0123456789") != b"...\n" * len(addresses) or b".." in dotted:
        return None
    given = np.fromstring(dotted[1:-1].decode("ascii"), dtype=np.int64, sep=".")
    return None if given.max(initial=0) > _LARGEST else given.astype(np.uint8).view(">u4").astype(np.uint32)


def spelled(addresses: Packed) -> list[bytes]:
    """Some addresses dotted."""
    columns = addresses.astype(">u4").view(np.uint8).reshape(-1, 4).T
    return list(
        map(b".".join, zip(*(map(_SPELLED.__getitem__, one.tolist()) for one in columns), strict=True))
    )


def _flipped(flips: bytes, byte: int) -> int:
    """Which bits of a byte are turned: each by the node of the tree of prefixes above it.

    The node at a depth is `1 << depth | byte >> 8 - depth`, and its bit stands in `flips` under this number.
    """
    top = flips[0]
    made = (top << 6 & 128) | (top >> (2 | byte >> 7) & 1) << 6 | (top >> (4 | byte >> 6) & 1) << 5
    made |= (flips[1] >> (byte >> 5) & 1) << 4 | (flips[2 | byte >> 7] >> (byte >> 4 & 7) & 1) << 3
    made |= (flips[4 | byte >> 6] >> (byte >> 3 & 7) & 1) << 2
    made |= (flips[8 | byte >> 5] >> (byte >> 2 & 7) & 1) << 1
    return made | flips[16 | byte >> 4] >> (byte >> 1 & 7) & 1


def _flipped_each(flips: NDArray[np.uint8], rows: _Bytes, byte: _Bytes) -> _Bytes:
    """The same for many bytes, each with one of the rows."""

    def below(node: _Bytes | int) -> _Bytes:
        found: _Bytes = signs.take(begins + node).astype(np.int64)
        return found

    signs, begins = flips.ravel(), rows * _FLIPS
    top = below(0)
    made = (top << 6 & 128) | (top >> (2 | byte >> 7) & 1) << 6 | (top >> (4 | byte >> 6) & 1) << 5
    made |= (below(1) >> (byte >> 5) & 1) << 4
    for depth, node in ((4, 2), (5, 4), (6, 8), (7, 16)):
        made |= (below(node | byte >> (11 - depth)) >> (byte >> (8 - depth) & 7) & 1) << (7 - depth)
    return made


def _special_second(first: int, second: int) -> tuple[bool, int]:
    """Whether a second byte lies in the special network of its /8, and how many of its bits stay."""
    base, bits = _SPECIAL_SECOND[first]
    inside = second >> (8 - bits) == base >> (8 - bits)
    return (inside, bits if inside else 0)
