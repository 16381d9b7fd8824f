"""Which numbers of one line may be folded, said plainly: this defines what `face_numbers` computes."""

import re
from collections.abc import Iterator, Sequence

from portal.redaction.faces import signs as look


def _one_of(signs: bytes) -> bytes:
    return b"[" + re.escape(signs) + b"]"


_RUN = re.compile(rb"[0-9]+")
_LEFT, _RIGHT, _JOINING = _one_of(look.LEFT), _one_of(look.RIGHT), _one_of(look.JOINING)
_BEFORE_CLOCK, _AFTER_CLOCK = _one_of(look.BEFORE_CLOCK), _one_of(look.AFTER_CLOCK)
_FAR = b"(?!" + _JOINING + b"{1,2}[0-9])"
_ALONE = b"(?<![0-9]" + _JOINING + b")(?<![0-9]" + _JOINING + _JOINING + b")"
_FREE = b"(?<![0-9])"
_END = b"(?=" + _RIGHT + b")" + _FAR
_CLOCK = (
    rb"[0-9]{2}:[0-9]{2}:[0-9]{2}(?![0-9])(?=" + _AFTER_CLOCK + rb")"
    rb"(?:[.,][0-9]{1,9}(?=" + _one_of(look.AFTER_FRACTION) + rb"))?"
)
_PORT = re.compile(rb":([0-9]{1,6})(?=" + _one_of(look.AFTER_PORT) + rb")")
_STAMPS = tuple(
    re.compile(_FREE + pattern)
    for pattern in (
        b"(?<=" + _BEFORE_CLOCK + b")" + _CLOCK,
        rb"(?<=/)[0-9]{4}:" + _CLOCK,
        rb"(?<= )[0-9]{1,2}[ T]" + _CLOCK,
        rb"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]" + _CLOCK,
        b"(?<=" + _LEFT + rb")[0-9]{4}(?:-[0-9]{2}){3}(?:\.[0-9]{2}){2}\.[0-9]{1,9}(?=" + _RIGHT + b")",
    )
)
# Each is asked at the begin of every run of digits that belongs to no instant and no address.
_FORMS = tuple(
    re.compile(_FREE + pattern)
    for pattern in (
        b"(?<=" + _LEFT + b")" + _ALONE + b"[0-9]{1,6}" + _END,
        rb"(?<=/)" + _ALONE + b"[0-9]{1,6}(?:" + _END + b"|(?=/)" + _FAR + b")",
        rb"(?<=[A-Za-z]-)" + _ALONE + b"(?:[0-9]{1,6}" + _END + b"|[0-9]{1,5}(?=-[A-Za-z])" + _FAR + b")",
        rb"(?<=_)[0-9]{1,6}(?:(?=[_:])|" + _END + b")",
        b"(?<=" + _LEFT + b")" + _ALONE + rb"[0-9]{1,9}\.[0-9]{1,9}" + _END,
        b"(?<=" + _LEFT + b")" + _ALONE + rb"[0-9]{1,5} [0-9]{1,6}" + _END,
        rb"(?:(?<=\n)|(?<=\n[^\n] ))1[0-9]{9}(?= )",
        b"(?<=" + _LEFT + rb")[0-9]{1,6}(?=[a-z]{1,2}" + _one_of(look.AFTER_PORT) + b")",
    )
)
_SPOKEN = re.compile(rb"[0-9A-Za-z\x80-\xff]+:\Z")
_BEHIND_COLON = re.compile(_ALONE + b"[0-9]{1,6}" + _END)
_NAMED = re.compile(rb"[a-z]{%d}[0-9]{1,%d}-\Z" % (look.LEAST_NAMED, look.LONGEST_NUMBER))
_LONGEST_NAMED = look.LEAST_NAMED + look.LONGEST_NUMBER + 1
_COUNTED_ON = re.compile(b"[0-9]{1,%d}" % look.LONGEST_COUNTED_ON + _END)
_PATH = re.compile(rb"(?<=[A-Za-z])[0-9]+(?=/)")
_HIDDEN = bytes(1 if sign in b"0123456789" else sign for sign in range(256))


def harmless_numbers(text: bytes, addresses: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of digits that may be folded; `text` is a line between two line ends.

    `addresses` are the places where addresses stand: the number behind one is a port.
    """
    runs = {match.start(): match.end() for match in _RUN.finditer(text)}
    stamped = [match.span() for form in _STAMPS for start in runs if (match := form.match(text, start))]
    found = {place for start, end in stamped for place in runs if start <= place < end}
    named = [match.span() for match in _PATH.finditer(text)]
    found |= set(_counts(_without(text, [*stamped, *addresses, *named]), runs))
    found |= {end + 1 for _, end in addresses if _PORT.match(text, end)}
    return ((start, runs[start]) for start in sorted(found))


def _counts(text: bytes, runs: dict[int, int]) -> Iterator[int]:
    for start in runs:
        for form in _FORMS:
            match = form.match(text, start)
            if match is not None:
                yield from (place for place in runs if start <= place < match.end())
        if text[start - 1 : start] == b":" and _BEHIND_COLON.match(text, start):
            word = _SPOKEN.search(text, 0, start)
            if word is not None and re.search(rb"[g-zG-Z]", word[0]):
                yield start
        if _COUNTED_ON.match(text, start) and _NAMED.search(text[max(start - _LONGEST_NAMED, 0) : start]):
            yield start


def _without(text: bytes, places: Sequence[tuple[int, int]]) -> bytes:
    """The text without digits that make no other number one of several."""
    made = bytearray(text)
    for start, end in places:
        made[start:end] = text[start:end].translate(_HIDDEN)
    return bytes(made)
