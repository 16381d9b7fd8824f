"""Numbers that follow at once upon the word for a paper: `Steuer-ID: 86 095 742 719`, `passport no. X1234567`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.redaction.rules.rule import Expression, Rule, spelled
from portal.redaction.rules.values.long_numbers import is_long
from portal.redaction.rules.values.no_papers import is_no_paper
from portal.redaction.rules.words.paper_words import loose, phrases, things
from portal.redaction.rules.words.tables import word_table

_COUNTED = (
    rb"(?:[ _-]?(?:(?:numbers?|no|nr|num|codes?|id|ids|card|nummer|numero|n\xc3\xbamero|num\xc3\xa9ro|#)\b|n\xc2[\xb0\xba]|\xe2\x84\x96)"
    rb"| \xc4\x8d\.?| (?:with|mit|mit der|med|avec|con|com|met) (?:number|nummer|num\xc3\xa9ro|n\xc3\xbamero|numero)"
    rb"| (?:\xce\xbc\xce\xb5 \xce\xb1\xcf\x81\xce\xb9\xce\xb8\xce\xbc\xcf\x8c|\xd1\x81 \xd0\xbd\xd0\xbe\xd0\xbc\xd0\xb5\xd1\x80\xd0\xbe\xd0\xbc))?"
)
# Words of Chinese and Japanese signs stand behind others with nothing between: `我的身份证号是…`.
_BEGINS = rb"(?:(?<![A-Za-z0-9\x80-\xff])|(?=[\xe3-\xe9]))"
_EASTERN = re.compile(rb"[\xe3-\xe9]")
# For the gate: it need not count what stands between, which would make its automaton vast.
_BEFORE = rb"(?:^|[^A-Za-z0-9\x80-\xff])"
# What a sentence puts between a word and its number: the ending of a Romanian one, whose it is, and that it is.
_ENDED = rb"(?:-ul)?"
_WHOSE = (
    rb"(?: (?:"
    + spelled(
        "vårt|vår|vores|mitt|min|mit|mój|moje|mi|mio|meu|minha|saya|kami|mon|ma|mijn|ons|unser|notre|nuestro|nosso|nostro"
        "|hennes|hans|à|của tôi|yangu|changu|yake"
    )
    + rb")){0,2}"
)
_IS = (
    spelled(
        "is|was|ist|lautet|est|es|è|é [oa]|é|är|er|on|jest|to|je|este|ni|adalah|là|是|为|は|는|은|=>|->|:="
    )
    + rb"|[:=#-]"
)
_BETWEEN = (
    _WHOSE
    + rb"(?:(?: (?:[a-z]|[\xc3-\xc5\xce-\xd1][\x80-\xbf]){2,20}| [A-Z]{2,3}){1,3}(?=:)|(?: (?:[a-z]|[\xc3-\xc5][\x80-\xbf]){3,20}){1,2}(?= [A-Z0-9]))?[.:#]{0,2}[\"'`)\]]{0,2}\s{0,3}(?:"
    + _IS
    + rb")?(?:(?<=[a-z]):)?\s{0,3}[\"'`(\[]{0,2}"
)
# What is said of a paper before its number stands behind long words alone: `Partita IVA della ditta 0241…`.
_AT_ONCE = re.compile(
    rb"(?i:"
    + _COUNTED
    + rb")"
    + _ENDED
    + _BETWEEN.replace(b"|(?: (?:[a-z]|[\xc3-\xc5][\x80-\xbf]){3,20}){1,2}(?= [A-Z0-9])", b"")
)
_LEAST_APART, _FAR = 10, {"vehicle": 2}
_NUMBER = (
    rb"((?:(?!(?:IBAN|CLABE|BIC|SWIFT|UDID|IMEI|MAC|SN)[ -]|S/N)[A-Z]{1,5}[ /-]{1,2}){0,3}(?:(?:[\xd0\xd1][\x80-\xbf]){1,4}[-/]?)?[A-Za-z]{0,8}[0-9][A-Za-z0-9]{0,29}"
    rb"(?:(?: (?!\d{1,4}[-/:.]\d\d|\d\d?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![A-Za-z]))|[./:_+,-])(?:[A-Z]{0,4}[0-9][A-Za-z0-9]{0,14}|(?!(?:WORDS)(?![A-Za-z]))[A-Z]{1,4}(?![A-Za-z0-9\x80-\xff]))){0,7})(?![A-Za-z0-9])"
)
# Words for the next paper on a line, which are no part of the number before: `CPF 529.982.247-25 CNPJ 11.222…`.
_NEXT_WORDS = frozenset(
    (
        "HTTP",
        "GET",
        "POST",
        "PUT",
        "BIC",
        "SWIFT",
        "IBAN",
        "CEP",
        "RFC",
        "TEL",
        "FAX",
        "GEB",
        "NR",
        "NO",
        "ID",
        "DOB",
        "VIN",
    )
)
_LONGEST_WORD = 4
_LEAST_LABEL, _LEAST_IN_CAPITALS = 8, 4
_LEAST_DIGITS = {
    "postal_code": 2,
    "vehicle": 1,
    "driving_license": 4,
    "passport": 4,
    "bank_account": 7,
    "serial": 3,
}
_LONGEST_SHORT = {"postal_code": 10, "vehicle": 18}
# Plates and postal codes are told from counts by their letters, or by having as many digits as those have.
_PLATE = re.compile(
    rb"(?!(?:BMW|VW|MAN|DAF|KIA|SEAT|MINI|AUDI|FORD|FIAT|OPEL)[ -])(?=[^A-Z]*[A-Z])[A-Z0-9 -]+|[0-9]{13}"
)
_POSTAL = re.compile(
    rb"[0-9]{4,5}(?:-[0-9]{4})?|[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{3} ?[0-9]{2}|[0-9]{6}|[A-Z]{1,3}[0-9][A-Z0-9 -]{1,6}|[0-9]{4} ?[A-Z]{2}|[A-Z]{1,2}-[0-9]{4,5}|[0-9]{5}-[0-9]{3}"
)
# Papers whose numbers hold groups of letters alone: `CV21 KXP`. Elsewhere those are the next word of a line.
_LETTERED = frozenset(("vehicle", "postal_code", "passport", "driving_license"))
_SHAPES = {"vehicle": _PLATE, "postal_code": _POSTAL}


@lru_cache(maxsize=1)
def _next_words() -> frozenset[str]:
    short = (word.upper() for words in phrases().values() for word in words if len(word) <= _LONGEST_WORD)
    return _NEXT_WORDS | {word for word in short if word.isascii() and word.isalpha()}


def _is_written(word: bytes, among: frozenset[str]) -> bool:
    return word.decode("utf-8", "replace").lower().replace("_", " ") in among


def _is_at_once(match: re.Match[bytes]) -> bool:
    """Whether nothing stands between but whose a number is and that it is."""
    return _AT_ONCE.fullmatch(match.string, match.end(1), match.start(2)) is not None


def _written(words: tuple[str, ...]) -> list[bytes]:
    """Patterns for words, the longest first; those beyond ASCII also in capitals."""
    told = {
        one for word in words for one in ((word,) if word.isascii() else (word, word.title(), word.upper()))
    }
    longest = sorted(told, key=lambda word: (-len(word), word))
    return [re.escape(word.encode()).replace(rb"\ ", rb"[ _-]") for word in longest]


def _asked(kind: str, written: list[bytes]) -> tuple[bytes, bytes]:
    """The pattern for these words with a number behind them, and its gate."""
    either = b"|".join(written)
    lettered = (
        _NUMBER
        if kind in _LETTERED
        else _NUMBER.replace(rb"[A-Z]{1,4}(?![A-Za-z0-9\x80-\xff])", rb"[A-Z]{1,2}(?![A-Za-z0-9\x80-\xff])")
    )
    number = lettered.replace(b"WORDS", b"|".join(sorted(word.encode() for word in _next_words())))
    pattern = (
        _BEGINS
        + rb"((?i:"
        + either
        + rb"))(?i:"
        + _COUNTED
        + rb")"
        + _ENDED
        + rb"(?![A-Za-z])"
        + _BETWEEN
        + number
    )
    eastern = b"|".join(one for one in written if _EASTERN.match(one))
    gate = (
        rb"(?:"
        + _BEFORE
        + rb"(?i:"
        + either
        + rb")"
        + (rb"|" + eastern if eastern else b"")
        + rb")(?s:.*)[0-9]"
    )
    return pattern, gate


def _is_of_a_name(match: re.Match[bytes]) -> bool:
    """Whether word and number are the end of a machine's name or a model's: `waw-nas84`, `Apple-iPhone14`."""
    dashed = match.string[max(0, match.start(1) - 1) : match.start(1)] == b"-"
    return dashed and match.start(2) == match.end(1)


# Which one it is, and no number of a contract: `Company Portal 5.0.6281.0`.
_RELEASE = re.compile(rb"[0-9]{1,4}\.[0-9]{1,2}(?:\.[0-9]{1,5}){1,2}")


def _rule(kind: str, words: tuple[str, ...]) -> Rule:
    least, longest = _LEAST_DIGITS.get(kind, 5), _LONGEST_SHORT.get(kind, 64)
    shape = _SHAPES.get(kind)
    manifold = loose().union(things().get(kind, ()))

    def accept(match: re.Match[bytes]) -> bool:
        number = match[2]
        digits = sum(48 <= c <= 57 for c in number)  # noqa: PLR2004 - the ASCII digits
        if digits < least or len(number) > longest or is_no_paper(match) or _is_of_a_name(match):
            return False
        if kind == "cloud_account" and _RELEASE.fullmatch(number) is not None:
            return False
        if not _is_at_once(match) and (digits < _FAR.get(kind, 5) or len(match[1]) < _LEAST_APART):
            return False
        if not is_long(number, digits, kind) and _is_written(match[1], manifold):
            return False
        return shape is None or shape.fullmatch(number) is not None

    pattern, gate = _asked(kind, _written(words))
    return Rule(Expression(pattern), ((2, kind),), accept, gate)


def _told(kind: str) -> Iterator[str]:
    """The words for a paper or a thing, and those labels of forms that are long enough to name nothing else."""
    yield from phrases().get(kind, ())
    yield from things().get(kind, ())
    labels = word_table("labels.toml").get(kind, {}).get("labels", "")
    for label in map(str.strip, labels.split(",")):
        least = _LEAST_IN_CAPITALS if label.isupper() else _LEAST_LABEL
        if len(label.encode()) >= least and label.lower() not in phrases().get(kind, ()):
            yield label.lower()


RULES: tuple[Rule, ...] = tuple(
    _rule(kind, tuple(dict.fromkeys(_told(kind)))) for kind in dict.fromkeys((*phrases(), *things()))
)
