"""Where the value behind a key begins and ends."""

import re

# `N'…'` of SQL, `r"…"` of Python: a letter says of what kind the text is.
_OPENING = re.compile(rb"(?:[NnEeRrBbUuFf]{1,2}(?=[\"']))?(\\{0,3}(?:\"{3}|'{3}|[\"'`]))")
# A cell of a table doubles each quote within, `""password"": ""…""`.
_DOUBLED = re.compile(rb"\"\"([^\"\r\n]{1,8192})\"\"(?!\")")
SPACED = frozenset(
    {
        "person",
        "name",
        "address",
        "street",
        "city",
        "date_of_birth",
        "phone",
        "coordinates",
        "connection_string",
    }
)
"""Classes of keys whose values hold blanks."""
_STOP = re.compile(
    rb"[\s`<>|]|[\"'](?![A-Za-z0-9])|(?<![A-Za-z0-9])[\"']|[,;&](?=\s|$|[A-Za-z_][A-Za-z0-9_.-]{0,40}[=:])"
    # A setting of several words behind it: `Password=…;Connection Timeout=30`.
    rb"|;(?=[A-Z][A-Za-z]{1,20}(?: [A-Za-z]{1,20}){1,3}=)"
    rb"|[)\]}](?=[\s,;.]|$)|\\(?:[nrt\"]|\r?\n?$)"
)
_STOP_NARROW = re.compile(rb"[\s\"'`<>|,;&(){}\[\]=?^]|\\[nrt\"]")
_STOP_SPACED = re.compile(
    rb"[\"`<>|;\t\r\n{}=]| {2,}| [A-Za-z_.\x80-\xff][A-Za-z0-9_.\x80-\xff-]{0,40}(?:[=:]| :(?= ))"
    rb"|, [A-Za-z_ -]{1,40}[=:]|,(?=[A-Za-z_][A-Za-z0-9_.-]{0,40}=)"
    rb"|&[A-Za-z_][A-Za-z0-9_.-]{0,40}=| HTTP/[0-9]|\\[nrt\"]"
    # The instant at the end of a line of measures.
    rb"| (?=[0-9]{16,19}[ \t]{0,4}\r?$)"
    # Where a sentence ends; a point behind fewer signs shortens a word, `Str. Fabricii`, or counts,
    # `12. Cadde`, but none stands behind a house, `73/B.`; letters that are not Latin have two bytes.
    rb"|(?:(?<=[a-z\x80-\xc5]{4})|(?<=[\x80-\xff]{8})|(?<=[0-9]{3})|(?<=[0-9/][A-Z]))"
    rb"\. (?=[A-Z\xc3-\xc5\xce\xd0])"
)
_LENGTH = re.compile(rb"\[[0-9]{1,4}\] (?=[\"'])|STRING: ")
_CHANGED = re.compile(rb"[\"'] (?:->|=>) [\"']([^\"'\r\n]{1,512})[\"']")
_LONGEST_QUOTED, _FAR = 8192, 8
_LONGEST_SPACED = 256  # no name or address is longer, and judges read what they judge
_IN_NAME = re.compile(rb"(?<=[ '][A-Z])'(?=[A-Z][a-z]{2,20}')")
_TWICE = re.compile(rb"(?<=[A-Za-z\x80-\xff])''(?=[A-Za-z\xc3-\xc5])")
_SECRETS = frozenset({"password", "token"})
# A quote within a secret, which nobody escaped: `password="castle"65x" code=49`.
_WITHIN = re.compile(rb"([\"'])(?=[A-Za-z0-9])[^\s\"'=:,;<>{}\[\]()]{1,64}(?=\1(?:[\s,;})\]]|$))")


def _closing_later(line: bytes, closing: int) -> int | None:
    """The closing quote of a secret that has one within, where only the second is followed by an end."""
    within = _WITHIN.match(line, closing)
    return None if within is None else within.end()


def after_length(line: bytes, start: int) -> int:
    """Where a value begins behind its length, as Oracle audits: `[5] 'okern'`, or its kind: `STRING: x`."""
    length = _LENGTH.match(line, start)
    return start if length is None else length.end()


def changed_to(line: bytes, end: int) -> tuple[int, int] | None:
    """Where the new value stands behind an old one in quotes, in a plan: `name = "old" -> "new"`."""
    changed = _CHANGED.match(line, end)
    return None if changed is None else changed.span(1)


def value_at(line: bytes, start: int, name: str) -> tuple[int, int, bool]:
    """Where the value that begins at `start` ends: at its closing quote, or where its class says."""
    if line[start - 2 : start + 1] == b")=(" and (closing := line.find(b")", start, start + 200)) > 0:
        return start + 1, closing, True  # `Key (email)=(jo@firm.example)`, as databases tell of rows
    doubled = _DOUBLED.match(line, start) if b'""' in line[max(0, start - _FAR) : start] else None
    if doubled is not None:
        return *doubled.span(1), True
    opening = _OPENING.match(line, start)
    if opening is not None:
        closing = line.find(opening[1], opening.end(), opening.end() + _LONGEST_QUOTED)
        while closing > 0 and len(opening[1]) == 1 and line[closing - 1 : closing] == b"\\":
            closing = line.find(opening[1], closing + 1, opening.end() + _LONGEST_QUOTED)
        # A name with one within, `'J. N'Diaye'`.
        while closing > 0 and opening[1] == b"'" and name in SPACED and _IN_NAME.match(line, closing):
            closing = line.find(b"'", closing + 1, opening.end() + _LONGEST_QUOTED)
        # Statements and YAML double a quote within: `'N''Diaye'`.
        while closing > 0 and opening[1] == b"'" and _TWICE.match(line, closing):
            closing = line.find(b"'", closing + 2, opening.end() + _LONGEST_QUOTED)
        while name in _SECRETS and closing > 0 and (later := _closing_later(line, closing)) is not None:
            closing = later
        open_end = max(opening.end(), len(line.rstrip(b"\r\n")))
        return opening.end(), open_end if closing < 0 else closing, True
    stop = (
        _STOP_SPACED
        if name in SPACED
        else _STOP
        if name in {"password", "token", "session_id"}
        else _STOP_NARROW
    )
    end = _first(stop, line, start)
    if name in SPACED and name != "connection_string" and end - start > _LONGEST_SPACED:
        end = _cut(line, start, start + _LONGEST_SPACED)
    value = line[start:end]
    return start, start + len(value.rstrip(b" ,.;:" if name != "password" else b" ,;")), False


def _cut(line: bytes, start: int, end: int) -> int:
    """Where a value ends that would go on beyond `end`: at a blank, or before a letter that is cut."""
    blank = line.rfind(b" ", start, end)
    if blank > start:
        return blank
    while end > start and line[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a byte of UTF-8 that is no first
        end -= 1
    return end


_lasts: dict[re.Pattern[bytes], tuple[bytes, int, int]] = {}


def _first(stop: re.Pattern[bytes], line: bytes, start: int) -> int:
    """Where the first stop stands from here on: what was found from before holds for all places until there.

    A line of nothing but keys would be read to its end for each of them.
    """
    known = _lasts.get(stop)
    if known is not None and known[0] is line and known[1] <= start <= known[2]:
        return known[2]
    found = stop.search(line, start)
    end = len(line) if found is None else found.start()
    _lasts[stop] = line, start, end
    return end
