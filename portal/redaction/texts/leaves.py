"""One value of a structured document: its key's word, its own text, and documents inside it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from portal.redaction.across_lines.key_block import is_key
from portal.redaction.escaped.layers import in_lines, layered, may_be_in_lines
from portal.redaction.escaped.written_out import without_letter
from portal.redaction.findings import Replaced, Span
from portal.redaction.formats.json_document import (
    MEASURED,
    JsonWalk,
    Unparsable,
    in_number,
    in_string,
    json_findings,
)
from portal.redaction.formats.json_objects import Objects
from portal.redaction.formats.json_shapes import cut
from portal.redaction.formats.noted import Asked, Noted, one_by_one
from portal.redaction.formats.xml_document import xml_findings
from portal.redaction.judging.document_faces import JSON_LIKE, LEAST_DOCUMENT, XML_LIKE
from portal.redaction.rules.spared.by_key import left_of, spares
from portal.redaction.rules.spared.place import NUMBERS
from portal.redaction.scanning.engine import Engine, apply
from portal.redaction.scanning.leaf_claims import leaf_claims
from portal.redaction.scanning.merging import merged
from portal.redaction.texts.lines import LineRedactor
from portal.redaction.texts.object_lines import ObjectLines
from portal.redaction.texts.value_lines import ValueLines
from portal.redaction.texts.value_texts import ValueTexts

_LONGEST_KNOWN, _MOST_KNOWN = 256, 50_000
# What is longer is walked, so that not all of its values are held at once.
_LONGEST_CUT = 64 * 1024
MOST_LAYERS = 3


class Leaves:
    """Finds in values, and in what their escapes hide; `deepest` bounds documents inside values."""

    def __init__(self, engine: Engine, deepest: int = 200) -> None:
        self._engine = engine
        self._deepest = deepest
        self._layers = 0
        self._texts = ValueTexts(engine)
        self._values = ValueLines(ObjectLines(engine), self._walked)
        self._known: dict[tuple[int, str | None, bytes], list[Replaced]] = {}
        self._version = -1

    def find_each(self, asked: Sequence[Asked]) -> list[list[Replaced]]:
        """Findings of many decoded values, each with the class of its key."""
        known = self._remembered()
        told = {one: known.get((self._layers, *one)) for one in asked}
        new = [one for one, found in told.items() if found is None]
        told.update(zip(new, self._values.findings(new), strict=True))
        texts = [one for one in new if told[one] is None and _is_text(*one)]
        told.update(zip(texts, self._texts.findings([value for _, value in texts]), strict=True))
        documents = [one for one in new if told[one] is None and self._may_be_json(*one)]
        told.update(zip(documents, self._inside_values([value for _, value in documents]), strict=True))
        self._engine.judge_ahead(one[1] for one in new if told[one] is None)
        known.update(
            ((self._layers, *one), found)
            for one in new
            if (found := told[one]) is not None and len(one[1]) <= _LONGEST_KNOWN
        )
        return [self.find(*one) if (own := told[one]) is None else own for one in asked]

    def find(self, key_class: str | None, value: bytes) -> list[Replaced]:
        """Findings of one decoded value, in order, with offsets of the value.

        Keys and most values of a log come again and again, so short ones are remembered; a slow engine
        remembers nothing.
        """
        if len(value) > _LONGEST_KNOWN:
            return self._looked_at(key_class, value)
        known, asked = self._remembered(), (self._layers, key_class, value)
        found = known.get(asked)
        if found is None:
            found = known[asked] = self._looked_at(key_class, value)
        return found.copy()

    def _remembered(self) -> dict[tuple[int, str | None, bytes], list[Replaced]]:
        """What is known of short values; nothing for a slow engine."""
        stale = self._version != self._engine.dictionary.version or len(self._known) >= _MOST_KNOWN
        if stale or self._engine.slow:
            self._known.clear()
            self._version = self._engine.dictionary.version
        return self._known

    def _looked_at(self, key_class: str | None, value: bytes) -> list[Replaced]:
        if key_class == MEASURED:
            return self._engine.findings(value, placed=self._told_alone)
        if spares(key_class):
            return self._engine.findings(
                value, placed=lambda text, claims: [*left_of(key_class, text, claims)]
            )
        claims = leaf_claims(key_class, value)
        if len(value) >= LEAST_DOCUMENT and not _is_whole(value, claims):
            for like, inside in ((JSON_LIKE, self.inside), (XML_LIKE, self.in_xml)):
                found = self._document(value, like, inside)
                if found is not None:
                    return found
        if b"\n" not in value or claims or is_key(value):
            return self.seen_through(value, self._engine.findings(value, claims))
        packed = in_lines(value, self._deeper, self._engine.decided) if self._layers < MOST_LAYERS else None
        return self._lines(value) if packed is None else packed

    def _may_be_json(self, key_class: str | None, value: bytes) -> bool:
        """Whether a value is looked at as a JSON document, if it is one."""
        if self._layers >= MOST_LAYERS or key_class == MEASURED or len(value) < LEAST_DOCUMENT:
            return False
        return JSON_LIKE.match(value) is not None and not _is_whole(value, leaf_claims(key_class, value))

    def _inside_values(self, documents: Sequence[bytes]) -> list[list[Replaced] | None]:
        """Findings of JSON documents that stand inside values; None for what is none."""
        self._layers += 1
        try:
            return self.inside_each(documents)
        finally:
            self._layers -= 1

    def _told_alone(self, value: bytes, claims: list[Span]) -> list[Span]:
        """What is left of the claims on a number that was measured: no paper, unless the case knows it."""
        return [*(one for one in claims if one.kind not in NUMBERS), *self._engine.terms(value)]

    def seen_through(self, piece: bytes, plain: list[Replaced]) -> list[Replaced]:
        """The findings of a piece with those behind its escapes; what they say is looked at as a value."""
        if self._layers >= MOST_LAYERS:
            return plain
        inner = layered(piece, self._deeper, self._engine.decided)
        return merged(piece, without_letter(piece, plain, inner), inner, self._engine.decided)

    def inside(self, document: bytes) -> list[Replaced]:
        """Findings of a JSON document that stands inside a value. Raises `Unparsable`."""
        return json_findings(document, self.find_each, self._deepest)

    def inside_each(
        self, documents: Sequence[bytes], objects: Objects | None = None
    ) -> list[list[Replaced] | None]:
        """Findings of some JSON documents, whose values are looked at together; None for what is none.

        `objects` takes those objects that it can look at better.
        """
        noted = Noted(self.find_each)
        begins: list[int] = []
        broken: set[int] = set()
        for number, document in enumerate(documents):
            begins.append(noted.base)
            if not self._note(noted, document, objects):
                broken.add(number)
            noted.base += len(document)
            if objects is not None:
                objects.base = noted.base
        found: list[list[Replaced]] = [[] for _ in documents]
        of_objects = [] if objects is None else objects.taken()
        for one in sorted([*noted.taken(), *of_objects], key=lambda one: one.start):
            number = bisect_right(begins, one.start) - 1
            one.start -= begins[number]
            one.end -= begins[number]
            found[number].append(one)
        return [None if number in broken else own for number, own in enumerate(found)]

    def _note(self, noted: Noted, document: bytes, objects: Objects | None) -> bool:
        """Note the values of a document; whether it is one."""
        if objects is not None or len(document) > _LONGEST_CUT:
            walk = JsonWalk(noted, self._deepest, objects)
            try:
                return walk.read(document, last=True) == len(document) and walk.documents == 1
            except Unparsable:
                return False
        read = cut(document, remembers=not self._engine.slow)
        if read is None or read.shape.depth > self._deepest:
            return False
        written = [in_string if quoted else in_number for quoted in read.is_string]
        values = zip(read.shape.classes, read.leaves, written, strict=True)
        noted.note_each(zip(read.begins(), values, strict=True), len(document))
        return True

    def objects_inside(self, lines: Sequence[bytes]) -> list[list[Replaced]]:
        """The same of lines that are known to be objects. Raises `Unparsable` when one is none."""
        found = [own for own in self.inside_each(lines) if own is not None]
        if len(found) < len(lines):
            raise Unparsable
        return found

    def _walked(self, line: bytes) -> list[Replaced]:
        """Findings of a line with one value, which is looked at as it is."""
        return json_findings(line, one_by_one(self.find), self._deepest)

    def in_xml(self, document: bytes) -> list[Replaced]:
        """Findings of XML or HTML; in its names only where a word of the case is one: `<jo.berg n="3"/>`.

        Raises `Unparsable`.
        """
        found = xml_findings(document, self.find_each, self._deepest)
        if self._engine.residue(apply(document, found)):
            return xml_findings(document, self.find_each, self._deepest, in_names=True)
        return found

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


def _is_whole(value: bytes, claims: Sequence[Span]) -> bool:
    """Whether one claim covers a whole value: nothing inside of it is looked at."""
    return any(claim.end - claim.start >= len(value.strip()) for claim in claims)


def _is_text(key_class: str | None, value: bytes) -> bool:
    """Whether a value holds lines and is nothing else: claimed by its key, a document, base64 in lines."""
    if b"\n" not in value or may_be_in_lines(value) or is_key(value) or leaf_claims(key_class, value):
        return False
    return len(value) < LEAST_DOCUMENT or not (JSON_LIKE.match(value) or XML_LIKE.match(value))
