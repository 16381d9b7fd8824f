"""One text: a message, a pasted log, a document."""

import io
from collections.abc import Collection, Iterable

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.case.teaching import teachable
from portal.redaction.findings import Finding, RedactedText, Replaced
from portal.redaction.formats.columns import Columns
from portal.redaction.formats.detect import detect
from portal.redaction.formats.json_document import Unparsable
from portal.redaction.formats.mail_parts import looks_like_mail
from portal.redaction.limits import Limits
from portal.redaction.scanning.engine import Engine
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.documents import TooLarge, redacted_lines
from portal.redaction.texts.lines import Line
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment

WITHHELD_TEXT = "<TEXT>"
_STRUCTURED = frozenset({"json", "har", "xml", "csv"})
_LEAST_COLUMNS = 3


def redact_text(
    text: str, treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary, path: str = ""
) -> RedactedText:
    """The text as it may leave under these treatments, and what was taken out of it.

    Offsets count characters of `text`. What one line of the text gives away is replaced in all of
    it; `dictionary` is not changed. When the text itself (TECHNICAL) is to be removed, one finding
    covers it all. `path` names where it comes from and helps to tell its format.

    An IPv4 or MAC address that these `pseudonyms` gave out before is left, so that a text may be redacted
    again. Originals of another text may be among them: `redact_texts` is for several.
    """
    if treatments[DataCategory.TECHNICAL] is Treatment.REMOVE and text:
        whole = Finding(0, len(text), "text", DataCategory.TECHNICAL, Treatment.REMOVE, WITHHELD_TEXT)
        return RedactedText(WITHHELD_TEXT, (whole,))
    content = text.encode("utf-8", "surrogatepass")
    format_name = format_of(content, path)
    lines = _lines(content, format_name, Engine(treatments, pseudonyms, dictionary))
    learned = _learned(lines, dictionary)
    if learned is not None:
        lines = _lines(content, format_name, Engine(treatments, pseudonyms, learned))
    return assembled(content, lines)


def format_of(content: bytes, path: str) -> str:
    """The format of a text: by its name, else by its look."""
    start = content.lstrip()[:1]
    if looks_like_mail(content.lstrip()):
        return "mail"
    named = detect(content[:65536].replace(b"\x00", b" "), path).name if path else ""
    if named in _STRUCTURED:
        return named
    if start in {b"{", b"["} and content.rstrip()[-1:] in {b"}", b"]"}:
        return "json"
    if start == b"<" and content.rstrip()[-1:] == b">":
        return "xml"
    if b"\n" not in content:
        return "text"
    columns = Columns(content)
    return "csv" if columns.useful and columns.count >= _LEAST_COLUMNS else "text"


def _lines(content: bytes, format_name: str, engine: Engine) -> list[Line]:
    try:
        return list(redacted_lines(io.BytesIO(content), format_name, engine, Limits()))
    except (Unparsable, TooLarge, RecursionError):
        return list(redacted_lines(io.BytesIO(content), "text", engine, Limits()))


def _learned(lines: Iterable[Line], dictionary: CaseDictionary) -> CaseDictionary | None:
    """The dictionary with what this text gives away; None when that is nothing new."""
    known, words = dictionary.terms, dict[str, str]()
    for line in lines:
        words |= taught(line.before, line.found, known)
    if not words:
        return None
    learned = CaseDictionary()
    learned.merge(dictionary)
    for word, kind in words.items():
        learned.learn(word, kind)
    return learned


def taught(line: bytes, found: Iterable[Replaced], known: Collection[str]) -> dict[str, str]:
    """The words that the findings of a line give away, but for those that are known, each with its kind."""
    return {
        word: kind
        for one in found
        for kind, value in one.words or ((one.kind, line[one.start : one.end].decode("utf-8", "replace")),)
        for word in teachable(kind, value)
        if word not in known
    }


def assembled(content: bytes, lines: Iterable[Line]) -> RedactedText:
    """Lines before and after as one text, with the offsets of its characters."""
    made: list[bytes] = []
    found: list[tuple[int, int, Replaced]] = []
    place = 0
    for line in lines:
        made.append(line.after)
        found += [(place + one.start, place + one.end, one) for one in line.found]
        place += len(line.before)
    at = _characters(content, [edge for start, end, _ in found for edge in (start, end)])
    findings = tuple(
        Finding(
            at[start],
            at[end],
            one.kind,
            one.category,
            one.treatment,
            one.replacement.decode("utf-8", "replace"),
        )
        for start, end, one in found
    )
    return RedactedText(b"".join(made).decode("utf-8", "surrogatepass"), findings)


def _characters(content: bytes, edges: list[int]) -> dict[int, int]:
    """Byte offsets as character offsets; `edges` ascend."""
    if content.isascii():
        return {edge: edge for edge in edges}
    places: dict[int, int] = {}
    byte = character = 0
    for edge in edges:
        character += len(content[byte:edge].decode("utf-8", "surrogatepass"))
        byte = edge
        places[edge] = character
    return places
