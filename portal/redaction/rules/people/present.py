"""People who are greeted, thanked, or named one after another as present."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts
from portal.redaction.rules.words.lexicon import is_foreign, is_given, is_listed_plain, is_plain
from portal.redaction.rules.words.nobody import names_nobody

_ONE = re.compile(
    rb"(?:\s|,|;|/|\(remote\)|und |and |et |y |e |en |och |og ){0,4}(?:(?:Dr|Prof|Hr|Fr|Mr|Mrs|Ms)\.? ){0,2}((?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf])(?:[a-z'-]|[\xc3-\xc5][\x80-\xbf]){1,20}(?: (?:[A-Z]|\xc3[\x80-\x9e]|[\xc4\xc5][\x80-\xbf])(?:[a-z'-]|[\xc3-\xc5][\x80-\xbf]){1,20}|(?: [A-Z]\.)){0,2})(?=[,;.)]| \(| und | and | et | y | e | en | och | og |\s{0,3}$)"
)
_MOST_PRESENT = 12


class _Listed(Rule):
    """People one after another behind the word for who was there: `anwesend Harms, Janssen`."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The people, up to the first word that names nobody."""
        for match in self.pattern.compiled.finditer(line):
            place = match.end()
            for _ in range(_MOST_PRESENT):
                one = _ONE.match(line, place)
                if (
                    one is None
                    or names_nobody(one[1])
                    or all(is_listed_plain(word) for word in one[1].decode("utf-8", "replace").split())
                ):
                    break
                yield Span(*one.span(1), "person")
                place = one.end()


def _called(match: re.Match[bytes]) -> bool:
    """A first name in small letters."""
    name = match["person"].decode("utf-8", "replace")
    return is_given(name) and not is_plain(name) and not is_foreign(name)


_THANKED = rb"(?i:danke|thanks|thx|ty|merci|hi|hey|hallo|hello|bonjour|hola|ciao|tack|takk|tak|gracias|grazie|obrigado|cheers|sorry|cc)"
RULES: tuple[Rule, ...] = (
    parts(rb"(?<![A-Za-z\x80-\xff])" + _THANKED + rb",? (?P<person>[a-z]{3,14})(?=[,.!:;?]|\s{0,2}$| (?:and|und|et|y|for|f\xc3\xbcr)\b)", accept=_called),
    parts(rb"^[A-Z][a-z]{2,12}(?:-[a-z]{2,10})?-by: (?P<person>[^<>\r\n]{2,60}?) {0,2}<"),
    _Listed(Expression(rb"(?i:\b(?:anwesend|attending|attendees|attended by|present|participants|teilnehmer(?:innen)?|entschuldigt|excused|absent|pr\xc3\xa9sents?|excus\xc3\xa9s|presenti|assenti|asistentes|presentes|aanwezig|afwezig|n\xc3\xa4rvarande|til stede|obecni|verantw(?:ortlich)?\.?|zust\xc3\xa4ndig|apologies(?: from)?|responsible|owner|resp\.))(?: ?[:(]| (?=[A-Z]))"), ((0, "person"),)),
)  # fmt: skip
