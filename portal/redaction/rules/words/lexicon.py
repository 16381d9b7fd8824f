"""Words that are known: names of people, and plain words that name nobody.

The lists stand in `portal/redaction/lexicon/`, one file each. A first name that is a word besides
(`Grace`, `Jasper`, `Victoria`) is doubtful: it counts beside a family name that is known.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from portal.redaction.rules.words.everyday import ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.rules.words.noun_endings import ends_as_noun

_LEAST_RUN_TOGETHER = 5
_MOST_ASKED = 1 << 15
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "'s", "er", "ers", "al", "ment")
# What German makes nouns with: `Vermietung`, `Erreichbarkeit`.
_OF_NOUNS = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "itäten")
_LEAST_MADE = 8
_LEAST_STEM, _LEAST_NOUN, _MANY_UNKNOWN = 4, 5, 2
_SMALL = re.compile(
    rb"(?<![A-Za-z0-9\x80-\xff_.@/\\-])[a-z\x80-\xff]{3,16}(?![A-Za-z0-9\x80-\xff_@(\\/=-]|\.[a-z])"
)
_REPLACED = re.compile(rb"(?:[a-z]|[A-Z_])-[0-9a-f]{10}(?![0-9A-Za-z])")
_PARTS = re.compile(r"[^\W\d_]+")
# Letters that are no other letter with an accent.
_LETTERS = {ord("ł"): "l", ord("ø"): "o", 0x131: "i"}


@lru_cache(maxsize=_MOST_ASKED)
def is_given(word: str) -> bool:
    """Whether this is a first name and nothing else; in any case of letters."""
    return not _either(word).isdisjoint(_certain())


@lru_cache(maxsize=_MOST_ASKED)
def may_be_given(word: str) -> bool:
    """Whether this is a first name, perhaps among other things."""
    return not _either(word).isdisjoint(_possible())


@lru_cache(maxsize=_MOST_ASKED)
def is_family(word: str) -> bool:
    """Whether this is a family name that occurs often."""
    return not _either(word.replace("'", "")).isdisjoint(_words("family"))


@lru_cache(maxsize=_MOST_ASKED)
def is_plain(word: str) -> bool:
    """Whether this is a word of plain English or of programs, in one of its forms, that names nobody."""
    lower = word.casefold()
    if _is_plain(lower):
        return True
    return lower.endswith(_ENDINGS) and any(
        lower.endswith(end)
        and len(lower) - len(end) >= _LEAST_STEM
        and (_is_plain(lower.removesuffix(end)) or _is_plain(lower.removesuffix(end) + "e"))
        for end in _ENDINGS
    )


def may_be_plain(lower: str) -> bool:
    """Whether it is worth asking if this is a plain word; for many that come once, which none remembers."""
    return _is_plain(lower) or lower.endswith(_ENDINGS)


@lru_cache(maxsize=_MOST_ASKED)
def is_listed_plain(word: str) -> bool:
    """Whether this very word is plain, and no form of one: `Harms` is a family name beside a first one."""
    return _is_plain(word.casefold())


@lru_cache(maxsize=_MOST_ASKED)
def is_foreign(word: str) -> bool:
    """Whether this is a plain word of one of the other languages of support mails."""
    return word.casefold() in _all_foreign()


@lru_cache(maxsize=_MOST_ASKED)
def is_german(word: str) -> bool:
    """Whether this is a noun of German, which writes all with a capital, or ends in one: `Tarifkarte`."""
    lower = word.casefold()
    if len(lower) >= _LEAST_MADE and lower.endswith(_OF_NOUNS):
        return True
    nouns = _words("german")
    ends = range(_LEAST_STEM, len(lower) - _LEAST_NOUN + 1)
    return lower in nouns or any(lower[start:] in nouns for start in ends)


@lru_cache(maxsize=_MOST_ASKED)
def is_of_things(word: str) -> bool:
    """Whether a capital word names a thing: a noun of German, `Planning`, `Hyresgästen`."""
    lower = word.casefold()
    one = lower.removesuffix("s")
    named = lower in _all_things() or one in _all_things()
    return named or is_german(word) or ends_as_noun(lower)


def is_unknown(text: bytes) -> bool:
    """Whether some part of a word is plain in no language, as in names of accounts and machines."""
    parts = _PARTS.findall(text.decode("utf-8", "replace"))
    return any(not is_plain(part) and not is_foreign(part) for part in parts if len(part) > 1)


def is_thing(words: Sequence[bytes]) -> bool:
    """Whether some capital words name a thing: none of them is part of a name, and the last is plain."""
    told = [word.decode("utf-8", "replace") for word in words]
    return is_listed_plain(told[-1]) and not any(may_be_given(word) or is_family(word) for word in told)


@lru_cache(maxsize=4096)
def is_strange(line: bytes) -> bool:
    """Whether most small words of a line are known in no language: then capital ones tell nothing either."""
    words = [word.decode("utf-8", "replace") for word in _SMALL.findall(line)]
    words = [word for word in words if word[0].islower()]
    # What was replaced may have been such words: a text that was redacted is at least as strange as before.
    replaced = len(_REPLACED.findall(line))
    # Not by what programs say in other languages: so many are known there that no line were strange.
    unknown = replaced + sum(not is_plain(word) and word not in _words("foreign") for word in words)
    return unknown >= _MANY_UNKNOWN and unknown * 2 >= len(words) + replaced


@lru_cache(maxsize=_MOST_ASKED)
def is_initialed(word: str) -> bool:
    """Whether a word is a letter and a family name, as accounts are made: `mreyes`."""
    lower = word.casefold()
    family = lower[1:]
    return (
        len(family) >= _LEAST_RUN_TOGETHER
        and family in _words("family")
        and lower not in _all_foreign()
        and not is_plain(lower)
        and not is_plain(family)
    )


def long_families() -> list[bytes]:
    """The family names that accounts of a letter and a name are told by."""
    return sorted(
        word.encode()
        for word in _words("family")
        if len(word) >= _LEAST_RUN_TOGETHER and word.isascii() and not is_plain(word)
    )


@lru_cache(maxsize=_MOST_ASKED)
def is_known(word: bytes) -> bool:
    """Whether rules may ask for this word (ASCII letters) by one of the lists."""
    lower = word.decode().lower()
    # Forms of plain words too: `login throttled` was an account, because its face held no word but `login`.
    if is_plain(lower) or lower in _all_foreign() or lower in _certain() or is_initialed(lower):
        return True
    if word[:1].isupper() and (lower in _words("doubtful") or is_of_things(lower)):
        return True
    return lower in _words("family")


def _is_plain(lower: str) -> bool:
    return lower in _all_plain()


@lru_cache(maxsize=1)
def _all_plain() -> frozenset[str]:
    return _words("plain") | {word.decode() for word in COMMON | ACCOUNTS_THAT_STAY}


@lru_cache(maxsize=1)
def _all_foreign() -> frozenset[str]:
    return _words("foreign") | _words("said")


@lru_cache(maxsize=1)
def _all_things() -> frozenset[str]:
    return _words("english") | _words("trades") | _words("titles")


@lru_cache(maxsize=1)
def _certain() -> frozenset[str]:
    return _words("given") - _words("doubtful") - _words("plain")


@lru_cache(maxsize=1)
def _possible() -> frozenset[str]:
    return _certain() | _words("doubtful")


@lru_cache(maxsize=12)
def _words(name: str) -> frozenset[str]:
    """The words of one file, also as they are spelled without accents."""
    source = resources.files("portal.redaction").joinpath("lexicon", f"{name}.txt")
    lines = source.read_text(encoding="utf-8").split("\n")
    # Asked for in one case of letters, in which an `ß` is two and a Greek word ends in no letter of its own.
    words = {word.casefold() for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(words | {_bare(word) for word in words if not word.isascii()})


def _either(word: str) -> frozenset[str]:
    """A word in small letters, as it is and without its accents."""
    lower = word.casefold()
    return frozenset((lower,)) if lower.isascii() else frozenset((lower, _bare(lower)))


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.translate(_LETTERS))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return bare if bare.isascii() else word
