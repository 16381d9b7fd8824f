"""One text: a message, a pasted log."""

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.engine import Engine
from portal.redaction.findings import Finding, RedactedText
from portal.redaction.lines import LineRedactor
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment

WITHHELD_TEXT = "<TEXT>"


def redact_text(
    text: str, treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary, path: str = ""
) -> RedactedText:
    """The text as it may leave under these treatments, and what was taken out of it.

    Offsets count characters of `text`. When the text itself (TECHNICAL) is to be removed, one
    finding covers it all. `path` names where it comes from and is only used to guess its format.
    """
    if treatments[DataCategory.TECHNICAL] is Treatment.REMOVE and text:
        whole = Finding(0, len(text), "text", DataCategory.TECHNICAL, Treatment.REMOVE, WITHHELD_TEXT)
        return RedactedText(WITHHELD_TEXT, (whole,))
    del path
    content = text.encode("utf-8", "surrogatepass")
    redactor = LineRedactor(Engine(treatments, pseudonyms, dictionary))
    made, found, place = [], [], 0
    for line in (*redactor.feed(content), *redactor.close()):
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
