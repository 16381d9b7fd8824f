"""Attributes and calls of programs where names of machines, accounts or secrets would stand: `if (node.test)`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.words.lexicon import is_plain

_IMPORTED = re.compile(rb"[ \t>.]{0,40}(?:from|import)[ \t]{1,4}$")
_OF_ITSELF = re.compile(rb"(?:this|self|cls)\.")
# Endings of names that everybody reads as an address, whatever stands around.
_PLAIN_ENDINGS = frozenset((b"com", b"net", b"org", b"edu", b"gov", b"eu", b"de"))
_OBJECT = re.compile(rb"([A-Za-z_][A-Za-z0-9_]{0,40})\.([a-z]{2,12})")
_SHORT = 3
_BEFORE = re.compile(rb"(?:[A-Za-z0-9_]\(|\bif \(|!|\b(?:return|typeof|await) |(?:&&|\|\||[=!]==) |[\"']: )$")
_AFTER = re.compile(rb"[ \t]{0,2}[)\],;}]|[ \t]{0,4}(?:&&|\|\||[=!]==?|\?)|[ \t]{0,4}\r?\n?$")
# `if not (options and options.internal):`, `internal=options.internal if options else None`.
_LOGIC_BEFORE = re.compile(rb"(?:\b(?:not|and|or) |[a-z]=)$")
_LOGIC_AFTER = re.compile(rb"\)?:[ \t]{0,4}\r?\n?$|\):| (?:and|or) not\b| if [A-Za-z_.]{1,40} else\b")
_COMPARED = re.compile(rb"[ \t]{1,2}(?:&&|\|\||[=!]==) ")
_SET = re.compile(rb"[ \t]{1,2}= ")
# Maps of sources beside what they are of: `mode-fix.js.map`.
_SOURCES = frozenset((b"js", b"css", b"ts", b"mjs", b"cjs", b"jsx", b"tsx", b"py"))
# A call whose callee has several words, and a word of the language before one.
_CALLED = re.compile(
    rb"(?:await|new|yield|typeof|async|lambda)[ \t]{1,2}[A-Za-z_]"
    rb"|(?=[A-Za-z_.]{0,60}(?:[a-z][A-Z]|[a-z]\.[a-z]))[A-Za-z_]{2,40}(?:\.[A-Za-z_]{2,40}){0,3}[0-9]{0,3}\((?=[\[\]{}\"')A-Za-z_]|[ \t]{0,4}\r?\n?$)"
    rb"|[a-z]{3,12}\((?:[A-Za-z_]{1,20}[(.,]|[\"'\[])|[A-Z_]{2,40}\.[a-z]{2,20}\([0-9]?\)|[a-z]{2,12}\.[a-z]{2,20}\([0-9]?\)|(?:self|this|cls)\.[A-Za-z_]"
)
_ASSIGNED = re.compile(rb"[A-Za-z0-9_\])] (?:=|[=!]==?) $")
_MODULE = re.compile(rb"(?:require\(|\bfrom |\bimport[ (])[\"']node:$")
# `password = str(password)`, `password = password.encode("latin1")`: plain words alone, to the end of the line.
_MADE = re.compile(
    rb"([A-Za-z_]{2,24}(?:\.[A-Za-z_]{2,24}){0,3})\((?:[A-Za-z_]{0,24}|[bru]?\"[a-z0-9_-]{0,24}\")\)?[ \t]{0,4}\r?\n?$"
)


def is_of_an_object(line: bytes, start: int, end: int) -> bool:
    """Whether a dotted name is that of a module, or of a part of something in a program."""
    first_of_line = line.rfind(b"\n", 0, start) + 1
    if _IMPORTED.fullmatch(line, first_of_line, start) is not None or _OF_ITSELF.match(line, start, end):
        return True
    labels = line[start:end].split(b".")
    if labels[-1] == b"map" and labels[-2] in _SOURCES:
        return True
    named = _OBJECT.fullmatch(line, start, end)
    return named is not None and named[2] not in _PLAIN_ENDINGS and _is_part(line, named)


def _is_part(line: bytes, named: re.Match[bytes]) -> bool:
    """Whether a program reads, compares or sets a part of something here."""
    owner, end = named[1], named.end()
    if owner == named[2]:
        return True
    if not (b"_" in owner or len(owner) <= _SHORT or is_plain(owner.decode())):
        return False
    before = line[line.rfind(b"\n", 0, named.start()) + 1 : named.start()]
    if _LOGIC_BEFORE.search(before[-6:]) is not None and _LOGIC_AFTER.match(line, end) is not None:
        return True
    if _COMPARED.match(line, end) or (not before.strip() and _SET.match(line, end)):
        return True
    return _BEFORE.search(before[-12:]) is not None and _AFTER.match(line, end) is not None


def is_called(line: bytes, start: int) -> bool:
    """Whether a program calls something here, or names one of its modules, where a value would stand."""
    if line.startswith(b"${", start):
        return True
    if _MODULE.search(line, max(0, start - 24), start) is not None:
        return True
    return (
        _ASSIGNED.search(line, max(0, start - 6), start) is not None
        and _CALLED.match(line, start) is not None
    )


def is_made(line: bytes, start: int) -> bool:
    """Whether a program makes a secret of plain words alone: `password = str(password)`."""
    made = _MADE.match(line, start)
    if made is None or _ASSIGNED.search(line, max(0, start - 4), start) is None:
        return False
    return all(is_plain(word) for word in re.split("[._]", made[1].decode()) if word)
