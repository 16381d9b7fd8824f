"""Which addresses were given out as stand-ins, and when."""

import socket
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from portal.redaction.stand_ins.addresses import Packed, ascending, packed


class Issued:
    """When addresses were first given out: IPv4 ones that come in great numbers are kept as numbers.

    A case of hundreds of thousands of them would need fifteen times the memory for them as they are.
    """

    def __init__(self) -> None:
        self._dotted: dict[bytes, int] = {}
        self._numbers, self._when = np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.uint64)
        """Ascending, and when each was given out."""

    @property
    def now(self) -> int:
        """How many were given out so far: a mark in time."""
        return len(self._dotted) + len(self._numbers)

    def note(self, address: bytes) -> None:
        """Note one, if it was not given out before."""
        if self._at(address) is None:
            self._dotted.setdefault(address, self.now)

    def note_each(self, addresses: Packed) -> None:
        """The same for many."""
        new = ascending(addresses[~self._are_held(addresses)])
        if not len(new):
            return
        numbers = np.concatenate((self._numbers, new))
        when = np.concatenate((self._when, np.full(len(new), self.now, dtype=np.uint64)))
        order = np.argsort(numbers, kind="stable")
        self._numbers, self._when = numbers[order], when[order]

    def before(self, addresses: Sequence[bytes], since: int) -> list[bytes]:
        """Those of some addresses that were given out before the mark `since`: hardly any, as a rule."""
        dotted = self._dotted
        if not len(self._numbers):
            return [one for one in addresses if dotted.get(one, since) < since] if since else []
        numbers = packed(addresses)
        if numbers is not None:
            held = np.flatnonzero(self._are_held(numbers)).tolist()
            addresses = [addresses[place] for place in held] + [one for one in addresses if one in dotted]
        return [one for one in addresses if self.is_before(one, since)]

    def is_before(self, address: bytes, since: int) -> bool:
        """Whether an address was given out before the mark `since`."""
        if self._dotted.get(address, since) < since:
            return True
        at = self._at(address)
        return at is not None and self._when[at] < since

    def _at(self, address: bytes) -> int | None:
        """Where the number of an address stands, if it is one of many and spelled as these are."""
        if not len(self._numbers):
            return None
        try:
            number = socket.inet_aton(address.decode("ascii"))
        except (OSError, ValueError):
            return None
        held, asked = self._numbers.data, int.from_bytes(number, "big")
        at = bisect_left(held, asked)
        is_held = at < len(held) and held[at] == asked and socket.inet_ntoa(number).encode() == address
        return at if is_held else None

    def _are_held(self, addresses: Packed) -> NDArray[np.bool_]:
        """Which of some addresses are among the many."""
        if not len(self._numbers):
            return np.zeros(len(addresses), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self._numbers, addresses), len(self._numbers) - 1)
        return np.equal(self._numbers[at], addresses)
