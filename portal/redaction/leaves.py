"""One value of a structured document: its key's word, its own text, and documents inside it."""

import re
from dataclasses import replace

from portal.redaction.engine import Engine, leaf_claims
from portal.redaction.findings import Replaced
from portal.redaction.formats.json_document import Unparsable, json_findings
from portal.redaction.lines import LineRedactor

_LEAST_DOCUMENT = 8
_FORM = re.compile(
    rb"[A-Za-z0-9_.%\[\]-]{1,80}=[^&\s]{0,4096}(?:&[A-Za-z0-9_.%\[\]-]{1,80}=[^&\s]{0,4096})*+"
)
_JSON_LIKE = re.compile(rb"\s*+(?:\{\s*+[\"}]|\[\s*+[\"{\[0-9\]])")
_MOST_LAYERS = 3


class Leaves:
    """Finds in values; `deep` bounds documents inside values inside documents."""

    def __init__(self, engine: Engine, deepest: int = 200) -> None:
        self._engine = engine
        self._deepest = deepest
        self._layers = 0

    def find(self, key_class: str | None, value: bytes) -> list[Replaced]:
        """Findings of one decoded value, in order, with offsets of the value."""
        claims = leaf_claims(key_class, value)
        whole = any(claim.end - claim.start >= len(value.strip()) for claim in claims)
        if (
            not whole
            and self._layers < _MOST_LAYERS
            and len(value) >= _LEAST_DOCUMENT
            and _JSON_LIKE.match(value)
        ):
            try:
                return self.inside(value)
            except Unparsable:
                pass
        if b"\n" not in value or claims:
            return self._engine.findings(value, claims)
        return self._lines(value)

    def inside(self, document: bytes) -> list[Replaced]:
        """Findings of a JSON document that stands inside a value. Raises `Unparsable`."""
        self._layers += 1
        try:
            return json_findings(document, self.find, self._deepest)
        finally:
            self._layers -= 1

    def _lines(self, value: bytes) -> list[Replaced]:
        redactor = LineRedactor(self._engine)
        found, place = [], 0
        for line in (*redactor.feed(value), *redactor.close()):
            found += [replace(one, start=one.start + place, end=one.end + place) for one in line.found]
            place += len(line.before)
        return found
