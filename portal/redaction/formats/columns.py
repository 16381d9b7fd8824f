"""CSV and TSV: the head of a column says what stands below it."""

import re

from portal.redaction.engine import leaf_claims
from portal.redaction.findings import Span
from portal.redaction.rules.keys import class_of_key

_SEPARATORS = (b",", b"\t", b";", b"|")
_LEAST_COLUMNS = 2
_TITLE = re.compile(r"[^\W\d][\w .()/#-]{0,40}")


class Columns:
    """The head of one table; gives the claims that a column's head makes on a row's fields."""

    def __init__(self, head: bytes) -> None:
        self._head = head.rstrip(b"\r")
        self._separator = max(_SEPARATORS, key=head.count)
        escaped = re.escape(self._separator)
        self._field = re.compile(
            rb"[ \t]*+\"((?:[^\"]++|\"\")*+)\"[ \t]*+(?=" + escaped + rb"|\r?$)|([^" + escaped + rb"\r\n]*+)"
        )
        names = [head[start:end].strip().decode("utf-8", "replace") for start, end in self._fields(head)]
        self._titled = all(_TITLE.fullmatch(name) for name in names)
        self._classes = [class_of_key(name) for name in names]

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self._classes)

    @property
    def useful(self) -> bool:
        """Whether this head says anything about its columns."""
        return self._titled and len(self._classes) >= _LEAST_COLUMNS and any(self._classes)

    def claims(self, row: bytes) -> list[Span]:
        """What the heads claim in one row (without its line end)."""
        if row == self._head:  # titles are no values
            return []
        found = []
        for (start, end), key_class in zip(self._fields(row), self._classes, strict=False):
            key_class = "person" if key_class == "name" else key_class  # noqa: PLW2901 - a name column names people
            found += [
                Span(claim.start + start, claim.end + start, claim.kind)
                for claim in leaf_claims(key_class, row[start:end])
            ]
        return found

    def _fields(self, row: bytes) -> list[tuple[int, int]]:
        fields, place = [], 0
        while place <= len(row):
            match = self._field.match(row, place)
            if match is None:
                break
            number = 1 if match[1] is not None else 2
            fields.append(match.span(number))
            place = match.end() + len(self._separator)
        return fields
