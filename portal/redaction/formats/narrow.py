"""Text of one kind: wide letters in the midst of narrow ones would be seen by no rule."""

import re

from portal.redaction.archives.budget import Readable
from portal.redaction.formats.json_document import Unparsable

_WIDE = re.compile(rb"(?:[ -~]\x00{1,3}){8}")
_OVERLAP = 31


class Narrow:
    """A stream of narrow text. Raises `Unparsable` where wide text stands in it."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._last = b""

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the stream."""
        data = self._source.read(size)
        if b"\x00" in data and _WIDE.search(self._last + data):
            raise Unparsable
        self._last = data[-_OVERLAP:]
        return data
