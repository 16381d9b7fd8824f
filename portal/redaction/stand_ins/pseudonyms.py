"""Stand-ins: the same value gets the same one within a case, and no two cases can be compared."""

import contextlib
import hashlib
import itertools
import re
from collections.abc import Callable, Collection, Sequence

from portal.redaction.kinds import KINDS, Form, Kind
from portal.redaction.stand_ins.addresses import AddressPermutation, packed, spelled
from portal.redaction.stand_ins.hosts import HostNames
from portal.redaction.stand_ins.issued import Issued
from portal.redaction.stand_ins.jwt import names_inside

_MEMORY = 100_000
_SHORTEST_KEY, _PRINTED = 16, 5
# A mark as it is written, or behind one or more escapes of URLs, XML, JSON or mail.
OWN_MARK = re.compile(
    rb"(?:<|%(?:25){0,2}3[Cc]|&(?:amp;){0,2}lt;|\\{1,3}u003[cC]|=3C)"
    rb"[A-Z][A-Z_]{1,39}[46]?(?:-[0-9a-f]{10}(?::[A-Za-z_./]{0,1200})?)?"
    rb"(?:>|%(?:25){0,2}3[Ee]|&(?:amp;){0,2}gt;|\\{1,3}u003[eE]|=3E)"
)
OWN_NAME = re.compile(
    rb"(?:user|person|h|d)-[0-9a-f]{10}(?![0-9a-z])(?:(?:@|%(?:25){0,2}40|=40)[dh]-[0-9a-f]{10})?(?:\.d-[0-9a-f]{10})*(?:\.example\b)?"
)
_HEX_DIGITS = frozenset(b"0123456789abcdefABCDEF")
_OCTET = rb"(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5])"
_IPV4 = re.compile(_OCTET + rb"(?:\." + _OCTET + rb"){3}")
_MANY = 64
_MAC = re.compile(rb"(?:[0-9A-Fa-f][:. -]?){12}")


class Pseudonyms:
    """The stand-ins of one case: keyed BLAKE2s (RFC 7693) with a sub-key for each kind, 40 bits printed.

    `key` is at least 16 secret bytes. Values are brought to one spelling first, so `A@x.com`,
    `a@X.COM` and `a%40x.com` agree. Without the key nobody can link a stand-in to its value, and
    stand-ins made with different keys have nothing in common.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < _SHORTEST_KEY:
            raise ValueError("A key for stand-ins has at least 16 bytes.")
        self.key = key
        self._root = hashlib.blake2s(key, person=b"portal/1").digest()
        self._hexed: dict[tuple[str, int], Callable[[bytes], str]] = {}
        self._made: dict[tuple[str, bytes], bytes] = {}
        self._hex_of_uuid, self._hex_of_half = self._hexing("uuid"), self._hexing("uuid-sign")
        self._hex_of_account = self._hexing("account", _PRINTED)
        self._hosts = HostNames(self._hexing("host", _PRINTED), self._hexing("domain", _PRINTED))
        self._issued = Issued()
        self._addresses = AddressPermutation(self._sub_key("addresses"))
        makers: dict[Form, Callable[[bytes], bytes]] = {
            Form.IPV4: self._ipv4,
            Form.IPV6: self._ipv6,
            Form.MAC: self._mac,
            Form.HOST: self._hosts.made,
            Form.ACCOUNT: self._account,
            Form.PERSON: self._person,
            Form.EMAIL: self._email,
            Form.UUID: self._uuid,
            Form.SID: self._sid,
        }
        self._makers = {kind.name: makers[kind.form] for kind in KINDS.values() if kind.form in makers}

    def stand_in(self, kind: Kind, value: bytes) -> bytes:
        """What stands for a value (UTF-8) of a kind, remembered. Never raises; odd values get a mark."""
        place = (kind.name, value)
        made = self._made.get(place)
        if made is None:
            if len(self._made) > _MEMORY:
                self._made.clear()
            made = self._made[place] = self.made(kind, value)
        return made

    @property
    def now(self) -> int:
        """How many addresses were given out so far: a mark in time for `issued`."""
        return self._issued.now

    def issued(self, address: bytes, since: int) -> bool:
        """Whether this address (IPv4 or MAC) was given out as a stand-in before the mark `since`."""
        return self._issued.is_before(address, since)

    def issued_among(self, addresses: Sequence[bytes], since: int) -> list[bytes]:
        """Those of some addresses that were given out as stand-ins before the mark `since`."""
        return self._issued.before(addresses, since)

    def forget_given_out(self) -> None:
        """Take no address for a stand-in that was given out so far: what comes next is nobody's output."""
        self._issued = Issued()

    def give_out(self, addresses: Collection[str]) -> None:
        """Make the stand-ins of a case's addresses (IPv4 and MAC), so that they are known as given out."""
        values = [address.encode() for address in addresses]
        numbers = packed(values)
        if numbers is None:
            for value in itertools.filterfalse(_IPV4.fullmatch, values):
                self.made(KINDS["mac" if _MAC.fullmatch(value) else "ipv4"], value)
            numbers = packed(list(filter(_IPV4.fullmatch, values)))
        if numbers is not None:
            self._issued.note_each(self._addresses.keep(numbers))

    def owns_ipv6(self, address: bytes) -> bool:
        """Whether this IPv6 address is a stand-in made with this key."""
        return self._addresses.signed(address)

    def owns_uuid(self, value: bytes) -> bool:
        """Whether this UUID is a stand-in made with this key."""
        digits = value.replace(b"-", b"")
        if digits[12:17:4] != b"88":  # few others have both, so nearly none is hashed for this
            return False
        digits = digits.lower()
        return digits[17:] == self._signature(digits[:12] + digits[13:16]).encode()

    def owns_sid(self, value: bytes) -> bool:
        """Whether this security identifier is a stand-in made with this key."""
        parts = value.split(b"-")
        return parts[6:7] == [b"%d" % self._number("sid-sign", b"-".join(parts[4:6]))]

    def code(self, kind: str, canonical: bytes) -> bytes:
        """Ten hexadecimal digits that stand for a value in its one spelling."""
        return self._hexing(kind, _PRINTED)(canonical).encode()

    def mark_of(self, picture: bytes) -> str:
        """What names a picture in this case: 128 bits that say nothing to whoever does not have the key."""
        return self._hexing("picture", 16)(picture)

    def made(self, kind: Kind, value: bytes) -> bytes:
        """See `stand_in`; for whoever remembers it, as it is not remembered here."""
        try:
            maker = self._makers.get(kind.name)
            if maker is not None:
                return maker(value)
        except (ValueError, IndexError):
            pass
        canonical = re.sub(rb"[\s-]+", b"", value).lower() if not kind.taught else value
        return b"<%s-%s%s>" % (kind.label.encode(), self.code(kind.name, canonical), names_inside(value))

    def made_each(self, kind: Kind, values: Sequence[bytes]) -> list[bytes]:
        """The same for many values of one kind."""
        numbers = packed(values) if kind.form is Form.IPV4 and len(values) >= _MANY else None
        if numbers is not None:
            made, new = self._addresses.ipv4_each(numbers)
            self._issued.note_each(new)
            return spelled(made)
        maker = self._makers.get(kind.name)
        if maker is not None:
            with contextlib.suppress(ValueError, IndexError):  # the odd one gets its mark below
                return list(map(maker, values))
        return [self.made(kind, value) for value in values]

    def _ipv4(self, value: bytes) -> bytes:
        made = self._addresses.ipv4(value)
        self._issued.note(made)
        return made

    def _ipv6(self, value: bytes) -> bytes:
        """One that holds an IPv4 address (RFC 4291) keeps its head: that address stands elsewhere too."""
        head, _, last = value.rpartition(b":")
        if b"." in last:
            return head + b":" + self._ipv4(last)
        if not last and not head.strip(b":0Ff"):  # a head alone: what stood behind it is a stand-in already
            return value
        return self._addresses.ipv6(value)

    def _mac(self, value: bytes) -> bytes:
        if _MAC.fullmatch(value) is None:
            raise ValueError  # a claim of something else reaches over it: one mark covers both
        digits = bytes(c for c in value if c in _HEX_DIGITS).lower()
        made = b"02" + self.code("mac", digits)
        if value.upper() == value:
            made = made.upper()
        place = iter(made)
        result = bytes(next(place) if c in _HEX_DIGITS else c for c in value)
        self._issued.note(result)
        return result

    def _account(self, value: bytes) -> bytes:
        return b"user-" + self._hex_of_account(value.lower()).encode()

    def _person(self, value: bytes) -> bytes:
        words = value.decode("utf-8", "replace").casefold().split()
        return b"person-" + self.code("person", " ".join(words).encode())

    def _email(self, value: bytes) -> bytes:
        plain = value.replace(b"%40", b"@")
        name, _, domain = plain.rpartition(b"@")
        return b"%s@%s" % (self._account(name), self._hosts.made(domain))

    def _uuid(self, value: bytes) -> bytes:
        """A version 8 UUID (RFC 9562) whose second half signs its first."""
        body = self._hex_of_uuid(value.replace(b"-", b"").lower())[:15]
        sign = self._signature(body.encode())
        if b"-" not in value:
            return f"{body[:12]}8{body[12:]}8{sign}".encode()
        return f"{body[:8]}-{body[8:12]}-8{body[12:]}-8{sign[:3]}-{sign[3:]}".encode()

    def _signature(self, body: bytes) -> str:
        return self._hex_of_half(body)[:15]

    def _sid(self, value: bytes) -> bytes:
        parts = value.split(b"-")
        domain = b"-".join(parts[4:7])
        made = [b"%d" % self._number(use, domain) for use in ("sid-1", "sid-2")]
        sign = b"%d" % self._number("sid-sign", b"-".join(made))
        return b"-".join([*parts[:4], *made, sign, *parts[7:]])

    def _number(self, use: str, value: bytes) -> int:
        return int(self._hexing(use, 4)(value), 16)

    def _hexing(self, use: str, size: int = 32) -> Callable[[bytes], str]:
        """What hashes values with the sub-key of a use, in hexadecimal."""
        hexed = self._hexed.get((use, size))
        if hexed is None:
            hexed = self._hexed[use, size] = _hexed(hashlib.blake2s(key=self._sub_key(use), digest_size=size))
        return hexed

    def _sub_key(self, use: str) -> bytes:
        return hashlib.blake2s(use.encode(), key=self._root, person=b"sub-key").digest()


def _hexed(keyed: hashlib.blake2s) -> Callable[[bytes], str]:
    """What hashes values in hexadecimal; a key is taken in once, and what it gave copied."""
    copy = keyed.copy

    def hexed(value: bytes) -> str:
        made = copy()
        made.update(value)
        return made.hexdigest()

    return hexed
