"""Claims on a face that take each example of a word whole, as its letters mean nothing."""

from collections.abc import Iterable

from portal.redaction.faces.signs import FOLDED
from portal.redaction.findings import Span


def whole(face: bytes, claims: Iterable[Span]) -> list[Span]:
    """Claims that cover an example in part cover all of it; in order."""
    made = []
    for span in claims:
        start, end = span.start, min(span.end, len(face))
        if start >= end:
            continue
        while start > 0 and face[start] in FOLDED and face[start - 1] in FOLDED:
            start -= 1
        while end < len(face) and face[end - 1] in FOLDED and face[end] in FOLDED:
            end += 1
        if start < end:
            made.append(Span(start, end, span.kind))
    return sorted(made, key=in_order)


def in_order(span: Span) -> tuple[int, int, str]:
    """Where a claim stands among others: what begins earlier, then what is longer."""
    return span.start, -span.end, span.kind
