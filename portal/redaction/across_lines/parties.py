"""Name and address in lines of their own: who pays or is paid by a message of SWIFT, whom a parcel goes to."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.across_lines.forms import alone
from portal.redaction.findings import Span
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.names import is_name

PAYS, RECEIVES = "pays", "receives"
"""What waits below such a head, beside the classes of keys."""
# MT 103, fields 50 and 59.
_PAYS = re.compile(rb":(?:50[AFHK]?|59[AF]?):/?[A-Z0-9/]{0,34}[ \t\r\n]*$")
_RECEIVES = re.compile(
    rb"[>? \t]{0,8}(?i:(?:ship|deliver|send|bill|invoice|mail|return|dispatch)(?:ped|ed)?(?: (?:the|a|an|this|it|one|new|my|our|replacement|spare|unit|device|parcel|router|part|parts)){0,4} to|(?:shipping|delivery|billing|mailing|return) address|deliver(?:y|ed) (?:to|at)):[ \t\r\n]*$"
)
_STREET = re.compile(
    rb"(?:rue|lieu-dit|Lieu-dit|avenue|boulevard|chemin|place|impasse|quai|ul\.|al\.|pl\.|os\.|plac|ulica|aleja|via|calle|rua) "
)
_LINE = {
    PAYS: re.compile(rb"()([A-Za-z0-9\x80-\xff][A-Za-z0-9\x80-\xff ,.'/()+-]{1,34})[ \t\r\n]*$"),
    RECEIVES: re.compile(
        rb"([>? \t]{0,8})([A-Za-z0-9\x80-\xff][A-Za-z0-9\x80-\xff ,.'/()#-]{1,60}?)[ \t\r\n]*$"
    ),
}


def party(line: bytes) -> str | None:
    """Whose name and address stand below this line."""
    if _PAYS.match(line):
        return PAYS
    label = alone(line)
    is_address = _RECEIVES.match(line) is not None or (label is not None and label.told == "address")
    return RECEIVES if is_address else None


def part_of(waiting: str, line: bytes) -> list[Span] | None:
    """The name or the part of the address that is this line; None where it is neither."""
    match = _LINE[waiting].match(line)
    if match is None:
        return None
    if has_digit(match[2]) or _STREET.match(match[2]) or match[2].endswith(b", S/N"):
        return [Span(*match.span(2), "address")]
    if waiting == PAYS or is_name(match[2], False):  # noqa: FBT003 - nothing is quoted
        return [Span(*match.span(2), "person")]
    return None
