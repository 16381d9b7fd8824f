"""Columns and tallies as bytes, to keep: the length of each array, then the arrays one after another."""

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np

from portal.measures.counted.columns import CASE, OFFER, PAIR, Array, Columns, in_order
from portal.measures.counted.tally import KINDS, Tally, parts_of

_COLUMNS = (CASE, OFFER, PAIR)


def packed_columns(one: Columns) -> bytes:
    """These columns as bytes; equal rows give equal bytes, whatever order they came in."""
    one = in_order(one)
    return _packed([one.cases, one.offers, one.pairs])


def columns_in(data: bytes) -> Columns:
    """The columns that these bytes are."""
    return Columns(*_arrays(data, _COLUMNS))


def packed_tally(one: Tally) -> bytes:
    """This tally as bytes."""
    return _packed(parts_of(one))


def tally_in(data: bytes) -> Tally:
    """The tally that these bytes are."""
    return Tally(*_arrays(data, list(KINDS.values())))


def _packed(arrays: Sequence[Array]) -> bytes:
    sizes = struct.pack(f"<{len(arrays)}q", *(len(one) for one in arrays))
    return b"".join([sizes, *(np.ascontiguousarray(one).tobytes() for one in arrays)])


def _arrays(data: bytes, kinds: Sequence[np.dtype[Any]]) -> list[Array]:
    found, place = [], 8 * len(kinds)
    for kind, length in zip(kinds, struct.unpack_from(f"<{len(kinds)}q", data), strict=True):
        shape = (length, *kind.shape)
        found.append(np.ndarray(shape, kind.base, data, offset=place))
        place += length * kind.itemsize
    return found
