"""Lines that are one JSON object each, looked at together: by shape and values, as those of a log are."""

from collections.abc import Callable, Sequence
from itertools import chain

from portal.redaction.blocks import Block
from portal.redaction.engine import Engine
from portal.redaction.findings import Replaced
from portal.redaction.formats.ahead import json_values
from portal.redaction.plans import Planner


class ObjectLines:
    """Finds in such lines; `inside` walks one that has to be looked at as it is."""

    def __init__(self, engine: Engine, inside: Callable[[bytes], list[Replaced]]) -> None:
        self._engine = engine
        self._inside = inside
        self._planner = Planner(engine, escapes=True, documents=True)

    def findings(self, lines: Sequence[bytes]) -> list[list[Replaced]]:
        """The findings of each line, in order."""
        found = Block(b"\n".join(lines), self._planner, self._inside).found_in_each()
        walked = [line for line, own in zip(lines, found, strict=True) if own is None]
        self._engine.judge_ahead(chain.from_iterable(map(json_values, walked)))
        return [self._inside(line) if own is None else own for line, own in zip(lines, found, strict=True)]
