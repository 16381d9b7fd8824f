"""What anybody would mark in the programs and papers of others: by its form, and not by what our rules say.

Each pattern is a published form or a convention of those who write programs; none is taken from the engine:
the authority of a URL (RFC 3986), a mail address (RFC 5322, in short), whom a line of rights or authors
names, a street as the license of the Free Software Foundation prints it, a frame of keys (RFC 7468) with
what stands in it, a run of digits and letters as long as a key, what a program calls a password and puts in
quotes, and the numbers that python-stdnum says are valid.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Iterator

_FORMS = (
    re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?P<it>(?:[^\s/@\"'`<>]+@)?[\w.-]+\.[a-z]{2,}|[^\s/@\"'`<>]+:[^\s/@\"'`<>]+@[\w.-]+)"),
    re.compile(r"(?P<it>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"),
    re.compile(r"(?P<it>\d+ (?:[A-Z]\w+ )+(?:Street|St|Place|Road|Avenue)\b,?(?: [A-Z][\w,.]*)*)"),
    re.compile(r"(?P<it>(?<![\w/+-])(?=[\w/+-]*\d)(?=[\w/+-]*[A-Za-z])[\w/+-]{32,}={0,2})"),
    re.compile(r"(?i)(?:password|passwd|secret|token|user|username|login)[\"']?\s*[:=]\s*[\"'](?P<it>[^\"'\s]+)[\"']"),
    re.compile(r"(?i)(?:password|passwd|pass|secret|salt|key|ikm)\s*=\s*(?P<it>[0-9a-f]{16,})\s*$", re.MULTILINE),
)  # fmt: skip
_OF_AUTHORS = re.compile(
    r"(?i)copyright|\(c\) |©|\bauthors?\b|\bwritten by\b|\bcontribut|\bmaintain|\bcreated by\b|\bhacked by\b|"
    r"\b(?:based on|by|from) (?:code from |work by )?(?=[A-Z])|^\s*(?:M|#?\s*R):|\boriginal C code\b"
)
_CAPITAL = re.compile(r"(?<![\w.])(?:[A-Z][\w'-]*\.?|de|la|van|von)(?!\w)")
_FRAME = re.compile(r"-----BEGIN [A-Z0-9 ]+-----.*?-----END [A-Z0-9 ]+-----", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.])(?=(?:[\w.-]*\d){6})[A-Z0-9][\w. /-]*\w")
_VALID = re.compile(
    r"(?:validate|format|compact|get_\w+|info|mask|is_valid|to_\w+)\(['\"]([^'\"]+)['\"]\)|^'([^'\n]+)'$",
    re.MULTILINE,
)


def told(text: str) -> set[int]:
    """The places of all signs that belong to something that its form alone marks."""
    spans = [*_by_form(text), *_by_line(text)]
    return {place for start, end in spans for place in range(start, end)}


def _by_form(text: str) -> Iterator[tuple[int, int]]:
    for form in _FORMS:
        yield from (match.span("it") for match in form.finditer(text))
    yield from (match.span() for match in _FRAME.finditer(text))
    if "python-stdnum" in text:
        for match in _VALID.finditer(text):
            number = match[1] or match[2]
            yield from [match.span(1 if match[1] else 2)] if _NUMBER.fullmatch(number) else []


def _by_line(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for line in text.splitlines(keepends=True):
        if _OF_AUTHORS.search(line):
            yield from ((place + one.start(), place + one.end()) for one in _CAPITAL.finditer(line))
        place += len(line)
