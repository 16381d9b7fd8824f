"""Redaction without a process of its own, for tests that are about something else.

Everything is done that a child does, from the order as it is sent to the answer as it is read; only no
process is started, which took most of the time of these tests. That the child is one, bounded and ended
with its parent is held in `tests/redaction` and in the journeys, where nothing is replaced.
"""

import os
from collections.abc import Mapping, Sequence
from typing import BinaryIO, cast

from portal.redaction.runs import child
from portal.redaction.runs.bounds import Bounds
from portal.vocabulary import Unavailable


def run_in_place(
    order: Mapping[str, object],
    descriptors: Sequence[int],
    _bounds: Bounds,
    progress: child.Progress | None,
) -> None:
    """Stand in for the start of a child: the same work on the same files; what breaks it ends it as well."""
    source, output, answer = (
        cast("BinaryIO", os.fdopen(os.dup(one), mode))
        for one, mode in zip(descriptors[:3], ("rb", "w+b", "wb"), strict=True)
    )
    with source, output, answer:
        try:
            child._work(order, source, output, answer, descriptors[3])  # noqa: SLF001
        except Exception as broken:
            raise Unavailable(child._BROKEN) from broken  # noqa: SLF001
    child._look(descriptors, progress)  # noqa: SLF001
