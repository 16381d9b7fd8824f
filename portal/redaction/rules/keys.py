"""What a key says about the value that follows it."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

from portal.redaction.rules.papers import phrases

_MOST_WORDS = 4
_LEAST_PHRASE = 3
_LONGEST_KEY = 120
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-zß-ÿ]+|[0-9]+")
_CLASS_OF_RANKED_ENDS = (
    "password",
    "token",
    "session_id",
    "account",
    "host",
    "person",
    "email",
    "phone",
    "serial",
)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], tuple[tuple[str, str], ...], frozenset[str]]:
    """Exact keys, endings of run-together keys, and words that only speak about a value."""
    source = resources.files("portal.redaction.rules").joinpath("keys.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    about = frozenset(tables.pop("about")["exact"].split())
    exact: dict[str, str] = {}
    ends: list[tuple[str, str]] = []
    for name, table in tables.items():
        for key in table["exact"].split():
            exact.setdefault(key, name)
        ends += [(end, name) for end in table["ends"].split()]
    for name, told in phrases().items():
        for phrase in told:
            joined = "".join(word.lower() for word in _WORD.findall(phrase))
            if len(joined) >= _LEAST_PHRASE:
                exact.setdefault(joined, name)
    return exact, tuple(ends), about


@lru_cache(maxsize=65536)
def class_of_key(key: str) -> str | None:
    """The class of a key (`dbPassword`, `X-Api-Key`, `Serial Number`), or None for a harmless one.

    The class is a kind of `KINDS`, or one of `name`, `city`, which are judged by their values.
    """
    if len(key) > _LONGEST_KEY:
        key = key[-_LONGEST_KEY:]
    exact, ends, about = _tables()
    words = [word.lower() for word in _WORD.findall(key)]
    numbered = exact.get("".join(words))
    if numbered is not None:
        return numbered
    while words and words[-1].isdigit() and len(words) > 1:
        words.pop()
    if not words:
        return None
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        found = exact.get("".join(words[-count:]))
        if found is not None:
            return found
    if words[-1] in about:
        return None
    joined = "".join(words)
    return next((name for end, name in ends if joined.endswith(end)), None)


@lru_cache(maxsize=1)
def stems() -> tuple[bytes, ...]:
    """Lower-case literals of which one stands in every key that has a class."""
    exact, ends, _ = _tables()
    return tuple(sorted({key.encode() for key in exact} | {end.encode() for end, _ in ends}))
