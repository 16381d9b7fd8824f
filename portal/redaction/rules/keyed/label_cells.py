"""Values in the cell behind one that is a label, where nothing but blanks or a bar divides them."""

from collections.abc import Iterator
from functools import lru_cache

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.label_values import values_behind
from portal.redaction.rules.rule import Expression, Rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.labels import SPOKEN, Label, class_of_title
from portal.redaction.rules.words.paper_words import is_loose

_CELL = (
    rb"^[ \t|>*-]{0,8}(?P<label>(?:[A-Za-z]|[\xc3-\xed][\x80-\xbf])[^\r\n|:=\t*0-9<>{}]{1,80}?)[*]{0,2}"
    rb"(?:[ \t]*\|[ \t]*|[ \t]*\t[ \t]*| {2,}| (?:-|\xe2\x80[\x93\x94]) )(?=[^\s|:=])"
)
_NUMBERS = frozenset(
    ("phone", "passport", "national_id", "tax_id", "driving_license", "health_id", "bank_account", "card")
) | {"vehicle", "cloud_account", "serial", "extension"}
_LONGEST = 60


@lru_cache(maxsize=4096)
def held_by(written: bytes) -> Label | None:
    """The label that some words are as a whole, in the list of labels or among the keys of programs."""
    text = written.decode("utf-8", "replace").strip(" .*")
    told = class_of_title(text) if len(text) <= _LONGEST and not is_loose(text) else None
    return Label(told, alone=True, word="") if told in SPOKEN | _NUMBERS else None


class _Beside(Rule):
    """What the second cell of a row holds, if the first is a label and the second no title itself."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The value of the label that begins a line."""
        cell = self.pattern.compiled.match(line)
        label = held_by(cell["label"]) if cell is not None else None
        if cell is None or label is None:
            return
        for span in values_behind(line, cell.end(), label):
            value = line[span.start : span.end]
            # Heads of columns stand so too: `Address   HWtype`.
            is_head = label.told == "address" and value.isascii() and b"," not in value
            titled = is_head or class_of_title(value.decode("utf-8", "replace")) is not None
            if has_digit(value) or not titled:
                yield span


RULES: tuple[Rule, ...] = (
    _Beside(Expression(_CELL), ((0, "person"), (0, "address"), (0, "phone"), (0, "national_id"))),
)
