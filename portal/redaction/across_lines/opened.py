"""Lines that open what stands on the next ones: a field of a form that is sent in parts, an element."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.labels import class_of_title

# An element alone on its line, as in messages that a log shows; the marks that stand for secrets are none.
_ELEMENT = re.compile(
    rb"[ \t]*+<(?![A-Z0-9_]++[->])(?:[\w.-]{1,80}+:)?+([A-Za-z_][\w.-]{0,80}+)(?:\s[^<>]{0,200}+)?+(?<!/)>[ \t\r\n]*+$"
)
# A field of a form that is sent in parts (RFC 7578): its value stands below an empty line. A face keeps its signs.
_FIELD = re.compile(
    rb"^(?!(?i:content-type))[A-Za-z-]{1,60}:[ \t]*+[^\r\n;]{1,60};[ \t]*+name=\"([A-Za-z_][^\"\r\n]{0,80})\"[ \t\r\n]*+$"
)


def class_of_field(line: bytes) -> str | None:
    """What the name of a field says that this line opens."""
    field = _FIELD.match(line)
    return None if field is None else class_of_title(field[1].decode("utf-8", "replace"))


def class_of_element(line: bytes) -> str | None:
    """What the name of an element says that is all of this line."""
    opened = _ELEMENT.match(line)
    return None if opened is None else class_of_key(opened[1].decode("utf-8", "replace"))
