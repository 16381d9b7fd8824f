"""Stretches of a broken mail that one reader takes for plain text and another for a part behind an encoding.

Where a header is lost, comes twice or stands behind a line that is none, and where boundaries follow each
other, mail programs do not agree about what is a part. A header that names an encoding shows where one of
them may begin to decode: from there a text is read as it stands and as that encoding says.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from portal.redaction.escapes import QUOTED_PRINTABLE, escaped_findings
from portal.redaction.findings import Replaced, words_of
from portal.redaction.formats.detect import TEXT_FORMATS, detect
from portal.redaction.formats.mail_parts import PLAIN, encodings_named
from portal.redaction.rules.values.placeholders import is_own
from portal.redaction.scanning.engine import apply
from portal.redaction.stand_ins.pseudonyms import OWN_MARK

_QUOTED = b"quoted-printable"
_EMPTY_LINE = re.compile(rb"\r\n\r\n|\n\r?\n|\r\r")
_LINE = re.compile(rb"[^\r\n]+")
_DIGITS = re.compile(rb"[ \t]*+(?!--)[A-Za-z0-9+/=_-]++[ \t]*+")
_RUN = re.compile(rb"[A-Za-z0-9+/_-]{12,}")
_MIXED = re.compile(rb"(?=[^A-Z]*+[A-Z])(?=[^a-z]*+[a-z])")
_WIDTH = 76

Find = Callable[[bytes], list[Replaced]]
Decide = Callable[[bytes, int, int, str], Replaced]


def doubtful_findings(text: bytes, find: Find, decide: Decide, encoding: bytes = b"") -> list[Replaced]:
    """Findings of a text of a mail behind the encodings that another reader may see; none for most texts.

    `encoding` is that of the head in which the text stands; the text may name others itself. Lines in base64
    that say a text are packed anew, such as nobody can read are replaced as a whole.
    """
    named = [(end, one) for end, one in [(0, encoding), *encodings_named(text)] if one not in PLAIN]
    if not named:
        return []
    place = named[0][0]
    rest, encodings = text[place:], {one for _, one in named}
    found = escaped_findings(rest, QUOTED_PRINTABLE, find) if _QUOTED in encodings else []
    if encodings != {_QUOTED}:
        found += [one for block in _blocks(rest) for one in _read(rest, *block, find, decide)]
    return [replace(one, start=one.start + place, end=one.end + place) for one in found]


def _blocks(text: bytes) -> Iterator[tuple[int, int]]:
    """Lines that follow each other and hold nothing but what may be base64, however damaged.

    Before the first empty line an indented one goes on with a header, as signatures of mails do.
    """
    empty = _EMPTY_LINE.search(text)
    body = empty.start() if empty is not None else len(text)
    start = end = -1
    for match in _LINE.finditer(text):
        folded = match.start() < body and match[0][:1] in b" \t"
        if not folded and (_may_be_packed(match[0]) or (start >= 0 and _DIGITS.fullmatch(match[0]))):
            start = match.start() if start < 0 else start
            end = match.end()
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _may_be_packed(line: bytes) -> bool:
    """Whether a line is one word with a run of base64 in it that no stand-in is."""
    bare = OWN_MARK.sub(b"", line.strip())
    if bare.startswith(b"--") or len(bare.split()) != 1:
        return False
    return any(_MIXED.match(run[0]) for run in _RUN.finditer(bare))


def _read(text: bytes, start: int, end: int, find: Find, decide: Decide) -> Iterator[Replaced]:
    """What lines of base64 say, packed anew; they are replaced where that is no text."""
    raw = text[start:end]
    try:
        said = base64.b64decode(b"".join(raw.split()), validate=True)
    except (binascii.Error, ValueError):
        said = b"\x00"
    if is_own(said.strip()):
        return
    if detect(said, "").name not in TEXT_FORMATS:
        yield decide(text, start, end, "embedded_file")
        return
    found = find(said)
    if found:
        made = packed_in_lines(apply(said, found), b"\r\n" if b"\r\n" in raw else b"\n")
        yield replace(found[0], start=start, end=end, replacement=made, words=words_of(said, found))


def packed_in_lines(content: bytes, end_of_line: bytes) -> bytes:
    """Base64 in lines of 76 signs (RFC 2045, 6.8)."""
    packed = base64.b64encode(content)
    return end_of_line.join(packed[place : place + _WIDTH] for place in range(0, len(packed), _WIDTH))
