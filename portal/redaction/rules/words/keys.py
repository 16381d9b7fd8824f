"""What a key says about the value that follows it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from portal.redaction.rules.words.paper_words import phrases
from portal.redaction.rules.words.tables import word_table
from portal.redaction.stand_ins.own_stand_ins import as_rules_read

_MOST_WORDS = 4
_LEAST_PHRASE = 3
_LONGEST_KEY = 120
_WORD = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿĀ-ž]+|[0-9]+")
_LEAST_LEFT, _LEAST_PAGE = 3, 3
# `tax file number`: what is counted says more than that it is.
_COUNTED = frozenset(("number", "numbers", "no", "nr", "num", "nummer", "numero", "número", "numéro"))
_LAST_LATIN = "\u017f"
_OF_NAMES = ("first", "last", "middle", "family")
_NEVER_RUN_TOGETHER = frozenset(("name", "coordinates", "card", "account", "host"))
_OF_PROGRAMS = frozenset(("servicemanager", "sessionmanager", "sysmanager", "proxymanager", "loginmanager"))
# Programs and settings named like a key: `ClearPass: Access-Reject`, `SecurityPolicy=Basic256Sha256`, and the
# letters of a database: `character-set-server=utf8mb4`.
_NO_KEYS = frozenset(
    (
        "clearpass",
        "existingsecret",
        "keepass",
        "lastpass",
        "enpass",
        "bypass",
        "securitypolicy",
        "vmpin",
        "setserver",
        "collationserver",
        "nopasswd",
        "postfixsender",
        "finalrecipient",
        "originalrecipient",
        "packagemanager",
        "publickeytoken",
    )
)
_OF_NO_CLASS = "x"
_LETTERS = {ord("ł"): "l", ord("ø"): "o", 0x131: "i", ord("æ"): "ae", ord("đ"): "d"}


class _Tables(NamedTuple):
    """Keys and endings with their classes; words about a value, its owner, its form; names of issuers."""

    exact: dict[str, str]
    ends: tuple[tuple[str, str], ...]
    about: frozenset[str]
    whose: tuple[str, ...]
    written: frozenset[str]
    issuers: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    tables, abroad = dict(word_table("keys.toml")), word_table("keys_abroad.toml")
    about = frozenset(tables.pop("about")["exact"].split())
    written = frozenset(tables.pop("written")["exact"].split())
    people = tables.pop("people")["exact"].split()
    whose = sorted(tables.pop("whose")["exact"].split(), key=lambda word: (-len(word), word))
    exact: dict[str, str] = {}
    ends: list[tuple[str, str]] = []
    for name, table in tables.items():
        for key in table["exact"].split():
            exact.setdefault(key, name)
        ends += [(end, name) for end in table["ends"].split()]
    exact |= {one + many + part: "person" for one in people for many in ("", "s") for part in _OF_NAMES}
    for name, keys in abroad.items():
        for key in keys.split():
            for spelled in (key, without_accents(key)):
                exact.setdefault(spelled, name)
    for name, told in phrases().items():
        for phrase in told:
            joined = "".join(word.lower() for word in _WORD.findall(phrase)) or phrase.replace(" ", "")
            if len(joined) >= _LEAST_PHRASE:
                exact.setdefault(joined, name)
    issuers = frozenset(word_table("issuers.toml")["named"].split())
    return _Tables(exact, tuple(ends), about, tuple(whose), written, issuers)


@lru_cache(maxsize=65536)
def class_of_key(key: str) -> str | None:
    """The class of a key (`dbPassword`, `X-Api-Key`, `Serial Number`), or None for a harmless one.

    The class is a kind of `KINDS`, or one that values judge: `name`, `city`, `street`, `house`, `program_id`.
    """
    if len(key) > _LONGEST_KEY:
        key = key[-_LONGEST_KEY:]
    if "-" in key:
        key = as_rules_read(key.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")
    exact, ends, about, whose, written, issuers = _tables()
    words = _words_of(key)
    numbered = exact.get("".join(words))
    if numbered is not None:
        return numbered
    while words and (words[-1].isdigit() or words[-1] in written) and len(words) > 1:
        words.pop()
    if not words:
        return exact.get("".join(key.split()))
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        found = exact.get("".join(words[-count:]))
        if found is not None:
            return "token" if found == "key" and "".join(words[:-1]) in issuers else found
    if words[-1] in about:
        return None
    paper = _paper_of(words[:-1][-_MOST_WORDS:], exact) if words[-1] in _COUNTED else None
    joined = "".join(words)
    if paper is not None or (joined.endswith("key") and joined.removesuffix("key") in issuers):
        return paper or "token"
    told = next((name for end, name in ends if joined.endswith(end)), None)
    return told or next(_run_together(words[-1], exact, whose), None)


def _paper_of(words: list[str], exact: dict[str, str]) -> str | None:
    """Which paper the last of some words stand for, `pps` of `rows pps` before `number`: the longest."""
    told = (exact.get("".join(words[at:])) for at in range(len(words)))
    return next((kind for kind in told if kind in phrases()), None)


@lru_cache(maxsize=256)
def key_of(key_class: str | None) -> str | None:
    """A key of this class, of small letters; None where the class comes from more than a key."""
    if key_class is None:
        return _OF_NO_CLASS
    told = (key for key, name in _tables().exact.items() if name == key_class and key.isascii())
    return next((key for key in told if class_of_key(key) == key_class), None)


def _words_of(key: str) -> list[str]:
    """The words of a key; none for a table of signs (`cp1252`) and for a thing that is open (`SC_HANDLE`)."""
    words = [word.lower() for word in _WORD.findall(key)]
    is_page = words[-2:-1] == ["cp"] and len(words[-1]) >= _LEAST_PAGE
    is_other = key.endswith("HANDLE") or not _NO_KEYS.isdisjoint(("".join(words[-2:]), "".join(words[-3:])))
    return [] if is_page or is_other else words


def _run_together(word: str, exact: dict[str, str], whose: tuple[str, ...]) -> Iterator[str]:
    """What a word says that begins with whose value it is: `custzip` is a `zip`."""
    for owner in whose:
        if word.startswith(owner) and len(word) >= len(owner) + _LEAST_LEFT:
            found = exact.get(word.removeprefix(owner))
            if found is not None and found not in _NEVER_RUN_TOGETHER and word not in _OF_PROGRAMS:
                yield found


def without_accents(key: str) -> str:
    """A key without its accents, as programs write it."""
    if key.isascii():
        return key
    apart = unicodedata.normalize("NFD", key.translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def stems() -> tuple[bytes, ...]:
    """Lower-case literals of which one stands in every key of Latin letters that has a class."""
    tables = _tables()
    told = {*tables.exact, *tables.written, *(end for end, _ in tables.ends)}
    return tuple(sorted(word.encode() for word in told if max(word) <= _LAST_LATIN))
