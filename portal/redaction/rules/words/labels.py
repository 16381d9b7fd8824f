"""Which label of a form stands before a sign, in forty languages: `Imię i nazwisko:`, `Né le :`, `氏名：`."""

# ruff: noqa: RUF001, RUF002, RUF003 - labels and signs of many languages

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from portal.redaction.readings import Readings
from portal.redaction.rules.words import keys
from portal.redaction.rules.words.keys import class_of_key, without_accents
from portal.redaction.rules.words.tables import word_table

_LONGEST, _SHORT = 48, 5
LEAST_WORD = 3
"""So many bytes has a word that opens a gate by itself."""
_CLOSES = " \"'`*)].°ºª\u00a0#"
# What forms put between the words of a label and around it; Turkish has a capital with a point.
_DROPPED = str.maketrans({"İ": "i"} | dict.fromkeys(" .,-_'’`\"()[]*°ºª#:：№·•\u00a0\u3000\t"))
# That a number follows: `Pasaporte Nº`, `Kart numarası`.
_COUNT = "numarası|numéro|número|numero|nummer|number|numer|číslo|szám|num|nro|nr|no|č|n"
_COUNTED = re.compile(f"(?:{_COUNT})$")
SPOKEN = frozenset(("person", "half_name", "name", "city", "address", "date_of_birth", "postal_code"))
"""Classes of labels behind which no number of a paper stands."""
_START = re.compile(r"(?<![^\W_])(?<![/\\@$&%_])[^\W\d_]")
# Chinese and Japanese signs stand side by side, so a label may begin within a run of them.
_EASTERN = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_ALONE = re.compile(r"(?:^|[,;|(\t>{\[\"'*•·/–—、，。（]|  |[.!?] )[ \t]*$")
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_COUNTED_KEY = re.compile(r"[ _-]n[°º]?$")
_SHORT_KEYS = frozenset(("sin", "nhi"))
_LAST = re.compile(r"(?<![^\W_])[A-Za-z]+$")


class Label(NamedTuple):
    """The class of what follows, whether only a sign may stand before, and a word of it as it is written."""

    told: str
    alone: bool
    word: str

    def is_written(self, text: str) -> bool:
        """Whether the word stands here in one of the ways that the gate of its rule lets in."""
        if self.word.isascii():
            return self.word in text.lower()
        return any(one in text for one in spellings(self.word))


class _Labels(NamedTuple):
    """Labels squeezed to their letters: in small ones, and those that forms write in capitals."""

    small: dict[str, list[Label]]
    capitals: dict[str, list[Label]]
    last: frozenset[str]


_Told = dict[str, list[tuple[str, bool, str]]]
_readings = Readings[tuple[_Told, _Told, frozenset[str]]](__file__, keys.__file__)


@lru_cache(maxsize=4096)  # each rule whose words stand in a line asks before the same signs
def label_of(text: str) -> tuple[Label, str] | None:
    """The longest label that ends a text, and how it is written there; None where none does."""
    text = text.rstrip(_CLOSES)[-_LONGEST:]
    last = _LAST.search(text)
    if last is not None and last[0].lower() not in labels().last:
        return None
    for start in _starts(text):
        written = text[start:]
        for label in _named(written.translate(_DROPPED)):
            if label.is_written(written) and (not label.alone or _ALONE.search(text[:start])):
                return label, written
    return None


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """How a word is looked for: as it is, without its accents, and in capitals where bytes do not fold."""
    told = (one for one in (word, without_accents(word)) if len(one.encode()) >= LEAST_WORD or one == word)
    return tuple(
        dict.fromkeys(
            spelled
            for one in told
            for spelled in ((one,) if one.isascii() else (one, one.capitalize(), one.upper()))
        )
    )


@lru_cache(maxsize=16384)
def class_of_title(title: str) -> str | None:
    """What a title of a column or a key of a document says, as a key or as the label of a form."""
    told = class_of_key(title)
    if len(title.encode()) < LEAST_WORD:
        return told
    found = label_of(_HUMP.sub(" ", title)) or _as_key(title)
    # `Local de nascimento` ends in the word for a birth.
    if told is not None and (found is None or found[0].alone or not title.startswith(found[1])):
        return told
    if found is None:
        return class_of_key(_COUNTED_KEY.sub("", title))
    # What things are called too needs a whole name behind it, where letters have capitals.
    named = found[0].told == "person" and found[0].alone and title.isascii()
    return "name" if named else found[0].told


def _as_key(title: str) -> tuple[Label, str] | None:
    """The label in capitals that a key of small letters stands for: `"nipc"`, and not `"kid"`."""
    is_key = title.islower() and (len(title) > LEAST_WORD or title in _SHORT_KEYS)
    return label_of(title.upper()) if is_key else None


@lru_cache(maxsize=1)
def labels() -> _Labels:
    """All labels of `labels.toml`."""
    small, capitals, last = _readings.of(repr(_phrases()).encode(), squeezed_labels)
    _readings.keep()
    return _Labels(_as_labels(small), _as_labels(capitals), last)


def _as_labels(table: _Told) -> dict[str, list[Label]]:
    return {letters: [Label(*one) for one in told] for letters, told in table.items()}


def squeezed_labels() -> tuple[_Told, _Told, frozenset[str]]:
    """What `labels` holds, as it can be kept."""
    small: _Told = {}
    capitals: _Told = {}
    for told, phrase, is_alone in _phrases():
        squeezed = phrase.translate(_DROPPED)
        into = capitals if phrase.isupper() else small
        is_short = phrase.isascii() and len(squeezed) <= _SHORT and not phrase.isupper()
        label = (told, is_alone or is_short, _word_of(phrase))
        for spelled in dict.fromkeys((squeezed, without_accents(squeezed))):
            into.setdefault(spelled if into is capitals else spelled.casefold(), []).append(label)
    return small, capitals, frozenset(_last_words())


def _word_of(phrase: str) -> str:
    """The longest word of a label, or all of it where no word has letters enough to be looked for."""
    longest = max(re.split(r"[ /.-]", phrase), key=len)
    word = longest if len(longest.encode()) >= LEAST_WORD else phrase
    return word.lower() if word.isascii() else word


def _last_words() -> Iterator[str]:
    """The last words of labels, as far as they are of Latin letters without accents."""
    yield from _COUNT.split("|")
    for _, phrase, _ in _phrases():
        for spelled in (phrase, without_accents(phrase)):
            last = _LAST.search(spelled.lower())
            if last is not None:
                yield last[0]


def _starts(text: str) -> Iterator[int]:
    """Where a label can begin, the first place first."""
    return (
        place
        for place in range(len(text))
        if _START.match(text, place) or (_EASTERN.match(text, place) and len(text) - place > 1)
    )


def _named(written: str) -> list[Label]:
    """The labels of these letters, perhaps with a word behind that a number follows."""
    known, small = labels(), written.casefold()
    whole = [*known.capitals.get(written, ()), *known.small.get(small, ())]
    counted = _COUNTED.search(small) if not whole else None
    if counted is None:
        return whole
    end = counted.start()
    told = [*known.capitals.get(written[:end], ()), *known.small.get(small[:end], ())]
    return [label for label in told if label.told not in SPOKEN]


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, str, bool], ...]:
    """All labels with their class, and whether they stand alone."""
    return tuple(
        (told, phrase.strip(), key == "alone")
        for told, table in word_table("labels.toml").items()
        for key, phrases in table.items()
        for phrase in phrases.split(",")
        if phrase.strip()
    )
