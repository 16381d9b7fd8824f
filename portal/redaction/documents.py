"""A whole file in its format, as lines before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.redaction.archives.budget import Readable, read_exactly
from portal.redaction.engine import Engine, apply
from portal.redaction.findings import Replaced, Span
from portal.redaction.formats.columns import Columns
from portal.redaction.formats.json_document import Unparsable, json_findings
from portal.redaction.formats.mail_document import mail_findings
from portal.redaction.formats.xml_document import xml_findings
from portal.redaction.leaves import Leaves
from portal.redaction.limits import Limits
from portal.redaction.lines import Line, LineRedactor

_CHUNK = 256 * 1024
_LONGEST_JSON_LINE = 4 * 1024 * 1024


class TooLarge(Exception):
    """A document that must be looked at as a whole is larger than the limit."""


def redacted_lines(source: Readable, format_name: str, engine: Engine, limits: Limits) -> Iterator[Line]:
    """The lines of one file, before and after, in order; joined they are the whole file.

    Raises `Unparsable` for a HAR or a mail that is none, `TooLarge` for a document above `limits.document`.
    """
    if format_name in {"json", "har", "xml", "mail"}:
        yield from _document(source, format_name, engine, limits)
    elif format_name == "utf-16":
        yield from _wide(source, engine, limits)
    else:
        yield from _lines(iter(lambda: source.read(_CHUNK), b""), engine, limits, table=format_name == "csv")


def _document(source: Readable, format_name: str, engine: Engine, limits: Limits) -> Iterator[Line]:
    content = read_exactly(source, limits.document + 1)
    if len(content) > limits.document:
        raise TooLarge
    leaves = Leaves(engine, limits.deepest)
    try:
        if format_name == "xml":
            found = xml_findings(content, leaves.find, limits.deepest)
        elif format_name == "mail":
            found = mail_findings(content, leaves.find, engine.decided)
        else:
            found = json_findings(content.removeprefix(b"\xef\xbb\xbf"), leaves.find, limits.deepest)
            if content.startswith(b"\xef\xbb\xbf"):
                found = [_shifted(one, 3) for one in found]
    except Unparsable:
        if format_name in {"har", "mail"}:
            raise
        yield from _lines([content], engine, limits)
        return
    for line in lines_of(content, found):
        yield replace(line, leaks=bool(engine.residue(line.after)))


def _lines(chunks: Iterable[bytes], engine: Engine, limits: Limits, *, table: bool = False) -> Iterator[Line]:
    leaves = Leaves(engine, limits.deepest)
    redactor = LineRedactor(
        engine, limits.line, whole=lambda line: _json_line(line, leaves), inside=leaves.seen_through
    )
    columns: Columns | None = None
    if table:
        redactor.more = lambda line: _row_claims(line, columns)
    for chunk in chunks:
        if table and columns is None:
            columns = Columns(chunk.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0])
        yield from redactor.feed(chunk)
    yield from redactor.close()


def _row_claims(line: bytes, columns: Columns | None) -> list[Span]:
    return columns.claims(line.rstrip(b"\r\n")) if columns is not None and columns.useful else []


def _json_line(line: bytes, leaves: Leaves) -> list[Replaced] | None:
    """Findings of a line that is one JSON document, or None when it is not."""
    if len(line) > _LONGEST_JSON_LINE:
        return None
    try:
        return leaves.inside(line)
    except Unparsable:
        return None


def _wide(source: Readable, engine: Engine, limits: Limits) -> Iterator[Line]:
    """UTF-16, as Windows writes its logs: read as text, written as it came."""
    content = read_exactly(source, limits.document + 1)
    if len(content) > limits.document:
        raise TooLarge
    codec = "utf-16-le" if content.startswith(b"\xff\xfe") else "utf-16-be"
    text = content[2:].decode(codec, "surrogatepass").encode("utf-8", "surrogatepass")
    mark = content[:2]
    for line in _lines([text], engine, limits):
        after = line.after.decode("utf-8", "surrogatepass").encode(codec, "surrogatepass")
        before = line.before.decode("utf-8", "surrogatepass").encode(codec, "surrogatepass")
        yield Line(line.number, mark + before, mark + after, line.found, line.leaks)
        mark = b""


def lines_of(content: bytes, found: list[Replaced]) -> Iterator[Line]:
    """A document with its findings as lines; a finding that spans lines joins them."""
    place, number, at = 0, 1, 0
    while place < len(content):
        end = content.find(b"\n", place) + 1 or len(content)
        first = at
        while at < len(found) and found[at].start < end:
            if found[at].end > end:
                end = content.find(b"\n", found[at].end) + 1 or len(content)
            at += 1
        before = content[place:end]
        own = [_shifted(one, -place) for one in found[first:at]]
        yield Line(number, before, apply(before, own), own)
        number += before.count(b"\n")
        place = end


def _shifted(one: Replaced, by: int) -> Replaced:
    return Replaced(one.start + by, one.end + by, one.kind, one.category, one.treatment, one.replacement)
