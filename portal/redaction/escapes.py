"""Escaped text: what it says, and where each part of it stands in the escaped bytes."""

import html
import json
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from portal.redaction.findings import Replaced

_EQUALS, _LAST_PLAIN = 0x3D, 0x7E
_JSON = re.compile(rb"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\.")
_XML = re.compile(rb"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_URL = re.compile(rb"%[0-9a-fA-F]{2}")
_FORM = re.compile(rb"%[0-9a-fA-F]{2}|\+")
_SHORT_IN_JSON = {
    rb"\"": b'"',
    rb"\\": b"\\",
    rb"\/": b"/",
    rb"\b": b"\b",
    rb"\f": b"\f",
    rb"\n": b"\n",
    rb"\r": b"\r",
    rb"\t": b"\t",
}
_PLAIN_IN_JSON = re.compile(rb"[ !#-\[\]-~]*+")
_DOUBLED = re.compile(rb"\"\"|''")
_QUOTED = re.compile(rb"=[0-9A-Fa-f]{2}|=[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Escape:
    """One way to escape: the units that stand for something else, and both directions."""

    units: re.Pattern[bytes]
    decode: Callable[[bytes], bytes]
    encode: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Unescaped:
    """What escaped bytes say. `edges` pairs offsets of the text with offsets of the raw bytes."""

    text: bytes
    edges: tuple[tuple[int, int, int], ...]

    def raw_start(self, place: int) -> int:
        """Where the character at this offset of the text begins in the raw bytes."""
        return self._raw(place, end=False)

    def raw_end(self, place: int) -> int:
        """Where what ends at this offset of the text ends in the raw bytes."""
        return self._raw(place, end=True)

    def _raw(self, place: int, *, end: bool) -> int:
        number = bisect_right(self.edges, place - (1 if end else 0), key=lambda edge: edge[0]) - 1
        if number < 0:
            return place
        _, text_end, raw_end = self.edges[number]
        if place < text_end or (end and place == text_end):
            return raw_end if end else self.edges[number][2] - self._unit(number)
        return raw_end + place - text_end

    def _unit(self, number: int) -> int:
        """How many raw bytes the escaped unit takes."""
        text_start, _, raw_end = self.edges[number]
        before = self.edges[number - 1] if number else (0, 0, 0)
        return raw_end - (before[2] + text_start - before[1])


def unescape(raw: bytes, escape: Escape) -> Unescaped:
    """The text behind escaped bytes; units that stand for nothing are left as they are."""
    made, edges, place, size = [], [], 0, 0
    for match in escape.units.finditer(raw):
        plain = raw[place : match.start()]
        unit = escape.decode(match[0])
        start = size + len(plain)
        size = start + len(unit)
        edges.append((start, size, match.end()))
        made += [plain, unit]
        place = match.end()
    made.append(raw[place:])
    return Unescaped(b"".join(made), tuple(edges))


def escaped_findings(raw: bytes, escape: Escape, find: Callable[[bytes], list[Replaced]]) -> list[Replaced]:
    """Findings of the text behind escaped bytes, as findings of the raw bytes."""
    if escape.units.search(raw) is None:
        return [_encoded(one, escape) for one in find(raw)]
    behind = unescape(raw, escape)
    return [
        replace(
            one,
            start=behind.raw_start(one.start),
            end=behind.raw_end(one.end),
            replacement=escape.encode(one.replacement),
        )
        for one in find(behind.text)
    ]


def _encoded(one: Replaced, escape: Escape) -> Replaced:
    encoded = escape.encode(one.replacement)
    return one if encoded == one.replacement else replace(one, replacement=encoded)


def _json_unit(unit: bytes) -> bytes:
    short = _SHORT_IN_JSON.get(unit)
    if short is not None:
        return short
    try:
        return str(json.loads(b'"' + unit + b'"')).encode("utf-8", "surrogatepass")
    except ValueError:
        return unit


def _json_text(text: bytes) -> bytes:
    if _PLAIN_IN_JSON.fullmatch(text):
        return text
    return json.dumps(text.decode("utf-8", "surrogateescape"), ensure_ascii=False)[1:-1].encode(
        "utf-8", "surrogateescape"
    )


def _xml_unit(unit: bytes) -> bytes:
    return html.unescape(unit.decode("ascii")).encode("utf-8", "surrogatepass")


def _xml_text(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b'"', b"&quot;")


JSON = Escape(_JSON, _json_unit, _json_text)
XML = Escape(_XML, _xml_unit, _xml_text)


def _url_text(text: bytes) -> bytes:
    return text.replace(b"<", b"%3C").replace(b">", b"%3E").replace(b"@", b"%40")


def _quoted_text(text: bytes) -> bytes:
    return b"".join(b"=%02X" % c if c == _EQUALS or c > _LAST_PLAIN else bytes([c]) for c in text)


URL = Escape(_URL, lambda unit: bytes([int(unit[1:], 16)]), _url_text)
# The bodies of forms (application/x-www-form-urlencoded) write a blank as a plus.
FORM = Escape(_FORM, lambda unit: b" " if unit == b"+" else bytes([int(unit[1:], 16)]), _url_text)
# RFC 2045, 6.7; an equals sign at the end of a line joins it with the next.
QUOTED_PRINTABLE = Escape(
    _QUOTED, lambda unit: b"" if unit[-1:] == b"\n" else bytes([int(unit[1:], 16)]), _quoted_text
)
# Quotes in a string of a table, of SQL or of YAML.
DOUBLED = Escape(_DOUBLED, lambda unit: unit[:1], lambda text: text.replace(b'"', b'""'))
# What holds a document without any escapes.
AS_IT_STANDS = Escape(re.compile(rb"(?!)"), lambda unit: unit, lambda text: text)
