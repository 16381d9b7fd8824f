"""Which words no rule asks for by name, so that one word may stand for all of their look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from portal.redaction.faces import openings as openings_read
from portal.redaction.faces.openings import Openings
from portal.redaction.readings import Readings
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.lexicon import is_known

# What a word is: kept with all that is joined to it, kept with its digits, kept, or one of the looks that
# `PATTERNS` writes.
OPENS, KEPT_WHOLE, KEPT, LOWER, TITLE, CAMEL, HUMP = range(7)
_SHORTEST, _LONGEST, _LONGEST_CAMEL = 4, 15, 40
_PART = 5
_MOST = 200_000
# Words that mean something together with the digits behind them: `utf8`, `v[23]`, `'m0-`, `w3.org`. Not so
# where a rule asks for any digit, as in `U[0-9]{8}`: an example has as many.
_NUMBERED = (
    r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?=[0-9]{1,4}(?![A-Za-z0-9{}\]]))",
    r"[A-Za-z]+(?=\[(?!0-9\])[0-9]|\(\?:[0-9])",
    r"(?<=')[A-Za-z]+(?=[0-9])",
    r"(?<![A-Za-z0-9\\])[A-Za-z]+(?=[0-9]+\.[a-z]{2,})",
)
# One letter with digits of its own, `X509`, ` a0=`. Comments do not count here, nor bytes as `\xd0`.
_LETTER = r"(?<![A-Za-z0-9])(?<![A-Za-z]-)[A-Za-z](?=[0-9]{1,4}(?![A-Za-z0-9\[({\\]))"
_NO_PATTERN = re.compile(r"(?m)^[ \t]*#.*$|\"\"\"[\s\S]*?\"\"\"|\\x[0-9a-f]{2}|\\[A-Za-z]")
_STREET = b"weg"
# What a rule puts behind a word for something that has a number, often with no sign between: `kdnr`, `vinno`.
_NUMBER_OF = (b"id", b"ids", b"no", b"nr", b"num")
_SHORT = 3
_HEXADECIMAL = frozenset(b"abcdef")
_LOOKS = (
    (LOWER, re.compile(rb"[a-z]+")),
    (TITLE, re.compile(rb"[A-Z][a-z]+")),
    (CAMEL, re.compile(rb"(?:[A-Z][a-z]+){2,}")),
    (HUMP, re.compile(rb"[a-z]+(?:[A-Z][a-z]+)+")),
)


class Words(dict[bytes, int]):
    """The class of every word that was seen, found out when it is seen first."""

    def __missing__(self, word: bytes) -> int:
        """Find out and remember; the memory is bounded."""
        if len(self) >= _MOST:
            self.clear()
        made = self[word] = _class_of(word)
        return made


def _class_of(word: bytes) -> int:
    lower = word.lower()
    told = _told()
    if told.openings_of_keys.has(word):
        return OPENS
    if word in told.numbered or (len(word) > 1 and lower in told.numbered):
        return KEPT_WHOLE
    if not _SHORTEST <= len(word) <= _LONGEST_CAMEL or not word.isascii():
        return KEPT
    look = next((one for one, pattern in _LOOKS if pattern.fullmatch(word)), KEPT)
    if look in {LOWER, TITLE} and len(word) > _LONGEST:
        return KEPT
    if (
        _is_told(lower, told)
        or _HEXADECIMAL.issuperset(lower)
        or is_known(word)
        or class_of_key(word.decode()) is not None
    ):
        return KEPT
    return look


def is_asked_for(word: bytes) -> bool:
    """Whether the rules' own texts name this word of small letters, whole."""
    return word in _told().words


def _is_told(word: bytes, told: "_Told") -> bool:
    """Whether some rule may ask for the word, or for a part of it."""
    if word in told.words or word in told.together or word[:4] in told.words or word[-4:] in told.words:
        return True
    if word.startswith(told.openings) or word.endswith(told.closings):
        return True
    # To search all words takes ten times as long as all else, and few begin and end as a part of one does.
    is_part = word[:_SHORTEST] in told.parts and word[-_SHORTEST:] in told.parts and word in told.keys
    return is_part or bool(told.longer.find_matches_as_indexes(word))


class _Read(NamedTuple):
    """What stands in the rules' texts: words, those with digits, begins and ends, parts, what opens keys."""

    words: frozenset[bytes]
    of_countries: frozenset[bytes]
    numbered: frozenset[bytes]
    openings: tuple[bytes, ...]
    closings: tuple[bytes, ...]
    parts: frozenset[bytes]
    opening_words: frozenset[bytes]
    begun: tuple[bytes, ...]


_readings = Readings[tuple[Any, ...]](__file__, openings_read.__file__)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rules tell: words, two in one, those with digits, longer ones, begins and ends.

    Then all words as one text, and the pieces of a few letters that stand in them.
    """

    words: frozenset[bytes]
    together: frozenset[bytes]
    numbered: frozenset[bytes]
    longer: BytesAhoCorasick
    openings: tuple[bytes, ...]
    closings: tuple[bytes, ...]
    keys: bytes
    parts: frozenset[bytes]
    openings_of_keys: Openings


@lru_cache(maxsize=1)
def _told() -> _Told:
    """Read the rules' own texts, so that a new rule cannot be forgotten here."""
    package = resources.files("portal.redaction")
    rules = "\n".join(_texts_in(package.joinpath("rules")))
    beside = package.joinpath("formats").joinpath("json_document.py").read_text("utf-8")
    endings = resources.files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    texts = rules, beside, endings
    found = _Read(*_readings.of("\0".join(texts).encode(), lambda: tuple(_read(*texts))))
    _readings.keep()
    return _Told(
        found.words | found.of_countries,
        frozenset(word + of for word in found.words if len(word) <= _SHORT for of in _NUMBER_OF),
        found.numbered,
        BytesAhoCorasick(sorted(word for word in found.words if len(word) >= _PART)),
        found.openings,
        found.closings,
        b" ".join(sorted(found.words)),
        found.parts,
        Openings(found.opening_words, found.begun),
    )


def _texts_in(room: Traversable) -> Iterator[str]:
    """The texts of the rules and of their tables, room by room."""
    for entry in sorted(room.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _texts_in(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry.read_text(encoding="utf-8")


def _read(rules: str, beside: str, endings: str) -> _Read:
    letters = re.findall(_LETTER, _NO_PATTERN.sub(" ", rules))
    text = re.sub(r"\\[A-Za-z]", " ", rules) + beside
    patterns = " ".join(one for pair in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'", text) for one in pair)
    words = _lower(r"[A-Za-z]{2,}", text) | _lower(r"[A-Za-z]+(?=[A-Za-z][?*])", patterns) | _chosen(patterns)
    return _Read(
        words,
        frozenset(line.encode() for line in endings.split("\n") if line.isascii() and line.isalpha()),
        frozenset(letter.encode() for letter in letters)
        | frozenset(
            spelled.encode()
            for pattern in _NUMBERED
            for word in re.findall(pattern, text)
            for spelled in {word, word.lower()[: len(word) if len(word) > 1 else 0]}
        ),
        tuple(_lower(r"(?<![A-Za-z])(?:[A-Za-z]{3}(?=[\[({?*])|[A-Za-z]{2}(?=\[[^\]]*\]\{))", patterns)),
        (*_lower(r"(?<=[\])}?*+])[A-Za-z]{3}(?![A-Za-z])", patterns), _STREET),
        frozenset(word[at : at + _SHORTEST] for word in words for at in range(len(word) - _SHORTEST + 1)),
        *openings_read.openings(),
    )


def _chosen(patterns: str) -> frozenset[bytes]:
    """The words that a choice makes: `cf(?:k|ut|at)` is cfk, cfut, cfat."""
    return frozenset(
        (first + choice).lower().encode()
        for first, choices in re.findall(r"([A-Za-z]+)\(\?:([A-Za-z|]+)\)", patterns)
        for choice in choices.split("|")
    )


def _lower(pattern: str, text: str) -> frozenset[bytes]:
    return frozenset(word.lower().encode() for word in re.findall(pattern, text))


WORDS = Words()
