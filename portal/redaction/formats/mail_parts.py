"""Mail as it is written (RFC 5322, RFC 2045): where headers, bodies and parts stand, by their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.redaction.formats.json_document import Unparsable

DEEPEST, MOST_PARTS = 12, 2000
PLAIN = frozenset((b"7bit", b"8bit", b"binary", b""))
PICTURED = (b"image/", b"audio/", b"video/", b"font/")
_BLANK_LINE = re.compile(rb"\r?\n(?=\r?\n)")
_FIELD = re.compile(rb"^([!-9;-~]{1,76})[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
_PARAMETER = re.compile(rb";\s*([A-Za-z0-9*-]{1,40})\s*=\s*(?:\"((?:[^\"\\]|\\.)*+)\"|([^\s;\"]++))")
_NAMED = re.compile(rb"(?i)(?:^|(?<=[\r\n]))content-transfer-encoding[ \t]*:(?:[ \t]|\r?\n[ \t])*([^\s;]*)")
_WITHIN = re.compile(rb"\r(?!\r*(?:\n|\Z))")
_DISPUTED = b"disputed"
_TELLING = frozenset(
    b"from to cc subject date received message-id mime-version return-path delivered-to reply-to".split()
)
_LEAST_TELLING = 3
_LONGEST_HEAD = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its headers and its body as offsets of the whole message."""

    fields: tuple[tuple[int, int], ...]
    start: int
    end: int
    kind: bytes
    encoding: bytes
    boundary: bytes
    charset: str


def looks_like_mail(head: bytes) -> bool:
    """Whether bytes begin with the headers of a mail (a line `From …` before them is that of a mailbox)."""
    if head.startswith(b"From "):
        head = head.partition(b"\n")[2]
    block = head[: _body_start(head, 0, len(head))]
    names = [match[1].lower() for match in _FIELD.finditer(block)]
    first = _FIELD.match(block)
    return first is not None and len(_TELLING & set(names)) >= _LEAST_TELLING


def messages(document: bytes) -> Iterator[tuple[int, int]]:
    """The messages of a mailbox by the lines `From …` between them; of a plain mail, the mail."""
    if not document.startswith(b"From "):
        yield 0, len(document)
        return
    starts = [0, *(match.end() for match in re.finditer(rb"\n\r?\n(?=From [^\n]{3,200}\d{4})", document))]
    for start, end in zip(starts, [*starts[1:], len(document)], strict=True):
        yield start + document[start:end].find(b"\n") + 1, end


def part_at(document: bytes, start: int, end: int) -> Part:
    """The headers and the body that stand between two offsets.

    Of a head that names several encodings each reader takes another one, so that none is told. Raises
    `Unparsable` for a carriage return inside a header, which ends it for some readers and not for others.
    """
    body = _body_start(document, start, end)
    fields = tuple(match.span() for match in _FIELD.finditer(document, start, body))
    heads: dict[bytes, bytes] = {}
    for first, last in fields:
        name, _, value = document[first:last].partition(b":")
        heads.setdefault(name.strip().lower(), value.strip())
        if _WITHIN.search(value) is not None:
            raise Unparsable
    kind, parameters = _content_type(heads.get(b"content-type", b"text/plain"))
    encoding = heads.get(b"content-transfer-encoding", b"7bit").split(b";")[0].strip().lower()
    own = b"" if encoding in PLAIN else encoding
    if any(named not in {encoding, own} for _, named in encodings_named(document[start:body])):
        encoding = _DISPUTED
    charset = parameters.get(b"charset", b"utf-8").decode("ascii", "replace")
    return Part(fields, body, end, kind, encoding, parameters.get(b"boundary", b""), charset)


def encodings_named(text: bytes) -> list[tuple[int, bytes]]:
    """The encodings that headers in a text name, each with where its header ends; empty for a plain one."""
    if b"transfer-encoding" not in text.lower():
        return []
    named = [(match.end(), match[1].lower()) for match in _NAMED.finditer(text)]
    return [(end, b"" if one in PLAIN else one) for end, one in named]


def inner_parts(document: bytes, part: Part) -> Iterator[tuple[int, int, bool]]:
    """What stands between the boundaries: start, end, and whether it is a part (else text around them)."""
    line = re.compile(rb"(?:\r?\n|(?<=\n))--" + re.escape(part.boundary) + rb"(--)?[ \t]*\r?(?:\n|$)")
    place, inside = part.start, False
    for match in line.finditer(document, part.start, part.end):
        if place < match.start():
            yield place, match.start(), inside
        place, inside = match.end(), match[1] is None
    if place < part.end:
        yield place, part.end, inside


def _body_start(document: bytes, start: int, end: int) -> int:
    """Where the body begins: after the first empty line."""
    if document.startswith((b"\n", b"\r\n"), start):
        return start + (1 if document[start : start + 1] == b"\n" else 2)
    found = _BLANK_LINE.search(document, start, min(end, start + _LONGEST_HEAD))
    if found is None:
        return end
    return min(end, found.end() + (2 if document.startswith(b"\r\n", found.end()) else 1))


def _content_type(value: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    kind = value.split(b";")[0].strip().lower()
    return kind, {
        match[1].lower(): match[2] if match[2] is not None else match[3]
        for match in _PARAMETER.finditer(value)
    }
