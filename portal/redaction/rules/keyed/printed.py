"""Objects as programs print them: `User(first=…, last=…)`, `{user={last=…}}`, `map[user:map[last:…]]`.

A short key says what it holds only with the one around it: `last` alone may be a page. Each language prints
objects in a manner of its own and logs cut them off, so none of them is parsed: what is read are brackets,
the names in front of them, and keys before their signs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.redaction.findings import Span
from portal.redaction.rules.values.ends import value_at
from portal.redaction.rules.values.fitting import JUDGES, LEAST_ID, kind_for
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.rules.words.labels import class_of_title

GATE = (
    rb"[A-Za-z0-9_][\"']? ?(?:=>|[:=])? ?&?[\[(]{0,2}[{(\[] ?"
    rb"[:\"']?[A-Za-z_][A-Za-z0-9_.-]*[\"']? ?(?:=>|[:=])"
    rb"|<[A-Z][A-Za-z]+:? [A-Za-z_]+[:=]"
)
"""What stands in each line with such an object, in RE2's language."""
_TOKEN = re.compile(
    rb"[:\"']?(?<![\w.-])(?P<key>[A-Za-z_][\w.-]{0,60}+)[\"']? ?(?:=>|=|:(?![:/])) ?"
    rb"|(?P<type>(?<![\w.-])[A-Za-z_][\w.:$]{0,60}+)? ?(?P<opens>[{(\[])"
    rb"|<(?P<element>[A-Z]\w{0,60}+):? "
    rb"|(?P<closes>[})\]]|(?<![=-])>)"
    rb"|\"(?:[^\"\\\n]|\\.){0,512}+\"|(?<!\w)'(?:[^'\\\n]|\\.){0,512}+'"
)
_CLOSED = re.compile(rb"[)\]}>]")
# What a field may hold, as a program declares it: `User(name: String, first: Int)`.
_TYPES = frozenset((b"", b"Int", b"Str", b"Bool", b"Uuid", b"Varchar"))
_DEEPEST = 64
# What only says how things are held: `map[…]`, `new HashMap(…)`.
_HOLDERS = frozenset((b"map", b"array", b"list", b"dict", b"set", b"new", b"object", b"Object"))


@dataclass(slots=True)
class _Open:
    """An open bracket: what names it, where its first key would begin, and whether one does."""

    names: tuple[bytes, ...]
    begin: int
    has_keys: bool = False


def find_printed(line: bytes) -> Iterator[Span]:
    """Claims on what a key says with the one around it in printed objects of one line."""
    around = [_Open((), -1)]
    key, end = b"", -1
    for token in _TOKEN.finditer(line):
        level = around[-1]
        if token["key"] is not None:
            key, end = token["key"], token.end()
            level.has_keys |= level.begin in {token.start(), token.start() - 1}
            if level.has_keys:
                yield from claims_within(line, end, key, level.names)
        elif token["opens"] is not None or token["element"] is not None:
            if len(around) > _DEEPEST:
                return
            told = token["type"] or token["element"] or b""
            names = (key if end == token.start() else b"", b"" if told in _HOLDERS else told)
            around.append(_Open(tuple(filter(None, names)) or level.names, token.end()))
        elif token["closes"] is not None and len(around) > 1:
            around.pop()


def claims_within(line: bytes, start: int, key: bytes, around: tuple[bytes, ...]) -> Iterator[Span]:
    """The value behind a key that says nothing alone, or too little, and more with a name around it."""
    name = key.decode("latin-1")
    if class_of_key(name) not in {None, "name", "address"}:
        return
    told = next(filter(None, (class_within(one.decode("latin-1"), name) for one in around)), None)
    if told is None or told not in JUDGES:
        return
    start, end, quoted = value_at(line, start, told)
    closed = None if quoted else _CLOSED.search(line, start, end)
    value = line[start : end if closed is None else closed.start()]
    counts = told == "cloud_account" and value.isdigit() and len(value) < LEAST_ID  # `Customer{id=335`
    kind = None if counts or value in _TYPES or is_placeholder(value) else kind_for(told, value, quoted)
    if kind is not None:
        yield Span(start, start + len(value), kind)


def class_within(around: str, key: str) -> str | None:
    """What a key says below a name, which may be the name of many: `hosts:` above `- name:`."""
    told = class_of_title(f"{around} {key}")
    if told not in {None, "name"} or not around.endswith("s"):
        return told
    return class_of_title(f"{around[:-1]} {key}") or told
