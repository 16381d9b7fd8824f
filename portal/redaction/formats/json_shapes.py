"""JSON documents by their shape: their keys, and what stands around their values.

Documents of one program have few shapes. One whose shape is known is cut at its strings and numbers instead
of being walked sign by sign: the shape says under which class of key each of them stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from portal.redaction.formats.json_document import JsonWalk, Unparsable
from portal.redaction.formats.json_naming import TELLING, is_held, is_listed_twice, is_of_titles
from portal.redaction.formats.noted import nothing_noted

# Strings and numbers as `json_naming.TOKEN` reads them.
_LEAF = re.compile(rb'"((?:[^"\\]++|\\.)*+)"|(-?[0-9][0-9.eE+-]*+)', re.DOTALL)
_DEEPEST, _MOST_LEAVES = 200, 250_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What a shape says about the strings and numbers of its documents, in order.

    `classes` are those of their keys; `keys` and `strings` are the places of keys and of other strings.
    """

    classes: tuple[str | None, ...]
    keys: tuple[int, ...]
    strings: tuple[int, ...]
    tellers: tuple[int, ...]
    """The places of strings that may tell what stands beside them."""
    depth: int
    is_named: bool
    """Whether a class is told by such a string, which any document may have another of."""
    is_listed: bool
    """Whether strings stand in lists, where options are the keys of what follows them."""


class Cut(NamedTuple):
    """A document cut at its strings (without their quotes) and numbers."""

    shape: Shape
    gaps: Sequence[bytes]
    leaves: Sequence[bytes]
    is_string: Sequence[bool]

    def begins(self) -> Iterator[int]:
        """Where each string and number begins."""
        place = 0
        for gap, leaf, quoted in zip(self.gaps, self.leaves, self.is_string, strict=False):
            place += len(gap) + quoted
            yield place
            place += len(leaf) + quoted


class _Known(dict[bytes, Shape | None]):
    """Shapes by a hash of what tells them (of 256 bits, so that nobody can make two that share one)."""

    leaves = 0

    def keep(self, mark: bytes, shape: Shape | None) -> None:
        """Remember one; None for what is no JSON."""
        if self.leaves > _MOST_LEAVES:
            self.clear()
            self.leaves = 0
        self[mark] = shape
        self.leaves += 1 if shape is None else len(shape.classes)


_known = _Known()


def cut(document: bytes, *, remembers: bool = True) -> Cut | None:
    """The strings and numbers of a document with the shape that it has; None for what is no JSON."""
    parts = _LEAF.split(document)
    gaps, strings, numbers = parts[0::3], parts[1::3], parts[2::3]
    is_string = [number is None for number in numbers]
    leaves = [string if number is None else number for string, number in zip(strings, numbers, strict=True)]
    shape = _remembered(document, gaps, leaves, is_string) if remembers else _walked(document)
    return None if shape is None else Cut(shape, gaps, leaves, is_string)


def is_json(document: bytes) -> bool:
    """Whether these bytes are one JSON document."""
    return _walked(document) is not None


def _remembered(
    document: bytes, gaps: Sequence[bytes], leaves: Sequence[bytes], is_string: Sequence[bool]
) -> Shape | None:
    """The shape of a document, walked where no other one told it."""
    keys = [place for place, gap in enumerate(gaps[1:]) if is_string[place] and gap.lstrip()[:1] == b":"]
    around = [gap + (b'"' if quoted else b"0") for gap, quoted in zip(gaps, is_string, strict=False)]
    names = [leaves[place] for place in keys]
    mark = sha256(b'"'.join([b"%d %d" % (len(keys), len(leaves)), *names, *around, gaps[-1]])).digest()
    if mark not in _known:
        return _learned(document, keys, leaves, mark)
    shape = _known[mark]
    if shape is None or not (shape.is_named or shape.is_listed):
        return shape
    if _has_options(shape, leaves):
        return _walked(document)
    if not shape.is_named:
        return shape
    by_names = _mark_with_names(shape, leaves, mark)
    if by_names is None:
        return _walked(document)
    if by_names not in _known:
        _known.keep(by_names, _walked(document))
    return _known[by_names]


def _learned(document: bytes, keys: Sequence[int], leaves: Sequence[bytes], mark: bytes) -> Shape | None:
    shape = _walked(document)
    if shape is None:
        _known.keep(mark, None)
    elif list(shape.keys) == keys and not _has_options(shape, leaves):  # else the mark does not tell the keys
        _known.keep(mark, shape)
    return shape


def _has_options(shape: Shape, leaves: Sequence[bytes]) -> bool:
    return shape.is_listed and any(leaves[place][:1] == b"-" for place in shape.strings)


def _mark_with_names(shape: Shape, leaves: Sequence[bytes], mark: bytes) -> bytes | None:
    """What tells the shape of a document by its names too; None where a value reads like the key of one."""
    if any(leaves[place] in TELLING for place in shape.strings):
        return None
    return sha256(mark + b'"'.join([leaves[place] for place in shape.tellers])).digest()


def _walked(document: bytes) -> Shape | None:
    walk = _ShapeWalk()
    try:
        _, place = walk.feed(document, last=True)
    except Unparsable:
        return None
    return walk.shape() if place == len(document) and walk.documents == 1 else None


class _ShapeWalk(JsonWalk):
    """Notes the class of each value's key instead of looking at the value."""

    def __init__(self) -> None:
        super().__init__(nothing_noted(), _DEEPEST)
        self._classes: list[str | None] = []
        self._keys: list[int] = []
        self._strings: list[int] = []
        self._tellers: list[int] = []
        self._depth = 0
        self._is_named = self._is_listed = False

    def shape(self) -> Shape:
        """What was noted."""
        told = tuple(self._classes), tuple(self._keys), tuple(self._strings)
        return Shape(*told, tuple(self._tellers), self._depth, self._is_named, self._is_listed)

    def _sign(self, sign: bytes, place: int) -> int:
        place = super()._sign(sign, place)
        self._depth = max(self._depth, len(self._levels))
        return place

    def _string(self, match: re.Match[bytes]) -> None:
        level, place = self._levels[-1] if self._levels else None, len(self._classes)
        if level is not None and level.expects_key:
            self._keys.append(place)
            self._classes.append(None)
        else:
            self._strings.append(place)
            if self._tells():
                self._tellers.append(place)
            self._classes.append(self._class())
        super()._string(match)

    def _tells(self) -> bool:
        """Whether the string now read may say what stands beside it."""
        if not self._levels:
            return False
        level = self._levels[-1]
        if level.is_object:
            return level.key.encode("utf-8", "replace") in TELLING
        return is_of_titles(self._levels) or (not level.begun and is_listed_twice(self._levels))

    def _value(self, key_class: str | None, raw: bytes, start: int) -> None:
        """What a value says changes nothing of the shape."""

    def _number(self, match: re.Match[bytes]) -> None:
        del match
        self._classes.append(self._class_of_number())

    def _class(self) -> str | None:
        if self._levels:
            level = self._levels[-1]
            self._is_listed |= not level.is_object
            self._is_named |= is_held(level.key) if level.is_object else is_listed_twice(self._levels)
        return super()._class()
