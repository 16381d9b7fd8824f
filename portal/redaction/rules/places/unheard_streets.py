"""Streets of any country: a word that no list knows, a number, a comma and a town.

Words for streets are known in few languages, and villages have none: `Leśna 44, Luzino`. Where the word before
the number names nothing and a town follows, with a postal code or without one, all hands meant an address.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.words.lexicon import is_of_things, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_LETTER, _CAPITAL = rb"(?:[a-z'-]|[\xc3-\xc9][\x80-\xbf])", rb"(?:[A-Z]|[\xc3-\xc9][\x80-\xbf])"
_WORD = _CAPITAL + _LETTER + rb"{2,24}"
_FLAT = (
    rb"(?: (?:lgh|m\.|lok\.|apt\.?|app\.|et\.|bus|top|dvere|byt|daire|int\.|piso|kat) ?[0-9]{1,4}[A-Za-z]?)?"
)
_CODE = rb"(?:(?:[A-Z]{1,2}-)?[0-9]{2}-[0-9]{3} |(?:[A-Z]{1,2}-)?[0-9]{3,5}(?: ?[0-9]{2}| ?[A-Z]{2})? |[0-9]{4}-[0-9]{3} )?"


def _is_unheard(match: re.Match[bytes]) -> bool:
    """The street is plain in no language, and neither it nor what follows is a thing: `Raum 3, Gebäude`."""
    words = [word for word in match["street"].split() if word[:1].isupper() or word[:1] > b"\x7f"]
    town = match["town"].decode("utf-8", "replace")
    return (
        is_unknown(match["street"])
        and not names_nobody(match["town"])
        and not any(is_of_things(word) for word in (town, *(one.decode("utf-8", "replace") for one in words)))
    )


RULES: tuple[Rule, ...] = (
    rule("address", rb"(?<![A-Za-z0-9_./\\@$%=:#\x80-\xff-])(?P<street>" + _WORD + rb"(?: " + _WORD + rb"){0,2}) [0-9]{1,4}[A-Za-z]?(?:[/-][0-9]{1,4}[A-Za-z]?)?" + _FLAT + rb", " + _CODE + rb"(?P<town>" + _WORD + rb")(?:[ -]" + _WORD + rb"){0,2}(?![A-Za-z\x80-\xff(=_:]| [0-9])", accept=_is_unheard),
)  # fmt: skip
