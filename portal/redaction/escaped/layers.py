"""Escaped runs inside plain text: what they say is looked at, and what changes is escaped as it was."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from portal.redaction.base64_text import RUN, Encoded, embedded, encoded, may_be_packed, readable_part
from portal.redaction.escaped import documents_within, written_out
from portal.redaction.escapes import (
    AS_IT_STANDS,
    FORM,
    JSON,
    QUOTED_PRINTABLE,
    URL,
    XML,
    Escape,
    escaped_findings,
    unescape,
)
from portal.redaction.findings import Replaced, words_of
from portal.redaction.gates.gate import stands_in
from portal.redaction.kinds import KINDS
from portal.redaction.rules.words.keys import class_of_key
from portal.redaction.scanning.engine import apply

# What stands in every line in which an escaped run can stand, in RE2's language.
GATE = (
    rb"%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\{\\+\"|&(?:#|lt;|gt;|quot;|apos;|amp;)|=3D|=40|[?&][\w.-]+=[^&\s\x0b]*\+"
    rb"|[A-Za-z0-9+/_-]{20}|" + written_out.GATE + b"|" + documents_within.GATE
)
# A run so long can begin in the middle of four signs, because its line was cut into windows.
_LEAST_CUT = 256
_TOKEN = re.compile(rb"[^\s\"'<>`]++")
_WORD = re.compile(rb"\S++")
_STRING = re.compile(rb"\"((?:[^\"\\]++|\\.)*+)\"", re.DOTALL)
_DOCUMENT = re.compile(rb"\s*+(?:\[?\{\\\"|\{\\\\)")
_URL_UNIT = re.compile(rb"%[0-9A-Fa-f]{2}")
_FIELD = re.compile(rb"(?:^|[?&;])([\w.%\[\]-]{1,80}+)=([^&;#]*+)")
_JSON_UNIT = re.compile(rb"\\u[0-9A-Fa-f]{4}")
_XML_UNIT = re.compile(rb"&(?:#x?[0-9A-Fa-f]{1,6}|lt|gt|quot|apos|amp);")
_LINES = re.compile(rb"([A-Za-z0-9+/_-]{16,}+)(\r?\n)(?:[A-Za-z0-9+/_-]++\r?\n)*+[A-Za-z0-9+/_-]*+={0,2}\s*+")
_QUOTED_UNIT = re.compile(rb"=3D|=40")

Find = Callable[[str | None, bytes], list[Replaced]]
Decide = Callable[[bytes, int, int, str], Replaced]


@dataclass(frozen=True, slots=True)
class _Run:
    """Where an escaped run stands and how it is escaped."""

    start: int
    end: int
    escape: Escape | None = None
    encoded: Encoded | None = None
    key: str | None = None


def layered(piece: bytes, find: Find, decide: Decide) -> list[Replaced]:
    """Findings inside the escaped runs of a piece, in order, with replacements escaped as their run.

    `find` looks at what a run says and at the class of its key, if it has one; `decide(piece, start,
    end, kind)` gives the stand-in of a place. Base64 is packed anew as a
    whole, so a finding inside covers the run.
    """
    if not stands_in(GATE, piece):
        return []
    found: list[Replaced] = []
    for run in _runs(piece):
        raw = piece[run.start : run.end]
        if run.escape is not None:
            inner = escaped_findings(raw, run.escape, partial(find, run.key))
            found += [replace(one, start=one.start + run.start, end=one.end + run.start) for one in inner]
        elif run.encoded is not None:
            found += _repacked(run, run.encoded, find)
        else:
            found.append(decide(piece, run.start, run.end, "embedded_file"))
    return sorted(found, key=lambda one: one.start)


def may_be_in_lines(value: bytes) -> bool:
    """Whether a value looks like base64 in lines."""
    return _LINES.fullmatch(value) is not None


def in_lines(value: bytes, find: Find, decide: Decide) -> list[Replaced] | None:
    """Findings of a value that is one run of base64 in lines, as of mail programs; None for any other."""
    lines = _LINES.fullmatch(value)
    if lines is None:
        return None
    bare = b"".join(value.split())
    what = encoded(bare)
    if what is None:
        return [decide(value, 0, len(value.rstrip()), "embedded_file")] if embedded(bare) else None
    width, end = len(lines[1]), lines[2]
    found = list(_repacked(_Run(0, len(value.rstrip())), what, find))
    return [replace(one, replacement=_wrapped(one.replacement, width, end)) for one in found]


def _wrapped(packed: bytes, width: int, end: bytes) -> bytes:
    return end.join(packed[at : at + width] for at in range(0, len(packed), width))


def has_runs(piece: bytes) -> bool:
    """Whether a piece has escaped runs at all, or may have: of a face the digits are not those of a line."""
    if not stands_in(GATE, piece):
        return False
    if stands_in(documents_within.GATE, piece) or any(True for find in _FINDERS for _ in find(piece)):
        return True
    return any(may_be_packed(match[0]) for match in RUN.finditer(piece))


def _repacked(run: _Run, what: Encoded, find: Find) -> Iterator[Replaced]:
    """The whole run packed anew; it bears the kind of the weightiest finding inside."""
    inner = find(None, what.text)
    if not inner:
        return
    first = max(inner, key=lambda one: KINDS[one.kind].rank)
    words = words_of(what.text, inner)
    text = apply(what.text, inner)
    yield Replaced(run.start, run.end, first.kind, first.category, first.treatment, what.pack(text), words)


def _runs(piece: bytes) -> list[_Run]:
    """The escaped runs, outermost escapes first; a run inside another is met again behind its escapes."""
    taken: list[_Run] = []
    for find in _FINDERS:
        taken += _beside(taken, list(find(piece)))
    return taken


def _beside(taken: list[_Run], runs: list[_Run]) -> list[_Run]:
    """The runs that touch none of those taken: looked up, for a line may have thousands of both."""
    if not taken or not runs:
        return runs
    order = sorted(taken, key=lambda one: one.start)
    starts = [one.start for one in order]
    reach = list(accumulate((one.end for one in order), max))
    before = [bisect_left(starts, run.end) - 1 for run in runs]
    return [run for run, at in zip(runs, before, strict=True) if at < 0 or reach[at] <= run.start]


def _json_runs(piece: bytes) -> list[_Run]:
    """Strings that hold an escaped document or escaped letters, and other words with such letters."""
    if b"\\" not in piece:
        return []
    lettered = _JSON_UNIT.search(piece) is not None
    if not lettered and b'{\\"' not in piece and b"{\\\\" not in piece:
        return []
    strings = (one for one in _STRING.finditer(piece) if _DOCUMENT.match(one[1]) or _JSON_UNIT.search(one[1]))
    words = (one for one in _TOKEN.finditer(piece) if lettered and _JSON_UNIT.search(one[0]))
    runs = [_Run(*one.span(1), JSON) for one in strings]
    return runs + _beside(runs, [_Run(*one.span(), JSON) for one in words])


def _document_runs(piece: bytes) -> Iterator[_Run]:
    return (_Run(start, end, AS_IT_STANDS) for start, end in documents_within.documents(piece))


def _written_out_runs(piece: bytes) -> Iterator[_Run]:
    return (_Run(start, end, JSON) for start, end in written_out.stretches(piece))


def _xml_runs(piece: bytes) -> Iterator[_Run]:
    """From the first escaped sign to the last, with the words they stand in."""
    if b"&" not in piece:
        return
    units = [match.span() for match in _XML_UNIT.finditer(piece)]
    if not units:
        return
    words = [m.span() for m in _WORD.finditer(piece) if m.end() > units[0][0] and m.start() < units[-1][1]]
    yield _Run(words[0][0], words[-1][1], XML)


def _url_runs(piece: bytes) -> Iterator[_Run]:
    """Words with escaped bytes; the fields of a form or a query each for itself, with the word of its key."""
    if b"%" not in piece and b"+" not in piece:
        return
    for match in _TOKEN.finditer(piece):
        if b"%" not in match[0] and b"+" not in match[0]:
            continue
        place = 0
        for field in _FIELD.finditer(match[0]):
            yield from _url_run(match, place, field.start(2))
            place = field.end()
            if b"%" in field[2] or b"+" in field[2]:
                start = match.start() + field.start(2)
                key = class_of_key(unescape(field[1], URL).text.decode("utf-8", "replace"))
                yield _Run(start, start + len(field[2]), FORM, key=key)
        yield from _url_run(match, place, len(match[0]))


def _url_run(match: re.Match[bytes], start: int, end: int) -> Iterator[_Run]:
    if _URL_UNIT.search(match[0], start, end):
        yield _Run(match.start() + start, match.start() + end, URL)


def _quoted_runs(piece: bytes) -> Iterator[_Run]:
    if b"=3D" not in piece and b"=40" not in piece:
        return
    for match in _WORD.finditer(piece):
        if _QUOTED_UNIT.search(match[0]):
            yield _Run(match.start(), match.end(), QUOTED_PRINTABLE)


def _base64_runs(piece: bytes) -> Iterator[_Run]:
    for match in RUN.finditer(piece):
        run, start = match[0], match.start()
        phases = range(4) if len(run) >= _LEAST_CUT else (0,)
        for phase in phases:
            end = len(run) if phase == 0 else phase + (len(run) - phase) // 4 * 4
            what = encoded(run[phase:end])
            if what is not None:
                yield _Run(start + phase, start + end, encoded=what)
                break
        else:
            if embedded(run):
                yield _Run(start, match.end())
            elif (part := readable_part(run)) and (what := encoded(run[:part])) is not None:
                yield _Run(start, start + part, encoded=what)


_FINDERS = (_document_runs, _json_runs, _written_out_runs, _xml_runs, _url_runs, _quoted_runs, _base64_runs)
