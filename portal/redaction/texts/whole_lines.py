"""Lines of a log that are one JSON document each and have to be walked: many are walked together."""

from collections.abc import Sequence

from portal.redaction.findings import Replaced
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.texts.leaves import Leaves

_LONGEST = 4 * 1024 * 1024


class WholeLines:
    """Finds in such a line; some may be looked at before they are asked for."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self._ahead: dict[bytes, list[Replaced] | None] = {}

    def look_ahead(self, lines: Sequence[bytes]) -> None:
        """These lines (without their ends) will be asked for soon."""
        lines = [line for line in lines if len(line) <= _LONGEST]
        self._ahead = dict(zip(lines, self._leaves.inside_each(lines), strict=True))

    def found(self, line: bytes) -> list[Replaced] | None:
        """The findings of a line; None when it is no document."""
        bare = line.removesuffix(b"\n")
        if bare in self._ahead:
            told = self._ahead[bare]
            return None if told is None else told.copy()
        if len(line) > _LONGEST:
            return None
        try:
            return self._leaves.inside(line)
        except Unparsable:
            return None
