"""What stands where the number of a paper would, and is a day, a list of bytes, an ending or a protocol."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

_DATE = re.compile(
    rb"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d|\d{1,3}(?:\.\d{1,3}){3}(?: \d{1,3}(?:\.\d{1,3}){3})?"
)
_SMALL = re.compile(rb"[a-z]")
# Bytes as people list them, of which one reads like a word: `2B CF 7B CE A3`.
_PAIRS = re.compile(rb"[0-9A-F]{2}(?: [0-9A-F]{2})*")
_PAIR_BEFORE = re.compile(rb"(?<![0-9A-Za-z])[0-9A-F]{2} $")


def _is_listed(match: re.Match[bytes]) -> bool:
    """Whether a number and the word before it are bytes of a list."""
    if _PAIRS.fullmatch(match[2]) is None:
        return False
    return _PAIR_BEFORE.search(match.string, max(0, match.start() - 4), match.start()) is not None


def _is_extension(match: re.Match[bytes]) -> bool:
    """Whether the word is the ending of a file before a count: `GET /favicon.ico 404 242`."""
    glued = match.string[match.start() - 1 : match.start()] == b"."
    return glued and match.string[match.end(1) : match.start(2)].isspace()


def _is_no_number(match: re.Match[bytes]) -> bool:
    """Whether the word begins a longer one, as the `cf` of `fe80::cf42`, or a protocol follows."""
    if match[2][:4].lower() in {b"ipv4", b"ipv6"}:  # `permit ipv6 2001:db8::/48`
        return True
    return match.end(1) == match.start(2) and _SMALL.search(match[2]) is not None


def is_no_paper(match: re.Match[bytes]) -> bool:
    """Whether what follows the word for a paper is no number of one."""
    return (
        _DATE.fullmatch(match[2]) is not None
        or _is_listed(match)
        or _is_extension(match)
        or _is_no_number(match)
    )
