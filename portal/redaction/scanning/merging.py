"""Findings of a text as it stands and of what stands behind its escapes, as one list."""

from collections.abc import Callable

from portal.redaction.findings import Replaced
from portal.redaction.kinds import KINDS

Decide = Callable[[bytes, int, int, str], Replaced]


def merged(piece: bytes, plain: list[Replaced], inner: list[Replaced], decide: Decide) -> list[Replaced]:
    """Findings of the text as it stands and of its escaped runs as one sorted, disjoint list.

    What lies inside another gives way to it; two that cross become one, named by the higher rank.
    """
    if not inner:
        return plain
    made: list[Replaced] = []
    for one in sorted([*plain, *inner], key=lambda one: (one.start, -one.end)):
        last = made[-1] if made else None
        if last is None or one.start >= last.end:
            made.append(one)
        elif one.end == last.end and one.start == last.start and not one.words:
            made[-1] = max(last, one, key=lambda one: (KINDS[one.kind].rank, one is not last))
        elif one.end > last.end or (last.words and not one.words):
            kind = max(last.kind, one.kind, key=lambda name: KINDS[name].rank)
            made[-1] = decide(piece, last.start, max(last.end, one.end), kind)
    return made
