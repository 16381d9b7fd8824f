"""What laboratories, practices and their devices tell each other in fields by number: ASTM, xDT, EDIFACT of health.

ASTM E1394 (LIS2-A2) has records of one letter with fields between bars; xDT (LDT, GDT, BDT of the KBV) a line for
each field: three digits for the length of the line, four that tell the field, then its content.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.placeholders import is_placeholder

# Fields behind the number of the record: patients, orders, results.
_OF_ASTM: dict[bytes, dict[int, str]] = {
    b"P": {
        2: "health_id",
        3: "health_id",
        4: "health_id",
        5: "person",
        6: "person",
        7: "date_of_birth",
        10: "address",
        12: "phone",
        13: "person",
    },
    b"O": {2: "health_id", 3: "health_id", 10: "person", 16: "person", 17: "phone"},
    b"R": {10: "account", 13: "serial"},
}
_ASTM = rb"^(?:\x02?[0-7])?([POR])\|[0-9]{1,4}(\|[^\r\n|]{0,200}(?:\|[^\r\n|]{0,200}){4,60})"
# Fields of xDT, by what they hold.
_OF_XDT: dict[str, tuple[str, ...]] = {
    "person": ("3100", "3101", "3102", "0203", "0211", "0219", "4219", "8320", "3204", "4242"),
    "date_of_birth": ("3103",),
    "address": ("3106", "3107", "3109", "3113", "3121", "3122", "0205", "0206", "0216", "8321", "8323"),
    "postal_code": ("3112", "0215", "8322"),
    "phone": ("3618", "3626", "3620", "0208", "0209", "8323"),
    "email": ("3619", "0218"),
    "health_id": (
        "3000",
        "3105",
        "3119",
        "8310",
        "8311",
        "8312",
        "8610",
        "8615",
        "0201",
        "0212",
        "0222",
        "4217",
        "4218",
        "4241",
        "4225",
        "6201",
    ),
    "account": ("8990",),
}
_KINDS = {field: kind for kind, fields in _OF_XDT.items() for field in fields}
_XDT = (
    rb"^0[0-9]{2}("
    + "|".join(sorted(_KINDS)).encode()
    + rb")(?! )((?=[^\r\n]*[A-Za-z0-9])[^\r\n]{2,60}?)[ \t]*\r?$"
)
_OF_LETTERS = frozenset(("person", "address"))


# Of how many signs a field is at least; other tables have bars too, and one or two signs between them.
_LEAST = {"health_id": 4, "serial": 4, "phone": 5}


def _holds(kind: str, core: bytes) -> bool:
    """Whether a field holds what its place says: a number has digits, a name has letters."""
    bare = core.strip(b"^~& ")
    if kind == "date_of_birth":
        return re.fullmatch(rb"[0-9]{8}(?:[0-9]{4,6})?", bare) is not None
    told = has_digit(bare) if kind in _LEAST else re.search(rb"[A-Za-z\x80-\xff]", bare) is not None
    return told and len(bare) >= _LEAST.get(kind, 2)


class _Record(Rule):
    """A record of a device in a laboratory: its fields by their numbers."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The fields that tell something."""
        for match in self.pattern.compiled.finditer(line):
            start = match.start(2)
            for number, field in enumerate(match[2].split(b"|"), 1):
                kind, core = _OF_ASTM[match[1]].get(number), field.strip(b" ")
                if kind is not None and _holds(kind, core) and not is_placeholder(core):
                    yield Span(start, start + len(core), kind)
                start += len(field) + 1


class _Field(Rule):
    """A line of xDT: what it holds, by the four digits behind its length."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The content of a field that tells of somebody."""
        match = self.pattern.compiled.match(line)
        if match is None:
            return
        kind = _KINDS[match[1].decode()]
        # Other digits of that many signs begin so too; a name is told from them by its first letter.
        if kind not in _OF_LETTERS or not match[2][:1].isdigit() or b" " in match[2]:
            yield Span(*match.span(2), kind)


def _numbered(match: re.Match[bytes]) -> bool:
    return has_digit(match[1])


RULES: tuple[Rule, ...] = (
    _Record(Expression(_ASTM), ((2, "person"),), None, rb"^(?:\x02?[0-7])?[POR]\|[0-9]{1,4}\|"),
    _Field(Expression(_XDT), ((2, "person"),)),
    # Which analyzer sends, behind its name and its kind.
    rule("serial", rb"^(?:\x02?[0-7])?H\|[^|\r\n]{2,4}\|[^|\r\n]{0,40}\|[^|\r\n]{0,40}\|(?:[^|^\r\n]{0,30}\^){1,3}([0-9A-Z][0-9A-Z-]{3,20})(?=[|^])", accept=_numbered, group=1),
    # A patient in messages of health (EDIFACT MEDRPT, MEDPRE): who, where, and by which number.
    parts(rb"(?:^|')PNA\+[A-Z]{2,3}\+(?P<national_id>[0-9A-Z-]{5,20})?(?=[:+])"),
    parts(rb"(?:^|')PNA\+[^'\r\n]{0,80}?\+SU:(?P<person>[^:+'\r\n]{2,70})(?:\+FO:(?P<person2>[^:+'\r\n]{1,70}))?"),
    parts(rb"(?:^|')ADR\+[^+'\r\n]{0,12}\+(?:[0-9]:)?(?P<address>[^:+'\r\n]{2,70})(?:\+(?P<address2>[^:+'\r\n]{2,35}))?(?:\+(?P<postal_code>[0-9A-Z -]{3,10}))?(?=['+])"),
    rule("health_id", rb"(?:^|')RFF\+[A-Z]{2,3}:((?=(?:[^0-9:+'\r\n]{0,6}[0-9]){6})[0-9A-Z/-]{6,35})(?=[:+']|\s{0,3}$)", group=1),
    rule("health_id", rb"(?:^|')(?:BGM\+[0-9A-Z]{2,5}|GIN\+[A-Z]{2,3})\+((?=(?:[^0-9+'\r\n]{0,6}[0-9]){6})[0-9A-Z/-]{6,35})(?=[:+']|\s{0,3}$)", group=1),
    rule("account", rb"(?:^|')CTA\+[A-Z]{0,3}\+([^:+'\r\n]{2,17}):", accept=_numbered, group=1),
    rule("health_id", rb"(?:^|')NAD\+[A-Z]{2,3}\+([0-9]{5,7}):[A-Z]", group=1),
)  # fmt: skip
