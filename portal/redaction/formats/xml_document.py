"""XML and HTML: text is judged by its element, an attribute by its name or by the name beside it."""

import re
from dataclasses import replace

from portal.redaction.escapes import XML, escaped_findings
from portal.redaction.findings import Replaced
from portal.redaction.formats.html_cells import Cells, describes
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.formats.noted import FindEach, FindIn, Noted, Written
from portal.redaction.formats.xml_naming import (
    ABOUT_CARDS,
    FRIENDLY,
    NAMING,
    TELLERS,
    VOID,
    field_of_cards,
    holds,
    local,
    naming_of,
    plain,
    stands_alone,
    within,
)
from portal.redaction.rules.spared.by_key import class_that_spares
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.labels import class_of_title

_PIECE = re.compile(
    rb"<!--(.*?)-->|<!\[CDATA\[(.*?)\]\]>|<([?!/]?)([A-Za-z_][\w:.-]*+)?((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>|([^<]++)",
    re.DOTALL,
)
# An element with nothing but text, as most of a large document are: read at once where its name is ordinary.
_WHOLE = re.compile(rb"<([A-Za-z_][\w:-]*+)>([^<]++)</\1>")
# HTML knows values without quotes too.
_ATTRIBUTE = re.compile(
    rb"([A-Za-z_:][\w:.-]*+)[ \t\r\n]*+=[ \t\r\n]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>=`]++))"
)
# What shows whom or what a reference means (ServiceNow).
_SHOWN = frozenset((b"display_value", b"displayValue"))
_HOLDING = frozenset((b"value", b"Value", b"content"))
# Elements that say what they hold only with the one around them: names (HL7), other numbers
# (ISO 20022), what libvirt calls a guest.
_TOGETHER = {(b"name", b"family"): "surname", (b"Othr", b"Id"): "idnumber", (b"domain", b"name"): "hostname"}
# Whose number stands in an element that has it in two parts, `<id root="…" extension="…"/>` (HL7).
_OF_PEOPLE = frozenset((b"patientRole", b"assignedAuthor", b"assignedEntity", b"associatedEntity"))
_EMPTY = b" \t\r\n/"
# What begins like an element and is none: `<jane@firm.example>`.
_GLUED = re.compile(rb"[^\s/]")
_DTD = re.compile(rb"<!DOCTYPE[^>\[]{0,2048}\[|<!ENTITY")


def xml_findings(
    document: bytes, find_each: FindEach, deepest: int = 200, *, in_names: bool = False
) -> list[Replaced]:
    """Findings of an XML or HTML document in order; also in names of elements and attributes, if asked.

    Raises `Unparsable` for declarations of entities (they could unfold or fetch), for stray angle brackets
    and for elements nested more deeply than `deepest`. Nothing is resolved or fetched.
    """
    if _DTD.search(document):
        raise Unparsable
    return _Walk(document, find_each, deepest, in_names=in_names).findings()


class _Walk:
    def __init__(self, document: bytes, find_each: FindEach, deepest: int, *, in_names: bool) -> None:
        self._document = document
        self._noted = Noted(find_each)
        self._deepest = deepest
        self._in_names = in_names
        self._open: list[tuple[bytes, str]] = []
        self._told: dict[int, str] = {}
        self._cells = Cells()

    def findings(self) -> list[Replaced]:
        document, place = self._document, 0
        while place < len(document):
            whole = _WHOLE.match(document, place)
            if whole is not None and self._is_taken(whole):
                place = whole.end()
                continue
            match = _PIECE.match(document, place)
            if match is None:
                raise Unparsable
            place = match.end()
            self._piece(match)
        return self._noted.taken()

    def _is_taken(self, whole: re.Match[bytes]) -> bool:
        """Note the text of an element; not where its name says something of others, or is looked at."""
        if not stands_alone(whole[1]) or self._in_names or len(self._open) >= self._deepest:
            return False
        self._told.pop(len(self._open) + 2, None)  # what an element left open told ends with this one
        self._leaf(self._of_element(whole[1]), whole[2], whole.start(2), _escaped)
        return True

    def _piece(self, match: re.Match[bytes]) -> None:
        if match[6] is not None:
            name, key = self._open[-1] if self._open else (b"", "")
            key = "" if describes(name, key, match[6]) else key
            self._tell(match[6])
            self._leaf(key, match[6], match.start(6), _escaped)
        elif match[2] is not None:
            key = self._open[-1][1] if self._open else ""
            self._leaf(key, match[2], match.start(2), _as_it_stands)
        elif match[1] is not None:
            self._leaf("", match[1], match.start(1), _as_it_stands)
        else:
            self._in_brackets(match)

    def _in_brackets(self, match: re.Match[bytes]) -> None:
        """The begin or end of an element, a declaration, or what only looks like one of these."""
        element = match[4] is not None and match[3] in {b"", b"/"} and not _GLUED.match(match[5])
        if not element:
            self._leaf("", match[0][1:-1], match.start() + 1, _escaped)
        elif self._in_names or b"." in match[4]:
            self._leaf("", match[4], match.start(4), _as_name)
        if match[3] == b"/":
            self._close(match[4] or b"")
            if element and match[5]:
                self._beside(match, 0, len(match[5]))
        elif element:
            self._tag(match)

    def _tag(self, match: re.Match[bytes]) -> None:
        naming = self._attributes(match) if match[5] else b""
        if not match[5].rstrip().endswith(b"/") and match[4].lower() not in VOID:
            if len(self._open) >= self._deepest:
                raise Unparsable
            self._open.append((match[4], self._key(match[4], naming)))

    def _attributes(self, match: re.Match[bytes]) -> bytes:
        """Note what stands in a tag, and say what one attribute says of a value beside it."""
        attributes = list(_ATTRIBUTE.finditer(match[5]))
        naming, place = naming_of(attributes), 0
        # `<a class= password=x>`: no attributes that can be told apart
        if b"=" in _ATTRIBUTE.sub(b" ", match[5]):
            attributes = []
        for attribute in attributes:
            number = attribute.lastindex or 0
            key = naming if attribute[1] in _HOLDING and naming else attribute[1]
            if attribute[1].startswith(b"xmlns"):
                key = b"xmlns"  # whatever prefix a schema is given
            elif attribute[1] in {*NAMING, FRIENDLY}:
                key = b""
            self._beside(match, place, attribute.start())
            if self._in_names:
                self._leaf("", attribute[1], match.start(5) + attribute.start(1), _as_name)
            start = match.start(5) + attribute.start(number)
            self._leaf(self._of_attribute(match[4], key), attribute[number], start, _escaped)
            place = attribute.end()
        self._beside(match, place, len(match[5]))
        return naming

    def _of_attribute(self, element: bytes, key: bytes) -> str:
        """What names the value of an attribute: its name, else that with the element's: `<Name last="…">`."""
        if key in _SHOWN or (key in _HOLDING and class_of_key(plain(element)) is not None):
            return self._of_element(element)
        if (element, key) == (b"id", b"extension") and self._around() in _OF_PEOPLE:
            return "patientid"
        said = plain(key)
        if said and self._around() == ABOUT_CARDS:
            return field_of_cards(said)
        return said if not said or class_of_key(said) is not None else f"{plain(element)} {said}"

    def _around(self) -> bytes:
        """The element that the one now read lies in."""
        return self._open[-1][0].rpartition(b":")[2] if self._open else b""

    def _of_element(self, element: bytes) -> str:
        """What an element says of its text: by its name, or by that with the name around it."""
        told = (self._around(), element.rpartition(b":")[2])
        return _TOGETHER.get(told) or within(told[0], element)

    def _beside(self, match: re.Match[bytes], start: int, end: int) -> None:
        """What stands in a tag and is no attribute."""
        between = match[5][start:end]
        if between.strip(_EMPTY):
            self._leaf("", between, match.start(5) + start, _escaped)

    def _tell(self, text: bytes) -> None:
        """Remember the text of a `name` or `key` for the value beside it."""
        name = local(self._open[-1][0]) if self._open else b""
        if name in TELLERS:
            self._told[len(self._open)] = plain(text.strip())
        self._cells.says(name, text.strip())

    def _key(self, name: bytes, naming: bytes) -> str:
        """What says of the text of a new element what it is."""
        of_cells = self._cells.opens(name.lower())
        if naming or of_cells or not holds(name):
            return of_cells if of_cells and not naming else plain(naming) or self._of_element(name)
        around = self._open[-1][1] if self._open else ""
        return self._told.pop(len(self._open) + 1, "") or around or plain(name)

    def _close(self, name: bytes) -> None:
        while self._open and self._open[-1][0] != name:
            if all(held != name for held, _ in self._open):
                return
            self._open.pop()
        if self._open:
            self._told.pop(len(self._open) + 1, None)
            self._open.pop()

    def _leaf(self, key: str, raw: bytes, start: int, written: Written) -> None:
        """A text that may be a value."""
        if raw.strip():
            told = class_of_title(key) or class_that_spares(key) if key else None
            self._noted.note(told, raw, start, written)


def _escaped(raw: bytes, find: FindIn) -> list[Replaced]:
    return escaped_findings(raw, XML, find)


def _as_it_stands(raw: bytes, find: FindIn) -> list[Replaced]:
    return [replace(one, replacement=XML.encode(one.replacement)) for one in find(raw)]


def _as_name(raw: bytes, find: FindIn) -> list[Replaced]:
    """A mark of ours is no name with its brackets."""
    return [replace(one, replacement=one.replacement.strip(b"<>")) for one in find(raw)]
