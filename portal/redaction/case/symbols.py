r"""Names in programs that hold a firm's own name: `Tern.Wms.WaveService`, `com.tern.wms.App`, `X-TERN-TRACE`.

The case learned the name as that of a network, `TERN\jholm`. Within a class, a header or a variable it says
where in a program something happened, and no machine: without it nobody can read a stack trace.
"""

import re

from portal.redaction.registered import endings

_CODE = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$"
_CLASS = re.compile(rb"[A-Z][A-Za-z0-9_$]*[a-z][A-Za-z0-9_$]*")
# What names of machines end with, and packages of Java begin with.
_DOMAINS = frozenset(b"com org net io de eu uk fr it es nl ch at pl se no dk fi cz ie be pt us ca".split())
_INNER = frozenset(b"local lan internal intra intranet corp home example test ad".split())
_FILES = frozenset(b"exe dll pdb config csproj".split())
_HEADER = re.compile(rb"[Xx](?:-[A-Za-z]{2,24}){2,5}(?![A-Za-z0-9.-])")
_VARIABLE = re.compile(rb"(?:_[A-Z]{2,24}){1,4}(?==)")
_FAR, _LEAST_PARTS = 200, 3


def is_in_symbol(line: bytes, start: int, end: int) -> bool:
    """Whether a word in this place is one part of a name that programs are written with."""
    before, after = line[start - 1 : start], line[end : end + 1]
    if not line[start:end].isalpha():
        return False
    if after == b"_":
        return not before.isalnum() and line[start:end].isupper() and _VARIABLE.match(line, end) is not None
    if before == b"-":
        return _is_header(line, start, end)
    return after == b"." and (before == b"." or not before.isalnum()) and _is_class(line, start, end)


def _is_header(line: bytes, start: int, end: int) -> bool:
    first = (
        max(line.rfind(sign, max(0, start - _FAR), start) for sign in (b" ", b'"', b"'", b"\n", b"\t")) + 1
    )
    header = _HEADER.match(line, first)
    return header is not None and end <= header.end()


def _is_class(line: bytes, start: int, end: int) -> bool:
    """Whether words with points between are classes, or begin with a domain the wrong way round."""
    before, behind = line[max(0, start - _FAR) : start], line[end : end + _FAR]
    first = start - len(before) + len(before.rstrip(_CODE))
    last = end + len(behind) - len(behind.lstrip(_CODE))
    parts = line[first:last].rstrip(b".").split(b".")
    if parts[-1] in _FILES:
        return True
    if len(parts) < _LEAST_PARTS or parts[-1].lower() in _DOMAINS | _INNER:
        return False
    if all(map(_CLASS.fullmatch, parts)):
        return True
    return parts[0] in _DOMAINS or (
        _CLASS.fullmatch(parts[-1]) is not None and parts[-1].lower() not in endings()
    )
