"""Documents that stand inside a line: `payload={"user": {"first": …}}`, `sent <Patient><name>…</Patient>`.

Only those whose parts name each other: what else they say the line says itself, beside its keys.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice

# What stands in each line with such a document, in RE2's language: an object with brackets, elements in one.
GATE = (
    rb"\{[ \t]*\"[^\"\n]*\"[ \t]*:[^\n]*(?:[{\[]|\"[Vv]alue\")|\[[ \t]*\{[ \t]*\""
    rb"|<[A-Za-z][^<>\n]*>[^<\n]*<[^\n]*</"
)
_OPEN = re.compile(rb"\[\s*+\{\s*+\"|\{\s*+\"")
_NESTED = re.compile(rb"[\[{]|\"[Vv]alue\"")
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]{0,100}+)(?=[\s>])[^<>]*+(?<!/)>")
_MOST = 8


def documents(piece: bytes) -> Iterator[tuple[int, int]]:
    """Where they begin and end, the outermost of each."""
    yield from _objects(piece)
    yield from _elements(piece)


def _objects(piece: bytes) -> Iterator[tuple[int, int]]:
    if b'{"' not in piece and _OPEN.search(piece) is None:
        return
    text, place, decoder = piece.decode("latin-1"), 0, json.JSONDecoder()
    for one in islice(_OPEN.finditer(piece), _MOST):
        if one.start() < place:
            continue
        try:
            _, place = decoder.raw_decode(text, one.start())
        except (ValueError, RecursionError):
            continue
        if _NESTED.search(piece, one.start() + 1, place):
            yield one.start(), place


def _elements(piece: bytes) -> Iterator[tuple[int, int]]:
    one = _ELEMENT.search(piece)
    if one is None:
        return
    closing = b"</%s>" % one[1]
    end = piece.rfind(closing, one.end())
    if end >= 0 and b"</" in piece[one.end() : end]:
        yield one.start(), end + len(closing)
