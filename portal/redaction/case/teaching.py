"""Which words a finding gives away, so that they are replaced wherever else they stand."""

import html
import json
import re
from collections.abc import Iterable
from urllib.parse import unquote

from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.everyday import ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.rules.words.lexicon import is_foreign, is_plain, may_be_plain

_LEAST_NAME, _SHORT = 4, 2
_SIGNS = re.compile(r"[._-]")
_JOINED = re.compile(r"[.-]")
# How machines and accounts are mostly named, and the first label. With a digit in it, it is no plain word.
_NUMBERED = re.compile(r"([a-z][a-z:_-]*[0-9][a-z0-9:_-]*)(?:\.[a-z0-9.:_-]*)?")
# Letters behind an escape of JSON, XML or a URL, as a value stands in its file.
_ESCAPED = re.compile(r"\\(?:u[0-9a-f]{4}|[\"\\/])|&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});|%[0-9a-f]{2}")
_COMMON_LABELS = frozenset(word.decode() for word in COMMON)
_LEAST_SECRET = 8
_LONGEST = 128
_SECRETS = frozenset({"password", "token", "authorization", "cookie", "session_id", "jwt", "serial"})
_NAMES = frozenset({"host", "account"})
TAUGHT = _SECRETS | {"host", "account", "person"}
"""The kinds that give any away."""


def teachable(kind: str, value: str) -> list[str]:
    """The words that a finding gives away: none where they are short, common, or could be plain text."""
    return teachable_each(kind, [value])


def teachable_each(kind: str, values: Iterable[str]) -> list[str]:
    """The words that findings of one kind give away; of a log there are thousands to a megabyte."""
    lowered = [value.strip().casefold() for value in values]
    if _ESCAPED.search("\n".join(lowered)):
        lowered = [form for value in lowered for form in (value, _unescaped(value)) if form]
    if kind not in _NAMES:
        return [word for lower in lowered for word in _words(kind, lower)]
    made: list[str] = []
    for lower in lowered:
        named = _NUMBERED.fullmatch(lower)
        label = named[1] if named else ""
        if not _LEAST_NAME <= len(label) <= len(lower) <= _LONGEST or may_be_plain(lower):
            made += _words(kind, lower)
            continue
        made.append(lower)
        if kind == "host" and label != lower and label not in _COMMON_LABELS:
            made.append(label)
    return made


def _unescaped(value: str) -> str:
    """What a value says where it stands without escapes; nothing where that is no text, or the same."""
    if _ESCAPED.search(value) is None:
        return ""
    if "\\" in value:
        try:
            value = str(json.loads(f'"{value}"'))
        except ValueError:
            return ""
    said = unquote(html.unescape(value), errors="replace").casefold()
    return said if said.isprintable() and "\ufffd" not in said else ""


def _words(kind: str, lower: str) -> list[str]:
    """The words that one value in small letters gives away."""
    if len(lower) > _LONGEST or _stays(kind, lower):
        return []
    if kind == "host":
        return _host_words(lower)
    if kind == "account":
        return [lower] if len(lower) >= _LEAST_NAME and not lower.isdigit() else []
    if kind == "person":
        return [lower] if len(lower.split()) > 1 else []
    if kind in _SECRETS and len(lower) >= _LEAST_SECRET and " " not in lower:
        mixed = has_digit(lower.encode("utf-8", "replace")) and any(c.isalpha() for c in lower)
        return [lower] if mixed else []
    return []


def _stays(kind: str, lower: str) -> bool:
    if kind in _NAMES:
        return _says_nothing(lower)  # `host=tree`, `user=cast`, `np.ma`
    plain = lower.encode("utf-8", "replace")
    return plain in COMMON or plain in ACCOUNTS_THAT_STAY


def _says_nothing(word: str) -> bool:
    """A plain word, or such with points between; the rules find a domain of them wherever it stands."""
    plain = is_plain(word) or is_foreign(word)
    if plain or not _JOINED.search(word):
        return plain
    parts = [part for part in _SIGNS.split(word) if part]
    return all(part.isalpha() and (len(part) <= _SHORT or is_plain(part)) for part in parts)


def _host_words(name: str) -> list[str]:
    """The whole name, and its first label where that alone tells one machine from others."""
    words = (
        [name] if len(name) >= _LEAST_NAME and not name.replace(".", "").replace(":", "").isdigit() else []
    )
    first = name.partition(".")[0]
    if (
        first != name
        and len(first) >= _LEAST_NAME
        and has_digit(first.encode())
        and first.encode() not in COMMON
        and any(c.isalpha() for c in first)
    ):
        words.append(first)
    return words
