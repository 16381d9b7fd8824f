"""What the rules say about a line that is one JSON document: each value is judged with its key, as in a file.

Only of documents with plain values: one that holds lines, a document, or something behind further escapes is
looked at as it is. Lines of one log have few shapes (what stands
around their values, and their keys), so that mostly only values have to be judged.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from portal.redaction.escaped.layers import has_runs
from portal.redaction.faces.outlines import outline_of
from portal.redaction.faces.whole_examples import whole
from portal.redaction.findings import Span
from portal.redaction.formats.escapes import JSON, Unescaped, unescape
from portal.redaction.formats.json_document import JsonWalk, Unparsable
from portal.redaction.formats.json_naming import is_held, is_listed_twice
from portal.redaction.formats.noted import nothing_noted
from portal.redaction.judging.judged import ByOutline, Verdict
from portal.redaction.scanning.engine import leaf_claims, resolved
from portal.redaction.scanning.scanner import claims_of_each
from portal.redaction.stand_ins.own_stand_ins import without_own

JSON_LIKE = re.compile(rb"\s*+(?:\{\s*+[\"}]|\[\s*+[\"{\[0-9\]])")
XML_LIKE = re.compile(rb"\s*+<(?:\?xml\b|[A-Za-z][\w:.-]*+[^<>]*+>)")
LEAST_DOCUMENT = 8
_STRING = re.compile(rb"\"((?:[^\"\\]++|\\.)*+)\"")
# An escape whose letter was taken for a part of a word, and the end of a line inside of a value.
_LOST = re.compile(rb"\\[^\"\\/bfrtu]")
_NUMBER = re.compile(rb"(-?[0-9][0-9.eE+-]*+)")
_DEEPEST = 200
_MOST, _MOST_SHAPES = 20_000, 2_000

_Asked = tuple[str | None, bytes]
"""A value and the class of its key."""


class Claims(NamedTuple):
    """What is claimed of a value or of a document, in order, and the places that this makes."""

    claims: Sequence[Span]
    spans: Sequence[Span]


_NOTHING = Claims((), ())


@dataclass(frozen=True, slots=True)
class _Shape:
    """The classes of keys of the strings and numbers of a document, in order.

    A class in one that is not `shared` depends on values. In a `listed` one strings stand in lists, where
    options are the keys of what follows them.
    """

    strings: tuple[str | None, ...]
    numbers: tuple[str | None, ...]
    shared: bool
    listed: bool


_shapes: dict[bytes, _Shape | None] = {}
_known: dict[_Asked, Claims | None] = {}


@dataclass(frozen=True, slots=True)
class _Read:
    """A face that was read: its strings, each with its place and the class of its key, and its numbers."""

    places: list[int]
    strings: list[_Asked]
    numbers: list[_Asked]


def is_document(line: bytes) -> bool:
    """Whether a line looks like one JSON object."""
    return line[:1] == b"{" and line.rstrip()[-1:] == b"}"


def claims_on_documents(faces: Sequence[bytes], *, gated: bool) -> list[Claims | None]:
    """The claims on the values and keys of each face; None for one that must be looked at as it is."""
    read = [_read(face, remembers=gated) for face in faces]
    asked = dict.fromkeys(value for one in read if one for value in (*one.strings, *one.numbers))
    known = _judged(asked, gated=gated)
    return [None if one is None else _claims(one, known) for one in read]


def _read(face: bytes, *, remembers: bool) -> _Read | None:
    if b"\\" not in face:
        parts = face.split(b'"')
    elif _LOST.search(face) is None:
        parts = _STRING.split(face)
    else:
        return None
    if len(parts) % 2 == 0:  # a string that does not end
        return None
    around = _NUMBER.split(b'"'.join(parts[0::2]))
    shape = _shape_of(face, around, parts, remembers=remembers)
    if shape is None or len(shape.strings) != len(parts) // 2:
        return None
    ends = list(accumulate(len(part) + 1 for part in parts))
    strings = zip(shape.strings, parts[1::2], strict=True)
    return _Read(ends[0:-1:2], list(strings), list(zip(shape.numbers, around[1::2], strict=True)))


def _claims(one: _Read, known: Mapping[_Asked, Claims | None]) -> Claims | None:
    """What is claimed of the values, at their places in the face."""
    if any(known[number] is not _NOTHING for number in one.numbers):  # a mark in quotes would replace it
        return None
    claims: list[Span] = []
    spans: list[Span] = []
    for place, found in zip(one.places, map(known.__getitem__, one.strings), strict=True):
        if found is _NOTHING:
            continue
        if found is None:
            return None
        claims += [Span(start + place, end + place, kind) for start, end, kind in found.claims]
        spans += [Span(start + place, end + place, kind) for start, end, kind in found.spans]
    return Claims(claims, claims if spans == claims else spans)


def _shape_of(face: bytes, around: list[bytes], parts: list[bytes], *, remembers: bool) -> _Shape | None:
    """The shape of a face, given what stands around its strings with each number apart; None for no JSON."""
    keys = [one for one, after in zip(parts[1::2], parts[2::2], strict=True) if after.lstrip()[:1] == b":"]
    seen = b"0".join(around[0::2]) + b"\n" + b'"'.join(keys)
    try:
        shape = _shapes[seen] if remembers else _walked(face)
    except KeyError:
        shape = _walked(face)
    options = shape is not None and shape.listed and any(one[:1] == b"-" for one in parts[1::2])
    if shape is None or (shape.shared and not options):
        if remembers:
            if len(_shapes) >= _MOST_SHAPES:
                _shapes.clear()
            _shapes[seen] = shape
        return shape
    return _walked(face)


def _walked(face: bytes) -> _Shape | None:
    walk = _ShapeWalk()
    try:
        _, place = walk.feed(face, last=True)
    except Unparsable:
        return None
    if place != len(face) or walk.documents != 1:
        return None
    return _Shape(tuple(walk.strings), tuple(walk.numbers), walk.shared, walk.listed)


class _ShapeWalk(JsonWalk):
    """Notes the class of each value's key instead of looking at the value."""

    def __init__(self) -> None:
        super().__init__(nothing_noted(), _DEEPEST)
        self.strings: list[str | None] = []
        self.numbers: list[str | None] = []
        self.shared = True
        self.listed = False

    def _string(self, match: re.Match[bytes]) -> None:
        is_key = bool(self._levels) and self._levels[-1].expects_key
        self.strings.append(None if is_key else self._class())
        super()._string(match)

    def _value(self, key_class: str | None, raw: bytes, start: int) -> None:
        """What a value says changes nothing of the shape."""

    def _number(self, match: re.Match[bytes]) -> None:
        del match
        self.numbers.append(self._class_of_number())

    def _class(self) -> str | None:
        level = self._levels[-1]
        self.listed |= not level.is_object
        # What is named by another value, in this document by this one and in the next by another.
        self.shared &= not is_held(level.key) and not is_listed_twice(self._levels)
        return super()._class()


def _is_json(text: bytes) -> bool:
    return JSON_LIKE.match(text) is not None and _walked(text) is not None


def _judged(asked: Iterable[_Asked], *, gated: bool) -> Mapping[_Asked, Claims | None]:
    """The claims on each of some values; None for one that must be looked at as it is."""
    made: dict[_Asked, Claims | None] = {}
    new: list[tuple[_Asked, Unescaped | None, bytes]] = []
    for one in asked:
        if gated and one in _known:
            made[one] = _known[one]
            continue
        behind = unescape(one[1], JSON) if b"\\" in one[1] else None
        text = one[1] if behind is None else behind.text
        if _is_deeper(one[1], text):
            made[one] = None
        else:
            new.append((one, behind, text))
    texts = list(dict.fromkeys(text for _, _, text in new))
    found = of_values.verdicts(texts, list(map(outline_of, texts)), gated=gated)
    for one, behind, text in new:
        made[one] = _in_place(one[1], behind, (*found[text].claims, *leaf_claims(one[0], text)))
    if gated:
        if len(_known) + len(made) > _MOST:
            _known.clear()
        _known.update(made)
    return made


def _by_rules(texts: Sequence[bytes], gated: bool) -> list[Verdict]:  # noqa: FBT001 - as whoever judges is asked
    """What the rules say about some values, without their keys."""
    made = [whole(text, found) for text, found in zip(texts, claims_of_each(texts, gated=gated), strict=True)]
    return [
        Verdict(tuple(claims), tuple(resolved(without_own(text, claims))))
        for text, claims in zip(texts, made, strict=True)
    ]


of_values = ByOutline(_by_rules)


def _is_deeper(value: bytes, text: bytes) -> bool:
    """Whether a value, which says this text, is a document or holds something behind further escapes."""
    if len(text) >= LEAST_DOCUMENT and (_is_json(text) or XML_LIKE.match(text)):
        return True
    return has_runs(b'"%s"' % value)


def _in_place(value: bytes, behind: Unescaped | None, claims: Sequence[Span]) -> Claims:
    """Claims on the text that a value says, as claims on the value."""
    if not claims:
        return _NOTHING
    if behind is not None:
        claims = [Span(behind.raw_start(start), behind.raw_end(end), kind) for start, end, kind in claims]
    held = whole(value, claims)
    return Claims(held, resolved(without_own(value, held))) if held else _NOTHING
