"""Values behind the labels of forms, `Geboorteplaats: Workum`, `Nº de póliza: 118844201`; and the labels, which stay."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portal.redaction.findings import Span
from portal.redaction.readings import Readings
from portal.redaction.rules.keyed.label_values import values_behind
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values import fitting
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.words import labels as labels_of_forms
from portal.redaction.rules.words.labels import LEAST_WORD, class_of_title, label_of, labels, spellings
from portal.redaction.rules.words.lexicon import is_family, may_be_given

# What stands between a label and its value. It begins with one of few signs, so that all others are no place to
# look at; no label ends with a digit.
_SIGN = re.compile(
    rb"(?::(?<![:0-9]:)(?![:/\\])|\xef\xbc\x9a|=(?<![=!<>0-9]=)(?![=>~])|#(?::(?![:/\\])|\xef\xbc\x9a|=(?![=>~])|#(?! ?:)|(?! ?:)))"
    rb"[*]{0,2}[ \t]{0,8}(?:\xe3\x80\x80)?(?=[^\s=])"
)
# The rest of a label behind one of its words, and its sign.
_BEHIND = re.compile(rb"[.\"'*)]{0,3}(?: [^\s:0-9]{1,24}){0,3} ?(?::(?![:/0-9])|\xef\xbc\x9a)")
# So many bytes before a sign hold the longest label in any script, and what closes it.
_WINDOW = 200
_BESIDE = frozenset((b"", b",", b";", b"|", b"\t", b"\n", b"\r"))
"""What stands around a cell of a table, and where a line begins and ends."""
_NAMES = frozenset(("person", "host", "account", "address"))
_Told = tuple[bytes, frozenset[str], tuple[str, ...]]
_readings = Readings[tuple[_Told, ...]](__file__, labels_of_forms.__file__, fitting.__file__)


@dataclass(frozen=True, slots=True)
class _Labelled(Rule):
    """What a form holds behind some labels: they are looked up before each sign, and not searched for."""

    words: frozenset[str] = frozenset()

    def find(self, line: bytes) -> Iterator[Span]:
        """The values behind labels in which one of the words stands."""
        for sign in _SIGN.finditer(line):
            before = line[max(0, sign.start() - _WINDOW) : sign.start()]
            found = label_of(before.decode("utf-8", "replace"))
            if found is not None and found[0].word in self.words:
                yield from values_behind(line, sign.end(), found[0])


def without_labels(line: bytes, claims: list[Span]) -> list[Span]:
    """The claims on a line without the words of labels: `Linn: Otepää`, `Tel.nr.: …`."""
    return [cut for one in claims if (cut := _without_label(line, one)) is not None]


def _without_label(line: bytes, claim: Span) -> Span | None:
    """A claim up to the label that it runs into; None where it lies in one, or is the title of a column."""
    if claim.kind == "person" and _is_title(line, claim):
        return None
    sign = _BEHIND.match(line, claim.end) if claim.kind in _NAMES else None
    if sign is None:
        return claim
    before = line[max(0, sign.end() - _WINDOW) : sign.end()].decode("utf-8", "replace").rstrip(":\uff1a ")
    found = label_of(before)
    if found is None:
        return claim
    begin = line.rfind(found[1].encode(), 0, sign.end())
    left = line[claim.start : min(claim.end, max(begin, claim.start))].rstrip(b" ,;|")
    return Span(claim.start, claim.start + len(left), claim.kind) if left else None


def _is_title(line: bytes, claim: Span) -> bool:
    """Whether a cell of capital words is itself what titles say: `Attending Physician,Address,City`."""
    cell = line[claim.start : claim.end]
    if line[claim.start - 1 : claim.start] not in _BESIDE or line[claim.end : claim.end + 1] not in _BESIDE:
        return False
    told = cell.decode("utf-8", "replace")
    named = any(may_be_given(word) or is_family(word) for word in told.split())
    return b" " in cell and not named and class_of_title(told) is not None


def _rules() -> Iterator[Rule]:
    """A rule for the words of each class, and one for words so short that they stand in many others."""
    found = _readings.of(repr(labels()[:2]).encode(), lambda: tuple(_told()))
    _readings.keep()
    for either, words, kinds in found:
        yield _Labelled(Expression(either), tuple((0, kind) for kind in kinds), None, either, words)


def _told() -> Iterator[_Told]:
    """For each rule the pattern of its words as they are written, the words, and the kinds that it claims."""
    words, kinds = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    at: dict[str, str] = {}
    for label in (one for table in labels()[:2] for told in table.values() for one in told):
        short = min(len(one.encode()) for one in spellings(label.word)) <= LEAST_WORD
        rule = at.setdefault(label.word, "" if short else label.told)
        words[rule].add(label.word)
        kinds[rule].add(JUDGES[label.told][0])
    for rule, held in sorted(words.items()):
        written = sorted({spelled for word in held for spelled in spellings(word)})
        either = rb"(?i:" + "|".join(re.escape(one) for one in written).encode() + rb")"
        yield either, frozenset(held), tuple(sorted(kinds[rule]))


RULES: tuple[Rule, ...] = tuple(_rules())
