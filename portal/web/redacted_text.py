"""Text with findings and stand-ins as the pieces that the review and the reader draw."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.redaction import Finding, may_be_asked
from portal.vocabulary import Treatment
from portal.web.tones import words

_STAND_IN = re.compile(
    r"(?P<mark><[A-Z][A-Z0-9_]{1,40}(?:-[0-9a-f]{10})?>)"
    r"|(?P<name>(?<![\w-])(?:user|person|h|d)-[0-9a-f]{10}(?:@d-[0-9a-f]{10})?(?:\.d-[0-9a-f]{10})*(?:\.example)?)"
)


@dataclass(frozen=True)
class TextPiece:
    """A part of a line; `treatment` is empty for what stands there as it is.

    `asks` is the stand-in that a reader may ask about, where the part is one of something that may be shown.
    """

    text: str
    treatment: str = ""
    title: str = ""
    asks: str = ""


def before_pieces(line: str, findings: Sequence[Finding]) -> list[TextPiece]:
    """The line as it was, with what was found marked."""
    return _cut(line, findings, replaced=False)


def after_pieces(line: str, findings: Sequence[Finding]) -> list[TextPiece]:
    """The line with every finding replaced."""
    return _cut(line, findings, replaced=True)


def finding_piece(line: str, one: Finding, *, replaced: bool) -> TextPiece:
    """Something that was found, as it was or as it leaves."""
    text = one.replacement if replaced else line[one.start : one.end]
    shown_as = Treatment.PSEUDONYMIZE if replaced else one.treatment
    return TextPiece(text, shown_as.value, words(one.category))


def _cut(line: str, findings: Sequence[Finding], *, replaced: bool) -> list[TextPiece]:
    pieces, place = [], 0
    for one in findings:
        pieces += [TextPiece(line[place : one.start]), finding_piece(line, one, replaced=replaced)]
        place = one.end
    pieces.append(TextPiece(line[place:]))
    return [piece for piece in pieces if piece.text]


def is_stand_in(text: str) -> bool:
    """Whether this is one stand-in by its look, and no mark of something that was taken out."""
    found = _STAND_IN.fullmatch(text)
    return found is not None and (found["mark"] is None or "-" in text)


def stand_in_pieces(line: str) -> list[TextPiece]:
    """A redacted line with its stand-ins and marks set apart."""
    pieces, place = [], 0
    for found in _STAND_IN.finditer(line):
        taken = found["mark"] is not None and "-" not in found[0]
        title = "taken out" if taken else "stands for one value in this case"
        asks = found[0] if may_be_asked(found[0]) else ""
        pieces += [
            TextPiece(line[place : found.start()]),
            TextPiece(found[0], Treatment.PSEUDONYMIZE.value, title, asks),
        ]
        place = found.end()
    pieces.append(TextPiece(line[place:]))
    return [piece for piece in pieces if piece.text]
