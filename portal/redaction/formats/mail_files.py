"""Files that are attached to a mail (RFC 2045, RFC 2183): what each holds, and the mail without them."""

import base64
import binascii
import codecs
import quopri
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header

from portal.redaction.formats.detect import TEXT_FORMATS, detect
from portal.redaction.formats.json_document import Unparsable
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

_HEAD = 64 * 1024
_LONGEST_ABOUT = 2048
_BLANK = b" \t\r\n"
_ABOUT_CONTENT = re.compile(
    rb"(?i)content-(?:type|transfer-encoding|disposition|description|md5|length)[ \t]*:"
)
_INLINE = re.compile(rb"(?i)content-disposition[ \t]*:\s*inline")
_AS_WRITTEN = frozenset(("utf-8", "ascii"))


@dataclass(frozen=True, slots=True)
class Attached:
    """One attached file. `sign` stands for it in the mail without its files, in a header.

    `name` is what it is called (empty for none), `end_of_line` how the mail ends its lines.
    """

    sign: bytes
    name: str
    inline: bool
    end_of_line: bytes
    encoding: bytes
    raw: bytes

    def content(self) -> bytes:
        """What the file holds, behind its transfer encoding."""
        return decoded(self.encoding, self.raw) or b""


def without_files(document: bytes) -> tuple[bytes, list[Attached]]:
    """The mail or mailbox without its attached files, and these in order.

    In the place of each stands a header with its sign, which nobody can know beforehand. What a part
    says about its content goes with the file; all other headers stay. Raises `Unparsable` as
    `mail_findings` does.
    """
    taken: list[bytes] = []
    files: list[Attached] = []
    place = 0
    token, end_of_line = secrets.token_hex(4)[1:], b"\r\n" if b"\r\n" in document[:_HEAD] else b"\n"
    for start, part in _leaves(document):
        raw = document[part.start : part.end]
        about = [one for one in part.fields if _ABOUT_CONTENT.match(document, *one)]
        head = [document[first:last] for first, last in about]
        name = name_of(head)
        if not _is_file(part, raw, name):
            continue
        sign = b"<EMBEDDED_FILE-%s%03x>" % (token.encode(), len(files))
        inline = any(_INLINE.match(one) for one in head)
        files.append(Attached(sign, name, inline, end_of_line, part.encoding, raw))
        others = _without(document, start, part.start, about).rstrip(b"\r\n")
        taken += [document[place:start], others, end_of_line if others else b""]
        taken += [b"Content-Type: ", sign, 2 * end_of_line, raw[len(raw.rstrip(_BLANK)) :]]
        place = part.end
    return b"".join([*taken, document[place:]]), files


def decoded(encoding: bytes, raw: bytes) -> bytes | None:
    """What stands behind a transfer encoding; None where that cannot be said."""
    if encoding == b"base64":
        try:
            return base64.b64decode(b"".join(raw.split()), validate=True)
        except (binascii.Error, ValueError):
            return None
    if encoding == b"quoted-printable":
        return quopri.decodestring(raw)
    return raw if encoding in PLAIN else None


def name_of(head: list[bytes]) -> str:
    """What the headers of a part call its file, without folders; empty for none.

    Reading them takes time that grows with the square of their length, so long ones name nothing.
    """
    if sum(map(len, head)) > _LONGEST_ABOUT:
        return ""
    said = message_from_bytes(b"".join(one.rstrip(b"\r\n") + b"\n" for one in head) + b"\n").get_filename("")
    try:
        name = str(make_header(decode_header(said)))
    except (LookupError, ValueError):
        name = said
    return name.replace("\\", "/").rpartition("/")[2].strip()


def _leaves(document: bytes) -> Iterator[tuple[int, Part]]:
    """All parts that hold no others, in order, each with where its headers begin."""
    count = 0
    waiting = [(start, end, 0) for start, end in messages(document)][::-1]
    while waiting:
        start, end, depth = waiting.pop()
        count += 1
        if depth > DEEPEST or count > MOST_PARTS:
            raise Unparsable
        part = part_at(document, start, end)
        if part.kind.startswith(b"multipart/"):
            if not part.boundary or part.encoding not in PLAIN:
                raise Unparsable
            inside = [(first, last) for first, last, is_part in inner_parts(document, part) if is_part]
            waiting += [(first, last, depth + 1) for first, last in reversed(inside)]
        elif part.kind in {b"message/rfc822", b"message/global"} and part.encoding in PLAIN:
            waiting.append((part.start, part.end, depth + 1))
        else:
            yield start, part


def _is_file(part: Part, raw: bytes, name: str) -> bool:
    """Whether a part is to be looked at as a file, and not where it stands, as a text of the mail."""
    content = decoded(part.encoding, raw)
    if not content or not content.strip():
        return False
    is_text = part.kind.startswith(b"text/")
    if is_text and part.encoding == b"base64":
        try:
            text = content.decode(part.charset).encode("utf-8", "surrogatepass")
        except (UnicodeError, LookupError):
            return _is_written(part.charset)
        if detect(text[:_HEAD], name).name in TEXT_FORMATS:
            return part.kind == b"text/csv" and _is_written(part.charset)
    found = detect(content[:_HEAD], name).name
    if found not in TEXT_FORMATS:
        return True
    structured = part.encoding == b"base64" and found != "text"
    return structured and not is_text and not part.kind.startswith(PICTURED)


def _is_written(charset: str) -> bool:
    """Whether letters stand in this charset as they do where none is named."""
    try:
        return codecs.lookup(charset).name in _AS_WRITTEN
    except LookupError:
        return False


def _without(document: bytes, start: int, end: int, fields: list[tuple[int, int]]) -> bytes:
    """What stands between two offsets but for some headers and the ends of their lines."""
    kept, place = [], start
    for first, last in fields:
        kept.append(document[place:first])
        place = min(end, document.find(b"\n", last) + 1 or end)
    return b"".join([*kept, document[place:end]])
