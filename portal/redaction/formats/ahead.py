"""The values of some JSON, for whoever looks at them before a walk comes to them.

What is told is no more than a hint: a value that is not told is judged when the walk is there.
"""

import re
from collections.abc import Iterator

from portal.redaction.formats.escapes import JSON, unescape

_JSON_VALUE = re.compile(rb'"((?:[^"\\]++|\\.)*+)"|(-?[0-9][0-9.eE+-]*+)', re.DOTALL)


def json_values(text: bytes) -> Iterator[bytes]:
    """What the strings say that stand in some JSON, keys among them, and its numbers."""
    for match in _JSON_VALUE.finditer(text):
        raw = match[match.lastindex or 0]
        yield unescape(raw, JSON).text if b"\\" in raw else raw
