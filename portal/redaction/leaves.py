"""One value of a structured document: its key's word, its own text, and documents inside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from portal.redaction.document_faces import JSON_LIKE, LEAST_DOCUMENT, XML_LIKE
from portal.redaction.engine import Engine, leaf_claims
from portal.redaction.findings import Replaced
from portal.redaction.formats.json_document import Unparsable, json_findings
from portal.redaction.formats.noted import Asked
from portal.redaction.formats.xml_document import xml_findings
from portal.redaction.layers import in_lines, layered
from portal.redaction.lines import LineRedactor
from portal.redaction.merging import merged
from portal.redaction.written_out import without_letter

_LONGEST_KNOWN, _MOST_KNOWN = 256, 50_000
MOST_LAYERS = 3


class Leaves:
    """Finds in values, and in what their escapes hide; `deepest` bounds documents inside values."""

    def __init__(self, engine: Engine, deepest: int = 200) -> None:
        self._engine = engine
        self._deepest = deepest
        self._layers = 0
        self._known: dict[tuple[int, str | None, bytes], list[Replaced]] = {}
        self._version = -1

    def find_each(self, asked: Sequence[Asked]) -> list[list[Replaced]]:
        """Findings of many decoded values, each with the class of its key."""
        self._engine.judge_ahead(value for _, value in asked)
        return [self.find(key_class, value) for key_class, value in asked]

    def find(self, key_class: str | None, value: bytes) -> list[Replaced]:
        """Findings of one decoded value, in order, with offsets of the value.

        Keys and most values of a log come again and again, so short ones are remembered; a slow engine
        remembers nothing.
        """
        if len(value) > _LONGEST_KNOWN or self._engine.slow:
            return self._looked_at(key_class, value)
        if self._version != self._engine.dictionary.version or len(self._known) >= _MOST_KNOWN:
            self._known.clear()
            self._version = self._engine.dictionary.version
        asked = self._layers, key_class, value
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._looked_at(key_class, value)
        return found.copy()

    def _looked_at(self, key_class: str | None, value: bytes) -> list[Replaced]:
        claims = leaf_claims(key_class, value)
        whole = any(claim.end - claim.start >= len(value.strip()) for claim in claims)
        if not whole and len(value) >= LEAST_DOCUMENT:
            for like, inside in ((JSON_LIKE, self.inside), (XML_LIKE, self._inside_xml)):
                found = self._document(value, like, inside)
                if found is not None:
                    return found
        if b"\n" not in value or claims:
            return self.seen_through(value, self._engine.findings(value, claims))
        packed = in_lines(value, self._deeper, self._engine.decided) if self._layers < MOST_LAYERS else None
        return self._lines(value) if packed is None else packed

    def seen_through(self, piece: bytes, plain: list[Replaced]) -> list[Replaced]:
        """The findings of a piece with those behind its escapes; what they say is looked at as a value."""
        if self._layers >= MOST_LAYERS:
            return plain
        inner = layered(piece, self._deeper, self._engine.decided)
        return merged(piece, without_letter(piece, plain, inner), inner, self._engine.decided)

    def inside(self, document: bytes) -> list[Replaced]:
        """Findings of a JSON document that stands inside a value. Raises `Unparsable`."""
        return json_findings(document, self.find_each, self._deepest)

    def _inside_xml(self, document: bytes) -> list[Replaced]:
        return xml_findings(document, self.find_each, self._deepest)

    def _document(
        self, value: bytes, like: re.Pattern[bytes], inside: Callable[[bytes], list[Replaced]]
    ) -> list[Replaced] | None:
        """Findings of a value that is a document itself; None when it is none or lies too deep."""
        if self._layers >= MOST_LAYERS or like.match(value) is None:
            return None
        self._layers += 1
        try:
            return inside(value)
        except Unparsable:
            return None
        finally:
            self._layers -= 1

    def _deeper(self, key_class: str | None, text: bytes) -> list[Replaced]:
        self._layers += 1
        try:
            return self.find(key_class, text)
        finally:
            self._layers -= 1

    def _lines(self, value: bytes) -> list[Replaced]:
        redactor = LineRedactor(self._engine, inside=self.seen_through)
        redactor.looks_again = False
        found, place = [], 0
        whole = value if value.endswith(b"\n") else value + b"\n"  # so the last line is none for itself
        for line in (*redactor.feed(whole), *redactor.close()):
            found += [replace(one, start=one.start + place, end=one.end + place) for one in line.found]
            place += len(line.before)
        return found
