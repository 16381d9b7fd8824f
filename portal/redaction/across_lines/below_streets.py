"""The town below a street, each alone on its line as on a letter: `Ternvej 15` above `8000 Aarhus C`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from dataclasses import dataclass

from portal.redaction.findings import Span
from portal.redaction.rules import places
from portal.redaction.rules import towns as streets_with_towns
from portal.redaction.rules.letters import names_nobody

# A line that may be a street: few words that begin with a capital, a number at one of their ends. Nearly all
# lines of logs are longer or hold other signs, and are done with here.
_PERHAPS = re.compile(
    rb"[> \t]{0,8}+((?:[0-9]{1,5}[A-Za-z]?,? )?[A-Za-z\xc3-\xc5][A-Za-z0-9\x80-\xff .,'/\xc2-]{3,60}?)[ \t\r\n]*+$"
)
_DIGIT = re.compile(rb"[0-9]")
_LONGEST = 80
_MOST = 0.6  # of the line is what a rule takes for a street; `12` and `-hs` may stand behind
_WORD = rb"[A-Z\xc3-\xc5][A-Za-z\x80-\xff.'-]{1,30}"
_TOWN = _WORD + rb"(?:[ /-](?:(?:de|la|am|an der|den|sur|di|do) )?" + _WORD + rb"){0,3}"
_CODE = rb"(?:[A-Z]{1,2}-)?(?:[0-9]{4,6}|[0-9]{3} [0-9]{2}|[0-9]{2}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{3}-[0-9]{4}|[0-9]{4} ?[A-Z]{2}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])"
_BELOW = re.compile(
    rb"[> \t]{0,8}+((?:" + _CODE + rb" " + _TOWN + rb"(?: [A-Z0-9])?|" + _TOWN + rb",?(?: [A-Z]{2,3})?,? " + _CODE + rb"))[ \t,.\r\n]*+$"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Street:
    """A street that stood alone on its line: the next line may be its town, and nothing after that."""

    def claims(self, line: bytes) -> tuple[list[Span], None]:
        """The town with its code, where the line is nothing else."""
        town = _BELOW.match(line)
        if town is None or names_nobody(town[1]):
            return [], None
        return [Span(*town.span(1), "address")], None


def begun(line: bytes) -> Street | None:
    """The street that is all of this line."""
    match = _PERHAPS.match(line) if len(line) <= _LONGEST else None
    if match is None or _DIGIT.search(match[1]) is None:
        return None
    for rule in (*places.RULES, *streets_with_towns.RULES):
        for claim in rule.find(match[1]):
            if claim.kind == "address" and claim.start == 0 and claim.end >= _MOST * len(match[1]):
                return Street()
    return None
