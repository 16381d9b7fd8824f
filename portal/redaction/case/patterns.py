"""The customer's own patterns, for an engine whose time grows with the text and with nothing else."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import re2  # type: ignore[import-untyped]

from portal.redaction.findings import Span
from portal.redaction.kinds import KIND_OF_CATEGORY
from portal.vocabulary import DataCategory, Invalid

MOST_PATTERNS = 200
_LONGEST = 500
_ENDS_OF_TEXT = re.compile(r"\\[AzZ]")
_MEMORY = 4 * 1024 * 1024


class Patterns:
    """Patterns in RE2's language with the category of what they match; none matches across lines."""

    def __init__(self, patterns: Sequence[tuple[str, str]]) -> None:
        self._patterns = [
            (_compiled(pattern), KIND_OF_CATEGORY[DataCategory(category)]) for pattern, category in patterns
        ]

    def find(self, text: bytes) -> Iterator[Span]:
        """Claims of all patterns on some lines."""
        for pattern, kind in self._patterns:
            for match in pattern.finditer(text):
                if match.start() < match.end():
                    yield Span(match.start(), match.end(), kind)


def checked(pattern: str) -> str:
    """The pattern when it can be used. Raises `Invalid` with a sentence for whoever wrote it."""
    if not 0 < len(pattern) <= _LONGEST:
        raise Invalid(f"Give a pattern of at most {_LONGEST} signs.")
    if _ENDS_OF_TEXT.search(pattern):
        raise Invalid(
            f"The pattern {pattern!r} asks for the ends of the text: write ^ and $ for the ends of a line."
        )
    try:
        compiled = _compiled(pattern)
    except re2.error as error:
        told = error.args[0] if error.args else ""
        told = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
        raise Invalid(
            f"The pattern {pattern!r} cannot be used ({told}): write it in the language of RE2, "
            "which has no look-around and no back-references."
        ) from error
    if compiled.fullmatch(b"") is not None:
        raise Invalid(f"The pattern {pattern!r} matches nothing at all, and so would match everywhere.")
    return pattern


def pattern_hits(patterns: Sequence[str], text: str) -> list[list[tuple[str, bool]]]:
    """The lines of a text in pieces, each with whether one of the patterns takes it out.

    Raises `Invalid` for a pattern that cannot be used.
    """
    made = Patterns([(checked(pattern), DataCategory.CUSTOMER_TERMS) for pattern in patterns])
    lines = []
    for line in text.splitlines():
        content, pieces, place = line.encode("utf-8", "replace"), [], 0
        for span in sorted(made.find(content), key=lambda one: (one.start, -one.end)):
            if span.end > place:
                start = max(place, span.start)
                pieces += [(content[place:start], False), (content[start : span.end], True)]
                place = span.end
        pieces.append((content[place:], False))
        lines.append([(piece.decode("utf-8", "replace"), goes) for piece, goes in pieces if piece])
    return lines


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re2._Regexp:
    """A line is a line wherever it stands: `^` and `$` mean its ends, and nothing reaches over them."""
    options = re2.Options()
    options.never_nl = True
    options.log_errors = False
    options.max_mem = _MEMORY
    re2.compile(pattern.encode(), options=options)  # by itself first, so that it cannot close the group below
    return re2.compile(b"(?m:" + pattern.encode() + b")", options=options)
