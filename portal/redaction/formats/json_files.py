"""Files in base64 inside a JSON document: where they stand, and the document without them.

A value is a file where something beside it says that it is base64 (`encoding` in the bodies of browser
recordings, the kind of a content, `isBase64Encoded`), where it is a `data:` URL, where it is written in lines
as mail programs write it, and where it begins like a file that is no text.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from portal.redaction.archives.json_writing import Dress
from portal.redaction.formats.base64_values import LIKE_FILE, Packed, ending_of, packed
from portal.redaction.formats.json_document import JsonWalk
from portal.redaction.formats.json_naming import text_of
from portal.redaction.formats.noted import nothing_noted

_SIGN = b"<FILE_HERE-%s"
_LONGEST_SAID = 300
_NAMES = frozenset(("name", "filename", "originalname", "originalfilename", "attachmentname"))
_KINDS = frozenset(("mimetype", "contenttype", "mediatype", "mime", "type"))
_ENCODINGS = frozenset(("encoding", "contentencoding", "contenttransferencoding", "transferencoding", "type"))
_FLAGS = frozenset(("isbase64encoded", "base64encoded", "isbase64", "base64"))
_CONTENTS = frozenset(
    {"text", "content", "contents", "data", "body", "payload", "bytes", "contentbytes", "base64", "b64"}
    | {"file", "filedata", "filecontent", "blob", "raw", "value", "image", "attachment", "document"}
)
_KIND = re.compile(r"(?i)[a-z]{2,20}/[a-z0-9][\w.+-]{0,80}(?:\s*;.*)?")
_SMALL_NAME = re.compile(r"[^/\\]{1,200}")
_BINARY_FRAME = b"2"
_ENTRIES = "entries"

IsFree = Callable[[str | None, bytes], bool]
"""Whether the class of its key says nothing of a value."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """One file as it stands in the document; `sign` stands for it in the document without it."""

    sign: bytes
    name: str
    dress: Dress
    packed: Packed


@dataclass(slots=True)
class _About:
    """What an object says about the values in it that may be files."""

    name: str = ""
    kind: str = ""
    is_told: bool = False
    values: list[tuple[int, int, str, Packed]] = field(default_factory=list)


def without_values(document: bytes, is_free: IsFree) -> tuple[bytes, list[HeldFile]]:
    """The document without the files in it, and these in order. Raises `Unparsable` for what is no JSON.

    In the place of each stands a sign that stands nowhere else in the document.
    """
    if LIKE_FILE.search(document) is None:
        return document, []
    walk = _Files(is_free)
    start = 3 if document.startswith(b"\xef\xbb\xbf") else 0
    walk.feed(document[start:], last=True)
    token = _token(document)
    parts, files, place = [], [], 0
    for number, (first, last, name, one) in enumerate(sorted(walk.files, key=lambda found: found[0])):
        sign = b"%s%05x>" % (_SIGN % token, number)
        files.append(HeldFile(sign, name, one.dress(), one))
        parts += [document[place : start + first], sign]
        place = start + last
    return b"".join([*parts, document[place:]]), files


def _token(document: bytes) -> bytes:
    """What the signs of a document share: the same each time, and nowhere in it."""
    made = hashlib.blake2s(document)
    while (token := made.hexdigest()[:5].encode()) and _SIGN % token in document:
        made.update(b"another")
    return token


class _Files(JsonWalk):
    """Looks for values that are files; nothing else is found."""

    def __init__(self, is_free: IsFree) -> None:
        super().__init__(nothing_noted())
        self._is_free = is_free
        self._about: list[_About] = []
        self._entry = 0
        self.files: list[tuple[int, int, str, Packed]] = []

    def _sign(self, sign: bytes, place: int) -> int:
        if sign == b"{":
            level = self._levels[-1] if self._levels else None
            self._entry += level is not None and not level.is_object and level.path_key == _ENTRIES
        super()._sign(sign, place)
        if sign in b"{[":
            self._about.append(_About())
        elif sign in b"}]":
            self._judge(self._about.pop())
        return place

    def _string(self, match: re.Match[bytes]) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and level.expects_key:
            super()._string(match)
            return
        raw, about = match[1][1:-1], self._about[-1] if self._about else _About()
        key = _plain(level.key) if level is not None and level.is_object else ""
        one = packed(raw)
        if one is not None and self._is_free(self._class(), raw):
            about.values.append((match.start(1) + 1, match.end(1) - 1, key, one))
        elif len(raw) <= _LONGEST_SAID:
            _note(about, key, raw)
        if level is not None and not level.is_object:
            super()._string(match)
        if not self._about:
            self._judge(about)

    def _value(self, key_class: str | None, raw: bytes, start: int) -> None:
        """Whether a value is a file is told by its own signs and by what stands beside it."""

    def _number(self, match: re.Match[bytes]) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and level.key == "opcode" and match[3] == _BINARY_FRAME:
            self._about[-1].is_told = True

    def _literal(self, match: re.Match[bytes]) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and match[4] == b"true" and _plain(level.key) in _FLAGS:
            self._about[-1].is_told = True

    def _judge(self, about: _About) -> None:
        """An object or a list is read to its end: what it says about its values is known."""
        for first, last, key, one in about.values:
            told = (about.is_told or bool(about.kind)) and key in _CONTENTS
            if one.is_file(about.name, is_told=told):
                count = f"entry-{self._entry}" if self._entry else f"file-{len(self.files) + 1}"
                name = about.name or count + ending_of(one.kind or about.kind)
                self.files.append((first, last, name, one))


def _note(about: _About, key: str, raw: bytes) -> None:
    """What a short value says about those beside it."""
    if key in _NAMES and not about.name:
        said = text_of(raw).encode("utf-8", "replace").decode()
        about.name = said if _SMALL_NAME.fullmatch(said) else said.replace("\\", "/").rpartition("/")[2]
    if key in _KINDS and _KIND.fullmatch(text_of(raw)) is not None:
        about.kind = text_of(raw)
    if key in _ENCODINGS and raw.lower() == b"base64":
        about.is_told = True


def _plain(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()
