"""Family names before first ones, with initials and in capitals, as lists, forms and trades write them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.words.lexicon import (
    is_family,
    is_foreign,
    is_given,
    is_of_things,
    is_plain,
    is_unknown,
    may_be_given,
)
from portal.redaction.rules.words.nobody import names_nobody

_LOWER = rb"(?:[a-z'-]|[\xc3-\xca][\x80-\xbf])"
_UPPER = rb"(?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5\xc8][\x80-\xbf])"
_CAPITAL = _UPPER + _LOWER + rb"{1,24}(?:-" + _UPPER + _LOWER + rb"{1,24})?"
_CAPITALS = rb"(?:[A-Z'-]|\xc3[\x80-\x9e]|[\xc4\xc5\xc8][\x80-\xbf]){3,24}"
_SMALL = rb"(?:(?:van|von|de|der|den|del|della|da|di|dos|du|la|le|ten|ter|zu|v\.d\.|v\.) ?){0,3}"
_INITIALS = _UPPER + rb"(?:\.(?:[ -]?[A-Z]\.){0,3}|(?![A-Za-z\x80-\xff]))"
# Where a cell, a value or an item of a list begins and ends.
_BEGINS = rb"(?:^[ \t>*-]{0,8}(?:[0-9]{1,3}[.)] )?|[;|\t\"'>(=] {0,24}|: |, |(?<![A-Za-z])(?:dest\.|[Aa]ttn?\.?|[tT]o|[fF]or|by|from|f\xc3\xbcr|von|an|pour|para|per|voor|till?|dla|pro|was) )"
_ENDS = rb"(?= {0,24}(?:[;|\t\"'<)(]|$|, [0-9a-z])| {2}| - )"
# Whose card, claim or seat it is: in capitals, as cards and tickets bear names.
_WHOSE = (
    rb"(?i:(?:card|account|policy|pass|ticket) ?holder|titular|titulaire|titolare|intestatari[oa]|karteninhaber|kontoinhaber|rekeninghouder|kortholder|kortinnehavare|posiadacz|benefici[a\xc3][a-z\xa0-\xbf]{2,8}"
    rb"|habitante|locataire|tenant|claimant|passport|lead passenger|passenger|paxe?|utente|paciente|paziente|t[e\xc3]\xa9?cnico|cliente|clienta|client|kunde|kundin|pacient|klient|debtor|payee|remitter|consignee)"
)
_SIGNED = rb"(?i:\b(?:signed(?: for)? by|received by|collected by|accepted by|left with|keys? (?:is|are) with|handed to|remis \xc3\xa0|laiss\xc3\xa9 chez|d\xc3\xa9pos\xc3\xa9 chez|abgegeben bei|hinterlegt bei|entregado a|dejado a|consegnato a|lasciato a|entregue a|afgegeven bij|ophalen door|afhalen door|l\xc3\xa4mnat hos|afleveret til|zostawi\xc5\x82 u|zostawi\xc5\x82a u|firmado por|recogido por|sign\xc3\xa9 par|re\xc3\xa7u par|unterschrieben von|angenommen von|quittiert von|firmato da|ritirato da|assinado por|recebido por|getekend door|ontvangen door|kvitterat av|kvittert av|kvitteret af|podepsal|podepsala|p\xc5\x99evzal|p\xc5\x99evzala|odebra\xc5\x82|odebra\xc5\x82a|prevzal|\xc3\xa1tvette|teslim alan|semnat de|primit de):? )"
_LONGEST_SHORT = 3


# What stands behind the names of firms: `Alsterkamp B.V.`
_FIRM = re.compile(rb"[^,] (?:[BN]\.V\.|S\.[AL]\.|A\.[SG]\.|A\.B\.|K\.K\.|P\.C\.|S\.C\.|S\.R\.)$")


def _words(value: bytes) -> list[str]:
    return [
        word for word in re.split(r"[\s,^]+", value.decode("utf-8", "replace")) if len(word.strip(".")) > 1
    ]


def _is_nobodys(word: str) -> bool:
    return is_foreign(word) or is_of_things(word) or names_nobody(word.encode())


def _initialed(match: re.Match[bytes]) -> bool:
    """`Boersma-de Vries, A.`: a family name that is known, or a word that is plain in no language."""
    if _FIRM.search(match["person"]) is not None:
        return False
    words = re.split(r"[\s-]+", match["family"].decode("utf-8", "replace"))
    words = [word for word in words if word[:1].isupper()]
    if any(is_family(word) for word in words):
        return True
    told = b"," in match["person"] or b"." in match["person"]  # and no `Hepatitis B`
    return told and all(is_unknown(word.encode()) and not _is_nobodys(word) for word in words)


def _turned(match: re.Match[bytes]) -> bool:
    """`Baumgärtel, Ignaz`: a first name behind, and no plain word before."""
    first = match["given"].decode("utf-8", "replace").partition("-")[0]
    words = _words(match["family"])
    return may_be_given(first) and not any(is_plain(word) or _is_nobodys(word) for word in words)


def _in_capitals(match: re.Match[bytes]) -> bool:
    """Words in capitals of which none is plain in any language and one is long: `PERPETUA ASHDOWN-LISLE`."""
    words = [part.title() for word in _words(match["person"]) for part in word.split("-") if len(part) > 1]
    telling = [word for word in words if len(word) > _LONGEST_SHORT]
    return bool(telling) and not any(is_plain(word) or _is_nobodys(word) for word in telling)


def _divided(match: re.Match[bytes]) -> bool:
    """A family and a first name as trades divide them: `Zieschang^Korbinian`, and no `GLU^Glucose`."""
    family, first = match["person"].decode("utf-8", "replace").split("^")[:2]
    strange = is_unknown(match["person"]) and not is_plain(family) and not is_of_things(family)
    return strange and is_given(first.title())


def _one(match: re.Match[bytes]) -> bool:
    """Who signed: a word that is plain in no language."""
    word = match["person"].decode("utf-8", "replace").title()
    return is_unknown(word.encode()) and not _is_nobodys(word)


def _one_or_more(match: re.Match[bytes]) -> bool:
    """Names that no word of a sentence makes."""
    return not names_nobody(match["person"]) and not any(
        is_plain(word) or _is_nobodys(word) for word in _words(match["person"])
    )


def _spaced(match: re.Match[bytes]) -> bool:
    """`B J Osgathorpe`: letters alone before a word that is plain in no language."""
    last = match["person"].rpartition(b" ")[2].decode("utf-8", "replace")
    return is_family(last) or (is_unknown(last.encode()) and not _is_nobodys(last))


RULES: tuple[Rule, ...] = (
    rule("person", _BEGINS + rb"(?P<person>" + _SMALL + rb"(?P<family>" + _CAPITAL + rb"(?:[ -](?:(?:de|van|der|den|da|di) ){0,2}" + _CAPITAL + rb")?),? " + _INITIALS + rb")" + _ENDS, group="person", accept=_initialed),
    rule("person", _BEGINS + rb"(?P<person>" + _SMALL + rb"(?P<family>" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?), (?P<given>" + _CAPITAL + rb")(?: " + _CAPITAL + rb"| [A-Z]\.?)?)" + _ENDS, group="person", accept=_turned),
    parts(rb"(?<![A-Za-z\x80-\xff])" + _WHOSE + rb"(?:=| ?: ?| )[\"']?(?P<person>(?:(?:DE|DEL|LA|DA|DI|VAN|DER|IN) ){0,2}" + _CAPITALS + rb"(?:,? (?:DE |DEL |LA |DA |DI |VAN |DER |IN )?" + _CAPITALS + rb"){1,4}(?: [A-Z]\.?(?![A-Za-z]))?)(?![A-Za-z0-9\x80-\xff_])", accept=_in_capitals),
    parts(rb"(?<![A-Za-z0-9\x80-\xff^&~.])(?P<person>" + _UPPER + _LOWER + rb"{1,24}(?:[ -]" + _CAPITAL + rb")?\^" + _CAPITAL + rb"(?:\^[A-Za-z'. -]{0,12}){0,5})(?![A-Za-z0-9])", accept=_divided),
    parts(_SIGNED + rb"[\"'\xe2\x80\x9c-\x9e]{0,3}(?P<person>" + _CAPITALS + rb"|" + _CAPITAL + rb")(?=[\"'.,;)]|\xe2\x80|\s|$)", accept=_one),
    parts(rb"(?<![A-Z0-9.] )(?<![A-Za-z0-9\x80-\xff_./-])(?P<person>(?:[A-Z] ){2,3}" + _CAPITAL + rb")(?![A-Za-z0-9\x80-\xff_@(/=-])", accept=_spaced),
    # Who says something in a list of comments: `Comment 4 (public, Rufus)`.
    parts(rb"^[ \t>#*-]{0,6}(?i:comment|kommentar|commentaire|comentario|coment\xc3\xa1rio|commento|opmerking|reply|note|notiz|update|antwort|work note|nota|pozn\xc3\xa1mka|koment\xc3\xa1\xc5\x99|komentarz)(?: #?[0-9]{1,3})? \((?:(?i:public|internal|private|intern|\xc3\xb6ffentlich|extern|customer|agent|interne|interno|p\xc3\xbablico|publique|openbaar|ve\xc5\x99ejn\xc3\xbd|intern\xc3\xad), )?(?P<person>" + _CAPITAL + rb"(?: " + _CAPITAL + rb")?)\)", accept=_one_or_more),
    # The label of a parcel, as printers of labels are told it (ZPL): `^FDLeopold Quartermaine^FS`.
    rule("person", rb"\^FD(?P<person>(?P<given>" + _CAPITAL + rb") (?P<family>" + _CAPITAL + rb"))\^FS", group="person", accept=_turned),
)  # fmt: skip
