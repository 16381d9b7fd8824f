"""What a short key says with the block around it: `user:` above `first: …`, `[host]` above `name = …`.

Settings, documents that a log or a letter shows over lines, and objects that programs print so. None of them
is parsed: a block goes on while its lines stand further in, a section until the next.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, Self

from portal.redaction.findings import Span
from portal.redaction.rules.keyed.printed import claims_within, class_within
from portal.redaction.rules.words.labels import class_of_title

_OPENED = re.compile(
    rb"(?P<before>[ \t]*+)(?:- )?[:\"']?(?P<name>[A-Za-z_][\w.-]{0,60}+)[\"']?[ \t]?"
    rb"(?::|(?:=>|[:=])?[ \t]?(?:[\w.]{1,60} ?)?[{(\[])[ \t\r\n]*+$"
    rb"|(?P<in>[ \t]*+)<(?:[\w.-]{1,40}:)?(?P<element>[A-Za-z_][\w.-]{0,60}+)(?:\s[^<>\n]{0,200})?>\s*+$"
)
# The name of a class, or of what is printed, at the end of a line of a log: `DEBUG request User {`.
_PRINTED = re.compile(rb"[^\n]*[ =:](?P<name>[A-Za-z_]\w{0,60}) ?[{(\[][ \t\r\n]*+$")
_SECTION = re.compile(
    rb"\[{1,2}(?:[\w.-]{1,40}[ :.])?[\"']?(?P<name>[A-Za-z_][\w-]{0,60}+)[\"']?\]{1,2}[ \t\r\n]*+$"
)
_ENTRY = re.compile(
    rb"[ \t]*+(?:- )?[:\"']?(?P<key>[A-Za-z_][\w.-]{0,60}+)[\"']?[ \t]*+(?:=>|[:=])[ \t]*+(?=[^\s{\[(])"
    rb"|[ \t]*+<(?:[\w.-]{1,40}:)?(?P<element>[A-Za-z_][\w.-]{0,60}+)(?:\s[^<>\n]{0,200})?>(?=[^<\s])"
)
_SHORT = ("first", "last", "name", "id", "number", "line1", "code")
_LONGEST, _DEEPEST, _OF_SECTION = 200, 16, -1
# What else stands in documents and settings: entries, items, remarks, brackets. A line of a log is none of
# these, and where one stands behind `[user]`, all others of its file would be read one by one.
_BELONGS = re.compile(
    rb"[\"']?[A-Za-z_][\w.-]{0,64}[\"']?[ \t]{0,40}(?:=>|[:=])|[-#;/*<\"'{}()\[\]]|[ \t\r\n]*+$"
)
_MOST, _MOST_OTHERS = 400, 4


class Level(NamedTuple):
    """A block: how far in it is opened, and its name."""

    indent: int
    name: bytes


class Nested(NamedTuple):
    """The blocks that are open, the innermost last."""

    levels: tuple[Level, ...]
    lines: int = 0
    """How many lines were read in them since one said something."""
    others: int = 0
    """How many of the last ones belong to no document and to no settings."""

    def claims(self, line: bytes) -> tuple[list[Span], Self | None]:
        """What this line holds by the block that it stands in, and the blocks that are open below it."""
        if self.lines >= _MOST:
            return [], None
        begin = line.lstrip(b" \t")
        stands = len(line) - len(begin)
        levels = tuple(one for one in self.levels if one.indent < stands or not begin.strip())
        opened = _opened(line)
        if opened is not None:
            levels = (*(one for one in levels if one.indent < opened.indent), opened)[-_DEEPEST:]
        others = 0 if opened is not None or _BELONGS.match(begin) else self.others + 1
        if others > _MOST_OTHERS or not any(map(_tells, levels)):
            return [], None
        found = list(_held(line, levels[-1].name)) if opened is None else []
        return found, self._replace(levels=levels, lines=0 if found else self.lines + 1, others=others)


def begun(line: bytes) -> Nested | None:
    """The block that this line opens, where short keys in it say something."""
    opened = _opened(line)
    return None if opened is None or not _tells(opened) else Nested((opened,))


def _opened(line: bytes) -> Level | None:
    if len(line) > _LONGEST:
        return None
    section = _SECTION.match(line)
    if section is not None:
        return Level(_OF_SECTION, section["name"])
    opened = _OPENED.match(line)
    if opened is not None and opened["element"]:
        return Level(len(opened["in"]), opened["element"])
    if opened is not None:
        return Level(len(opened["before"]), opened["name"])
    printed = _PRINTED.match(line)
    return None if printed is None else Level(len(line) - len(line.lstrip(b" \t")), printed["name"])


def _tells(level: Level) -> bool:
    return _is_telling(level.name.decode("latin-1"))


@lru_cache(maxsize=4096)
def _is_telling(name: str) -> bool:
    """Whether the name of a block says what short keys in it hold."""
    return any(
        class_within(name, short) not in {None, "name", "key", class_of_title(short)} for short in _SHORT
    )


def _held(line: bytes, name: bytes) -> Iterator[Span]:
    entry = _ENTRY.match(line)
    if entry is not None:
        yield from claims_within(line, entry.end(), entry["key"] or entry["element"], (name,))
