"""Claims that took words at their ends too: `Wohnhaft Lindenweg 14`, `…, 87-100 Toruń, tel. 56 622 11 80`.

A rule for addresses goes on over commas and cannot know each word that ends one. What it took too much is given
back here, where it says what stands there and hides nothing: a word before, a number that is claimed for itself.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Sequence

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression
from portal.redaction.rules.words.lexicon import is_family, is_of_things, may_be_given

_BEFORE = {
    "address": Expression(
        rb"(?i)(?:wohnhaft|wohnt|wohne|anschrift|adresse|address|adres|adresa|via(?= via )|zamieszka\xc5\x82[ay]?|domicilio|residente)(?: in)?[ :]{1,2}"
    ),
    "person": Expression(
        rb"(?i)(?:syscontact|contact|kontakt|operator|technician|\xc5\xbce|\xc5\xbcom)[ :]{1,2}(?=[A-Z\xc3-\xc5])"
    ),
}
# `M. Petrossian` in a sentence of French; elsewhere this is how a first name is cut short.
_SIR, _FRENCH = (
    re.compile(rb"MM?\. (?=[A-Z\xc3])"),
    Expression(rb"(?:^|[ ('])(?:avec|pour|par|nous|vous|chez|dans|aux|vers|n'[a-z]{2,12}) "),
)
_NAMED = re.compile(rb"(?:[A-Z]|[\xc3-\xd0][\x80-\xbf])(?:[a-z'.]|[\xc3-\xd1][\x80-\xbf])")
_TELEPHONE = Expression(
    rb"(?i)[,;]? (?:tel|telefon|telefoon|telefono|t\xc3\xa9l|phone|ph|mobil|mobile|handy|cell|fax)\b\.?:? ?"
)
# Words that end an address and have no number behind them.
_ENDS = Expression(
    rb"(?i),? (?:(?:krankenkasse|kasse|versicherung|hausarzt|station|zimmer|abteilung|wareneingang|ansprechpartner|versichertennummer|kundennummer|insurer|insurance|department|attn|oddzia\xc5\x82)\b[^0-9]*|n\xc2\xb0 ?)\Z"
)


def cut_to_size(line: bytes, claims: list[Span]) -> list[Span]:
    """The same claims, each without the words at its ends that only say what it is."""
    if not any(one.kind in _BEFORE for one in claims):
        return claims
    return [_bare(line, one, claims) if one.kind in _BEFORE else one for one in claims]


def _bare(line: bytes, claim: Span, claims: Sequence[Span]) -> Span:
    value = line[claim.start : claim.end]
    before = _BEFORE[claim.kind].compiled.match(value)
    start = claim.start + (before.end() if before is not None else 0)
    if claim.kind == "person":
        sir = _SIR.match(value)
        if sir is not None and _FRENCH.compiled.search(line) is not None:
            return Span(start + sir.end(), claim.end, claim.kind)
        return Span(start + _behind_titles(line[start : claim.end]), claim.end, claim.kind)
    end = _end_of_address(value, claim, claims) if claim.kind == "address" else claim.end
    return Span(start, end, claim.kind)


def _behind_titles(name: bytes) -> int:
    """Where a name begins behind what somebody is: `Herdsman Fergus McAllick`, `Storingsdienst Bram`."""
    first, divided, rest = name.partition(b" ")
    word = first.decode("utf-8", "replace")
    title = (
        divided and rest[:1].strip() and _NAMED.match(rest) and not (may_be_given(word) or is_family(word))
    )
    return len(first) + 1 if title and first[:1].isalpha() and is_of_things(word) else 0


def _end_of_address(value: bytes, claim: Span, claims: Sequence[Span]) -> int:
    """Where an address ends: before the word for a telephone whose number is claimed, or for something else."""
    for match in _TELEPHONE.compiled.finditer(value):
        number = claim.start + match.end()
        if any(one.kind == "phone" and one.start <= number and one.end >= claim.end for one in claims):
            return claim.start + match.start()
    ended = _ENDS.compiled.search(value)
    return claim.end if ended is None else claim.start + ended.start()
