"""Lines that are one JSON object each, looked at together: by shape and values, as those of a log are."""

from collections.abc import Callable, Sequence

from portal.redaction.findings import Replaced
from portal.redaction.judging.blocks import Block
from portal.redaction.judging.plans import Planner
from portal.redaction.scanning.engine import Engine

FindInObject = Callable[[bytes], list[Replaced]]
FindInEach = Callable[[Sequence[bytes]], list[list[Replaced]]]


class ObjectLines:
    """Finds in such lines."""

    def __init__(self, engine: Engine) -> None:
        self._planner = Planner(engine, escapes=True, documents=True)

    def told(self, lines: Sequence[bytes], walk: FindInObject) -> list[list[Replaced] | None]:
        """The findings of each line; None for one that has to be walked.

        `walk` is asked of one in which a word of the case stands outside of all strings.
        """
        return Block(b"\n".join(lines), self._planner, walk).found_in_each()

    def findings(self, lines: Sequence[bytes], walk_each: FindInEach) -> list[list[Replaced]]:
        """The findings of each line, in order; `walk_each` walks some."""
        found = self.told(lines, lambda line: walk_each([line])[0])
        walked = iter(walk_each([line for line, own in zip(lines, found, strict=True) if own is None]))
        return [next(walked) if own is None else own for own in found]
