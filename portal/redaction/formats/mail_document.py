"""Mail: headers with their encoded words, every part behind its encoding, messages inside messages."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from functools import partial

from portal.redaction.escapes import QUOTED_PRINTABLE, Escape, escaped_findings
from portal.redaction.findings import Replaced, words_of
from portal.redaction.formats.detect import TEXT_FORMATS, detect
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.formats.mail_doubts import doubtful_findings, packed_in_lines
from portal.redaction.formats.mail_parts import (
    DEEPEST,
    MOST_PARTS,
    PICTURED,
    PLAIN,
    Part,
    inner_parts,
    messages,
    part_at,
)
from portal.redaction.formats.noted import FindLeaf, one_by_one
from portal.redaction.formats.xml_document import xml_findings
from portal.redaction.rules.values.placeholders import is_own
from portal.redaction.rules.words.nobody import is_office
from portal.redaction.scanning.engine import apply
from portal.redaction.scanning.merging import merged

_FOLD = Escape(re.compile(rb"\r?\n[ \t]+"), lambda _: b" ", bytes)
_WORDS = re.compile(
    rb"=\?[\w*-]{2,40}\?[BbQq]\?[^?\s]{0,400}\?=(?:\s+=\?[\w*-]{2,40}\?[BbQq]\?[^?\s]{0,400}\?=)*+"
)
_FOREIGN = re.compile(rb"[^\s<>\"]*[^\x00-\x7f\s][^\s<>\"]*(?: +[^\s<>\"]*[^\x00-\x7f\s][^\s<>\"]*)*")
_PEOPLE = re.compile(rb"(?i)(?:resent-)?(?:from|to|cc|bcc|sender|reply-to):")
_CALLED = re.compile(rb"(?:^[\w-]+:|,)\s*\"?([^\"<>,@:;=]*[^\W\d_][^\"<>,@:;=]*?)\"?\s*<[^<>\s]*@")
_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"[^\"]*\"|[^\s;]+)", re.IGNORECASE)

Decide = Callable[[bytes, int, int, str], Replaced]


def mail_findings(document: bytes, find: FindLeaf, decide: Decide) -> list[Replaced]:
    """Findings of a mail or a mailbox in order; what a part cannot show is replaced as a whole.

    `find` looks at one text, `decide` gives the stand-in of a place. Raises `Unparsable` when parts
    are nested more deeply or are more than any honest mail has.
    """
    walk = _Walk(document, find, decide)
    place = 0
    for start, end in messages(document):
        walk.text(place, start)
        walk.part(start, end, 0)
        place = end
    return sorted(walk.found, key=lambda one: one.start)


class _Walk:
    def __init__(self, document: bytes, find: FindLeaf, decide: Decide) -> None:
        self._document = document
        self._find = find
        self._decide = decide
        self._parts = 0
        self.found: list[Replaced] = []

    def part(self, start: int, end: int, depth: int) -> None:
        """One message or part, with everything in it."""
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            raise Unparsable
        part = part_at(self._document, start, end)
        place = start
        for first, last in part.fields:
            self.text(place, first, encoding=part.encoding)
            self._header(first, last)
            place = last
        self.text(place, part.start, encoding=part.encoding)
        if part.kind.startswith(b"multipart/"):
            self._multipart(part, depth)
        elif part.kind in {b"message/rfc822", b"message/global"} and part.encoding in PLAIN:
            self.part(part.start, part.end, depth + 1)
        else:
            self._body(part)

    def _multipart(self, part: Part, depth: int) -> None:
        if not part.boundary or part.encoding not in PLAIN:
            raise Unparsable
        for start, end, inside in inner_parts(self._document, part):
            if inside:
                self.part(start, end, depth + 1)
            else:
                self.text(start, end)

    def _header(self, start: int, end: int) -> None:
        raw = self._document[start:end].rstrip(b"\r\n")
        if _WORDS.search(raw) is not None:
            self.found += [_moved(one, start) for one in self._encoded_header(raw)]
            return
        kept = [match.span() for match in _BOUNDARY.finditer(raw)]
        for one in escaped_findings(raw, _FOLD, self._header_text):
            if not any(one.start < last and first < one.end for first, last in kept):
                self.found.append(_moved(one, start))

    def _header_text(self, header: bytes) -> list[Replaced]:
        """Findings of a header on one line; who is called something in an address is a person."""
        found = self._find(None, header)
        if _PEOPLE.match(header) is None:
            return found
        named = [match for match in _CALLED.finditer(header) if not is_own(match[1])]
        called = [match.span(1) for match in named if not is_office(match[1])]
        free = [(a, b) for a, b in called if not any(one.start < b and a < one.end for one in found)]
        people = [self._decide(header, first, last, "person") for first, last in free]
        return sorted([*found, *people], key=lambda one: one.start)

    def _encoded_header(self, raw: bytes) -> Iterator[Replaced]:
        """A header with encoded words (RFC 2047) is read as what it says; one that goes is said anew."""
        said = _WORDS.sub(_said, _FOLD.units.sub(b" ", raw))
        found = self._header_text(said)
        if found:
            made = _FOREIGN.sub(
                lambda match: b"=?utf-8?B?%s?=" % base64.b64encode(match[0]), apply(said, found)
            )
            yield replace(found[0], start=0, end=len(raw), replacement=made, words=words_of(said, found))

    def _body(self, part: Part) -> None:
        """A body behind its transfer encoding."""
        raw = self._document[part.start : part.end]
        if not raw.strip() or is_own(raw.strip()):
            return
        if part.encoding == b"base64":
            self._base64(part, raw)
        elif part.encoding == b"quoted-printable" and not part.kind.startswith(PICTURED):
            find = self._finder(part.kind)
            found = escaped_findings(raw, QUOTED_PRINTABLE, find)
            self.found += [_moved(one, part.start) for one in found]
        elif part.encoding in PLAIN and detect(raw, "").name in TEXT_FORMATS:
            self.text(part.start, part.end, self._finder(part.kind))
        else:
            self.found.append(self._decide(self._document, part.start, part.end, "embedded_file"))

    def _base64(self, part: Part, raw: bytes) -> None:
        core = raw.rstrip()
        try:
            content = base64.b64decode(b"".join(core.split()), validate=True)
            text = content.decode(part.charset).encode() if part.kind.startswith(b"text/") else content
        except (binascii.Error, ValueError, LookupError):
            content = text = b"\x00"
        if is_own(text.strip()):
            return
        if part.kind.startswith(PICTURED) or detect(text, "").name not in TEXT_FORMATS:
            hidden = self._decide(raw, 0, len(core), "embedded_file")
            self._packed(part, raw, core, hidden, hidden.replacement)
            return
        found = self._finder(part.kind)(text)
        if found:
            made = apply(text, found)
            if part.kind.startswith(b"text/"):
                made = made.decode("utf-8", "replace").encode(part.charset, "replace")
            self._packed(part, raw, core, replace(found[0], words=words_of(text, found)), made)

    def _packed(self, part: Part, raw: bytes, core: bytes, one: Replaced, content: bytes) -> None:
        """A body in base64 packed anew, in lines as before."""
        packed = packed_in_lines(content, b"\r\n" if b"\r\n" in raw else b"\n")
        self.found.append(replace(one, start=part.start, end=part.start + len(core), replacement=packed))

    def text(
        self,
        start: int,
        end: int,
        find: Callable[[bytes], list[Replaced]] | None = None,
        encoding: bytes = b"",
    ) -> None:
        """What stands between two offsets, as lines, and as what a reader may see who decodes it."""
        raw = self._document[start:end]
        if raw.strip():
            plain = (find or partial(self._find, None))(raw)
            inner = doubtful_findings(raw, partial(self._find, None), self._decide, encoding)
            self.found += [_moved(one, start) for one in merged(raw, plain, inner, self._decide)]

    def _finder(self, kind: bytes) -> Callable[[bytes], list[Replaced]]:
        """How a text of this kind is looked at: HTML by its elements where it is well formed."""

        def find(text: bytes) -> list[Replaced]:
            if kind == b"text/html":
                try:
                    return xml_findings(text, one_by_one(self._find))
                except Unparsable:
                    pass
            return self._find(None, text)

        return find


def _moved(one: Replaced, by: int) -> Replaced:
    return replace(one, start=one.start + by, end=one.end + by)


def _said(match: re.Match[bytes]) -> bytes:
    """What encoded words say; such as nobody can read are no text that anybody could check."""
    try:
        return str(make_header(decode_header(match[0].decode("ascii")))).encode()
    except (LookupError, ValueError) as error:
        raise Unparsable from error
