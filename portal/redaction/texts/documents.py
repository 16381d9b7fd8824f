"""A whole file in its format, as lines before and after."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portal.redaction.across_lines.carried import NOTHING_WAITS, Waiting
from portal.redaction.archives.budget import Readable, read_exactly
from portal.redaction.findings import Replaced, words_of
from portal.redaction.formats.columns import Columns
from portal.redaction.formats.json_document import JsonWalk, Unparsable, json_findings
from portal.redaction.formats.json_objects import Objects
from portal.redaction.formats.mail_document import mail_findings
from portal.redaction.formats.noted import Noted
from portal.redaction.formats.wide import Wide
from portal.redaction.limits import PIECE, Limits
from portal.redaction.scanning.engine import Engine, apply
from portal.redaction.texts.leaves import Leaves
from portal.redaction.texts.lines import Line, LineRedactor
from portal.redaction.texts.object_lines import ObjectLines
from portal.redaction.texts.whole_lines import WholeLines

_STRETCH = 8 * 1024 * 1024
_AHEAD = 8  # pieces; of each are held some three times as many bytes as it has


class TooLarge(Exception):
    """A document that must be looked at as a whole is larger than the limit."""


def redacted_lines(source: Readable, format_name: str, engine: Engine, limits: Limits) -> Iterator[Line]:
    """The lines of one file, before and after, in order; joined they are the whole file.

    Raises `Unparsable` for a HAR or a mail that is none and for wide text that lost a byte, `TooLarge`
    for a document above `limits.document`.
    """
    if format_name in {"json", "har", "xml", "mail"}:
        yield from _document(source, format_name, engine, limits)
    elif format_name == "utf-16":
        yield from _wide(source, engine, limits)
    else:
        yield from _lines(iter(lambda: source.read(PIECE), b""), engine, limits, table=format_name == "csv")


def _document(source: Readable, format_name: str, engine: Engine, limits: Limits) -> Iterator[Line]:
    content = read_exactly(source, limits.document + 1)
    if len(content) > limits.document:
        if format_name not in {"json", "har"}:
            raise TooLarge
        yield from _endless_json(content, source, engine, limits)
        return
    leaves = Leaves(engine, limits.deepest)
    try:
        if format_name == "xml":
            found = leaves.in_xml(content)
        elif format_name == "mail":
            found = mail_findings(content, leaves.find, engine.decided)
        else:
            bare = content.removeprefix(b"\xef\xbb\xbf")
            found = json_findings(bare, leaves.find_each, limits.deepest, _objects(engine, leaves, limits))
            if content.startswith(b"\xef\xbb\xbf"):
                found = [one.moved(3) for one in found]
    except Unparsable:
        if format_name in {"har", "mail"}:
            raise
        yield from _lines([content], engine, limits)
        return
    yield from looked_at_again(lines_of(content, found), engine)


def _objects(engine: Engine, leaves: Leaves, limits: Limits) -> Objects:
    lines = ObjectLines(engine)
    return Objects(lambda some: lines.findings(some, leaves.objects_inside), limits.deepest)


def found_in_each(contents: Sequence[bytes], engine: Engine, limits: Limits) -> list[list[Replaced] | None]:
    """The findings of each of some JSON documents, as `redacted_lines` has them; None for what is none."""
    leaves = Leaves(engine, limits.deepest)
    return leaves.inside_each(contents, _objects(engine, leaves, limits))


def looked_at_again(lines: Iterable[Line], engine: Engine) -> Iterator[Line]:
    """Lines of a document, each with whether it leaks."""
    return (replace(line, leaks=True) if engine.residue(line.after) else line for line in lines)


def _endless_json(head: bytes, source: Readable, engine: Engine, limits: Limits) -> Iterator[Line]:
    """JSON above the limit, a stretch at a time. What turns out to be none is withheld as a whole."""
    leaves = Leaves(engine, limits.deepest)
    walk = JsonWalk(Noted(leaves.find_each), limits.deepest, _objects(engine, leaves, limits))
    piece, number, last = head.removeprefix(b"\xef\xbb\xbf"), 1, False
    if len(piece) < len(head):
        yield Line(1, head[:3], head[:3], [])
    while not last:
        data = read_exactly(source, _STRETCH)
        last = len(data) < _STRETCH
        piece += data
        found, place = walk.feed(piece, last=last)
        yield from looked_at_again(lines_of(piece[:place], found, number), engine)
        number += piece.count(b"\n", 0, place)
        piece = piece[place:]


def _lines(chunks: Iterable[bytes], engine: Engine, limits: Limits, *, table: bool = False) -> Iterator[Line]:
    redactor, looks_ahead = line_redactor(engine, limits), engine.learns and not engine.slow and not table
    for some in _together(chunks, _AHEAD if looks_ahead else 1):
        if table:
            columns, table = Columns(some[0].removeprefix(b"\xef\xbb\xbf")), False
            if columns.useful:
                redactor.reads_rows(columns)
        if len(some) > 1:
            redactor.look_ahead(some)
        for chunk in some:
            yield from redactor.feed(chunk)
    yield from redactor.close()


def _together(chunks: Iterable[bytes], count: int) -> Iterator[list[bytes]]:
    """So many at once, as long as there are; those that were read before something broke come before that."""
    some = list[bytes]()
    try:
        for chunk in chunks:
            some.append(chunk)
            if len(some) == count:
                yield some
                some = []
    except Exception:
        if some:
            yield some
        raise
    if some:
        yield some


def line_redactor(engine: Engine, limits: Limits, waiting: Waiting = NOTHING_WAITS) -> LineRedactor:
    """What redacts plain text, from its begin or from where something waits."""
    leaves = Leaves(engine, limits.deepest)
    return LineRedactor(
        engine,
        limits.line,
        whole=WholeLines(leaves),
        inside=leaves.seen_through,
        waiting=waiting,
    )


def _wide(source: Readable, engine: Engine, limits: Limits) -> Iterator[Line]:
    """UTF-16, as Windows writes its logs: read as text, written as it came. Odd bytes raise UnicodeError."""
    head = read_exactly(source, 2)
    codec = "utf-16-be" if head == b"\xfe\xff" or head[:1] == b"\x00" else "utf-16-le"
    mark = head if head in {b"\xff\xfe", b"\xfe\xff"} else b""
    decoder, kind = codecs.getincrementaldecoder(codec)("surrogatepass"), Wide()

    def chunks() -> Iterator[bytes]:
        yield kind.checked(decoder.decode(head[len(mark) :])).encode("utf-8", "surrogatepass")
        while data := source.read(PIECE):
            yield kind.checked(decoder.decode(data)).encode("utf-8", "surrogatepass")
        decoder.decode(b"", final=True)

    def wide(text: bytes) -> bytes:
        return text.decode("utf-8", "surrogatepass").encode(codec, "surrogatepass")

    for line in _lines(chunks(), engine, limits):
        found = [
            replace(
                one,
                start=len(mark) + len(wide(line.before[: one.start])),
                end=len(mark) + len(wide(line.before[: one.end])),
                replacement=wide(one.replacement),
                words=words_of(line.before, [one]),
            )
            for one in line.found
        ]
        yield Line(line.number, mark + wide(line.before), mark + wide(line.after), found, line.leaks)
        mark = b""


def lines_of(content: bytes, found: list[Replaced], number: int = 1) -> Iterator[Line]:
    """A document with its findings as some lines at once, counted from `number`; no finding is cut."""
    place, at = 0, 0
    while place < len(content):
        end = content.find(b"\n", place + PIECE) + 1 or len(content)
        first = at
        while at < len(found) and found[at].start < end:
            if found[at].end > end:
                end = content.find(b"\n", found[at].end) + 1 or len(content)
            at += 1
        before = content[place:end]
        own = [one.moved(-place) for one in found[first:at]]
        yield Line(number, before, apply(before, own), own)
        number += before.count(b"\n")
        place = end
