"""Quotes around a variable or a prompt that begin before a key, and keys that are roles of a document."""

import re

_QUOTES = frozenset((b'"', b"'"))
_LONGEST = 256


def end_of_variable(line: bytes, match: re.Match[bytes], end: int) -> int:
    """Where a value ends that goes on to the quotes around it and its key, `"PW=red hen"`; else `end`."""
    quote = line[max(0, match.start() - 1) : match.start()]
    if quote not in _QUOTES or not match[1].isupper() or not match[0].endswith(b"="):
        return end
    closing = line.find(quote, end, end + _LONGEST)
    return closing if closing > 0 and b"=" not in line[end:closing] else end


def is_asked(line: bytes, match: re.Match[bytes]) -> bool:
    """Whether quotes that begin before a key end behind its sign, as of a prompt: `expect "password:"`."""
    quote = line[max(0, match.start() - 1) : match.start()]
    return (
        quote in _QUOTES
        and match[0].rstrip() == match[1] + b":"
        and line[match.end() : match.end() + 1] == quote
    )


def is_role(line: bytes, match: re.Match[bytes]) -> bool:
    """Whether a key says what a word of reStructuredText is: `:policy:`CMP0075`` names nobody's insurance."""
    role = line[max(0, match.start() - 1) : match.start()] == b":" and match[0] == match[1] + b":"
    return role and line[match.end() : match.end() + 1] == b"`"
