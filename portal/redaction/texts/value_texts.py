"""Values that hold lines, as stack traces do, and texts: the lines of many are looked at together."""

from collections.abc import Sequence

import numpy as np

from portal.redaction.findings import Replaced
from portal.redaction.judging.blocks import Block, Document
from portal.redaction.judging.plans import Planner
from portal.redaction.scanning.engine import Engine

_WIDTH = 64 * 1024


class ValueTexts:
    """Finds in such values."""

    def __init__(self, engine: Engine, document: Document | None = None) -> None:
        """`document` gives the findings of a line that is one; without it no line is taken for one."""
        self._planner = Planner(engine, escapes=True, documents=document is not None)
        self._document = document

    def findings(self, values: Sequence[bytes]) -> list[list[Replaced] | None]:
        """The findings of each value; None for one with a line that must be looked at as it is."""
        if not values:
            return []
        texts = [value if value.endswith(b"\n") else value + b"\n" for value in values]
        begins = np.cumsum([0, *map(len, texts)])
        block = Block(b"".join(texts)[:-1], self._planner, self._document)
        made: list[list[Replaced] | None] = [[] for _ in values]
        found = list(block.redacted(0, len(block))[2])
        of_value = np.searchsorted(begins, [one.start for one in found], "right") - 1
        for one, number in zip(found, of_value.tolist(), strict=True):
            own = made[number]
            if own is not None:
                own.append(one.moved(-int(begins[number])))
        closely = block.starts[[*block.special, *block.longer_than(_WIDTH)]]
        for number in (np.searchsorted(begins, closely, "right") - 1).tolist():
            made[number] = None
        return made
