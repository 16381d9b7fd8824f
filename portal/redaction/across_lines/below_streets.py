"""The town below a street, each alone on its line as on a letter, and both below a name: `Ternvej 15` above `8000 Aarhus`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from dataclasses import dataclass, replace
from typing import Self

from portal.redaction.findings import Span
from portal.redaction.rules.places import streets
from portal.redaction.rules.places import towns as streets_with_towns
from portal.redaction.rules.values.names import is_full_name, names_house
from portal.redaction.rules.words.lexicon import is_german, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

# A line that may be a street: few words that begin with a capital, a number at one of their ends. Nearly all
# lines of logs are longer or hold other signs, and are done with here.
_PERHAPS = re.compile(
    rb"[> \t]{0,8}+((?:[0-9]{1,5}[A-Za-z]?(?:-[0-9]{1,4}){0,2},? )?[A-Za-z\xc3-\xc5](?:[A-Za-z0-9\x80-\xff .,'/\xc2-]|(?<=[Nn]o):){3,60}?)[ \t\r\n]*+$"
)
_DIGIT = re.compile(rb"[0-9]")
_PROVINCE = re.compile(rb" [A-Z0-9]{1,2}$")
_LONGEST, _SHORT = 80, 2
# What stands before a number in signatures too: `Ext 204`.
_CALLED = frozenset(("Ext", "Tel", "Fax", "Mob", "Box", "Zi", "Dw", "Rm", "Lvl"))
_CALLED_AT = re.compile(
    rb"(?i)[> \t]{0,8}+(?:tel|mobile|mob|phone|fax|cell|handy|mobil)\b[.:]{0,2} ?[0-9+(][0-9 ()+./x-]{5,24}[ \t\r\n]*+$"
)
_NAME = re.compile(rb"[> \t]{0,8}+([A-Z\xc3-\xed][A-Za-z\x80-\xff.' -]{3,60}?)[ \t,\r\n]*+$")
# Words and the number of a house behind them.
_NUMBERED = re.compile(
    rb"([A-Za-z\x80-\xff.'-]{2,30})(?: [A-Za-z0-9\x80-\xff.'-]{1,30}){0,5}?,? (?:(?:nr|no|No|Nr|\xc4\x8d)[.:]? ?)?[0-9]{1,4}(?: ?[A-Za-z])?(?:[/-][0-9]{1,4}[A-Za-z]?|-[a-z]{1,3}|, [0-9]{1,2}\. ?[a-z]{1,3})?"
)
_MOST = 0.6  # of the line is what a rule takes for a street; `12` and `-hs` may stand behind
_WORD = rb"[A-Z\xc3-\xc5][A-Za-z\x80-\xff.'-]{1,30}"
_TOWN = _WORD + rb"(?:[ /-](?:(?:de|la|am|an der|den|sur|di|do) )?" + _WORD + rb"){0,3}"
_CODE = rb"(?:[A-Z]{1,2}-)?(?:[A-Z][0-9]{4}(?:[A-Z]{3})?|[0-9]{4,6}|[0-9]{3} [0-9]{2}|[0-9]{2}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{3}-[0-9]{4}|[0-9]{4} ?[A-Z]{2}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])"
_BELOW = re.compile(
    rb"[> \t]{0,8}+((?:" + _CODE + rb" " + _TOWN + rb"(?: [A-Z0-9]{1,2})?|" + _TOWN + rb",?(?: [A-Z]{2,3})?,? " + _CODE + rb"))[ \t,.\r\n]*+$"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Street:
    """A street that stood alone on its line: the next line may be its town, and nothing after that."""

    def claims(self, line: bytes) -> tuple[list[Span], None]:
        """The town with its code, where the line is nothing else."""
        town = _BELOW.match(line)
        if town is None or names_nobody(_PROVINCE.sub(b"", town[1])):
            return [], None
        return [Span(*town.span(1), "address")], None


@dataclass(frozen=True, slots=True)
class Home:
    """A name that stood alone on its line, or a telephone: a street and a town may stand below."""

    others: int = 1

    def claims(self, line: bytes) -> tuple[list[Span], Street | Self | None]:
        """The street or the town, and what may stand below."""
        line = line.rstrip(b"\r\n")
        street = _PERHAPS.match(line) if len(line) <= _LONGEST else None
        if street is not None and _is_of_somebody(street[1].rstrip(b" ,")):
            return [Span(*street.span(1), "address")], Street()
        found, _ = Street().claims(line)
        goes_on = not found and self.others and line.strip() and _DIGIT.search(line) is None
        return found, replace(self, others=self.others - 1) if goes_on else None


def _is_of_somebody(street: bytes) -> bool:
    """Whether what stands below a name is where somebody lives: `Husova 48`, and no `Room 12`, `Zimmer 4`."""
    numbered = _NUMBERED.fullmatch(street)
    if numbered is None:
        return names_house(street)
    first = numbered[1].decode("utf-8", "replace")
    if first.rstrip(".") in _CALLED:
        return False
    return (
        is_unknown(street)
        and (len(first) <= _SHORT or not names_nobody(numbered[1]))
        and not is_german(first)
    )


def begun(line: bytes) -> Street | Home | None:
    """The street, or the name of somebody, that is all of this line."""
    if len(line) > _LONGEST:
        return None
    if _CALLED_AT.match(line) is not None:
        return Home(others=0)
    name = _NAME.match(line)
    if name is not None and is_full_name(name[1], False):  # noqa: FBT003 - nothing is quoted
        return Home()
    return _street(line)


def _street(line: bytes) -> Street | None:
    match = _PERHAPS.match(line)
    if match is None or _DIGIT.search(match[1]) is None:
        return None
    for rule in (*streets.RULES, *streets_with_towns.RULES):
        for claim in rule.find(match[1]):
            if claim.kind == "address" and claim.start == 0 and claim.end >= _MOST * len(match[1]):
                return Street()
    return None
