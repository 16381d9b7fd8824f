"""What the rules say about a line that is one JSON document: each value is judged with its key, as in a file.

Only of documents with plain values: one that holds lines, a document, or something behind further escapes is
looked at as it is. Lines of one log have few shapes (what stands
around their values, and their keys), so that mostly only values have to be judged.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from portal.redaction.escaped.layers import has_runs
from portal.redaction.escapes import JSON, Unescaped, unescape
from portal.redaction.faces.outlines import outline_of
from portal.redaction.faces.whole_examples import whole
from portal.redaction.findings import Span
from portal.redaction.formats.json_shapes import cut, is_json
from portal.redaction.judging.judged import ByOutline, Verdict
from portal.redaction.rules.spared.by_key import left_of
from portal.redaction.scanning.engine import resolved
from portal.redaction.scanning.leaf_claims import leaf_claims
from portal.redaction.scanning.scanner import claims_of_each
from portal.redaction.stand_ins.own_stand_ins import without_own

JSON_LIKE = re.compile(rb"\s*+(?:\{\s*+[\"}]|\[\s*+[\"{\[0-9\]])")
XML_LIKE = re.compile(rb"\s*+<(?:\?xml\b|[A-Za-z][\w:.-]*+[^<>]*+>)")
LEAST_DOCUMENT = 8
# An escape whose letter was taken for a part of a word, and the end of a line inside of a value.
_LOST = re.compile(rb"\\[^\"\\/bfrtu]")
_MOST = 20_000

_Asked = tuple[str | None, bytes]
"""A value and the class of its key."""


class Claims(NamedTuple):
    """What is claimed of a value or of a document, in order, and the places that this makes."""

    claims: Sequence[Span]
    spans: Sequence[Span]


_NOTHING = Claims((), ())


_known: dict[_Asked, Claims | None] = {}


class _Read(NamedTuple):
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
    if b"\\" in face and _LOST.search(face) is not None:
        return None
    read = cut(face, remembers=remembers)
    if read is None:
        return None
    asked, begins = list(zip(read.shape.classes, read.leaves, strict=True)), list(read.begins())
    strings = list(compress(asked, read.is_string))
    numbers = [one for one, quoted in zip(asked, read.is_string, strict=True) if not quoted]
    return _Read(list(compress(begins, read.is_string)), strings, numbers)


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
        made[one] = _in_place(one[1], behind, _of_class(one[0], text, found[text].claims))
    if gated:
        if len(_known) + len(made) > _MOST:
            _known.clear()
        _known.update(made)
    return made


def _of_class(key_class: str | None, text: bytes, claims: Sequence[Span]) -> Sequence[Span]:
    """The claims on a value whose key is of this class, with what the key says."""
    return (*left_of(key_class, text, claims), *leaf_claims(key_class, text))


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
    if len(text) >= LEAST_DOCUMENT and ((JSON_LIKE.match(text) and is_json(text)) or XML_LIKE.match(text)):
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
